// Goal: a whole audit (W5.7) through the API survives a server that is killed (SIGKILL) at random points, with two audit boards that
// enter offline: the same record, byte for byte, as without kills, nothing lost, and it verifies. No file of the record holds a time or a
// signature, so nothing is left out of the comparison. Method: the house in a process of its own, the audit once left alone and once with
// one or two kills; `npm run soak -- audits` does it with 300,000 cards and 20 kills.
import { describe, expect, it } from "vitest";
import { auditKills, isWhole } from "./faults/audit-kills.ts";
import { dialectsForTests } from "./storage-for-tests.ts";

describe.each(dialectsForTests())("an audit on a server that is killed, on %s", (dialect) => {
  // The embedded database takes longer to start. Each draws in its own way.
  const [kills, sampler] = dialect === "embedded" ? [1, "tickets" as const] : [2, "rivest" as const];
  it("W5.7 negative: kills lose no entry, do no act twice and change no octet of the record", async () => {
    const outcome = await auditKills({
      dialect,
      cards: 1_000,
      size: 50,
      kills,
      sampler,
      firstDraws: 40,
      seed: 3,
    });
    expect(outcome).toMatchObject({
      kills,
      verdicts: { Mayor: "confirmed", Bonds: "confirmed", Sheriff: "counted in full" },
      difference: null,
      filesThatDiffer: [],
      entriesLost: 0,
      entriesUntold: 0,
      actsThatDiffer: [],
      journalProblem: null,
    });
    expect(isWhole(outcome)).toBe(true);
    // It was killed while it was asked, and there was something to lose.
    expect(outcome.cut.length).toBeGreaterThan(0);
    expect(outcome.entries).toBeGreaterThan(100);
    expect(outcome.entriesSentTwice).toBeGreaterThan(0);
    expect(outcome.disputes).toBeGreaterThan(0);
    expect(isWhole({ ...outcome, entriesLost: 1 })).toBe(false);
    expect(isWhole({ ...outcome, filesThatDiffer: ["rounds.json"] })).toBe(false);
  }, 400_000);
});
