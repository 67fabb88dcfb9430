import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";

/** What a contest is, how its votes become an outcome and what was announced; the same shapes as in the public record. */
export const Candidate = z.string().trim().min(1).max(limits.nameCharactersMax);
const count = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);

export const Share = z.object({ numerator: z.number().int().min(0), denominator: z.number().int().min(1) });

const seatMethods = ["dhondt", "sainte-lague", "modified-sainte-lague", "largest-remainder"] as const;

export const SocialChoice = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("plurality"),
    winners: z.number().int().min(1),
    votesAllowed: z.number().int().min(1),
  }),
  z.object({ kind: z.literal("approval"), winners: z.number().int().min(1) }),
  z.object({ kind: z.literal("supermajority"), share: Share }),
  z.object({ kind: z.literal("threshold"), share: Share }),
  z.object({ kind: z.literal("majority-or-runoff"), advancing: z.number().int().min(1) }),
  z.object({ kind: z.literal("instant-runoff") }),
  z.object({
    kind: z.literal("seats"),
    method: z.enum(seatMethods),
    seats: z.number().int().min(1),
    threshold: Share.optional(),
  }),
]);
export type SocialChoice = z.infer<typeof SocialChoice>;

export const Votes = z.record(Candidate, count);

export const Tally = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("votes"), votes: Votes, validCards: count }),
  z.object({
    kind: z.literal("rankings"),
    rankings: z
      .array(z.object({ count, ranking: z.array(Candidate).max(limits.listItemsMax) }))
      .max(1_000_000),
  }),
]);
export type Tally = z.infer<typeof Tally>;

export const ContestOutcome = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("winners"), winners: z.array(Candidate) }),
  z.object({ kind: z.literal("no-winner") }),
  z.object({ kind: z.literal("runoff"), advancing: z.array(Candidate) }),
  z.object({ kind: z.literal("seats"), seats: Votes }),
]);
export type ContestOutcome = z.infer<typeof ContestOutcome>;

/** What one assertion says; the kinds are those of the public record. */
export const Claim = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("more-votes"), winner: Candidate, loser: Candidate }),
  z.object({ kind: z.literal("above-share"), candidate: Candidate, share: Share }),
  z.object({ kind: z.literal("below-share"), candidate: Candidate, share: Share }),
  z.object({ kind: z.literal("not-eliminated-before"), winner: Candidate, loser: Candidate }),
  z.object({
    kind: z.literal("not-eliminated-next"),
    winner: Candidate,
    loser: Candidate,
    continuing: z.array(Candidate),
  }),
  z.object({
    kind: z.literal("higher-quotient"),
    winner: Candidate,
    winnerDivisor: z.number(),
    loser: Candidate,
    loserDivisor: z.number(),
  }),
  z.object({
    kind: z.literal("larger-remainder"),
    winner: Candidate,
    loser: Candidate,
    seatsAhead: z.number(),
    seats: z.number(),
    lists: z.array(Candidate),
  }),
]);
export type Claim = z.infer<typeof Claim>;

/**
 * The result as it was announced. `of-records`: the records' own count is the result, as for rankings, which nobody announces one by
 * one. `validCards` may be left out where a card has one vote, or where there are records.
 */
export const Announced = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("votes"), votes: Votes, validCards: count.optional() }),
  z.object({ kind: z.literal("rankings"), rankings: Tally.options[1].shape.rankings }),
  z.object({ kind: z.literal("of-records") }),
]);
export type Announced = z.infer<typeof Announced>;

/** One of those risk measures that a public record can name. */
export const MeasureSettings = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("alpha-fixed"), eta: z.number() }),
  z.object({ kind: z.literal("alpha-shrink-truncate"), eta: z.number(), d: z.number() }),
  z.object({ kind: z.literal("alpha-optimal-comparison"), rate: z.number() }),
  z.object({ kind: z.literal("fixed-stake"), stake: z.number() }),
  z.object({ kind: z.literal("fixed-share"), share: z.number() }),
  z.object({ kind: z.literal("kaplan-markov"), padding: z.number() }),
  z.object({ kind: z.literal("kaplan-wald"), padding: z.number() }),
  /** Of strata, and only of them: the same stake in each. */
  z.object({ kind: z.literal("union-corners"), stake: z.number().gt(0) }),
]);
export type MeasureSettings = z.infer<typeof MeasureSettings>;
