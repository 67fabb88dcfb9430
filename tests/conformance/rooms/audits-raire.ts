import {
  answerRaireProblem,
  difficultyOf,
  findAssertions,
  possibleWinners,
  rankedBallots,
  rankingTree,
  readRaireProblem,
  survivingCount,
  tabulate,
  talliesOf,
  tallyAmong,
  type BallotType,
  type DifficultyRule,
  type RaireProblem,
  type RaireSolution,
  type RankingTree,
} from "@counterfoil/risk-limiting-audit";
import { has, listOf, verdictOf, type Cases, type DataFile, type Shape } from "../room.ts";
import { close } from "./audits-choice.ts";
import { equal } from "./audits-draws.ts";

/** Problems of RAIRE, their published solutions, and the examples of the papers. */
export const raireShapes: readonly Shape[] = [
  {
    name: "a RAIRE problem",
    recognises: ({ json }) => isProblem(json),
    judge: ({ json }) => verdictOf(judgeProblem(json)),
  },
  {
    name: "expected solutions of RAIRE problems",
    recognises: ({ json }) =>
      has(json, "cases") && listOf(json["cases"], "file", "expected_winner", "expected_difficulty"),
    judge: (file) =>
      verdictOf((file.json as { cases: Expected[] }).cases.flatMap((one) => judgeExpected(one, file))),
  },
  {
    name: "examples of the RAIRE papers",
    recognises: ({ json }) =>
      has(json, "difficulty_formulas", "votes", "tabulation", "assertion_difficulties"),
    judge: ({ json }) => verdictOf(judgeExamples(json as Examples)),
  },
];

type Expected = {
  file: string;
  num_candidates: number;
  ballots: number;
  expected_winner: number;
  expected_difficulty: number;
  expected_min_margin?: number;
};

function isProblem(json: unknown): boolean {
  return has(json, "num_candidates", "votes", "audit") && Array.isArray(json["votes"]);
}

function read(json: unknown): RaireProblem | null {
  const problem = readRaireProblem(json);
  return problem.ok ? problem.value : null;
}

function solve(problem: RaireProblem): RaireSolution | string {
  const { candidates, types, rule, winner } = problem;
  const solved = findAssertions({ candidates, types }, rule, winner === undefined ? {} : { winner });
  return solved.ok ? solved.value : `${solved.refusal} ${JSON.stringify(solved.values)}`;
}

/** Whatever the assertions are: each is true of the ballots by as much as it says, and no other winner is left. */
function judgeSolution(what: string, problem: RaireProblem, solution: RaireSolution): Cases {
  const tree = treeOf(problem.candidates, problem.types);
  const difficulty = difficultyOf(problem.rule);
  const plain = solution.assertions.map((one) => one.assertion);
  const wrong = solution.assertions.filter(({ assertion, margin, difficulty: claimed }) => {
    const { winner, loser } = talliesOf(tree, assertion);
    return winner - loser !== margin || margin <= 0 || difficulty(winner, loser) !== claimed;
  });
  const hardest = solution.assertions.reduce((most, one) => Math.max(most, one.difficulty), 0);
  return [
    equal(`${what} margins counted again that differ`, wrong.length, 0),
    equal(`${what} other winners`, survivingCount(problem.candidates, solution.winner, plain), {
      kind: "ruled-out",
    }),
    equal(`${what} hardest assertion`, hardest, solution.difficulty),
  ];
}

function judgeProblem(json: unknown): Cases {
  const problem = read(json);
  if (!problem) return [`the problem was refused: ${JSON.stringify(readRaireProblem(json))}`];
  const solution = solve(problem);
  if (typeof solution === "string") return [solution];
  const answer = answerRaireProblem(problem);
  const counted = tabulate(treeOf(problem.candidates, problem.types)).eliminationOrder.at(-1);
  return [
    equal("winner", solution.winner, problem.winner ?? counted),
    equal("metadata passed through", answer["metadata"], (json as { metadata?: unknown }).metadata ?? null),
    ...judgeSolution("solution:", problem, solution),
  ];
}

