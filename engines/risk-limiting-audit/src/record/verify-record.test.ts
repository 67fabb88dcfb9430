/**
 * Goal: a record is verified from its files alone, and whatever is changed in it is named. Method: a small audit of three contests made
 * anew for both samplers and both styles; the missing risks and verdicts are taken from what the verifier says should be there; then one
 * change at a time, with honest hashes.
 */
import { describe, expect, it } from "vitest";
import { utf8 } from "../sampling/utf8.ts";
import type { Difference, RecordedDesign } from "./record.ts";
import { completed, differenceIn, sealed, seed, type RecordTexts } from "./record-of.test-data.ts";
import { verifyRecord } from "./verify-record.ts";

const comparison: RecordedDesign = {
  style: "comparison",
  sampler: "rivest",
  measure: { kind: "kaplan-markov", padding: 0.1 },
};
const polling: RecordedDesign = {
  style: "polling",
  sampler: "tickets",
  measure: { kind: "alpha-shrink-truncate", eta: 0.6, d: 100 },
};

const whole = completed(comparison, [60, 40]);

describe("a whole record", () => {
  it("W5.7: of a comparison audit verifies, with every contest's verdict", () => {
    const verdict = verifyRecord(sealed(whole, seed));
    expect(verdict).toMatchObject({ ok: true, cards: 750, draws: 100 });
    if (verdict.ok) expect(verdict.verdicts["mayor"]).toBe("confirmed");
  });

  it("W5.7: of a polling audit without replacement verifies, without records", () => {
    const { "records.ndjson": _, ...texts } = completed(polling, [8, 4]);
    expect(verifyRecord(sealed(texts, seed))).toMatchObject({ ok: true, draws: 12 });
  });
});

describe("W5.7 negative: a record that was changed is refused with the place", () => {
  const json = (name: string, change: (value: never) => unknown): RecordTexts => ({
    ...whole,
    [name]: JSON.stringify(change(JSON.parse(whole[name]!) as never)),
  });
  const text = (name: string, from: string | RegExp, to: string): RecordTexts => ({
    ...whole,
    [name]: whole[name]!.replace(from, to),
  });
  type Contests = { contest: object; tally: { votes: object }; reported: object; claims: unknown[] }[];
  const first = (change: object) => (all: Contests) =>
    all.map((one, index) => (index === 0 ? { ...one, ...change } : one));

  it.each<[string, RecordTexts, Partial<Difference>]>([
    [
      "a batch that is smaller",
      text("manifest.csv", "tab,3,200", "tab,3,199"),
      { file: "contests.json", where: "mayor cards" },
    ],
    [
      "a manifest that cannot be read",
      text("manifest.csv", "tab,3,200", "tab,1,200"),
      { file: "manifest.csv" },
    ],
    [
      "another winner",
      json("contests.json", first({ reported: { kind: "winners", winners: ["Bo"] } })),
      { file: "contests.json", where: "mayor reported" },
    ],
    [
      "a claim left out",
      json("contests.json", first({ claims: [] })),
      { file: "contests.json", where: "mayor claim 1" },
    ],
    [
      "a ranking claim left out",
      json("contests.json", (all: Contests) => all.map((one) => ({ ...one, claims: one.claims.slice(-1) }))),
      { file: "contests.json", where: "council claims" },
    ],
    [
      "a risk limit of one",
      json("contests.json", first({ riskLimit: 1 })),
      { file: "contests.json", where: "mayor riskLimit" },
    ],
    [
      "votes that the records do not give",
      text("contests.json", /"Ada":(\d)/, '"Ada":1'),
      { file: "contests.json" },
    ],
    [
      "a record changed",
      text("records.ndjson", '"mayor":["Bo"]', '"mayor":["Ada"]'),
      { file: "contests.json", where: "mayor tally" },
    ],
    [
      "a record twice",
      { ...whole, "records.ndjson": whole["records.ndjson"]!.replace(/^(.*\n)/, "$1$1") },
      { file: "records.ndjson", where: "line 2" },
    ],
    [
      "a record of no card",
      text("records.ndjson", 'tab-1-1"', 'tab-9-1"'),
      { file: "records.ndjson", where: "line 1" },
    ],
    [
      "a card exchanged in the sample",
      json("rounds.json", ([one, ...more]: { cards: string[] }[]) => [
        { cards: one!.cards.toReversed() },
        ...more,
      ]),
      { file: "rounds.json", where: "round 1 draw 1" },
    ],
    [
      "a reading left out",
      { ...whole, "boards.ndjson": whole["boards.ndjson"]!.replace(/^.*\n/, "") },
      { file: "boards.ndjson", recomputed: "a reading" },
    ],
    [
      "a reading changed",
      { ...whole, "boards.ndjson": whole["boards.ndjson"]!.replaceAll('"votes":["Ada"]', '"votes":["Bo"]') },
      { file: "risk.json", where: "mayor claim 1 round 1" },
    ],
    [
      "a smaller risk",
      json("risk.json", (risk: { mayor: number[][] }) => ({ ...risk, mayor: [[0.01, 0.01]] })),
      { file: "risk.json", where: "mayor claim 1 round 1" },
    ],
    [
      "a risk of a round that was not",
      json("risk.json", (risk: { mayor: number[][] }) => ({ ...risk, mayor: [[...risk.mayor[0]!, 0.01]] })),
      { file: "risk.json", where: "mayor" },
    ],
    [
      "another verdict",
      json("outcome.json", (all: object) => ({ ...all, mayor: "not-confirmed" })),
      { file: "outcome.json", where: "mayor" },
    ],
    [
      "a contest that was not audited",
      json("outcome.json", (all: object) => ({ ...all, sheriff: "confirmed" })),
      { file: "outcome.json", where: "sheriff" },
    ],
    [
      "no known measure",
      json("design.json", (design: object) => ({ ...design, measure: { kind: "trust" } })),
      { file: "design.json", where: "measure" },
    ],
    ["no JSON", { ...whole, "risk.json": "{" }, { file: "record.json", where: "contents" }],
    ["a file too many", { ...whole, "notes.txt": "" }, {}],
  ])("%s", (name, texts, expected) => {
    const difference = differenceIn(texts);
    if (name === "a file too many") expect(difference).toBeNull();
    else expect(difference).toMatchObject(expected);
  });

  it("another seed, other bytes, a file that no hash speaks of, a commitment that does not fit", () => {
    const difference = (files: Map<string, Uint8Array>): unknown => {
      const verdict = verifyRecord(files);
      return verdict.ok ? null : verdict.difference;
    };
    expect(difference(sealed(whole, `${seed}1`))).toMatchObject({
      file: "rounds.json",
      where: "round 1 draw 1",
    });
    const files = sealed(whole, seed);
    expect(difference(new Map(files).set("rounds.json", utf8("[]")))).toMatchObject({
      file: "rounds.json",
      where: "SHA-256",
    });
    expect(difference(new Map(files).set("extra.txt", utf8("")))).toMatchObject({
      file: "record.json",
      where: "extra.txt",
    });
    const head = JSON.parse(new TextDecoder().decode(files.get("record.json"))) as object;
    const other = utf8(JSON.stringify({ ...head, commitment: "0".repeat(64) }));
    expect(difference(new Map(files).set("record.json", other))).toMatchObject({ where: "commitment" });
    expect(difference(new Map())).toMatchObject({ file: "record.json", where: "format" });
  });
});
