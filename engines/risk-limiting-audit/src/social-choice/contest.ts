import { fine, refused, type Outcome } from "../outcome.ts";
import type { SeatMethod } from "../seats/seat-method.ts";
import { isShare, type Share } from "./share.ts";
import { unreachable } from "../unreachable.ts";

/**
 * How votes become an outcome.
 *
 * - `plurality`: the `winners` with most votes; a card may mark up to `votesAllowed`. Vote for k, two of a primary that advance.
 * - `approval`: the same, and a card may mark all.
 * - `supermajority`: whoever has more than `share` (at least a half) of the valid votes; otherwise nobody wins.
 * - `threshold`: everyone with more than `share` of the valid votes.
 * - `majority-or-runoff`: whoever has more than half of the valid votes; otherwise the first `advancing` go to a runoff.
 * - `instant-runoff`: rankings; whoever has fewest leaves until one is left.
 * - `seats`: party lists; `threshold` is the share of the valid votes without which a list has no seat.
 */
export type SocialChoice =
  | { readonly kind: "plurality"; readonly winners: number; readonly votesAllowed: number }
  | { readonly kind: "approval"; readonly winners: number }
  | { readonly kind: "supermajority"; readonly share: Share }
  | { readonly kind: "threshold"; readonly share: Share }
  | { readonly kind: "majority-or-runoff"; readonly advancing: number }
  | { readonly kind: "instant-runoff" }
  | {
      readonly kind: "seats";
      readonly method: SeatMethod;
      readonly seats: number;
      readonly threshold?: Share;
    };

export type Contest = {
  readonly id: string;
  /** Ids of candidates, answers or lists; each once. */
  readonly candidates: readonly string[];
  readonly choice: SocialChoice;
  /** N: no more cards than this hold the contest. Whether blank votes are among them moves every margin: they must be. */
  readonly cards: number;
};

export type ContestRefusal = "invalid-contest";

/** The contest itself, or the first member that is wrong: values `field` and `expected`. */
export function checkedContest(contest: Contest): Outcome<Contest, ContestRefusal> {
  const { candidates, choice, cards } = contest;
  const wrong = (field: string, expected: string): ReturnType<typeof refused<ContestRefusal>> =>
    refused("invalid-contest", { field, expected });
  if (candidates.length === 0) return wrong("candidates", "at least one");
  const twice = candidates.find((one, index) => candidates.indexOf(one) < index);
  if (twice !== undefined) return wrong("candidates", `each once, but ${twice} stands twice`);
  if (!Number.isSafeInteger(cards) || cards < 1) return wrong("cards", "a whole number from 1");
  const expected = wrongChoice(choice, candidates.length);
  return expected ? wrong(`choice.${expected.field}`, expected.expected) : fine(contest);
}

function wrongChoice(
  choice: SocialChoice,
  candidates: number,
): { readonly field: string; readonly expected: string } | null {
  switch (choice.kind) {
    case "plurality":
      return (
        wholeNumber("winners", choice.winners, candidates) ??
        wholeNumber("votesAllowed", choice.votesAllowed, candidates)
      );
    case "approval":
      return wholeNumber("winners", choice.winners, candidates);
    case "supermajority":
      return !isShare(choice.share) || 2 * choice.share.numerator < choice.share.denominator
        ? { field: "share", expected: "a fraction of whole numbers from a half to less than one" }
        : null;
    case "threshold":
      return fraction("share", choice.share);
    case "majority-or-runoff":
      return wholeNumber("advancing", choice.advancing, candidates);
    case "instant-runoff":
      return null;
    case "seats":
      return (
        wholeNumber("seats", choice.seats, seatsMax) ??
        (choice.threshold ? fraction("threshold", choice.threshold) : null)
      );
    default:
      return unreachable(choice);
  }
}

const seatsMax = 10_000;

function wholeNumber(field: string, value: number, max: number): { field: string; expected: string } | null {
  const fits = Number.isInteger(value) && value >= 1 && value <= max;
  return fits ? null : { field, expected: `a whole number from 1 to ${max}` };
}

function fraction(field: string, share: Share): { field: string; expected: string } | null {
  return isShare(share) ? null : { field, expected: "a fraction of whole numbers between 0 and 1" };
}