function judgeExpected(expected: Expected, file: DataFile): Cases {
  const problem = read(problemOf(expected, file.others())?.json);
  if (!problem) return [`${expected.file}: no such problem lies in the folder`];
  const solution = solve(problem);
  if (typeof solution === "string") return [`${expected.file}: ${solution}`];
  const { expected_min_margin: margin } = expected;
  return [
    equal(`${expected.file} winner`, solution.winner, expected.expected_winner),
    close(`${expected.file} difficulty`, solution.difficulty, expected.expected_difficulty, 1e-9),
    ...(margin === undefined ? [] : [equal(`${expected.file} margin`, solution.margin, margin)]),
    ...judgeSolution(expected.file, problem, solution),
  ];
}

/** The file that the case names; under another name, the one that has its candidates and ballots. */
function problemOf(
  { file, num_candidates, ballots }: Expected,
  others: readonly DataFile[],
): DataFile | undefined {
  const problems = others.filter(({ json }) => isProblem(json));
  return (
    problems.find(({ path }) => path === file || path.endsWith(`/${file}`)) ??
    problems.find(({ json }) => {
      const { num_candidates: n, votes } = json as { num_candidates: number; votes: { n: number }[] };
      return n === num_candidates && votes.reduce((sum, one) => sum + one.n, 0) === ballots;
    })
  );
}

type Votes = readonly [number, readonly number[]][];
type Rules = Readonly<Record<"BRAVO" | "MACRO" | "OneOnMargin", number | undefined>>;
type Examples = Readonly<Record<string, unknown>> & {
  votes: Readonly<Record<string, Votes>>;
  tabulation: { votes: string; elimination_order: number[]; winner: number; first_preferences: number[] }[];
  assertion_difficulties: ({
    votes: string;
    type?: string;
    winner: number;
    loser: number;
    tol: number;
    NEB_all_others_infinite?: [number, number][];
  } & Rules)[];
  whole_problems: WholeProblem[];
};
type WholeProblem = {
  votes: string | Votes;
  audit?: Readonly<Record<string, unknown>>;
  num_candidates?: number;
  winner?: number;
  expected_winner?: number;
  expected_difficulty?: number;
  expected_assertions_after_trim?: number;
  expected_error?: string;
  tol?: number;
};

function judgeExamples(examples: Examples): Cases {
  const groups = Object.entries(examples).find(([name]) => name.startsWith("multi_loser_difficulties"))?.[1];
  return [
    ...examples.tabulation.flatMap((one) => judgeTabulation(one, treeOfVotes(examples.votes[one.votes]))),
    ...((groups ?? []) as LoserGroup[]).flatMap((one) =>
      judgeGroup(one, treeOfVotes(examples.votes[one.votes])),
    ),
    ...examples.assertion_difficulties.flatMap((one) =>
      judgePair(one, treeOfVotes(examples.votes[one.votes])),
    ),
    ...examples.whole_problems.flatMap((one) => judgeWhole(one, examples)),
  ];
}

function judgeTabulation(expected: Examples["tabulation"][number], tree: RankingTree): Cases {
  const { eliminationOrder, tallies } = tabulate(tree);
  return [
    equal(`${expected.votes} elimination order`, eliminationOrder, expected.elimination_order),
    equal(`${expected.votes} first preferences`, tallies[0], expected.first_preferences),
    equal(`${expected.votes} winner`, possibleWinners(tree), [expected.winner]),
  ];
}

type LoserGroup = { votes: string; continuing: number[]; losers: number[]; tol: number } & Rules;

/** Losers who together have less than the weakest of the others. */
function judgeGroup({ votes, continuing, losers, tol, ...rules }: LoserGroup, tree: RankingTree): Cases {
  const flags = Uint8Array.from({ length: tree.candidates }, (_, one) => (continuing.includes(one) ? 1 : 0));
  const tally = tallyAmong(tree, flags);
  const behind = losers.reduce((sum, one) => sum + (tally[one] ?? 0), 0);
  const others = continuing.filter((one) => !losers.includes(one)).map((one) => tally[one] ?? 0);
  return judgeRules(`${votes} losers ${losers.join()}`, tree, rules, [Math.min(...others), behind], tol);
}

