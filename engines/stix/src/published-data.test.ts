/**
 * Goal: what other people published is judged as they judged it, and the real bundles of a government come in with the documented
 * repairs and go out valid. Method: the official validator's corpus, two VIGINUM bundles, the DISARM framework, a gold list.
 */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  checkAny,
  checkBundle,
  exportBundle,
  importBundle,
  lookUpCode,
  readJson,
  readPattern,
  readVocabulary,
  summarise,
  type ImportReport,
} from "./index.ts";

const data = new URL("../../../../shared/data/exchange/", import.meta.url);
const there = existsSync(data);
const read = (path: string): string => readFileSync(new URL(path, data), "utf8");
const parsed = (path: string): unknown => JSON.parse(read(path));

function imported(path: string): ImportReport {
  const report = importBundle(read(path));
  if (!report.ok) throw new Error(report.refusal);
  return report.value;
}

describe.skipIf(!there)("published data (skipped where ../shared/data/exchange is absent)", () => {
  it("judges all 196 instances of the official validator's corpus as it does: 113 valid, 83 invalid", () => {
    const cases = parsed("stix/validity_stix21.json") as {
      id: string;
      instance: unknown;
      must_valid: boolean;
    }[];
    const judged = cases.map((one) => ({
      id: one.id,
      valid: checkAny(one.instance).every((finding) => finding.level !== "must"),
    }));
    expect(judged).toEqual(cases.map((one) => ({ id: one.id, valid: one.must_valid })));
    expect(judged.filter((one) => one.valid)).toHaveLength(113);
  });

  it.each(["stix/patterns_valid_invalid_v21.json", "stix/patterns_valid_invalid_v20.json"])(
    "accepts and refuses the patterns of %s as the official validator does",
    (path) => {
      for (const one of parsed(path) as { pattern: string; valid: boolean }[])
        expect([one.pattern, readPattern(one.pattern).ok]).toEqual([one.pattern, one.valid]);
    },
  );

  it.each([
    [
      "bundles/viginum_BIG.json",
      113,
      { "stop-time-not-after-start-time": 31, "location-nowhere": 2, "tlp-definition": 2 },
      48,
      ["media-content", "text", "channel", "narrative"],
    ],
    [
      "bundles/viginum_PortalKombat.json",
      1622,
      {
        "stop-time-not-after-start-time": 1010,
        "location-nowhere": 1,
        "uri-format": 1,
        "grouping-without-objects": 3,
        "tlp-definition": 2,
      },
      608,
      ["channel", "narrative", "event"],
    ],
  ] as const)(
    "%s: every documented fault is repaired and counted, nothing is lost, the export is valid",
    (path, objects, repairs, ids, custom) => {
      const report = imported(path);
      expect(report).toMatchObject({
        received: objects,
        quarantined: [],
        duplicates: [],
        dangling: [],
        repairsByRule: repairs,
        idsNotRandom: ids,
      });
      expect(report.imported).toHaveLength(objects);
      const kinds = report.notes.filter((note) => note.rule === "type-custom").map((note) => note.type);
      expect(kinds.sort()).toEqual([...custom].sort());
      const exported = exportBundle(report.imported.map((one) => one.object));
      expect(exported.ok).toBe(true);
      if (!exported.ok) return;
      expect(
        checkBundle(JSON.parse(exported.value.text)).filter((finding) => finding.level === "must"),
      ).toEqual([]);
      expect(importBundle(exported.value.text)).toMatchObject({ ok: true, value: { repairs: [] } });
    },
  );

  it("a place without a country takes it from the place it lies in", () => {
    const baku = imported("bundles/viginum_BIG.json").repairs.filter(
      (repair) => repair.rule === "location-nowhere",
    );
    expect(baku.map((repair) => repair.after)).toEqual(["Azerbaïdjan", "Azerbaïdjan"]);
  });

  it("W1.4 reads the real DISARM framework: 391 techniques, 288 of them parts, 16 tactics in order, each with a code", () => {
    const vocabulary = readVocabulary(
      imported("bundles/DISARM_red_1.x.json").imported.map((one) => one.object),
    );
    expect(vocabulary.ok).toBe(true);
    if (!vocabulary.ok) return;
    const { terms, tactics, claimedTwice } = vocabulary.value;
    expect(terms.filter((term) => term.kind === "sub-technique")).toHaveLength(288);
    expect(terms.filter((term) => term.kind === "technique")).toHaveLength(391 - 288);
    expect(tactics.slice(0, 4)).toEqual(["TA01", "TA02", "TA13", "TA14"]);
    expect(claimedTwice).toEqual([]);
    expect(lookUpCode(vocabulary.value, "T0119")).toMatchObject({
      kind: "current",
      term: { name: "Cross-Posting", tactics: ["TA17"] },
    });
  });

  it("W1.4 negative: a code that the real framework does not have is unknown", () => {
    const vocabulary = readVocabulary(
      imported("bundles/DISARM_red_1.x.json").imported.map((one) => one.object),
    );
    expect(vocabulary.ok && lookUpCode(vocabulary.value, "T0999.999").kind).toBe("unknown");
  });

  it("the summary of Portal Kombat names the campaign, its links and all 193 domains of the gold list", () => {
    const summary = summarise(imported("bundles/viginum_PortalKombat.json").imported);
    const gold = (parsed("correlation/portal_kombat_gold.json") as { shared: string[] }).shared;
    expect(gold.filter((domain) => !summary.domains.includes(domain))).toEqual([]);
    expect(summary.items.filter((item) => item.kind === "campaign").map((item) => item.name)).toEqual([
      "Portal Kombat",
      "RRN",
    ]);
    expect(summary.links.filter((link) => link.type !== "refers-to")).toHaveLength(1013);
    expect(summary.reports[0]?.objects.length).toBeGreaterThan(1600);
  });

  it("the strict JSON reader gives what the platform's parser gives", () => {
    const text = read("bundles/viginum_PortalKombat.json");
    expect(readJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
  });
});
