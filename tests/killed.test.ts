// Goal: a server that is killed (SIGKILL) in the midst of a flood of reports loses no receipt, no entry of the journal and no job, and
// does nothing twice. Method: the whole house in a process of its own, three kills among 300 submissions each, by form and API;
// `npm run soak -- platform` does the same 20 times with 1,000.
import { expect, it } from "vitest";
import { killRounds } from "./faults/kill-rounds.ts";
import { dialectsForTests } from "./storage-for-tests.ts";

// Side by side: most of it is waiting until jobs that a killed process held are given to another.
it.concurrent.each(dialectsForTests())(
  "a killed server on %s gives no false receipt, and does again only what was not done",
  async (dialect) => {
    const perRound: number[] = [];
    const rounds = { dialect, rounds: 3, reports: 300 };
    const outcome = await killRounds({ ...rounds, onRound: ({ receipts }) => perRound.push(receipts) });
    // It was killed in the midst of each flood: some had their receipts, some had none.
    for (const receipts of perRound) {
      expect(receipts).toBeGreaterThan(0);
      expect(receipts).toBeLessThan(300);
    }
    expect(outcome.jobsAcknowledged).toBeGreaterThan(0);
    expect(outcome).toEqual({
      receipts: 900,
      receiptsLost: 0,
      receiptsChanged: 0,
      submissions: 900,
      reports: 900,
      journalProblem: null,
      journalEntriesOfReports: 900,
      jobsAcknowledged: outcome.jobsAcknowledged,
      jobsLost: 0,
      jobsTwice: 0,
    });
  },
  400_000,
);
