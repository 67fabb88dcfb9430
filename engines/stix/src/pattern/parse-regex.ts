import {
  classes,
  controls,
  posixClasses,
  RegexStop,
  type Assertion,
  type CharacterTest,
  type Regex,
} from "./regex-tree.ts";

/** How often a counted repetition may repeat, and how deep groups may stand in each other. */
const countMax = 1000;
const depthMax = 50;

type Flags = { readonly fold: boolean; readonly lines: boolean; readonly dotAll: boolean };

/**
 * Parses a regular expression of PCRE. What cannot be run in linear time (back references, looking around, possessive and
 * recursive groups) is refused, by a `RegexStop` with its place.
 */
export function parseRegex(source: string): Regex {
  const parser = new RegexParser(source);
  return parser.whole();
}

class RegexParser {
  readonly #points: readonly string[];
  #at = 0;
  #depth = 0;
  #flags: Flags = { fold: false, lines: false, dotAll: true };

  constructor(source: string) {
    this.#points = Array.from(source);
  }

  whole(): Regex {
    const regex = this.#choice();
    if (this.#at < this.#points.length) this.#stop("an unopened )");
    return regex;
  }

  #choice(): Regex {
    const parts = [this.#sequence()];
    while (this.#take("|")) parts.push(this.#sequence());
    return parts.length === 1 ? parts[0]! : { kind: "choice", parts };
  }

  #sequence(): Regex {
    const parts: Regex[] = [];
    while (this.#at < this.#points.length && this.#here() !== "|" && this.#here() !== ")") {
      const atom = this.#atom();
      if (atom) parts.push(this.#repeated(atom));
    }
    return { kind: "sequence", parts };
  }

  #repeated(atom: Regex): Regex {
    let regex = atom;
    for (;;) {
      const bounds = this.#bounds();
      if (!bounds) return regex;
      if (this.#here() === "+") this.#stop("a possessive repetition");
      this.#take("?");
      regex = { kind: "repeat", of: regex, min: bounds[0], max: bounds[1] };
    }
  }

  #bounds(): readonly [number, number] | null {
    if (this.#take("*")) return [0, Infinity];
    if (this.#take("+")) return [1, Infinity];
    if (this.#take("?")) return [0, 1];
    const counted = /^\{(\d{1,4})(?:(,)(\d{1,4})?)?\}/.exec(
      this.#points.slice(this.#at, this.#at + 12).join(""),
    );
    if (!counted) return null;
    const min = Number(counted[1]);
    const max = counted[2] === undefined ? min : counted[3] === undefined ? Infinity : Number(counted[3]);
    if (min > countMax || (max !== Infinity && (max > countMax || max < min)))
      this.#stop("a count out of range");
    this.#at += counted[0].length;
    return [min, max];
  }

  #atom(): Regex | null {
    const point = this.#next();
    if (point === "(") return this.#group();
    if (point === "[") return character(this.#set());
    if (point === ".") return character(this.#flags.dotAll ? () => true : (one) => one !== 10);
    if (point === "^") return assertion(this.#flags.lines ? "line-start" : "start");
    if (point === "$") return assertion(this.#flags.lines ? "line-end" : "end");
    if (point === "\\") return this.#escape();
    if (point === "*" || point === "+" || point === "?") this.#stop("a repetition of nothing");
    return character(this.#literal(codeOf(point)));
  }

  #group(): Regex | null {
    if (++this.#depth > depthMax) this.#stop("too many groups in each other");
    const before = this.#flags;
    if (this.#take("?") && !this.#groupHead()) {
      this.#depth--;
      return null;
    }
    const inside = this.#choice();
    if (!this.#take(")")) this.#stop("an unclosed group");
    this.#flags = before;
    this.#depth--;
    return inside;
  }

  /** What follows `(?`: true where a group follows, false where only flags were set. */
  #groupHead(): boolean {
    const rest = this.#points.slice(this.#at, this.#at + 64).join("");
    const named = /^(?:P?<[A-Za-z_]\w*>|'[A-Za-z_]\w*')/.exec(rest);
    if (named) {
      this.#at += named[0].length;
      return true;
    }
    const flags = /^([imsu]*)(?:-([imsu]*))?([:)])/.exec(rest);
    if (!flags) this.#stop("a group that looks around or refers back");
    this.#at += flags[0].length;
    const set = (flag: string, now: boolean): boolean =>
      flags[1]!.includes(flag) ? true : flags[2]?.includes(flag) ? false : now;
    const { fold, lines, dotAll } = this.#flags;
    this.#flags = { fold: set("i", fold), lines: set("m", lines), dotAll: set("s", dotAll) };
    return flags[3] === ":";
  }

  #escape(): Regex {
    const letter = this.#next();
    const places: Readonly<Record<string, Assertion>> = {
      b: "word-edge",
      B: "no-word-edge",
      A: "start",
      z: "text-end",
      Z: "end",
    };
    if (Object.hasOwn(places, letter)) return assertion(places[letter]!);
    if (/[1-9gkRKGX]/.test(letter)) this.#stop("a reference back");
    return character(this.#escaped(letter));
  }

  /** After the backslash, inside a set or outside. */
  #escaped(letter: string): CharacterTest {
    if (Object.hasOwn(classes, letter)) return classes[letter]!;
    if (letter === "p" || letter === "P") return this.#unicodeClass(letter === "P");
    return this.#literal(this.#escapedPoint(letter));
  }

  #escapedPoint(letter: string): number {
    if (letter === "x" || letter === "u") return this.#hex(letter);
    if (Object.hasOwn(controls, letter)) return controls[letter]!;
    if (/[A-Za-z0-9]/.test(letter)) this.#stop("an unknown escape");
    return codeOf(letter);
  }

  #hex(letter: string): number {
    const rest = this.#points.slice(this.#at, this.#at + 10).join("");
    const found =
      /^\{([0-9a-fA-F]{1,6})\}/.exec(rest) ??
      (letter === "x" ? /^([0-9a-fA-F]{1,2})/ : /^([0-9a-fA-F]{4})/).exec(rest);
    const point = found ? Number.parseInt(found[1]!, 16) : Infinity;
    if (!found || point > 0x10ffff) this.#stop("a code that is none");
    this.#at += found[0].length;
    return point;
  }

  #unicodeClass(negated: boolean): CharacterTest {
    const rest = this.#points.slice(this.#at, this.#at + 40).join("");
    const found = /^(?:\{(\^?)([A-Za-z_]+)\}|([A-Z]))/.exec(rest);
    const name = found?.[2] ?? found?.[3] ?? "";
    const known =
      /^(?:[LMNPSZC][a-z]?|Latin|Cyrillic|Greek|Arabic|Hebrew|Han|Hiragana|Katakana|Hangul|Thai)$/.test(name);
    if (!found || !known) this.#stop("an unknown class of characters");
    this.#at += found[0].length;
    const form = new RegExp(`^\\p{${/^[A-Z][a-z]?$/.test(name) ? name : `Script=${name}`}}$`, "u");
    const wanted = negated === (found[1] === "^");
    return (point) => form.test(String.fromCodePoint(point)) === wanted;
  }

  #set(): CharacterTest {
    const negated = this.#take("^");
    const tests: CharacterTest[] = [];
    for (let first = true; first || this.#here() !== "]"; first = false) {
      if (this.#at >= this.#points.length) this.#stop("an unclosed set");
      tests.push(this.#setMember());
    }
    this.#at++;
    return (point) => tests.some((test) => test(point)) !== negated;
  }

  #setMember(): CharacterTest {
    const posix = /^\[:(\^?)([a-z]+):\]/.exec(this.#points.slice(this.#at, this.#at + 14).join(""));
    if (posix && Object.hasOwn(posixClasses, posix[2]!)) {
      this.#at += posix[0].length;
      const form = posixClasses[posix[2]!]!;
      return (point) => form.test(String.fromCodePoint(point)) === (posix[1] === "");
    }
    const point = this.#next();
    const letter = point === "\\" ? this.#next() : "";
    if (point === "\\" && (Object.hasOwn(classes, letter) || letter === "p" || letter === "P"))
      return this.#escaped(letter);
    const low = this.#setPoint(point, letter);
    const after = this.#points[this.#at + 1];
    if (this.#here() !== "-" || after === undefined || after === "]") return this.#literal(low);
    this.#at++;
    const end = this.#next();
    const high = this.#setPoint(end, end === "\\" ? this.#next() : "");
    if (high < low) this.#stop("a range that ends before it begins");
    return this.#range(low, high);
  }

  #setPoint(point: string, letter: string): number {
    if (point !== "\\") return codeOf(point);
    return letter === "b" ? 8 : this.#escapedPoint(letter);
  }

  #literal(code: number): CharacterTest {
    return this.#range(code, code);
  }

  #range(low: number, high: number): CharacterTest {
    const within: CharacterTest = (point) => point >= low && point <= high;
    if (!this.#flags.fold) return within;
    return (point) => {
      const text = String.fromCodePoint(point);
      return within(point) || within(codeOf(text.toLowerCase())) || within(codeOf(text.toUpperCase()));
    };
  }

  #here(): string | undefined {
    return this.#points[this.#at];
  }

  #next(): string {
    const point = this.#points[this.#at];
    if (point === undefined) this.#stop("an expression that ends too early");
    this.#at++;
    return point;
  }

  #take(point: string): boolean {
    if (this.#here() !== point) return false;
    this.#at++;
    return true;
  }

  #stop(what: string): never {
    throw new RegexStop(this.#at, what);
  }
}

function character(test: CharacterTest): Regex {
  return { kind: "character", test };
}

function assertion(at: Assertion): Regex {
  return { kind: "assertion", at };
}

function codeOf(text: string): number {
  return text.codePointAt(0) ?? 0;
}
