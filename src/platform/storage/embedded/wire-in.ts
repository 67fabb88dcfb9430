import type { DatabaseErrorFields } from "../errors.ts";
import type { Pipeline } from "../pipeline.ts";

/**
 * Reads the messages of an answer (PostgreSQL protocol 3.0, "Message Formats") and tells the pipeline. Gives the letter of the
 * transaction's state: `I` idle, `T` in a transaction, `E` in one that failed. An answer without it is cut short and throws.
 */
export function readAnswer(answer: Uint8Array, pipeline: Pipeline): string {
  const bytes = Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength);
  let state: string | null = null;
  for (let at = 0; at + 5 <= bytes.length;) {
    const letter = String.fromCharCode(bytes.readUInt8(at));
    const end = at + 1 + bytes.readInt32BE(at + 1);
    const body = new Body(bytes, at + 5);
    if (letter === "D") pipeline.dataRow(body.values());
    else if (letter === "C") pipeline.commandComplete(body.string());
    else if (letter === "I") pipeline.commandComplete("");
    else if (letter === "T") pipeline.rowDescription(body.fields());
    else if (letter === "E") pipeline.failed(body.errorFields());
    else if (letter === "Z") state = String.fromCharCode(bytes.readUInt8(at + 5));
    at = end;
  }
  if (state === null) throw new Error("The embedded database gave half an answer");
  return state;
}

class Body {
  readonly #bytes: Buffer;
  #at: number;

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  string(): string {
    const end = this.#bytes.indexOf(0, this.#at);
    const text = this.#bytes.toString("utf8", this.#at, end);
    this.#at = end + 1;
    return text;
  }

  values(): (string | null)[] {
    const values: (string | null)[] = [];
    for (let left = this.#int16(); left > 0; left -= 1) {
      const length = this.#bytes.readInt32BE(this.#at);
      this.#at += 4;
      values.push(length < 0 ? null : this.#bytes.toString("utf8", this.#at, this.#at + length));
      if (length > 0) this.#at += length;
    }
    return values;
  }

  /** Table, column, type, size, modifier and format follow each name; only the type matters here. */
  fields(): { name: string; dataTypeID: number }[] {
    const fields: { name: string; dataTypeID: number }[] = [];
    for (let left = this.#int16(); left > 0; left -= 1) {
      const name = this.string();
      fields.push({ name, dataTypeID: this.#bytes.readUInt32BE(this.#at + 6) });
      this.#at += 18;
    }
    return fields;
  }

  errorFields(): DatabaseErrorFields {
    const byLetter = new Map<string, string>();
    for (;;) {
      const letter = this.#bytes.readUInt8(this.#at++);
      if (letter === 0) break;
      byLetter.set(String.fromCharCode(letter), this.string());
    }
    return {
      code: byLetter.get("C"),
      message: byLetter.get("M"),
      table: byLetter.get("t"),
      constraint: byLetter.get("n"),
    };
  }

  #int16(): number {
    const number = this.#bytes.readInt16BE(this.#at);
    this.#at += 2;
    return number;
  }
}
