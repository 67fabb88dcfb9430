/**
 * Goal: patterns are read to a tree and printed back, refused with their place, and matched with the time qualifiers, in bounded
 * time whatever they say. Method: properties over arbitrary trees and texts, small observations told as a story, and hostile
 * expressions with a clock. The official matcher's and validator's cases are run by the conformance command.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchPattern, type PatternMatch } from "./match-pattern.ts";
import { parsePattern } from "./parse-pattern.ts";
import { printPattern } from "./print-pattern.ts";
import { compileRegex } from "./run-regex.ts";
import {
  comparators,
  type Comparison,
  type Literal,
  type Path,
  type Pattern,
  type Qualifier,
} from "./tree.ts";

const name = fc.stringMatching(/^[a-z][a-z_]{0,8}$/);
const path: fc.Arbitrary<Path> = fc.record({
  type: fc.stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z0-9]$/),
  steps: fc
    .tuple(
      fc.oneof(name, fc.string({ unit: "grapheme", maxLength: 6 })).map((property) => ({ property })),
      fc.array(
        fc.oneof(
          name.map((property) => ({ property })),
          fc.oneof(fc.constant("*" as const), fc.nat(99)).map((index) => ({ index })),
        ),
        { maxLength: 3 },
      ),
    )
    .map(([first, rest]) => [first, ...rest]),
});
const text: fc.Arbitrary<Literal> = fc
  .string({ unit: "grapheme", maxLength: 12 })
  .map((words) => ({ kind: "string", text: words }));
const literal: fc.Arbitrary<Literal> = fc.oneof(
  text,
  fc.integer().map((value): Literal => ({ kind: "integer", text: String(value) })),
  fc
    .tuple(fc.integer(), fc.stringMatching(/^\d{1,5}$/))
    .map(([whole, part]): Literal => ({ kind: "float", text: `${whole}.${part}` })),
  fc.boolean().map((value): Literal => ({ kind: "boolean", text: String(value) })),
  fc.constant<Literal>({ kind: "timestamp", text: "2024-02-29T12:00:00.123456Z" }),
  fc.stringMatching(/^(?:[0-9a-f]{2}){0,4}$/).map((value): Literal => ({ kind: "hex", text: value })),
  fc.base64String({ maxLength: 8 }).map((value): Literal => ({ kind: "binary", text: value })),
);
const test: fc.Arbitrary<Comparison> = fc.constantFrom(...comparators).chain((comparator) =>
  fc.record({
    kind: fc.constant("test" as const),
    path,
    negated: fc.boolean(),
    comparator: fc.constant(comparator),
    literals:
      comparator === "IN"
        ? fc.array(literal, { maxLength: 3 })
        : (["LIKE", "MATCHES", "ISSUBSET", "ISSUPERSET"].includes(comparator) ? text : literal).map((one) => [
            one,
          ]),
  }),
);
const { comparison } = fc.letrec<{ comparison: Comparison }>((tie) => ({
  comparison: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    test,
    fc.record({ kind: fc.constant("exists" as const), negated: fc.boolean(), path }),
    fc.record({
      kind: fc.constantFrom("all" as const, "any" as const),
      parts: fc.array(tie("comparison"), { minLength: 2, maxLength: 3 }),
    }),
  ),
}));
const qualifier: fc.Arbitrary<Qualifier> = fc.oneof(
  fc.stringMatching(/^[1-9]\d{0,3}(?:\.\d{1,3})?$/).map((seconds) => ({ kind: "within" as const, seconds })),
  fc.integer({ min: 1, max: 999 }).map((times) => ({ kind: "repeats" as const, times })),
  fc.constant({ kind: "start-stop" as const, start: "2024-01-01T00:00:00Z", stop: "2024-02-01T00:00:00Z" }),
);
const { pattern } = fc.letrec<{ pattern: Pattern }>((tie) => ({
  pattern: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    comparison.map((one) => ({ kind: "observation" as const, comparison: one })),
    fc.record({
      kind: fc.constantFrom("and" as const, "or" as const, "followed-by" as const),
      parts: fc.array(tie("pattern"), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant("qualified" as const), of: tie("pattern"), by: qualifier }),
  ),
}));

describe("reading and printing", () => {
  it("W1.10 prints a tree so that parsing gives the same tree", () => {
    fc.assert(
      fc.property(pattern, (tree) => {
        const parsed = parsePattern(printPattern(tree));
        expect(parsed).toEqual({ ok: true, pattern: tree });
      }),
    );
  });

  it("keeps the binding of AND, OR, FOLLOWEDBY and of qualifiers, and drops comments and needless parentheses", () => {
    const printed = (source: string): string => {
      const parsed = parsePattern(source);
      return parsed.ok ? printPattern(parsed.pattern) : parsed.expected;
    };
    expect(
      printed("([a:b=1]) or [a:b = 2] AND [a:b == +3] /* three */ FOLLOWEDBY [a:b<>.5] WITHIN 5 SECONDS"),
    ).toBe("[a:b = 1] OR [a:b = 2] AND [a:b = 3] FOLLOWEDBY [a:b != 0.5] WITHIN 5 SECONDS");
    expect(printed("([a:b=1] OR [a:b=2]) AND [a:b=3]")).toBe("([a:b = 1] OR [a:b = 2]) AND [a:b = 3]");
    expect(printed("[a:b='it\\'s' AND (a:c=1 OR a:'d-e'[*].f=2)]")).toBe(
      "[a:b = 'it\\'s' AND (a:c = 1 OR a:'d-e'[*].f = 2)]",
    );
  });

  it.each([
    ["[a:b = 1", 8, "]"],
    ["[a:b = 1] WITHIN 0 SECONDS", 17, "a positive number"],
    ["[a:b = 1] AND", 13, "square brackets around a comparison"],
    ["[a:b = h'0']", 7, "pairs of hexadecimal digits"],
    ["[a:b = 1] REPEATS 2 TIMES REPEATS 2 TIMES", 26, "each qualifier once"],
    ["[a:b ? 1]", 5, "a known word or mark"],
    ["[NOT a:b = 1]", 5, "EXISTS"],
    [`${"(".repeat(200)}[a:b = 1]${")".repeat(200)}`, 100, "at most 100 parentheses in each other"],
  ])("W1.10 negative: %s is refused at its place", (source, at, expected) => {
    expect(parsePattern(source)).toEqual({ ok: false, at, expected });
  });

  it("refuses arbitrary texts, and never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (source) => typeof parsePattern(source).ok === "boolean"),
    );
    fc.assert(
      fc.property(pattern, fc.nat(), fc.string({ maxLength: 2 }), (tree, place, noise) => {
        const source = printPattern(tree);
        const at = place % (source.length + 1);
        return typeof parsePattern(source.slice(0, at) + noise + source.slice(at + 1)).ok === "boolean";
      }),
    );
  });
});