function judgePair(
  {
    votes,
    type,
    winner,
    loser,
    tol,
    NEB_all_others_infinite: infinite,
    ...rules
  }: Examples["assertion_difficulties"][number],
  tree: RankingTree,
): Cases {
  const tallies = (ahead: number, behind: number): [number, number] => {
    const counted = talliesOf(tree, { kind: "not-eliminated-before", winner: ahead, loser: behind });
    return [counted.winner, counted.loser];
  };
  if (!infinite && type !== "NEB") return [`${votes}: no assertion ${type}`];
  if (!infinite)
    return judgeRules(`${votes} ${winner} before ${loser}`, tree, rules, tallies(winner, loser), tol);
  return infinite.map(([ahead, behind]) => {
    const difficulty = difficultyOf({ kind: "one-on-margin", cards: 1 })(...tallies(ahead, behind));
    return equal(`${votes} ${ahead} before ${behind} is true`, difficulty < Infinity, false);
  });
}

function judgeRules(
  what: string,
  tree: RankingTree,
  rules: Rules,
  [ahead, behind]: readonly [number, number],
  tolerance: number,
): Cases {
  const cards = tree.depth.reduce((sum, depth, node) => sum + (depth === 0 ? (tree.total[node] ?? 0) : 0), 0);
  const known: Readonly<Record<string, DifficultyRule>> = {
    BRAVO: { kind: "bravo", cards, riskLimit: 0.05 },
    MACRO: { kind: "macro", cards, riskLimit: 0.05, gamma: 1.1 },
    OneOnMargin: { kind: "one-on-margin", cards },
  };
  return Object.entries(rules).map(([name, expected]) => {
    const rule = known[name];
    if (!rule) return `${what}: no rule ${name}`;
    const difficulty = difficultyOf(rule)(ahead, behind);
    const near = Math.abs(difficulty - Number(expected)) <= tolerance;
    return near ? null : `${what} ${name}: got ${difficulty}, expected ${expected}`;
  });
}

function judgeWhole(whole: WholeProblem, examples: Examples): Cases {
  const what = typeof whole.votes === "string" ? whole.votes : `${whole.num_candidates} candidates`;
  const votes =
    typeof whole.votes === "string"
      ? (examples.votes[whole.votes] ?? votesInWords(whole.votes))
      : whole.votes;
  const cards = votes.reduce((sum, [count]) => sum + count, 0);
  const problem = read({
    num_candidates: whole.num_candidates ?? candidatesIn(votes),
    votes: votes.map(([n, prefs]) => ({ n, prefs })),
    audit: whole.audit ?? { type: "OneOnMargin", total_auditable_ballots: cards },
    ...(whole.winner !== undefined && { winner: whole.winner }),
  });
  if (!problem) return [`${what}: the problem cannot be read`];
  if (whole.expected_error !== undefined) {
    return [equal(`${what} error`, answerRaireProblem(problem)["solution"], { Err: whole.expected_error })];
  }
  const solution = solve(problem);
  if (typeof solution === "string") return [`${what}: ${solution}`];
  const { expected_difficulty: difficulty, expected_assertions_after_trim: count } = whole;
  const near = Math.abs(solution.difficulty - (difficulty ?? solution.difficulty)) <= (whole.tol ?? 1e-6);
  return [
    equal(`${what} winner`, solution.winner, whole.winner ?? whole.expected_winner),
    near ? null : `${what} difficulty: got ${solution.difficulty}, expected ${difficulty}`,
    ...(count === undefined
      ? []
      : [equal(`${what} assertions too many`, solution.assertions.length > count, false)]),
    ...judgeSolution(what, problem, solution),
  ];
}

/** "1000x[0] plus one ballot [i] for i in 1..100" */
function votesInWords(words: string): Votes {
  const [, count = "", first = "", from = "", to = ""] =
    /(\d+)x\[(\d+)\] plus one ballot \[i\] for i in (\d+)\.\.(\d+)/.exec(words) ?? [];
  const singles = Array.from({ length: Number(to) - Number(from) + 1 }, (_, index): Votes[number] => [
    1,
    [Number(from) + index],
  ]);
  return [[Number(count), [Number(first)]], ...singles];
}

function candidatesIn(votes: Votes): number {
  return votes.reduce((most, [, ranking]) => Math.max(most, ...ranking.map((one) => one + 1)), 0);
}

function treeOfVotes(votes: Votes = []): RankingTree {
  return treeOf(
    candidatesIn(votes),
    votes.map(([count, ranking]) => ({ count, ranking })),
  );
}

function treeOf(candidates: number, types: readonly BallotType[]): RankingTree {
  const ballots = rankedBallots(candidates, types);
  if (!ballots.ok) throw new Error(`${ballots.refusal} ${JSON.stringify(ballots.values)}`);
  return rankingTree(ballots.value);
}
