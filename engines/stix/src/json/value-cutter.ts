const quote = 0x22;
const backslash = 0x5c;

/**
 * Finds where one JSON value ends in text that arrives in chunks. It only follows strings and brackets; whether the value is
 * good JSON is for `readJson` to say about the text that was cut out.
 */
export class ValueCutter {
  readonly #depthMax: number;
  #pieces: string[] = [];
  #depth = 0;
  #inString = false;
  #escaped = false;
  #scalar = false;
  open = false;
  length = 0;
  tooDeep = false;

  constructor(depthMax: number) {
    this.#depthMax = depthMax;
  }

  begin(): void {
    this.#pieces = [];
    this.#depth = 0;
    this.#inString = this.#escaped = this.#scalar = this.tooDeep = false;
    this.open = true;
    this.length = 0;
  }

  /** Takes what belongs to the value and returns where it stopped. `open` turns false when the value is whole. */
  take(chunk: string, from: number): number {
    let at = from;
    while (at < chunk.length && this.open && !this.tooDeep) {
      if (this.#inString) at = this.#throughString(chunk, at);
      else if (!this.#mark(chunk.charCodeAt(at))) break;
      else at++;
    }
    this.#pieces.push(chunk.slice(from, at));
    this.length += at - from;
    return at;
  }

  text(): string {
    return this.#pieces.join("");
  }

  #throughString(chunk: string, from: number): number {
    for (let at = from; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at);
      if (this.#escaped) this.#escaped = false;
      else if (code === backslash) this.#escaped = true;
      else if (code === quote) {
        this.#inString = false;
        if (this.#depth === 0) this.open = false;
        return at + 1;
      }
    }
    return chunk.length;
  }

  /** False when the character no longer belongs to the value (the end of a number or a word). */
  #mark(code: number): boolean {
    if (this.#scalar && (code === 0x2c || code === 0x7d || code === 0x5d || code <= 0x20)) {
      this.open = false;
      return false;
    }
    if (code === quote) this.#inString = true;
    else if (code === 0x7b || code === 0x5b) this.tooDeep = ++this.#depth > this.#depthMax;
    else if (code === 0x7d || code === 0x5d) {
      if (--this.#depth <= 0) this.open = false;
    } else if (this.#depth === 0) this.#scalar = true;
    return true;
  }
}
