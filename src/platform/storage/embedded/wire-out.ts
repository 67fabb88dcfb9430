import type { WireOut } from "../pipeline.ts";

/**
 * Writes messages of the PostgreSQL protocol (version 3.0, "Message Formats") into one buffer that is used again for every
 * round trip. Each message is a letter, its length (four bytes, counting themselves) and its body.
 */
export class WireWriter implements WireOut {
  #buffer = Buffer.allocUnsafeSlow(1 << 16);
  #length = 0;
  #start = 0;

  parse(message: { name: string; text: string }): void {
    this.#begin("P");
    this.#string(message.name);
    this.#string(message.text);
    this.#int16(0);
    this.#end();
  }

  bind(message: { statement: string; values: readonly (string | Uint8Array | null)[] }): void {
    const { statement, values } = message;
    this.#begin("B");
    this.#string("");
    this.#string(statement);
    const bytes = values.some((value) => value instanceof Uint8Array);
    // One format for each value, or none when all are text.
    this.#int16(bytes ? values.length : 0);
    if (bytes) for (const value of values) this.#int16(value instanceof Uint8Array ? 1 : 0);
    this.#int16(values.length);
    for (const value of values) this.#value(value);
    this.#int16(0);
    this.#end();
  }

  describe(message: { type: "P"; name: string }): void {
    this.#begin("D");
    this.#string(`${message.type}${message.name}`);
    this.#end();
  }

  execute(message: { portal: string; rows: number }): void {
    this.#begin("E");
    this.#string(message.portal);
    this.#int32(message.rows);
    this.#end();
  }

  close(message: { type: "S"; name: string }): void {
    this.#begin("C");
    this.#string(`${message.type}${message.name}`);
    this.#end();
  }

  sync(): void {
    this.#begin("S");
    this.#end();
  }

  query(text: string): void {
    this.#begin("Q");
    this.#string(text);
    this.#end();
  }

  /** What was written since the last time; valid until the next message is written. */
  take(): Uint8Array {
    const messages = this.#buffer.subarray(0, this.#length);
    this.#length = 0;
    // A rare large message does not keep its memory.
    if (this.#buffer.length > keptBytesMax) this.#buffer = Buffer.allocUnsafeSlow(1 << 16);
    return messages;
  }

  #begin(letter: string): void {
    this.#room(5);
    this.#buffer[this.#length] = letter.charCodeAt(0);
    this.#start = this.#length + 1;
    this.#length += 5;
  }

  #end(): void {
    this.#buffer.writeInt32BE(this.#length - this.#start, this.#start);
  }

  #value(value: string | Uint8Array | null): void {
    if (value === null) return this.#int32(-1);
    const at = this.#length;
    this.#int32(0);
    if (typeof value === "string") this.#text(value);
    else {
      this.#room(value.length);
      this.#buffer.set(value, this.#length);
      this.#length += value.length;
    }
    this.#buffer.writeInt32BE(this.#length - at - 4, at);
  }

  /** Ended by a zero byte, so it cannot hold one. */
  #string(text: string): void {
    if (text.includes("\0")) throw new TypeError("SQL cannot hold a zero character");
    this.#text(text);
    this.#room(1);
    this.#buffer[this.#length++] = 0;
  }

  #text(text: string): void {
    // A UTF-16 unit becomes three bytes at most.
    this.#room(text.length * 3);
    this.#length += this.#buffer.write(text, this.#length, "utf8");
  }

  #int16(number: number): void {
    this.#room(2);
    this.#length = this.#buffer.writeUInt16BE(number, this.#length);
  }

  #int32(number: number): void {
    this.#room(4);
    this.#length = this.#buffer.writeInt32BE(number, this.#length);
  }

  #room(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.#buffer.length));
    this.#buffer.copy(larger, 0, 0, this.#length);
    this.#buffer = larger;
  }
}

const keptBytesMax = 1 << 22;
