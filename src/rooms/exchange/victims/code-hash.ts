import { createHash } from "node:crypto";

/** What is stored of an acknowledgement code. The prefix keeps it apart from every other hash in the house. */
export function codeHash(code: string): string {
  return createHash("sha256").update(`counterfoil acknowledgement code 1\n${code}`).digest("hex");
}
