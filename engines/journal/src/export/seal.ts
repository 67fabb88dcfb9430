import { base64Of } from "../base64.ts";
import { HASH_BYTES, type Sha256 } from "../hashing.ts";

/** First line of the seal's text. No checkpoint can have it as its origin in an export: see `isExportOrigin`. */
const SEAL_FORMAT = "counterfoil-journal-export-seal/1";

/** What the seal covers so far: `digest` runs over every byte of every line. */
export type RunningDigest = { readonly lines: number; readonly digest: Uint8Array };

export const NO_LINES: RunningDigest = { lines: 0, digest: new Uint8Array(HASH_BYTES) };

/** digest = SHA-256(0x03 || digest before || line with its newline); 32 zero bytes before the first line. */
export function withLine(sha256: Sha256, { lines, digest }: RunningDigest, line: Uint8Array): RunningDigest {
  const input = new Uint8Array(1 + HASH_BYTES + line.length + 1);
  input[0] = 3;
  input.set(digest, 1);
  input.set(line, 1 + HASH_BYTES);
  input[input.length - 1] = 0x0a;
  return { lines: lines + 1, digest: sha256(input) };
}

/** The text that the seal signs. */
export function sealText(origin: string, { lines, digest }: RunningDigest): string {
  return `${SEAL_FORMAT}\n${origin}\n${lines}\n${base64Of(digest)}\n`;
}

export function isExportOrigin(origin: string): boolean {
  return /^[\u0021-\u002a\u002c-\u007e]{1,255}$/.test(origin) && origin !== SEAL_FORMAT;
}
