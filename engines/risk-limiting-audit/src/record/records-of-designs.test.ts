/**
 * Goal: a record of every design is verified from its files alone, and whatever is changed in it is named. Method: a made-up election, drawn
 * by the functions of `sampling/` (not by the verifier); then one value changed at a time, with honest hashes. The same records are judged
 * by a stranger's program in tests/audit-record.
 */
import { describe, expect, it } from "vitest";
import type { Difference } from "./record.ts";
import {
  batchTexts,
  cardStylesTexts,
  changed,
  completed,
  fullCountTexts,
  poolTexts,
  roundsTexts,
  strataTexts,
  type Texts,
} from "./records-of-designs.test-data.ts";
import { verifyRecord } from "./verify-record.ts";

const scenes = {
  "full count": fullCountTexts(),
  batches: batchTexts(),
  "card styles": cardStylesTexts(),
  pools: poolTexts(),
  strata: strataTexts(),
  minerva: roundsTexts("minerva"),
  athena: roundsTexts("athena"),
  providence: roundsTexts("providence"),
  "bravo by rounds": roundsTexts("bravo-by-rounds"),
};
type Scene = keyof typeof scenes;
const records = Object.fromEntries(
  Object.entries(scenes).map(([name, texts]) => [name, completed(texts)]),
) as Record<Scene, Map<string, Uint8Array>>;

function differenceIn(scene: Scene, texts: Texts): Difference | null {
  const verdict = verifyRecord(changed(records[scene], texts));
  return verdict.ok ? null : verdict.difference;
}

function risksIn(scene: Scene): Record<string, number[][]> {
  return JSON.parse(new TextDecoder().decode(records[scene].get("risk.json"))) as Record<string, number[][]>;
}

describe("W5.7: a record of every design verifies", () => {
  it.each(Object.keys(scenes) as Scene[])("%s", (scene) => {
    const steps: string[] = [];
    const verdict = verifyRecord(records[scene], (step) => steps.push(step));
    expect(verdict).toMatchObject({ ok: true, cards: 680 });
    expect(steps).toEqual(["hashes", "contests", "sample", "full-count", "risk", "outcome"]);
    for (const claims of Object.values(risksIn(scene)))
      for (const risks of claims) {
        expect(Math.min(...risks)).toBeGreaterThan(0);
        expect(Math.max(...risks)).toBeLessThanOrEqual(1);
      }
  });

  it("W5.7: a full hand count replaces what was reported, and a tie stays undecided until it is counted", () => {
    const verdict = verifyRecord(records["full count"]);
    expect(verdict).toMatchObject({
      ok: true,
      verdicts: {
        mayor: { counted: { kind: "winners", winners: ["Bo"] } },
        clerk: { counted: { kind: "winners", winners: ["yes"] } },
      },
    });
    const { "full-count.ndjson": _, ...uncounted } = scenes["full count"];
    expect(verifyRecord(completed(uncounted))).toMatchObject({
      ok: true,
      verdicts: { mayor: "not-confirmed", clerk: "not-confirmed" },
    });
  });

  it("W5.7: a contest that no card was drawn for has a risk, from the cards drawn for others", () => {
    const { judge, mayor } = risksIn("card styles");
    expect(judge?.[0]?.at(-1)).toBeLessThan(0.5);
    expect(mayor?.[0]?.at(-1)).toBeLessThan(0.5);
  });

  it.each(["batches", "pools", "strata", "minerva"] as const)("W5.7: %s confirm what is right", (scene) => {
    const verdict = verifyRecord(records[scene]);
    expect(verdict.ok && verdict.verdicts["mayor"]).toBe("confirmed");
  });
});

