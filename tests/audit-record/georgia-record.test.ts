/**
 * Goal: a real statewide audit (Georgia 2025, 3,725 batches, 1,581,543 ballots) fits the public record and comes to the published risk, for
 * the engine and for a stranger's program (W5.7). Method: the published figures as a record of batch comparison; skipped where the data
 * folder or python3 is absent.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  completeRecord,
  csvOf,
  explainDifference,
  sealRecord,
  verifyRecord,
} from "@counterfoil/risk-limiting-audit";
import { afterAll, describe, expect, it } from "vitest";

const path = join(import.meta.dirname, "../../../shared/data/audits/georgia-2025-macro.json");
const python = spawnSync("python3", ["--version"]).status === 0;
const folder = mkdtempSync(join(tmpdir(), "georgia-"));
afterAll(() => rmSync(folder, { recursive: true }));

type Votes = Readonly<Record<string, number>>;
type Georgia = {
  readonly seed: string;
  readonly contests: Readonly<
    Record<
      string,
      {
        readonly votes: Votes;
        readonly ballots: number;
        readonly recomputed_p_value: number;
        readonly draws: readonly {
          readonly jurisdiction: string;
          readonly batch: string;
          readonly audited: Votes;
        }[];
      }
    >
  >;
  readonly batches: readonly (readonly [string, string, number, Readonly<Record<string, Votes>>])[];
};

const tally = (votes: Votes) => ({
  kind: "votes",
  votes,
  validCards: Object.values(votes).reduce((sum, count) => sum + count, 0),
});
const lines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join("");

describe.skipIf(!existsSync(path))(
  "the audit of Georgia 2025 (skipped where ../shared/data is absent)",
  () => {
    const { seed, contests, batches } = existsSync(path)
      ? (JSON.parse(readFileSync(path, "utf8")) as Georgia)
      : { seed: "", contests: {}, batches: [] };
    const [id = "", contest] = Object.entries(contests)[0] ?? [];
    const texts = (): Map<string, Uint8Array> => {
      const candidates = Object.keys(contest!.votes);
      const [loser = "", winner = ""] = candidates.toSorted(
        (a, b) => contest!.votes[a]! - contest!.votes[b]!,
      );
      const choice = { kind: "plurality", winners: 1, votesAllowed: 1 };
      const recorded = {
        contest: { id, candidates, choice, cards: contest!.ballots },
        tally: tally(contest!.votes),
        reported: { kind: "winners", winners: [winner] },
        riskLimit: 0.05,
        claims: [{ kind: "more-votes", winner, loser }],
      };
      const names = contest!.draws.map(({ jurisdiction, batch }) => `${jurisdiction}-${batch}`);
      const counted = new Map(contest!.draws.map(({ audited }, index) => [names[index]!, audited]));
      const files = {
        "manifest.csv": csvOf([
          ["Tabulator", "Batch", "Cards"],
          ...batches.map(([a, b, cards]) => [a, b, cards]),
        ]),
        "contests.json": JSON.stringify([recorded]),
        "design.json": JSON.stringify({
          style: "batch-comparison",
          sampler: "ppeb",
          measure: { kind: "kaplan-markov", padding: 0 },
        }),
        "batches.ndjson": lines(
          batches.map(([a, b, , votes]) => ({ batch: `${a}-${b}`, contests: { [id]: tally(votes[id]!) } })),
        ),
        "rounds.json": JSON.stringify([{ batches: names }]),
        "boards.ndjson": lines(
          [...counted].map(([name, votes]) => ({ batches: [name], contests: { [id]: tally(votes) } })),
        ),
      };
      return new Map(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)]));
    };

    it("W5.7: draws the published batches from the public seed and comes to the published risk", () => {
      const record = completeRecord(texts(), seed);
      if (!record.ok) throw new Error(explainDifference(record.difference).meaning.en);
      const verdict = verifyRecord(record.files);
      expect(verdict).toMatchObject({
        ok: true,
        cards: 1_581_543,
        draws: 15,
        verdicts: { [id]: "confirmed" },
      });
      if (verdict.ok) expect(verdict.risk[id]?.[0]?.[0]).toBeCloseTo(contest!.recomputed_p_value, 9);
      for (const [name, octets] of record.files) writeFileSync(join(folder, name), octets);
      if (!python) return;
      const script = new URL("check_record.py", import.meta.url).pathname;
      const run = spawnSync("python3", [script, folder], { encoding: "utf8" });
      expect(`${run.stdout}${run.stderr}`.trim()).toBe("agrees");
    });

    it("W5.7 negative: another seed draws other batches, and one vote counted otherwise gives another risk", () => {
      const other = completeRecord(texts(), `${seed}1`);
      expect(other).toMatchObject({
        ok: false,
        difference: { file: "rounds.json", where: "round 1 draw 1" },
      });
      const record = completeRecord(texts(), seed);
      if (!record.ok) throw new Error("refused");
      const boards = new TextDecoder().decode(record.files.get("boards.ndjson"));
      const lied = boards.replace(/:567\b/, ":566");
      expect(lied).not.toBe(boards);
      const files = sealRecord(record.files.set("boards.ndjson", new TextEncoder().encode(lied)), seed);
      expect(verifyRecord(files)).toMatchObject({ ok: false, difference: { file: "risk.json" } });
    });
  },
);
