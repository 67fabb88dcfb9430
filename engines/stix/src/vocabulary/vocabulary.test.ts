/**
 * Goal: a published framework becomes a vocabulary with editions, in which a retired code leads to its successor. Method: a small
 * framework in two editions, each change planted, and a property over arbitrary JSON.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../basis/json-value.ts";
import { lookUpCode, vocabularyChanges } from "./vocabulary-changes.ts";
import { readVocabulary, type Vocabulary } from "./vocabulary.ts";

const id = (type: string, n: number): string =>
  `${type}--0c7b5b88-8ff7-4a4d-aa9d-${String(n).padStart(12, "0")}`;
const times = {
  spec_version: "2.1",
  created: "2024-01-01T00:00:00.000Z",
  modified: "2024-01-01T00:00:00.000Z",
};

const tactic = (n: number, code: string, shortName: string): JsonObject => ({
  type: "x-mitre-tactic",
  id: id("x-mitre-tactic", n),
  ...times,
  name: shortName,
  x_mitre_shortname: shortName,
  external_references: [{ source_name: "DISARM", external_id: code }],
});
const technique = (
  n: number,
  code: string,
  name: string,
  phase: string,
  more: JsonObject = {},
): JsonObject => ({
  type: "attack-pattern",
  id: id("attack-pattern", n),
  ...times,
  name,
  x_mitre_version: "1.0",
  external_references: [
    { source_name: "other", description: "x" },
    { source_name: "DISARM", external_id: code },
  ],
  kill_chain_phases: [{ kill_chain_name: "disarm", phase_name: phase }],
  ...more,
});
const tie = (n: number, kind: string, from: number, to: number): JsonObject => ({
  type: "relationship",
  id: id("relationship", n),
  ...times,
  relationship_type: kind,
  source_ref: id("attack-pattern", from),
  target_ref: id("attack-pattern", to),
});
const matrix: JsonObject = {
  type: "x-mitre-matrix",
  id: id("x-mitre-matrix", 1),
  ...times,
  name: "Frame",
  tactic_refs: [id("x-mitre-tactic", 2), id("x-mitre-tactic", 1)],
};
const tactics = [tactic(1, "TA01", "plan"), tactic(2, "TA02", "act")];

function edition(...objects: JsonObject[]): Vocabulary {
  const read = readVocabulary([matrix, ...tactics, ...objects]);
  if (!read.ok) throw new Error(read.refusal);
  return read.value;
}

const before = edition(
  technique(1, "T0001", "One", "plan"),
  technique(2, "T0001.001", "Part", "plan"),
  tie(1, "subtechnique-of", 2, 1),
  technique(3, "T0002", "Two", "act"),
  technique(4, "T0003", "Three", "act"),
  technique(5, "T0004", "Four", "act"),
);
const after = edition(
  technique(1, "T0001", "One renamed", "act"),
  technique(2, "T0009", "Part", "plan"),
  technique(3, "T0002", "Two", "act", { revoked: true }),
  technique(4, "T0003", "Three", "act", { x_mitre_deprecated: true }),
  technique(6, "T0005", "Five", "act", { revoked: true }),
  technique(7, "T0006", "Six", "act"),
  tie(2, "revoked-by", 3, 6),
  tie(3, "revoked-by", 6, 7),
);

describe("W1.4 vocabulary", () => {
  it("W1.4 reads terms with code, tactic order and parent", () => {
    expect(before).toMatchObject({ name: "Frame", publishedVersion: "1.0", tactics: ["TA02", "TA01"] });
    expect(before.terms.map((term) => term.code)).toEqual([
      "TA02",
      "T0002",
      "T0003",
      "T0004",
      "TA01",
      "T0001",
      "T0001.001",
    ]);
    expect(before.terms.find((term) => term.code === "T0001.001")).toMatchObject({
      kind: "sub-technique",
      parent: "T0001",
      tactics: ["TA01"],
    });
  });

  it("W1.4 a retired code is flagged with its successor, through a chain of successors", () => {
    const answer = lookUpCode(after, "T0002");
    expect(answer).toMatchObject({ kind: "retired", term: { name: "Two" }, successor: { code: "T0006" } });
    expect(lookUpCode(after, "T0003")).toMatchObject({ kind: "retired", successor: null });
  });

  it("W1.4 negative: an unknown code is flagged as unknown, a current one is not flagged", () => {
    expect(lookUpCode(after, "T9999")).toEqual({ kind: "unknown" });
    expect(lookUpCode(after, "__proto__")).toEqual({ kind: "unknown" });
    expect(lookUpCode(after, "T0001").kind).toBe("current");
  });

  it("W1.4 negative: successors that go round lead nowhere", () => {
    const round = edition(
      technique(1, "T0001", "One", "act", { revoked: true }),
      technique(2, "T0002", "Two", "act", { revoked: true }),
      tie(1, "revoked-by", 1, 2),
      tie(2, "revoked-by", 2, 1),
    );
    expect(lookUpCode(round, "T0001")).toMatchObject({ kind: "retired", successor: null });
  });

  it("W1.4 tells what was added, retired, renamed and moved between editions", () => {
    const changes = vocabularyChanges(before, after);
    expect(changes.added.map((term) => term.code).sort()).toEqual(["T0006", "T0009"]);
    expect(changes.retired).toEqual([
      { code: "T0001.001", name: "Part", why: "recoded", successor: "T0009" },
      { code: "T0002", name: "Two", why: "revoked", successor: "T0006" },
      { code: "T0003", name: "Three", why: "deprecated", successor: null },
      { code: "T0004", name: "Four", why: "missing", successor: null },
    ]);
    expect(changes.renamed).toEqual([{ code: "T0001", before: "One", after: "One renamed" }]);
    expect(changes.moved.map((term) => term.code)).toEqual(["T0001"]);
    expect([...vocabularyChanges(after, before).restored].sort()).toEqual(["T0002", "T0003"]);
  });

  it("nothing changes between an edition and itself", () => {
    expect(vocabularyChanges(after, after)).toEqual({
      added: [],
      retired: [],
      renamed: [],
      moved: [],
      restored: [],
    });
  });

  it("W1.4 negative: objects without a coded term are refused, and arbitrary objects never throw", () => {
    expect(readVocabulary([matrix])).toMatchObject({ ok: false, refusal: "vocabulary-without-terms" });
    const member = fc.constantFrom("type", "external_references", "kill_chain_phases", "tactic_refs", "name");
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom("attack-pattern", "x-mitre-tactic", "x-mitre-matrix", "relationship"),
    );
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(member, value)),
        (objects) => void readVocabulary(objects as JsonObject[]),
      ),
    );
  });
});
