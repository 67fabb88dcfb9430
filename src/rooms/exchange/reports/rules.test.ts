// Goal: what a report may become, and that a receipt code is read as people type it and mistyped ones are told apart.
// Method: every state with every act; properties over random codes, grades and groups.
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Grade, ReportState, Submission } from "./contract.ts";
import { alphabet, lettersOfChance, readReceiptCode, receiptCode } from "./receipt-rules.ts";
import {
  checkSubmission,
  groupAfter,
  mayDecide,
  moves,
  searchWords,
  stateAfter,
  wordVector,
} from "./rules.ts";
import { grading, told } from "./for-tests.ts";

const code = fc.uint8Array({ minLength: lettersOfChance, maxLength: lettersOfChance }).map(receiptCode);
const letter = fc.constantFrom(...alphabet.split(""));

describe("W4.0 receipt codes", () => {
  it("are read back however they are typed", () => {
    fc.assert(
      fc.property(code, fc.boolean(), fc.constantFrom("-", " ", "", " – "), (given, lower, between) => {
        const typed = given.replaceAll("-", between).replaceAll("0", "O").replaceAll("1", "l");
        expect(readReceiptCode(lower ? typed.toLowerCase() : typed)).toEqual({ ok: true, value: given });
      }),
    );
  });

  it("negative: one wrong letter, or two neighbours that changed places, is a mistake and not another code", () => {
    fc.assert(
      fc.property(code, fc.nat({ max: 11 }), letter, (given, at, wrong) => {
        const letters = given.replaceAll("-", "").split("");
        fc.pre(letters[at] !== wrong);
        const swapped = [...letters];
        [swapped[at], swapped[(at + 1) % 12]] = [letters[(at + 1) % 12] ?? "", letters[at] ?? ""];
        letters[at] = wrong;
        expect(readReceiptCode(letters.join(""))).toMatchObject({ refusal: "code-mistyped" });
        if (at < 11 && swapped[at] !== swapped[at + 1])
          expect(readReceiptCode(swapped.join(""))).toMatchObject({ refusal: "code-mistyped" });
      }),
      { numRuns: 1000 },
    );
  });

  it("negative: anything else is a mistake too, and never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (typed) => {
        const read = readReceiptCode(typed);
        if (read.ok) expect(read.value).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
      }),
    );
  });
});

describe("states of a report", () => {
  it("go from received over assessed to closed and never back", () => {
    const order = ["received", "assessed", "closed"];
    for (const { from, to } of moves) expect(order.indexOf(to) - order.indexOf(from)).toBeOneOf([0, 1]);
    expect(stateAfter("received", "grade")).toEqual({ ok: true, value: "assessed" });
    expect(stateAfter("assessed", "close")).toEqual({ ok: true, value: "closed" });
    expect(stateAfter("received", "close")).toMatchObject({ refusal: "not-assessed-yet" });
    for (const act of ["grade", "code", "assign", "close"] as const)
      expect(stateAfter("closed", act)).toMatchObject({ refusal: "closed-already" });
  });

  it("are drawn in docs/states/reports.md as they are in the rules", () => {
    const drawn = readFileSync(new URL("../../../../docs/states/reports.md", import.meta.url), "utf8");
    const lines = [...drawn.matchAll(/^\s*(\w+) --> (\w+): (\w+)$/gm)].map(
      ([, from, to, act]) => `${from} ${act} ${to}`,
    );
    expect(lines.sort()).toEqual(moves.map(({ from, act, to }) => `${from} ${act} ${to}`).sort());
    for (const state of ReportState.options) expect(drawn).toContain(state);
  });

  it("negative: another organisation decides nothing, whatever it was given to read", () => {
    const report = { organisationId: "org_a", state: "received" } as const;
    expect(mayDecide(report, "org_b", "grade")).toMatchObject({ refusal: "not-of-your-desk" });
    expect(mayDecide(report, null, "code")).toMatchObject({ refusal: "not-of-your-desk" });
  });
});

