import { timestampFault } from "../basis/timestamps.ts";
import { isHex, literalOf, plainNumber } from "./literals.ts";
import { tokenAt, unquoted, type Token } from "./tokens.ts";
import type { Comparator, Comparison, Literal, Path, Pattern, Qualifier, Step } from "./tree.ts";

export type ParsedPattern =
  | { readonly ok: true; readonly pattern: Pattern }
  | { readonly ok: false; readonly at: number; readonly expected: string };

export type ParseOptions = {
  /** Take `… REPEATS 2 TIMES REPEATS 2 TIMES`, which some matchers do and section 9.5 does not. */
  readonly repeatedQualifiers?: boolean;
};

/**
 * Parses a pattern of STIX 2.1 (section 9) or 2.0 (part 5). A refusal names the place, from 0 in code units, and what was expected
 * there. In both versions AND binds closer than OR, and OR closer than FOLLOWEDBY; a qualifier belongs to what stands before it.
 */
export function parsePattern(text: string, options: ParseOptions = {}): ParsedPattern {
  try {
    return { ok: true, pattern: new PatternParser(text, options).whole() };
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

/** How deep parentheses may stand in each other: more than any analyst writes, less than a stack. */
const nestingMax = 100;

const hexDigests: Readonly<Record<string, number>> = { MD5: 32, "SHA-1": 40, "SHA-256": 64, "SHA-512": 128 };
const setless = ["LIKE", "MATCHES", "ISSUBSET", "ISSUPERSET"];
const marks: Readonly<Record<string, Comparator>> = {
  "=": "=",
  "==": "=",
  "!=": "!=",
  "<>": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
};

class PatternParser {
  readonly #text: string;
  readonly #options: ParseOptions;
  #token: Token = { kind: "end", text: "", at: 0 };
  #nesting = 0;

  constructor(text: string, options: ParseOptions) {
    this.#text = text;
    this.#options = options;
    this.#advance(0);
  }

  whole(): Pattern {
    const pattern = this.#sequence();
    if (this.#token.kind !== "end") this.#stop("the end of the pattern");
    return pattern;
  }

  #sequence(): Pattern {
    return joined(
      "followed-by",
      this.#list("FOLLOWEDBY", () => this.#choice()),
    );
  }

  #choice(): Pattern {
    return joined(
      "or",
      this.#list("OR", () => this.#together()),
    );
  }

  #together(): Pattern {
    return joined(
      "and",
      this.#list("AND", () => this.#qualified()),
    );
  }

  #list<T>(word: string, part: () => T): [T, ...T[]] {
    const parts: [T, ...T[]] = [part()];
    while (this.#word(word)) parts.push(part());
    return parts;
  }

  #qualified(): Pattern {
    let pattern = this.#observation();
    const seen = new Set<string>();
    for (;;) {
      const by = this.#qualifier(seen);
      if (by === null) return pattern;
      pattern = { kind: "qualified", of: pattern, by };
    }
  }

  #observation(): Pattern {
    if (this.#is("(")) return this.#nest(() => this.#sequence());
    this.#expect("[", "square brackets around a comparison");
    const comparison = this.#any();
    this.#expect("]", "]");
    return { kind: "observation", comparison };
  }

  #qualifier(seen: Set<string>): Qualifier | null {
    const word = this.#token.text.toUpperCase();
    if (word !== "WITHIN" && word !== "REPEATS" && word !== "START") return null;
    if (seen.has(word) && !this.#options.repeatedQualifiers) this.#stop("each qualifier once");
    seen.add(word);
    this.#advance();
    if (word === "START") {
      const start = this.#timestamp();
      if (!this.#word("STOP")) this.#stop("STOP");
      return { kind: "start-stop", start, stop: this.#timestamp() };
    }
    const amount = this.#amount(word === "REPEATS" ? /^\+?[1-9]\d{0,8}$/ : /^\+?(?:\d+|\d*\.\d+)$/);
    const unit = word === "REPEATS" ? "TIMES" : "SECONDS";
    if (!this.#word(unit)) this.#stop(unit);
    return word === "REPEATS"
      ? { kind: "repeats", times: Number(amount) }
      : { kind: "within", seconds: amount };
  }

  #amount(form: RegExp): string {
    const text = this.#token.text;
    if (!form.test(text) || Number(text) <= 0) this.#stop("a positive number");
    this.#advance();
    return plainNumber(text);
  }

  #any(): Comparison {
    return compared(
      "any",
      this.#list("OR", () => this.#all()),
    );
  }

  #all(): Comparison {
    return compared(
      "all",
      this.#list("AND", () => this.#test()),
    );
  }

  #test(): Comparison {
    if (this.#is("(")) return this.#nest(() => this.#any());
    const refused = this.#word("NOT");
    if (this.#word("EXISTS")) return { kind: "exists", negated: refused, path: this.#path() };
    if (refused) this.#stop("EXISTS");
    const path = this.#path();
    const negated = this.#word("NOT");
    const word = this.#token.text.toUpperCase();
    const last = path.steps.at(-1);
    if (word === "IN") {
      this.#advance();
      return { kind: "test", path, negated, comparator: "IN", literals: this.#set() };
    }
    if (this.#token.kind === "word" && setless.includes(word)) {
      this.#advance();
      return { kind: "test", path, negated, comparator: word as Comparator, literals: [this.#string()] };
    }
    const comparator = Object.hasOwn(marks, word) ? marks[word] : undefined;
    if (!comparator) this.#stop("a comparison operator");
    this.#advance();
    const digest = last && "property" in last ? hexDigests[last.property] : undefined;
    return { kind: "test", path, negated, comparator, literals: [this.#literal(digest)] };
  }

  #nest<T>(inside: () => T): T {
    if (++this.#nesting > nestingMax) this.#stop(`at most ${nestingMax} parentheses in each other`);
    this.#advance();
    const found = inside();
    this.#expect(")", ")");
    this.#nesting--;
    return found;
  }

  #path(): Path {
    const type = this.#name("an object type");
    this.#expect(":", "a colon after the object type");
    const steps: Step[] = [this.#step()];
    for (;;) {
      if (this.#is(".")) {
        this.#advance();
        steps.push(this.#step());
      } else if (this.#is("[")) steps.push(this.#index());
      else return { type, steps };
    }
  }

  #step(): Step {
    if (this.#token.kind !== "string") return { property: this.#name("a property") };
    const property = unquoted(this.#token.text);
    this.#advance();
    return { property };
  }

  #index(): Step {
    this.#advance();
    const text = this.#token.text;
    if (!/^(?:\*|[+-]?\d{1,9})$/.test(text)) this.#stop("an index or *");
    this.#advance();
    this.#expect("]", "]");
    return { index: text === "*" ? "*" : Number(text) };
  }

  #set(): Literal[] {
    this.#expect("(", "( after IN");
    const literals: Literal[] = [];
    if (!this.#is(")")) literals.push(this.#literal());
    while (this.#is(",")) {
      this.#advance();
      literals.push(this.#literal());
    }
    this.#expect(")", ")");
    return literals;
  }

  #literal(digestLength?: number): Literal {
    const { kind, text } = this.#token;
    if (kind === "timestamp") return { kind, text: this.#timestamp() };
    const literal = literalOf(this.#token);
    if (literal === null)
      this.#stop(kind === "binary" ? "base64" : kind === "hex" ? "pairs of hexadecimal digits" : "a literal");
    if (digestLength !== undefined && kind === "string" && !isHex(unquoted(text), digestLength))
      this.#stop(`${digestLength} hexadecimal digits`);
    this.#advance();
    return literal;
  }

  #string(): Literal {
    if (this.#token.kind !== "string") this.#stop("a text in single quotes");
    const literal: Literal = { kind: "string", text: unquoted(this.#token.text) };
    this.#advance();
    return literal;
  }

  #timestamp(): string {
    const text = this.#token.text.slice(2, -1);
    if (this.#token.kind !== "timestamp" || timestampFault(text) === "timestamp-format")
      this.#stop("a timestamp like t'2026-01-01T00:00:00Z'");
    this.#advance();
    return text;
  }

  #name(expected: string): string {
    const { kind, text } = this.#token;
    if (kind !== "word") this.#stop(expected);
    this.#advance();
    return text;
  }

  #word(word: string): boolean {
    if (this.#token.kind !== "word" || this.#token.text.toUpperCase() !== word) return false;
    this.#advance();
    return true;
  }

  #is(mark: string): boolean {
    return this.#token.kind === "mark" && this.#token.text === mark;
  }

  #expect(mark: string, expected: string): void {
    if (!this.#is(mark)) this.#stop(expected);
    this.#advance();
  }

  #advance(from = this.#token.at + this.#token.text.length): void {
    const next = tokenAt(this.#text, from);
    if (typeof next === "number") throw new PatternStop(next, "a known word or mark");
    this.#token = next;
  }

  #stop(expected: string): never {
    throw new PatternStop(this.#token.at, expected);
  }
}

function joined(kind: "and" | "or" | "followed-by", parts: readonly [Pattern, ...Pattern[]]): Pattern {
  return parts.length === 1 ? parts[0] : { kind, parts };
}

function compared(kind: "all" | "any", parts: readonly [Comparison, ...Comparison[]]): Comparison {
  return parts.length === 1 ? parts[0] : { kind, parts };
}
