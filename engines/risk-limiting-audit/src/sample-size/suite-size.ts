import { noDiscrepancies } from "../design/super-simple.ts";
import { type HybridAudit, suiteRisk } from "../design/strata/suite.ts";

export type HybridSize = { readonly comparison: number; readonly polling: number };

/**
 * The smallest first round of a hybrid audit that confirms if the records are free of error and the polled ballots come exactly as
 * reported, each stratum drawn from in proportion to its cards. All cards where no round does.
 */
export function suiteSize(audit: HybridAudit, riskLimit: number): HybridSize {
  const total = audit.comparison.cards + audit.polling.cards;
  const enough = (size: number) => suiteRisk(expected(audit, size)) <= riskLimit;
  let high = 1;
  while (high < total && !enough(high)) high = Math.min(total, high * 2);
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return enough(high)
    ? split(audit, high)
    : { comparison: audit.comparison.cards, polling: audit.polling.cards };
}

function split({ comparison, polling }: HybridAudit, size: number): HybridSize {
  const polled = Math.floor((size * polling.cards) / (comparison.cards + polling.cards));
  return { comparison: size - polled, polling: polled };
}

function expected(audit: HybridAudit, size: number): HybridAudit {
  const { comparison, polling } = split(audit, size);
  const { reported, cards } = audit.polling;
  const votes = (count: number) => (count * polling) / cards;
  const seen = { winner: votes(reported.winner), loser: votes(reported.loser) };
  return {
    comparison: { ...audit.comparison, sampled: comparison, found: noDiscrepancies },
    polling: { ...audit.polling, drawn: polling, seen },
  };
}