describe("W5.7 negative: a record of a design that was changed is refused with the place", () => {
  const text = (scene: Scene, name: string, from: string | RegExp, to: string): Texts => {
    const before = scenes[scene][name]!;
    const after = before.replace(from, to);
    expect(after, `${scene} ${name}`).not.toBe(before);
    return { [name]: after };
  };
  const json = (scene: Scene, name: string, change: (value: never) => unknown): Texts => ({
    [name]: JSON.stringify(change(JSON.parse(scenes[scene][name]!) as never)),
  });
  const removed = (scene: Scene, name: string, line: number): Texts => ({
    [name]: scenes[scene][name]!.split("\n")
      .filter((_, index) => index !== line)
      .join("\n"),
  });

  it.each<[string, Scene, () => Texts, Partial<Difference>]>([
    [
      "a batch left out of the full count",
      "full count",
      () => removed("full count", "full-count.ndjson", 3),
      { file: "full-count.ndjson", where: "line 4", recomputed: "north-4" },
    ],
    [
      "the last batch left out of the full count",
      "full count",
      () => removed("full count", "full-count.ndjson", 11),
      { file: "full-count.ndjson", where: "line 12" },
    ],
    [
      "a full count for a contest that is none",
      "full count",
      () => text("full count", "full-count.ndjson", '"mayor"', '"sheriff"'),
      { file: "full-count.ndjson", where: "line 1", recorded: "sheriff" },
    ],
    [
      "a full count of half a card",
      "full count",
      () => text("full count", "full-count.ndjson", /"Bo":(\d+)/, '"Bo":$1.5'),
      { file: "full-count.ndjson", where: "line 1 mayor" },
    ],
    [
      "the reported winner kept after the full count",
      "full count",
      () => ({ "outcome.json": '{"mayor":"confirmed","clerk":"not-confirmed"}' }),
      { file: "outcome.json", where: "mayor" },
    ],
    [
      "a tie that somebody won",
      "full count",
      () =>
        json("full count", "contests.json", (all: object[]) => [
          all[0],
          { ...all[1], reported: { kind: "winners", winners: ["yes"] } },
        ]),
      { file: "contests.json", where: "clerk reported" },
    ],
    [
      "the total of a batch",
      "batches",
      () => text("batches", "batches.ndjson", /"Ada":(\d)/, '"Ada":1$1'),
      { file: "batches.ndjson", where: "line 1 mayor" },
    ],
    [
      "a vote moved between candidates of a batch",
      "batches",
      () => text("batches", "batches.ndjson", /"Cy":\d+/, '"Cy":0'),
      { file: "contests.json", where: "mayor tally" },
    ],
    [
      "another batch drawn",
      "batches",
      () =>
        json("batches", "rounds.json", ([one, two]: { batches: string[] }[]) => [
          { batches: [...one!.batches.slice(0, 2), "south-99", ...one!.batches.slice(3)] },
          two,
        ]),
      { file: "rounds.json", where: "round 1 draw 3", recorded: "south-99" },
    ],
    [
      "a batch counted twice",
      "batches",
      () => ({ "boards.ndjson": scenes.batches["boards.ndjson"]!.replace(/^(.*\n)/, "$1$1") }),
      { file: "boards.ndjson", where: "line 2" },
    ],
    [
      "a drawn batch that nobody counted",
      "batches",
      () => removed("batches", "boards.ndjson", 3),
      { file: "boards.ndjson", recomputed: "a reading" },
    ],
    [
      "more cards counted than the batch has",
      "batches",
      () => text("batches", "boards.ndjson", /"validCards":(\d+)/, '"validCards":9$1'),
      { file: "boards.ndjson", where: "line 1 mayor", recomputed: "more-votes-than-cards" },
    ],
    [
      "one vote of a batch",
      "batches",
      () => text("batches", "boards.ndjson", /"Bo":(\d+)/, '"Bo":0'),
      { file: "risk.json", where: "mayor claim 1 round 1" },
    ],
    [
      "a card drawn too late",
      "card styles",
      () =>
        json("card styles", "rounds.json", ([one, two]: { cards: string[] }[]) => [
          { ...one, cards: one!.cards.slice(1) },
          two,
        ]),
      { file: "rounds.json", where: "round 1 draw 1" },
    ],
    [
      "fewer cards than were asked for",
      "card styles",
      () =>
        json("card styles", "rounds.json", ([one, two]: { cards: string[] }[]) => [
          one,
          { ...two, cards: two!.cards.slice(0, -1) },
        ]),
      { file: "rounds.json", where: "round 2" },
    ],
    [
      "a contest asked for less",
      "card styles",
      () => text("card styles", "rounds.json", '"levy":55', '"levy":30'),
      { file: "rounds.json" },
    ],
    [
      "a contest taken from a record",
      "card styles",
      () => text("card styles", "records.ndjson", /,"judge":\["Di"\]/, ""),
      { file: "contests.json", where: "judge tally" },
    ],
    [
      "fewer cards than records of a contest",
      "card styles",
      () => text("card styles", "contests.json", '"cards":300', '"cards":297'),
      { file: "contests.json", where: "judge tally" },
    ],
    [
      "a contest not on the card that its record has",
      "card styles",
      () => ({
        "boards.ndjson": scenes["card styles"]["boards.ndjson"]!.replaceAll(
          '"mayor":{"kind":"votes","votes":["Ada"]}',
          '"mayor":{"kind":"contest-absent"}',
        ),
      }),
      { file: "risk.json" },
    ],
    [
      "the total of a pool",
      "pools",
      () => text("pools", "batches.ndjson", /"Cy":\d+/, '"Cy":0'),
      { file: "contests.json", where: "mayor tally" },
    ],
    [
      "a record of a card of a pool",
      "pools",
      () => ({
        "records.ndjson": `${scenes.pools["records.ndjson"]}{"card":"south-7-1","contests":{}}\n`,
      }),
      { file: "records.ndjson", recorded: "south-7-1" },
    ],
    [
      "pools out of the manifest's order",
      "pools",
      () => ({
        "batches.ndjson": `${scenes.pools["batches.ndjson"]!.split("\n").filter(Boolean).toReversed().join("\n")}\n`,
      }),
      { file: "batches.ndjson", where: "line 2" },
    ],
    [
      "a card of another stratum",
      "strata",
      () =>
        json("strata", "rounds.json", ([one, two]: { strata: Record<string, string[]> }[]) => [
          { strata: { ...one!.strata, hill: one!.strata["harbour"] } },
          two,
        ]),
      { file: "rounds.json", where: "hill round 1 draw 1" },
    ],
    [
      "a batch in no stratum",
      "strata",
      () => text("strata", "design.json", '"north-1",', ""),
      { file: "design.json", where: "strata" },
    ],
    [
      "a record in a stratum without records",
      "strata",
      () => ({ "records.ndjson": `${scenes.strata["records.ndjson"]}{"card":"south-7-1","contests":{}}\n` }),
      { file: "records.ndjson", recorded: "south-7-1" },
    ],
    [
      "another measure for strata",
      "strata",
      () => text("strata", "design.json", "union-corners", "kaplan-markov"),
      { file: "design.json", where: "measure" },
    ],
    [
      "a reading of a stratum",
      "strata",
      () => ({ "boards.ndjson": scenes.strata["boards.ndjson"]!.replaceAll('"Bo"', '"Ada"') }),
      { file: "risk.json", where: "mayor claim 1 round 1" },
    ],
    [
      "a round measure with records",
      "minerva",
      () => text("minerva", "design.json", '"polling"', '"comparison"'),
      { file: "design.json", where: "measure" },
    ],
    [
      "a reading of a round",
      "minerva",
      () => ({ "boards.ndjson": scenes.minerva["boards.ndjson"]!.replaceAll('"Bo"', '"Ada"') }),
      { file: "risk.json", where: "mayor claim 1 round 1" },
    ],
    [
      "a style that nobody knows",
      "minerva",
      () => text("minerva", "design.json", '"polling"', '"trust"'),
      { file: "design.json", where: "style" },
    ],
  ])("%s", (_name, scene, texts, expected) => {
    expect(differenceIn(scene, texts())).toMatchObject(expected);
  });

  it("a format 1 that holds what only format 2 has, so that an old checker cannot pass over it", () => {
    for (const scene of ["full count", "batches", "card styles", "pools", "strata"] as const) {
      const files = new Map(records[scene]);
      const head = new TextDecoder().decode(files.get("record.json")).replace("record/2", "record/1");
      files.set("record.json", new TextEncoder().encode(head));
      const verdict = verifyRecord(files);
      expect(verdict, scene).toMatchObject({ ok: false, difference: { where: "format" } });
    }
  });

  it("totals of batches that nobody had committed to before the seed", () => {
    const files = new Map(records.batches);
    const head = JSON.parse(new TextDecoder().decode(files.get("record.json"))) as {
      committed: Record<string, string>;
      files: object;
    };
    const { "batches.ndjson": late, ...committed } = head.committed;
    const moved = { ...head, committed, files: { ...head.files, "batches.ndjson": late } };
    files.set("record.json", new TextEncoder().encode(JSON.stringify(moved)));
    expect(verifyRecord(files)).toMatchObject({ ok: false, difference: { where: "commitment" } });
  });
});
