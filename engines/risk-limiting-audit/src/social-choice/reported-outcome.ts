import { fine, refused, type Outcome } from "../outcome.ts";
import { seatsOfLists } from "../seats/seats-of-lists.ts";
import { rankingWinner } from "./ranking-winner.ts";
import type { Contest } from "./contest.ts";
import { comparedToShare, half, type Share } from "./share.ts";
import { checkedTally, type Tally, type TallyRefusal } from "./tally.ts";
import { unreachable } from "../unreachable.ts";

/** What a contest's result says. Candidates stand in the order of `Contest.candidates`. */
export type ContestOutcome =
  | { readonly kind: "winners"; readonly winners: readonly string[] }
  | { readonly kind: "no-winner" }
  | { readonly kind: "runoff"; readonly advancing: readonly string[] }
  | { readonly kind: "seats"; readonly seats: Readonly<Record<string, number>> };

export type OutcomeRefusal =
  | TallyRefusal
  | "tied-winners"
  | "on-the-threshold"
  | "tied-seats"
  | "no-list-takes-part"
  | "work-limit-reached";

export type VotesTally = Extract<Tally, { kind: "votes" }>;

/**
 * The outcome that a tally gives. An audit cannot confirm what a single vote decides, so these are refused: a tie for the last place
 * (`tied-winners`: `winners`), someone with exactly the share asked for (`on-the-threshold`: `candidate`), two lists for one seat
 * (`tied-seats`: `list`, `other`), and no list with enough votes (`no-list-takes-part`).
 */
export function outcomeOf(contest: Contest, tally: Tally): Outcome<ContestOutcome, OutcomeRefusal> {
  const checked = checkedTally(contest, tally);
  if (!checked.ok) return checked;
  return tally.kind === "rankings" ? rankingWinner(contest, tally) : outcomeOfVotes(contest, tally);
}

function outcomeOfVotes(contest: Contest, tally: VotesTally): Outcome<ContestOutcome, OutcomeRefusal> {
  const { choice } = contest;
  switch (choice.kind) {
    case "plurality":
    case "approval": {
      const winners = strongest(contest, tally, choice.winners);
      return winners.ok ? fine({ kind: "winners", winners: winners.value }) : winners;
    }
    case "supermajority":
    case "threshold":
      return aboveShare(contest, tally, choice.share);
    case "majority-or-runoff":
      return majorityOrRunoff(contest, tally, choice.advancing);
    case "seats":
      return seatsOfLists(contest, tally, choice);
    case "instant-runoff":
      return refused("invalid-tally", { field: "kind", expected: "rankings" });
    default:
      return unreachable(choice);
  }
}

/** The `places` with most votes. */
function strongest(
  { candidates }: Contest,
  { votes }: VotesTally,
  places: number,
): Outcome<readonly string[], "tied-winners"> {
  const of = (candidate: string): number => votes[candidate] ?? 0;
  const order = [...candidates].sort((one, other) => of(other) - of(one));
  const last = order[places - 1];
  const next = order[places];
  if (last !== undefined && next !== undefined && of(last) === of(next)) {
    const tied = candidates.filter((one) => of(one) === of(last));
    return refused("tied-winners", { winners: tied.join(", ") });
  }
  const chosen = new Set(order.slice(0, places));
  return fine(candidates.filter((one) => chosen.has(one)));
}

function aboveShare(
  { candidates }: Contest,
  { votes, validCards }: VotesTally,
  share: Share,
): Outcome<ContestOutcome, "on-the-threshold"> {
  const compared = candidates.map((one) => comparedToShare(votes[one] ?? 0, validCards, share));
  const exactly = candidates[compared.indexOf(0)];
  if (exactly !== undefined) return refused("on-the-threshold", { candidate: exactly });
  const winners = candidates.filter((_, index) => compared[index] === 1);
  return fine(winners.length > 0 ? { kind: "winners", winners } : { kind: "no-winner" });
}

function majorityOrRunoff(
  contest: Contest,
  tally: VotesTally,
  places: number,
): Outcome<ContestOutcome, "tied-winners" | "on-the-threshold"> {
  const majority = aboveShare(contest, tally, half);
  if (!majority.ok || majority.value.kind === "winners") return majority;
  const advancing = strongest(contest, tally, places);
  return advancing.ok ? fine({ kind: "runoff", advancing: advancing.value }) : advancing;
}

/** Whether two results say the same; the order of names does not matter, lists without seats may be missing. */
export function sameOutcome(one: ContestOutcome, other: ContestOutcome): boolean {
  if (one.kind === "winners" && other.kind === "winners") return sameNames(one.winners, other.winners);
  if (one.kind === "runoff" && other.kind === "runoff") return sameNames(one.advancing, other.advancing);
  if (one.kind === "seats" && other.kind === "seats") {
    const lists = [...Object.keys(one.seats), ...Object.keys(other.seats)];
    return lists.every((list) => (one.seats[list] ?? 0) === (other.seats[list] ?? 0));
  }
  return one.kind === other.kind;
}

function sameNames(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && [...one].sort().join("\0") === [...other].sort().join("\0");
}