describe("W1.13b grades", () => {
  it("keep the source and what it says apart: all 36 pairs, none derived from the other", () => {
    for (const sourceGrade of ["A", "B", "C", "D", "E", "F"])
      for (const credibility of [1, 2, 3, 4, 5, 6])
        expect(Grade.parse({ ...grading, sourceGrade, credibility })).toMatchObject({
          sourceGrade,
          credibility,
        });
  });

  it.each(["sourceGrade", "credibility", "confidence", "assessment", "why"])(
    "negative: without %s there is no grade",
    (missing) => {
      const read = Grade.safeParse({ ...grading, [missing]: undefined });
      expect(read.error?.issues.map((issue) => issue.path.join("."))).toEqual([missing]);
    },
  );
});

describe("what is handed in", () => {
  it("W1.17 negative: without an outcome it is refused, and the field is named", () => {
    const read = Submission.safeParse(told({ outcome: undefined }));
    expect(read.error?.issues.map((issue) => issue.path)).toEqual([["outcome"]]);
  });

  it("G5: one type for break-in and influence, and for both at once", () => {
    for (const kind of ["intrusion", "influence", "both", "unsure"])
      expect(Submission.parse(told({ kind })).kind).toBe(kind);
  });

  it("any text can be stored and sealed afterwards", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 50 }), (what) => {
        const read = Submission.safeParse(told({ what: `x${what}\0\ud800` }));
        expect(read.success).toBe(true);
        expect(read.data?.what.isWellFormed()).toBe(true);
        expect(read.data?.what).not.toContain("\0");
      }),
    );
  });

  it("negative: a time that ends before it begins, and a marking by the public, are refused by name", () => {
    const backwards = Submission.parse(told({ whenFromMs: 2, whenToMs: 1 }));
    expect(checkSubmission(backwards, "machine")).toMatchObject({
      refusal: "when-backwards",
      fields: [{ path: "whenToMs" }],
    });
    const marked = Submission.parse(told({ tlp: "clear" }));
    expect(checkSubmission(marked, "public-form")).toMatchObject({ refusal: "marking-not-yours" });
    expect(checkSubmission(marked, "organisation")).toMatchObject({ ok: true });
  });
});

describe("W1.13b groups", () => {
  const report = (id: string, groupId: string | null) => ({ id: id as never, groupId });

  it("join, go over, and part again by an analyst's word only", () => {
    expect(groupAfter(report("a", null), report("b", null), "same", "new")).toEqual({
      ok: true,
      value: { reports: ["a", "b"], groups: [], to: "new" },
    });
    expect(groupAfter(report("a", "g"), report("b", "h"), "same", "new")).toEqual({
      ok: true,
      value: { reports: [], groups: ["h"], to: "g" },
    });
    expect(groupAfter(report("a", "g"), report("b", "g"), "different", "new")).toEqual({
      ok: true,
      value: { reports: ["a"], groups: [], to: null },
    });
  });

  it("negative: a report is not compared with itself; two that are apart stay as they are", () => {
    expect(groupAfter(report("a", null), report("a", null), "same", "new")).toMatchObject({
      refusal: "same-report",
    });
    expect(groupAfter(report("a", "g"), report("b", null), "different", "new")).toMatchObject({
      value: { reports: [], groups: [] },
    });
  });
});

describe("words to search for", () => {
  it("hold nothing but words: no operator of the query gets in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (typed) => {
        const query = searchWords(typed);
        if (query !== null)
          expect(query).toMatch(/^'[\p{L}\p{N}\p{M}]+':\*( & '[\p{L}\p{N}\p{M}]+':\*){0,7}$/u);
      }),
    );
    expect(searchWords(" !&| ")).toBeNull();
  });

  it("are found in every script, also where words stand without spaces", () => {
    expect(wordVector("L’Été, l’été! 投票站 2026")).toBe("'l' 'été' '投' '票' '站' '2026'");
    expect(searchWords("投票")).toBe("'投':* & '票':*");
  });
});
