// Goal: what decides about an audit without a database holds for every input: its state machine, the places of records, the names of
// cards, the sample. Method: the machine is compared with its picture; properties; a sample is drawn again by other means.
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readManifestCsv } from "@counterfoil/risk-limiting-audit";
import { ambiguousBatch, batchId, cardId, manifestText, type BatchOfJurisdiction } from "./card-rules.ts";
import { placeRecords } from "./placing-rules.ts";
import { moves, seedIsKnown } from "./rules.ts";
import { AuditId } from "./contract.ts";
import { drawnCards } from "./card-draws.ts";

describe("the states of an audit", () => {
  it("W5.7: docs/states/audits.md draws the same moves", () => {
    const text = readFileSync(new URL("../../../../docs/states/audits.md", import.meta.url), "utf8");
    const drawn = [...text.matchAll(/^ {2}([a-z-]+) --> ([a-z-]+): ([a-z-]+)$/gm)].map(
      ([, from, to, act]) => ({
        from,
        act,
        to,
      }),
    );
    const sorted = (list: readonly object[]) => list.map((each) => JSON.stringify(each)).toSorted();
    expect(sorted(drawn)).toEqual(sorted(moves));
  });

  it("W5.7 negative: no move leads from a known seed to the state of giving up, or back before it", () => {
    for (const { from, to } of moves)
      if (seedIsKnown(from)) expect(seedIsKnown(to), `${from} to ${to}`).toBe(true);
  });
});

const name = fc
  .stringMatching(/^[A-Za-z0-9 ,"-]{1,6}$/)
  .filter((text) => text.trim() === text && text !== "");
const batches = fc
  .uniqueArray(
    fc.record({
      code: fc.constantFrom("north", "south"),
      tabulator: fc.option(name),
      batch: name,
      cards: fc.integer({ min: 1, max: 40 }),
      storage: fc.constant(null),
    }),
    { minLength: 1, maxLength: 8, selector: (each) => batchId(each.code, each) },
  )
  .map((list): BatchOfJurisdiction[] =>
    list
      .toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
      .map((each, seq) => ({ ...each, seq })),
  );

describe("the cards of an audit", () => {
  it("W5.7: the committed manifest gives the engine the same batches, whatever their names hold", () => {
    fc.assert(
      fc.property(batches, (all) => {
        const read = readManifestCsv("manifest.csv", manifestText(all));
        if (!read.ok) throw new Error(JSON.stringify(read.problem));
        const names = read.manifest.batches.map(({ tabulator, batch, cards }) => [
          `${tabulator}-${batch}`,
          cards,
        ]);
        expect(names).toEqual(all.map((each) => [batchId(each.code, each), each.cards]));
      }),
    );
  });

  it("W5.7 negative: batches whose cards could not be told apart are named", () => {
    const one = { tabulator: "1-2", batch: "3", cards: 1, storage: null };
    expect(ambiguousBatch("n", [one, { ...one, tabulator: "1", batch: "2-3" }])).toBe("n/1-2-3");
    expect(ambiguousBatch("n", [one, { ...one, batch: "4" }])).toBeNull();
  });

  it("W5.7: a round is the next part of one sequence, by either sampler", async () => {
    await fc.assert(
      fc.asyncProperty(
        batches,
        fc.constantFrom("rivest" as const, "tickets" as const),
        fc.stringMatching(/^[0-9]{20}$/),
        fc.nat(15),
        fc.integer({ min: 1, max: 15 }),
        async (all, sampler, seed, first, more) => {
          const cards = all.reduce((sum, each) => sum + each.cards, 0);
          fc.pre(sampler === "rivest" || first + more <= cards);
          const commitment = JSON.stringify(all);
          const audit = { id: AuditId.parse("aud_00000000000000"), commitment, seed, design: { sampler } };
          const ids = async (from: number, count: number) =>
            (await drawnCards(audit, all, from, count)).map(({ id }) => id);
          const whole = await ids(0, first + more);
          expect([...(await ids(0, first)), ...(await ids(first, more))]).toEqual(whole);
          if (sampler === "tickets") expect(new Set(whole).size).toBe(first + more);
        },
      ),
    );
  });

  it("W5.7: each record lies at its card; W5.7 negative: none is lost, doubled or put beyond its batch", () => {
    const home = { code: "n", seq: 0, tabulator: "1", batch: "7", cards: 20, storage: null };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: 22 }), { maxLength: 22 }), (numbers) => {
        const records = numbers.map((number) => ({ number: String(number), contests: `c${number}` }));
        const placed = placeRecords("cvr.csv", [home], [{ tabulator: "1", batch: "7", records }], "number");
        const right = new Set(numbers).size === numbers.length && numbers.every((n) => n >= 1 && n <= 20);
        expect(placed.ok).toBe(right);
        if (!placed.ok) return;
        const sorted = numbers.toSorted((a, b) => a - b);
        expect(placed.value[0]?.records ?? []).toEqual(
          sorted.map((place) => ({ place, contests: `c${place}` })),
        );
      }),
    );
    expect(cardId("n", home, 5)).toBe("n/1-7-5");
  });
});
