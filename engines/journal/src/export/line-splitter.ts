import { joined } from "../octets.ts";

const newline = 0x0a;

/** Cuts a stream of bytes at its newlines, whatever the chunks are, and never holds more than one line. */
export type LineSplitter = {
  /** The lines that this chunk completes, without their newlines. They live as long as the chunk does. */
  readonly push: (chunk: Uint8Array) => Generator<Uint8Array>;
  /** Bytes after the last newline. */
  readonly pending: () => number;
};

export function lineSplitter(): LineSplitter {
  let parts: Uint8Array[] = [];
  let pending = 0;
  function* push(chunk: Uint8Array): Generator<Uint8Array> {
    let from = 0;
    for (;;) {
      const end = chunk.indexOf(newline, from);
      if (end < 0) break;
      const line = joinedWith(parts, chunk.subarray(from, end));
      parts = [];
      pending = 0;
      from = end + 1;
      yield line;
    }
    if (from === chunk.length) return;
    parts.push(Uint8Array.from(chunk.subarray(from)));
    pending += chunk.length - from;
  }
  return { push, pending: () => pending };
}

function joinedWith(parts: readonly Uint8Array[], last: Uint8Array): Uint8Array {
  return parts.length === 0 ? last : joined(...parts, last);
}