/** Posts seen at seconds of one minute: `{ "a": [0, 2] }` is the text a, seen from second 0 to 2, so many times. */
function seen(
  ...posts: readonly (readonly [text: string, first: number, last?: number, count?: number])[]
): unknown[] {
  const time = (second: number): string => `2026-10-19T09:00:${String(second).padStart(2, "0")}Z`;
  return posts.map(([value, first, last = first, count = 1], index) => ({
    type: "observed-data",
    id: `observed-data--${index}`,
    first_observed: time(first),
    last_observed: time(last),
    number_observed: count,
    objects: { "0": { type: "x-post", text: value } },
  }));
}

function found(source: string, observations: readonly unknown[]): PatternMatch | string {
  const parsed = parsePattern(source);
  if (!parsed.ok) return parsed.expected;
  const match = matchPattern(parsed.pattern, observations);
  return match.ok ? match.value : match.refusal;
}
const matched = (source: string, observations: readonly unknown[]): unknown => {
  const match = found(source, observations);
  return typeof match === "string" ? match : match.matched;
};

describe("matching in time", () => {
  const posts = seen(["a", 0], ["b", 5], ["a", 20, 25, 3], ["c", 40]);

  it.each([
    ["[x-post:text = 'a'] REPEATS 4 TIMES", true],
    ["[x-post:text = 'a'] REPEATS 3 TIMES WITHIN 1 SECONDS", true],
    ["[x-post:text = 'a'] REPEATS 4 TIMES WITHIN 20 SECONDS", true],
    ["[x-post:text = 'a'] FOLLOWEDBY [x-post:text = 'b'] FOLLOWEDBY [x-post:text = 'c']", true],
    ["([x-post:text = 'b'] FOLLOWEDBY [x-post:text = 'a']) WITHIN 15 SECONDS", true],
    ["[x-post:text = 'a'] AND [x-post:text = 'a'] AND [x-post:text = 'a']", true],
    ["[x-post:text IN ('a', 'c')] START t'2026-10-19T09:00:24Z' STOP t'2026-10-19T09:00:30Z'", true],
    ["([x-post:text = 'a'] REPEATS 2 TIMES) REPEATS 2 TIMES", true],
    ["[NOT EXISTS x-post:author] AND [EXISTS x-post:text]", true],
  ])("W1.10 %s matches", (source, answer) => expect(matched(source, posts)).toBe(answer));

  it.each([
    ["[x-post:text = 'a'] REPEATS 5 TIMES", false],
    ["[x-post:text = 'a'] REPEATS 4 TIMES WITHIN 19 SECONDS", false],
    ["[x-post:text = 'c'] FOLLOWEDBY [x-post:text = 'a']", false],
    ["([x-post:text = 'b'] AND [x-post:text = 'c']) WITHIN 34.9 SECONDS", false],
    ["[x-post:text = 'c'] START t'2026-10-19T09:00:30Z' STOP t'2026-10-19T09:00:40Z'", false],
    ["[x-post:text = 'b'] AND [x-post:text = 'b']", false],
    ["[x-post:author = 'a'] OR [x-post:author != 'a']", false],
    ["([x-post:text = 'a'] REPEATS 2 TIMES) REPEATS 3 TIMES", false],
  ])("W1.10 negative: %s does not", (source, answer) => expect(matched(source, posts)).toBe(answer));

  it("names the observations of the match", () => {
    expect(found("[x-post:text = 'b'] AND [x-post:text = 'c']", posts)).toEqual({
      matched: true,
      by: ["observed-data--1", "observed-data--3"],
    });
  });

  it("AND of the same type is about one object, of two types about two", () => {
    const objects = {
      "0": { type: "file", name: "a", size: 1 },
      "1": { type: "file", name: "b", size: 2 },
      "2": { type: "url", value: "http://a.fr/" },
    };
    const one = [{ ...(seen(["", 0])[0] as object), objects }];
    expect(matched("[file:name = 'a' AND file:size = 1 AND url:value LIKE '%a.fr_']", one)).toBe(true);
    expect(matched("[file:name = 'a' AND file:size = 2]", one)).toBe(false);
  });

  it("finds a window among ten thousand observations in a moment, and gives up a hopeless search", () => {
    const many = seen(...Array.from({ length: 10_000 }, (_, index) => ["a", index % 60] as const));
    const started = performance.now();
    expect(matched("[x-post:text = 'a'] REPEATS 300 TIMES WITHIN 2 SECONDS", many)).toBe(true);
    expect(performance.now() - started).toBeLessThan(5_000);
    const hopeless =
      "[x-post:text = 'a'] AND [x-post:text = 'a'] AND [x-post:text = 'a'] AND [x-post:text = 'b']";
    expect(matched(hopeless, many.slice(0, 500))).toBe("pattern-too-complex");
  });
});

