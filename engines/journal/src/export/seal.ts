import { base64Of } from "../base64.ts";
import { HASH_BYTES, type Sha256 } from "../hashing.ts";

/** First line of the seal's text. No checkpoint can have it as its origin in an export: see `isExportOrigin`. */
const SEAL_FORMAT = "counterfoil-journal-export-seal/1";

const blockBytes = 65_536;

/** What the seal covers so far: every byte of every line before it. */
export type SealDigest = {
  readonly lines: () => number;
  /** Takes the next line, given without its newline. */
  readonly add: (line: Uint8Array) => void;
  /** The text that the seal signs. */
  readonly text: (origin: string) => string;
};

/**
 * The bytes in blocks of 65,536, the last one shorter: digest = SHA-256(0x03 || digest before || block), 32 zero bytes before
 * the first. In blocks, as one hash a line would cost as much again as the chain.
 */
export function sealDigest(sha256: Sha256): SealDigest {
  const input = new Uint8Array(1 + HASH_BYTES + blockBytes);
  const block = input.subarray(1 + HASH_BYTES);
  input[0] = 3;
  let lines = 0;
  let bytes = 0;
  let filled = 0;
  const digestSoFar = () => (filled === 0 ? input.slice(1, 33) : sha256(input.slice(0, 33 + filled)));
  const addBytes = (piece: Uint8Array) => {
    for (let from = 0; from < piece.length;) {
      const taken = Math.min(piece.length - from, blockBytes - filled);
      block.set(piece.subarray(from, from + taken), filled);
      from += taken;
      filled += taken;
      if (filled < blockBytes) continue;
      input.set(sha256(input), 1);
      filled = 0;
    }
    bytes += piece.length;
  };
  return {
    lines: () => lines,
    add: (line) => {
      addBytes(line);
      addBytes(newline);
      lines++;
    },
    text: (origin) => `${SEAL_FORMAT}\n${origin}\n${bytes}\n${base64Of(digestSoFar())}\n`,
  };
}

const newline = Uint8Array.of(0x0a);

export function isExportOrigin(origin: string): boolean {
  return /^[\u0021-\u002a\u002c-\u007e]{1,255}$/.test(origin) && origin !== SEAL_FORMAT;
}
