import type { JsonLimits, JsonRefusal } from "./limits.ts";

export type JsonPlace = { readonly line: number; readonly column: number; readonly path: string };

/** Thrown inside the scan only; `readJson` turns it into a refusal. */
export class JsonStop extends Error {
  readonly refusal: JsonRefusal;
  readonly expected: string;
  readonly where: JsonPlace;

  constructor(refusal: JsonRefusal, expected: string, where: JsonPlace) {
    super(refusal);
    this.refusal = refusal;
    this.expected = expected;
    this.where = where;
  }
}

const quote = 0x22;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const comma = 0x2c;
const colon = 0x3a;

/** A number as RFC 8259 section 6 writes it, matched at one place of the text. */
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

/** Few keys are compared one by one; from here on a set is cheaper. */
const fewKeys = 12;

/** One pass over a JSON text that checks grammar and limits without building anything but the keys of open objects. */
export class JsonScan {
  readonly #text: string;
  readonly #limits: JsonLimits;
  readonly #path: (string | number)[] = [];
  #at: number;

  constructor(text: string, start: number, limits: JsonLimits) {
    this.#text = text;
    this.#at = start;
    this.#limits = limits;
  }

  whole(): void {
    this.#space();
    this.#value(1);
    this.#space();
    if (this.#at < this.#text.length) this.#stop("json-trailing-data", "the end of the text");
  }

  #value(depth: number): void {
    const code = this.#text.charCodeAt(this.#at);
    if (code === quote) this.#string();
    else if (code === openBrace) this.#object(depth);
    else if (code === openBracket) this.#list(depth);
    else if (code === 0x2d || (code >= 0x30 && code <= 0x39)) this.#number();
    else if (code === 0x74) this.#word("true");
    else if (code === 0x66) this.#word("false");
    else if (code === 0x6e) this.#word("null");
    else this.#unexpected("a value");
  }

  #object(depth: number): void {
    this.#enter(depth);
    if (this.#text.charCodeAt(this.#at) === closeBrace) return void this.#at++;
    const keys = new Keys();
    for (let members = 1; ; members++) {
      if (members > this.#limits.membersMax) this.#tooMany();
      this.#key(depth, keys);
      this.#value(depth + 1);
      if (this.#closes(closeBrace, "a comma or }")) break;
    }
    this.#path.length = depth - 1;
  }

  #key(depth: number, keys: Keys): void {
    if (this.#text.charCodeAt(this.#at) !== quote) this.#unexpected("a key in double quotes");
    const start = this.#at;
    const plain = this.#string();
    const raw = this.#text.slice(start, this.#at);
    const key = plain ? raw.slice(1, -1) : (JSON.parse(raw) as string);
    this.#path[depth - 1] = key;
    if (key === "__proto__") this.#stop("json-forbidden-key", "a key other than __proto__", start);
    if (!keys.add(key)) this.#stop("json-duplicate-key", "a key that the object does not have yet", start);
    this.#space();
    if (this.#text.charCodeAt(this.#at) !== colon) this.#unexpected("a colon");
    this.#at++;
    this.#space();
  }

  #list(depth: number): void {
    this.#enter(depth);
    if (this.#text.charCodeAt(this.#at) === closeBracket) return void this.#at++;
    for (let index = 0; ; index++) {
      if (index >= this.#limits.membersMax) this.#tooMany();
      this.#path[depth - 1] = index;
      this.#value(depth + 1);
      if (this.#closes(closeBracket, "a comma or ]")) break;
    }
    this.#path.length = depth - 1;
  }

  #enter(depth: number): void {
    if (depth > this.#limits.depthMax)
      this.#stop("json-too-deep", `at most ${this.#limits.depthMax} levels of nesting`);
    this.#at++;
    this.#space();
  }

  /** After a member: true when the container closes here, false when another member follows. */
  #closes(closing: number, expected: string): boolean {
    this.#space();
    const code = this.#text.charCodeAt(this.#at);
    if (code !== closing && code !== comma) this.#unexpected(expected);
    this.#at++;
    if (code === closing) return true;
    this.#space();
    return false;
  }

  /** Returns true when the string has no escape. */
  #string(): boolean {
    const start = ++this.#at;
    let plain = true;
    while (!this.#ordinary()) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === backslash) {
        plain = false;
        this.#escape();
      } else if (code < 0x20) this.#stop("json-malformed", "control characters written as escapes");
      else if (code >= 0xd800 && code <= 0xdfff) this.#pair(code);
      else this.#stop("json-truncated", "the rest of the string");
    }
    if (this.#at - start > this.#limits.stringCharactersMax)
      this.#stop(
        "json-string-too-long",
        `strings of at most ${this.#limits.stringCharactersMax} characters`,
        start - 1,
      );
    this.#at++;
    return plain;
  }

  /** Runs over characters that mean nothing special; true when a closing quote ends them. */
  #ordinary(): boolean {
    const text = this.#text;
    let at = this.#at;
    let code = text.charCodeAt(at);
    while (code >= 0x20 && code !== quote && code !== backslash && (code < 0xd800 || code > 0xdfff))
      code = text.charCodeAt(++at);
    this.#at = at;
    return code === quote;
  }

  #escape(): void {
    const code = this.#text.charCodeAt(this.#at + 1);
    if (code === 0x75) return this.#unicodeEscape();
    if (code !== code) this.#stop("json-truncated", "the rest of the escape");
    if (!'"\\/bfnrt'.includes(String.fromCharCode(code))) this.#stop("json-malformed", "a known escape");
    this.#at += 2;
  }

