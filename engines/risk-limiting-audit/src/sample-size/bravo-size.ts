import { logBinomialTail } from "../probability/binomial.ts";
import { normalBelow, normalQuantile } from "../probability/normal.ts";

export type BravoPlan = {
  readonly riskLimit: number;
  /** Shares of all cards that show a vote for the winner and for the loser. */
  readonly winnerShare: number;
  readonly loserShare: number;
  /** ln of the evidence of earlier ballots; 0 at the start. */
  readonly logEvidence?: number;
  readonly cards: number;
};

/**
 * How many more ballots BRAVO needs on average when the reported shares are right (Wald; Lindeman, Stark and Yates 2012). Never
 * more than there are; 0 when it is done.
 */
export function bravoAverage(plan: BravoPlan): number {
  const { gain, loss, missing } = stepsOf(plan);
  if (missing <= 0) return 0;
  const drift = plan.winnerShare * gain + (plan.loserShare > 0 ? plan.loserShare * loss : 0);
  return drift > 0 ? Math.min(plan.cards, Math.ceil((missing + gain / 2) / drift)) : plan.cards;
}

/**
 * How many more ballots stop a BRAVO that looks once, at the end of the round, with at least this chance, when the reported
 * shares are right. Starts where the votes for the winner, as a normal number, meet those that are needed (a quadratic in the root
 * of the size) and goes up until the exact binomial chance is enough.
 *
 * @param chance between 0 and 1
 */
export function bravoRound(plan: BravoPlan, chance: number): number {
  const { share, pair, gain, missing } = stepsOf(plan);
  if (missing <= 0) return 0;
  if (share <= 1 / 2) return plan.cards;
  let size = share === 1 ? Math.ceil(missing / gain) : normalSize(plan, chance);
  while (size < plan.cards && exactChance(plan, size) < chance) size += 1;
  return Math.min(plan.cards, Math.ceil(size / pair - 1e-9));
}

/** The chance, by the normal reckoning, that so many more ballots are enough. */
export function bravoChance(plan: BravoPlan, ballots: number): number {
  const { share, pair, gain, loss, missing } = stepsOf(plan);
  const size = ballots * pair;
  if (missing <= 0) return 1;
  if (share === 1) return size * gain >= missing ? 1 : 0;
  if (share <= 1 / 2) return 0;
  const needed = (size * loss) / (loss - gain) + missing / (gain - loss);
  return normalBelow((size * share - needed) / Math.sqrt(size * share * (1 - share)));
}

function normalSize(plan: BravoPlan, chance: number): number {
  const { share, gain, loss, missing } = stepsOf(plan);
  const spread = Math.sqrt(share * (1 - share)) * normalQuantile(chance);
  const lead = share - loss / (loss - gain);
  const root = (spread + Math.sqrt(spread * spread + (4 * lead * missing) / (gain - loss))) / (2 * lead);
  return Math.floor(root * root);
}

/** The chance that so many more ballots of the pair are enough. */
function exactChance(plan: BravoPlan, size: number): number {
  const { share, gain, loss, missing } = stepsOf(plan);
  const winners = share === 1 ? missing / gain : (missing - size * loss) / (gain - loss);
  return Math.exp(logBinomialTail(Math.ceil(winners - 1e-9), size, share));
}

/** What a vote for the winner and one for the loser add to the logarithm of the evidence, and what is missing yet. */
function stepsOf({ riskLimit, winnerShare, loserShare, logEvidence = 0 }: BravoPlan) {
  const pair = winnerShare + loserShare;
  const share = winnerShare / pair;
  return {
    pair,
    share,
    gain: Math.log(2 * share),
    loss: Math.log(2 * (1 - share)),
    missing: -Math.log(riskLimit) - logEvidence,
  };
}
