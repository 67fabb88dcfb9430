import { auditKills, isWhole } from "../tests/faults/audit-kills.ts";
import { dialectsForTests, type Dialect } from "../tests/storage-for-tests.ts";

/**
 * An audit of 5 contests over 300,000 cards in 3 jurisdictions by a script through the API, two of its boards entering offline: once left
 * alone, once with the server killed (SIGKILL) 20 times, on the embedded database and on the PostgreSQL that TEST_DATABASE_URL names.
 * `npm run soak -- audits [KILLS] [CARDS] [CARDS IN A BATCH] [DRAWS OF THE FIRST ROUND]
 * [SEED]`. Gives whether both came to the same record and nothing was lost.
 */
export async function run(print: (line: string) => void, args: readonly string[]): Promise<boolean> {
  const [kills = 20, cards = 300_000, size = 200, firstDraws = 60, seed = 1] = args.map(Number);
  let kept = true;
  const given = dialectsForTests();
  for (const dialect of given) {
    const sampler = dialect === "embedded" ? "tickets" : "card-styles";
    const outcome = await auditKills({ dialect, cards, size, kills, sampler, firstDraws, seed });
    kept &&= isWhole(outcome);
    print(JSON.stringify({ soak: "audits", dialect, cards, sampler, kept: isWhole(outcome), ...outcome }));
  }
  const both: readonly Dialect[] = ["embedded", "postgresql"];
  for (const dialect of both.filter((each) => !given.includes(each)))
    print(JSON.stringify({ soak: "audits", dialect, skipped: "TEST_DATABASE_URL is not set" }));
  return kept;
}