  #unicodeEscape(): void {
    const first = this.#hex(this.#at + 2);
    if (first >= 0xdc00 && first <= 0xdfff)
      this.#stop("json-lone-surrogate", "a high surrogate before a low one");
    if (first < 0xd800 || first > 0xdbff) return void (this.#at += 6);
    const escaped = this.#text.startsWith("\\u", this.#at + 6);
    const second = escaped ? this.#hex(this.#at + 8) : 0;
    if (second < 0xdc00 || second > 0xdfff) this.#stop("json-lone-surrogate", "a low surrogate after it");
    this.#at += 12;
  }

  #hex(at: number): number {
    const digits = this.#text.slice(at, at + 4);
    if (!/^[0-9a-fA-F]{4}$/.test(digits))
      this.#stop(at + 4 > this.#text.length ? "json-truncated" : "json-malformed", "four hexadecimal digits");
    return Number.parseInt(digits, 16);
  }

  #pair(code: number): void {
    const next = this.#text.charCodeAt(this.#at + 1);
    if (code > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff))
      this.#stop("json-lone-surrogate", "surrogates in pairs");
    this.#at += 2;
  }

  #number(): void {
    number.lastIndex = this.#at;
    const found = number.exec(this.#text)?.[0];
    if (found === undefined) {
      this.#at++;
      this.#unexpected("a digit");
    }
    const after = this.#text.charCodeAt(this.#at + found.length);
    if ((after >= 0x30 && after <= 0x39) || after === 0x2e || after === 0x65 || after === 0x45)
      this.#stop("json-malformed", "a number without leading zeros, with digits after point and exponent");
    if (found.length > 300 || (/[eE]/.test(found) && !Number.isFinite(Number(found))))
      this.#stop("json-number-out-of-range", "a number that a double can hold");
    this.#at += found.length;
  }

  #word(word: string): void {
    if (!this.#text.startsWith(word, this.#at)) {
      const rest = this.#text.slice(this.#at, this.#at + word.length);
      this.#stop(
        word.startsWith(rest) && this.#at + rest.length === this.#text.length
          ? "json-truncated"
          : "json-malformed",
        word,
      );
    }
    this.#at += word.length;
  }

  #space(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at++;
    }
  }

  #tooMany(): never {
    this.#stop("json-too-many-members", `at most ${this.#limits.membersMax} members`);
  }

  #unexpected(expected: string): never {
    this.#stop(this.#at >= this.#text.length ? "json-truncated" : "json-malformed", expected);
  }

  #stop(refusal: JsonRefusal, expected: string, at: number = this.#at): never {
    throw new JsonStop(refusal, expected, { ...placeOf(this.#text, at), path: pathText(this.#path) });
  }
}

class Keys {
  #few: string[] = [];
  #many: Set<string> | undefined;

  /** False when the key was there before. */
  add(key: string): boolean {
    if (this.#many) return this.#many.size < this.#many.add(key).size;
    if (this.#few.includes(key)) return false;
    this.#few.push(key);
    if (this.#few.length > fewKeys) this.#many = new Set(this.#few);
    return true;
  }
}

function placeOf(text: string, at: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (let found = text.indexOf("\n"); found !== -1 && found < at; found = text.indexOf("\n", found + 1)) {
    line++;
    lineStart = found + 1;
  }
  return { line, column: at - lineStart + 1 };
}

function pathText(path: readonly (string | number)[]): string {
  let text = "$";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else text += /^[A-Za-z_][\w-]*$/.test(step) ? `.${step}` : `[${JSON.stringify(step.slice(0, 80))}]`;
  }
  return text.slice(0, 500);
}