describe("regular expressions", () => {
  const regex = fc
    .array(
      fc.constantFrom(
        "a",
        "b",
        ".",
        "[ab]",
        "[^a]",
        "(a|b)",
        "(?:ab)+",
        "a*",
        "b?",
        "a{1,2}",
        "\\w",
        "\\b",
        "^",
        "$",
        "(a*)*",
      ),
      { maxLength: 6 },
    )
    .map((parts) => parts.join(""));

  it("finds what the platform's engine finds", () => {
    fc.assert(
      fc.property(
        regex,
        fc.string({ unit: fc.constantFrom("a", "b", "c", " "), maxLength: 10 }),
        (source, words) => {
          const compiled = compileRegex(source);
          expect(compiled.ok && compiled.search(words)).toBe(new RegExp(source, "su").test(words));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ["(a+)+$", `${"a".repeat(5_000)}!`],
    ["(a|a)*b", "a".repeat(5_000)],
    ["(.*)*x", "y".repeat(3_000)],
    ["(?i)(A?){500}b", "a".repeat(500)],
  ])("negative: %s over a hostile text ends in a moment", (source, words) => {
    const started = performance.now();
    const compiled = compileRegex(source);
    expect(compiled.ok && compiled.search(words)).toBe(false);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it.each(["(a)\\1", "(?=a)", "(?<!a)b", "a++", "(?>a)", "[a", "(a", "a)", "*", "a{2,1}", "\\"])(
    "negative: %s is refused, with its place",
    (source) => {
      const compiled = compileRegex(source);
      expect(compiled.ok).toBe(false);
      expect(compiled.ok ? -1 : compiled.at).toBeGreaterThanOrEqual(0);
    },
  );

  it("takes the rest of PCRE that analysts write", () => {
    const finds = (source: string, words: string): boolean => {
      const compiled = compileRegex(source);
      return compiled.ok && compiled.search(words);
    };
    expect(finds("(?i)^vote\\s+(?:early|often)$", "VOTE  Often")).toBe(true);
    expect(finds("\\p{Cyrillic}{3}", "да нет")).toBe(true);
    expect(finds("[[:digit:]]+\\x2e\\x{64}", "12.d")).toBe(true);
    expect(finds("(?m)^b$", "a\nb\nc")).toBe(true);
    expect(finds("(?P<first>a)(?-s).", "a\n")).toBe(false);
  });

  it("negative: a pattern with an expression that cannot be run is refused by name", () => {
    expect(matched("[x-post:text MATCHES '(a)\\\\1']", seen(["aa", 0]))).toBe("regex-not-supported");
  });
});
