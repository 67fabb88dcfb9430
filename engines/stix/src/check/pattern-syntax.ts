import { timestampFault } from "../basis/timestamps.ts";

/**
 * The grammar of STIX patterns (STIX 2.1, section 9): is it a pattern, and which object properties does it compare? Matching a
 * pattern against observations is another concern.
 */
export type PatternReading =
  | { readonly ok: true; readonly paths: readonly PatternPath[] }
  | { readonly ok: false; readonly at: number; readonly expected: string };

export type PatternPath = { readonly type: string; readonly property: string };

/** Reads a pattern; a refusal names the place (from 0) and what was expected there. */
export function readPattern(pattern: string): PatternReading {
  try {
    return { ok: true, paths: new PatternReader(pattern).whole() };
  } catch (problem) {
    if (problem instanceof PatternStop) return { ok: false, at: problem.at, expected: problem.expected };
    throw problem;
  }
}

class PatternStop extends Error {
  readonly at: number;
  readonly expected: string;

  constructor(at: number, expected: string) {
    super(expected);
    this.at = at;
    this.expected = expected;
  }
}

const token =
  /\s*(?:(t'[^']*')|(b'[^']*')|(h'[^']*')|('(?:[^'\\]|\\['\\])*')|([+-]?(?:\d+\.\d+|\d+\.?|\.\d+))(?![A-Za-z_])|([A-Za-z_][A-Za-z0-9_-]*)|(==|!=|<>|<=|>=|[=<>()[\]:.,*]))/y;

/** How deep parentheses may stand in each other: more than any analyst writes, less than a stack. */
const nestingMax = 100;

const hexDigests: Readonly<Record<string, number>> = { MD5: 32, "SHA-1": 40, "SHA-256": 64, "SHA-512": 128 };

class PatternReader {
  readonly #text: string;
  readonly #paths: PatternPath[] = [];
  #at = 0;
  #next = "";
  #nextAt = 0;
  #nesting = 0;

  constructor(text: string) {
    this.#text = text;
    this.#advance();
  }

  whole(): readonly PatternPath[] {
    this.#observations();
    if (this.#next !== "") this.#stop("the end of the pattern");
    return this.#paths;
  }

  /** `[…] FOLLOWEDBY […]`, with AND, OR and parentheses. */
  #observations(): void {
    this.#observation();
    while (this.#word("AND") || this.#word("OR") || this.#word("FOLLOWEDBY")) this.#observation();
  }

  #observation(): void {
    if (this.#is("(")) {
      this.#nest(() => this.#observations());
    } else {
      this.#expect("[", "square brackets around a comparison");
      this.#comparisons();
      this.#expect("]", "]");
    }
    this.#qualifiers();
  }

  #qualifiers(): void {
    const seen = new Set<string>();
    for (;;) {
      const kind = this.#next.toUpperCase();
      if (kind !== "WITHIN" && kind !== "REPEATS" && kind !== "START") return;
      if (seen.has(kind)) this.#stop("each qualifier once");
      seen.add(kind);
      this.#advance();
      if (kind === "START") this.#interval();
      else this.#amount(kind);
    }
  }

  #interval(): void {
    this.#timestamp();
    if (!this.#word("STOP")) this.#stop("STOP");
    this.#timestamp();
  }

  #amount(kind: string): void {
    const form = kind === "REPEATS" ? /^\+?[1-9]\d*$/ : /^\+?(?:\d+|\d*\.\d+|\d+\.)$/;
    if (!form.test(this.#next) || Number(this.#next) <= 0) this.#stop("a positive number");
    this.#advance();
    if (!this.#word(kind === "REPEATS" ? "TIMES" : "SECONDS"))
      this.#stop(kind === "REPEATS" ? "TIMES" : "SECONDS");
  }

  #comparisons(): void {
    this.#comparison();
    while (this.#word("AND") || this.#word("OR")) this.#comparison();
  }

  #comparison(): void {
    if (this.#is("(")) return this.#nest(() => this.#comparisons());
    if (this.#word("EXISTS")) return void this.#path();
    const last = this.#path();
    this.#word("NOT");
    const operator = this.#next.toUpperCase();
    this.#advance();
    if (operator === "IN") this.#set();
    else if (["LIKE", "MATCHES", "ISSUBSET", "ISSUPERSET"].includes(operator)) this.#string();
    else if (["=", "==", "!=", "<>", "<", ">", "<=", ">="].includes(operator)) this.#literal(last);
    else this.#stop("a comparison operator");
  }

  #nest(inside: () => void): void {
    if (++this.#nesting > nestingMax) this.#stop(`at most ${nestingMax} parentheses in each other`);
    this.#advance();
    inside();
    this.#expect(")", ")");
    this.#nesting--;
  }

  /** `type:property.property[*]`; returns the last step without quotes. */
  #path(): string {
    const type = this.#name("an object type");
    this.#expect(":", "a colon after the object type");
    let step = this.#step();
    this.#paths.push({ type, property: step });
    for (;;) {
      if (this.#is(".")) {
        this.#advance();
        step = this.#step();
      } else if (this.#is("[")) this.#index();
      else return step;
    }
  }

  #step(): string {
    if (this.#next.startsWith("'")) {
      const quoted = this.#next.slice(1, -1);
      this.#advance();
      return quoted;
    }
    return this.#name("a property");
  }

  #index(): void {
    this.#advance();
    if (!/^(?:\*|[+-]?\d+)$/.test(this.#next)) this.#stop("an index or *");
    this.#advance();
    this.#expect("]", "]");
  }

  #set(): void {
    this.#expect("(", "( after IN");
    if (this.#is(")")) return this.#advance();
    this.#literal("");
    while (this.#is(",")) {
      this.#advance();
      this.#literal("");
    }
    this.#expect(")", ")");
  }

  #literal(property: string): void {
    const literal = this.#next;
    if (literal.startsWith("'")) this.#digest(property, literal.slice(1, -1));
    else if (literal.startsWith("t'")) return this.#timestamp();
    else if (literal.startsWith("b'")) {
      if (!/^b'(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?'$/.test(literal))
        this.#stop("base64");
    } else if (literal.startsWith("h'")) {
      if (!/^h'(?:[0-9a-fA-F]{2})*'$/.test(literal)) this.#stop("pairs of hexadecimal digits");
    } else if (!/^(?:true|false)$/i.test(literal) && !/^[+-]?[\d.]+$/.test(literal)) this.#stop("a literal");
    this.#advance();
  }

  #digest(property: string, digest: string): void {
    const length = Object.hasOwn(hexDigests, property) ? hexDigests[property] : undefined;
    if (length !== undefined && (digest.length !== length || !/^[0-9a-fA-F]+$/.test(digest)))
      this.#stop(`${length} hexadecimal digits`);
  }

  #string(): void {
    if (!this.#next.startsWith("'")) this.#stop("a text in single quotes");
    this.#advance();
  }

  #timestamp(): void {
    if (!this.#next.startsWith("t'") || timestampFault(this.#next.slice(2, -1)) === "timestamp-format")
      this.#stop("a timestamp like t'2026-01-01T00:00:00Z'");
    this.#advance();
  }

  #name(expected: string): string {
    const name = this.#next;
    if (!/^[A-Za-z_]/.test(name) || name.includes("'")) this.#stop(expected);
    this.#advance();
    return name;
  }

  #word(word: string): boolean {
    if (this.#next.toUpperCase() !== word) return false;
    this.#advance();
    return true;
  }

  #is(mark: string): boolean {
    return this.#next === mark;
  }

  #expect(mark: string, expected: string): void {
    if (this.#next !== mark) this.#stop(expected);
    this.#advance();
  }

  #advance(): void {
    token.lastIndex = this.#at;
    const found = token.exec(this.#text);
    if (!found) {
      this.#nextAt = this.#at;
      if (this.#text.slice(this.#at).trim() !== "") this.#stop("a known word or mark");
      this.#next = "";
      return;
    }
    this.#next = found.slice(1).find((group) => group !== undefined) ?? "";
    this.#at = token.lastIndex;
    this.#nextAt = this.#at - this.#next.length;
  }

  #stop(expected: string): never {
    throw new PatternStop(this.#nextAt, expected);
  }
}
