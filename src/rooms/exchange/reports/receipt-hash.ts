import { createHash } from "node:crypto";
import { canonicalJson } from "../../../basics/canonical-json.ts";

/** What is stored of a receipt code. The prefix keeps it apart from every other hash in the house. */
export function receiptHash(code: string): string {
  return createHash("sha256").update(`counterfoil receipt code 1\n${code}`).digest("hex");
}

/** Digest of what was handed in, without the reporter's contact: the journal holds the row to it. */
export function contentHash(content: unknown): string {
  return createHash("sha256").update(canonicalJson(content)).digest("hex");
}

/** Bytes that are the same whenever the same form is sent again unchanged, so that a second press gives the same receipt. */
export function bytesOfForm(formKey: string, content: string): Uint8Array {
  return createHash("sha512").update(`counterfoil form 1\n${formKey}\n${content}`).digest();
}
