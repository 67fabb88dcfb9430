import { killRounds, type KillOutcome } from "../tests/faults/kill-rounds.ts";
import { dialectsForTests, type Dialect } from "../tests/storage-for-tests.ts";

/**
 * The server is killed (SIGKILL) in the midst of 1,000 submissions at once, 20 times, on the embedded database and on the PostgreSQL
 * that TEST_DATABASE_URL names. `npm run soak -- platform [ROUNDS] [REPORTS]`. Gives whether every promise was kept.
 */
export async function run(print: (line: string) => void, args: readonly string[]): Promise<boolean> {
  const [rounds = 20, reports = 1_000] = args.map(Number);
  let kept = true;
  for (const dialect of dialectsForTests()) {
    const onRound = (figures: object): void =>
      print(JSON.stringify({ soak: "platform", dialect, ...figures }));
    const outcome = await killRounds({ dialect, rounds, reports, onRound });
    kept &&= isKept(outcome);
    print(JSON.stringify({ soak: "platform", dialect, rounds, kept: isKept(outcome), ...outcome }));
  }
  const both: readonly Dialect[] = ["embedded", "postgresql"];
  for (const dialect of both.filter((each) => !dialectsForTests().includes(each)))
    print(JSON.stringify({ soak: "platform", dialect, skipped: "TEST_DATABASE_URL is not set" }));
  return kept;
}

function isKept(outcome: KillOutcome): boolean {
  return (
    outcome.receiptsLost + outcome.receiptsChanged + outcome.jobsLost + outcome.jobsTwice === 0 &&
    outcome.receipts === outcome.submissions &&
    outcome.reports === outcome.submissions &&
    outcome.journalEntriesOfReports === outcome.submissions &&
    outcome.journalProblem === null
  );
}
