import { existsSync, readdirSync, readFileSync } from "node:fs";
import { findAssertions, readRaireProblem, type RaireProblem } from "@counterfoil/risk-limiting-audit";
import { seededContest } from "../../engines/risk-limiting-audit/src/raire/seeded-contest.test-data.ts";

/**
 * Every instant-runoff contest of the data folder under 1 s in all (raire-rs: 0.42 s for 33 of them, rairepy minutes), a hard contest
 * of 36 candidates made from a seed under 1 s.
 */
export function raire(print: (line: string) => void): void {
  const problems = raireProblems(new URL("../../../shared/data/audits/raire/", import.meta.url));
  if (problems.length === 0)
    print("RAIRE: ../shared/data/audits/raire is not there; its contests are not measured");
  else {
    print(`RAIRE, ${problems.length} contests, first time: ${measured(() => problems.forEach(solve))}`);
    print(`RAIRE, ${problems.length} contests, once warm: ${measured(() => problems.forEach(solve))}`);
  }
  for (const [seed, ranks] of hardContests) {
    const { candidates, types } = seededContest(seed, 36, 20_000, ranks);
    const problem = {
      candidates,
      types,
      rule: { kind: "one-on-margin", cards: 20_000 },
      metadata: null,
    } as const;
    let found = { sets: 0, assertions: 0 };
    const time = measured(() => (found = solve(problem)));
    print(
      `RAIRE, 36 candidates, 20,000 cards of up to ${ranks} ranks, seed ${seed}: ${time}, ` +
        `${found.sets} sets, ${found.assertions} assertions`,
    );
  }
}

/** Seed and ranks. */
const hardContests = [
  [1, 3],
  [1, 6],
  [2, 6],
  [3, 6],
] as const;

function raireProblems(folder: URL): readonly RaireProblem[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const read = readRaireProblem(JSON.parse(readFileSync(new URL(name, folder), "utf8")));
    return read.ok ? [read.value] : [];
  });
}

function solve({ candidates, types, rule, winner }: RaireProblem): { sets: number; assertions: number } {
  const solved = findAssertions({ candidates, types }, rule, winner === undefined ? {} : { winner });
  if (!solved.ok) throw new Error(solved.refusal);
  return { sets: solved.value.sets, assertions: solved.value.assertions.length };
}

function measured(work: () => void): string {
  const [clock, computing] = [performance.now(), process.cpuUsage()];
  work();
  const { user, system } = process.cpuUsage(computing);
  return `${((performance.now() - clock) / 1000).toFixed(3)} s (${((user + system) / 1e6).toFixed(3)} s of computing)`;
}
