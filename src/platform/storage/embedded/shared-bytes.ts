/**
 * Bytes that two threads hand to each other. A message between threads costs five times as much when it carries bytes, so the
 * bytes lie in shared memory and only a wake-up is sent.
 */
export class SharedBytes {
  readonly memory: SharedArrayBuffer;

  constructor(memory: SharedArrayBuffer = new SharedArrayBuffer(startBytes, { maxByteLength: bytesMax })) {
    this.memory = memory;
  }

  /** Gives the length. The other thread must not be reading. */
  write(parts: readonly Uint8Array[]): number {
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    if (length > bytesMax) throw new RangeError("A message to or from the embedded database is too large");
    if (length > this.memory.byteLength)
      this.memory.grow(Math.min(bytesMax, Math.max(length, 2 * this.memory.byteLength)));
    const view = new Uint8Array(this.memory);
    let offset = 0;
    for (const part of parts) {
      view.set(part, offset);
      offset += part.length;
    }
    return length;
  }

  /** A copy: the memory is written again by the next message. */
  read(length: number): Uint8Array {
    return new Uint8Array(this.memory, 0, length).slice();
  }
}

const startBytes = 1 << 18;
const bytesMax = 1 << 29;
