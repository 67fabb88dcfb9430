import { fine, refused, type Outcome } from "../outcome.ts";
import { chooseAssertions } from "./choose-assertions.ts";
import { difficultyOf, type DifficultyRule } from "./difficulty.ts";
import { rankedBallots, type BallotsRefusal, type RankedBallots } from "./ranked-ballots.ts";
import type { RankingAssertion } from "./ranking-assertion.ts";
import { rankingTree, type RankingTree } from "./ranking-tree.ts";
import { search } from "./search.ts";
import { stepsOf } from "./steps.ts";
import { possibleWinners, tabulate } from "./tabulate.ts";
import { trimmed } from "./trim.ts";

export type RaireRefusal = BallotsRefusal | "tied-winners" | "wrong-winner" | "work-limit-reached";

export type RaireOptions = {
  /** The reported winner; without one, whoever the rankings make the winner. */
  readonly winner?: number;
  /** The bound on work: how many sets of candidates may be looked into. */
  readonly setsMax?: number;
};

/** An assertion with what the ballots say of it. */
export type MeasuredAssertion = {
  readonly assertion: RankingAssertion;
  /** Cards by which it holds. */
  readonly margin: number;
  readonly difficulty: number;
};

export type RaireSolution = {
  readonly winner: number;
  /** Of the hardest assertion; no set of assertions that rules out every other winner has less. 0 for a single candidate. */
  readonly difficulty: number;
  /** The smallest margin of all, in cards; infinite for a single candidate. */
  readonly margin: number;
  readonly assertions: readonly MeasuredAssertion[];
  /** Sets of candidates looked into. */
  readonly sets: number;
};

export const setsMaxUnlessTold = 1_000_000;

/**
 * Assertions that, if all true, leave no winner of the instant-runoff count but the reported one; the hardest of them as easy as
 * it can be. Refused: `invalid-candidates`; `invalid-ballot` (values `row`, `expected`); `tied-winners` (values `winners`, with
 * spaces between) where breaking a tie otherwise gives another winner; `wrong-winner` (values `reported`, `winner`);
 * `work-limit-reached` (values `sets`, and between which difficulties the answer lies).
 */
export function findAssertions(
  ballots: RankedBallots,
  rule: DifficultyRule,
  options: RaireOptions = {},
): Outcome<RaireSolution, RaireRefusal> {
  const read = rankedBallots(ballots.candidates, ballots.types);
  if (!read.ok) return read;
  const tree = rankingTree(read.value);
  const winner = checkedWinner(tree, options.winner);
  return winner.ok ? solve(tree, winner.value, rule, options.setsMax ?? setsMaxUnlessTold) : winner;
}

function checkedWinner(
  tree: RankingTree,
  reported: number | undefined,
): Outcome<number, "invalid-candidates" | "tied-winners" | "wrong-winner"> {
  const n = tree.candidates;
  if (reported !== undefined && !(Number.isInteger(reported) && reported >= 0 && reported < n)) {
    return refused("invalid-candidates", { candidates: n, winner: reported });
  }
  const counted = tabulate(tree).eliminationOrder.at(-1) ?? 0;
  const winners = possibleWinners(tree);
  if (winners && winners.length > 1) return refused("tied-winners", { winners: winners.join(" ") });
  if (reported !== undefined && reported !== counted) {
    return refused("wrong-winner", { reported, winner: counted });
  }
  return fine(counted);
}

function solve(
  tree: RankingTree,
  winner: number,
  rule: DifficultyRule,
  setsMax: number,
): Outcome<RaireSolution, RaireRefusal> {
  const n = tree.candidates;
  const difficulty = difficultyOf(rule);
  const steps = stepsOf(tree, difficulty);
  const found = search(n, winner, steps, setsMax);
  if (found.kind === "limit") {
    return refused("work-limit-reached", { sets: setsMax, atLeast: found.atLeast, atMost: found.atMost });
  }
  // A count that no assertion can rule out only follows ties: every step of it takes out someone with the fewest votes.
  if (found.difficulty === Infinity) return refused("tied-winners", { winners: String(winner) });
  const chosen = chooseAssertions(n, winner, steps, found.open, found.difficulty).map(
    ({ assertion, tallies: { winner: ahead, loser: behind } }) => ({
      assertion,
      margin: ahead - behind,
      difficulty: difficulty(ahead, behind),
    }),
  );
  const assertions = withoutSuperfluous(n, winner, chosen);
  return fine({
    winner,
    difficulty: found.difficulty,
    margin: assertions.reduce((least, one) => Math.min(least, one.margin), Infinity),
    assertions,
    sets: found.sets,
  });
}

/** Of steps, each of which costs as many operations as there are candidates. */
const operationsToTrim = 2_000_000;

/** The hardest is tried first: what stays is easier to confirm. */
function withoutSuperfluous(
  n: number,
  winner: number,
  chosen: readonly MeasuredAssertion[],
): readonly MeasuredAssertion[] {
  const tryFirst = [...chosen.keys()].sort(
    (one, other) => chosen[other]!.difficulty - chosen[one]!.difficulty,
  );
  const plain = chosen.map((one) => one.assertion);
  return trimmed(n, winner, plain, tryFirst, operationsToTrim / n).map((index) => chosen[index]!);
}
