import { fine, type Outcome, refused } from "../outcome.ts";
import { type NullHypothesis } from "../risk/risk-measure.ts";

/**
 * Batch comparison (MACRO; Stark 2009, "Risk-limiting postelection audits: conservative P-values from common probability
 * inequalities"; Aslam, Popa and Rivest 2008 for drawing with chances in proportion to error bounds, PPEB): whole batches are
 * counted by hand and compared with their reported counts.
 */

/** Votes by choice. A choice that is missing has none. */
export type Votes = Readonly<Record<string, number>>;

export type Batch = {
  readonly id: string;
  /** Ballots in the batch, whether or not they show the contest. */
  readonly ballots: number;
  readonly votes: Votes;
};

/**
 * What must hold for the outcome to be right: more votes for `winner` than for all `losers` together. One loser for a plurality;
 * all others for a majority (a contest with a run-off that the leader won outright, one vote to a ballot).
 */
export type BatchAssertion = { readonly winner: string; readonly losers: readonly string[] };

export type BatchContest = {
  readonly assertions: readonly BatchAssertion[];
  readonly batches: readonly Batch[];
  /**
   * Ballots that no batch holds and no draw can meet: still to be counted, or lost, or unreadable. Each is taken as a vote for
   * every loser, which lowers each margin by one vote.
   */
  readonly beyondAudit?: number;
};

export type BatchAudit = {
  /** U: how many times over the errors of all batches could overturn the outcome; each batch has its part. */
  readonly errorBound: number;
  /** By the id of a batch: the most it can be wrong by, as a share of the margin. Draw batches with chances in proportion. */
  readonly errorBounds: ReadonlyMap<string, number>;
  /**
   * The taint of what was counted by hand: the error found as a share of the most it could be. Batches that were counted together
   * are judged together. Refused where the count shows more than the manifest allows the batch to hold.
   */
  taint(ids: readonly string[], counted: Votes): Outcome<number, TaintRefusal>;
  /** For a risk measure: its values are 1 - taint; were the outcome wrong, they would average at most 1 - 1/U. */
  readonly hypothesis: NullHypothesis;
};

export type TaintRefusal = "unknown-batch" | "more-than-possible";

export type BatchRefusal = "no-assertion" | "no-margin" | "duplicate-batch";

/** Refused where an assertion is not supported by the reported counts: there is no outcome to confirm. */
export function batchAudit(contest: BatchContest): Outcome<BatchAudit, BatchRefusal> {
  const { assertions, batches, beyondAudit = 0 } = contest;
  if (assertions.length === 0) return refused("no-assertion");
  const margins = assertions.map((one) => ({ ...one, margin: marginOf(one, batches) - beyondAudit }));
  const failing = margins.find(({ margin }) => !(margin > 0));
  if (failing) return refused("no-margin", { winner: failing.winner, loser: failing.losers.join(", ") });
  const byId = new Map(batches.map((batch) => [batch.id, batch]));
  if (byId.size < batches.length) return refused("duplicate-batch", { batch: twiceIn(batches) });
  const errorBounds = new Map(batches.map((batch) => [batch.id, errorBoundOf(batch, margins)]));
  return fine(auditOf(margins, byId, errorBounds));
}

/**
 * How many draws in all, if no more errors are found (Arlo's rule, one more than the bare minimum).
 *
 * @param risk measured so far; 1 at the start
 */
export function batchesToDraw(errorBound: number, riskLimit: number, risk = 1): number {
  if (risk <= riskLimit) return 0;
  return Math.ceil((Math.log(riskLimit) - Math.log(risk)) / Math.log1p(-1 / errorBound) - 1e-11) + 1;
}

function twiceIn(batches: readonly Batch[]): string {
  const seen = new Set<string>();
  return batches.find(({ id }) => seen.has(id) || !seen.add(id))?.id ?? "";
}

type Margin = BatchAssertion & { readonly margin: number };

function auditOf(
  margins: readonly Margin[],
  byId: ReadonlyMap<string, Batch>,
  errorBounds: ReadonlyMap<string, number>,
): BatchAudit {
  const errorBound = [...errorBounds.values()].reduce((sum, bound) => sum + bound, 0);
  return {
    errorBound,
    errorBounds,
    taint(ids, counted) {
      const together = ids.map((id) => byId.get(id));
      const unknown = together.indexOf(undefined);
      if (unknown >= 0) return refused("unknown-batch", { batch: ids[unknown] ?? "" });
      const bound = ids.reduce((sum, id) => sum + (errorBounds.get(id) ?? 0), 0);
      const errors = margins.map(
        (one) => (marginOf(one, together as Batch[]) - lead(one, counted)) / one.margin,
      );
      const taint = bound === 0 ? Math.sign(Math.max(0, ...errors)) * 2 : Math.max(...errors) / bound;
      return taint > 1 + 1e-9 ? refused("more-than-possible", { batch: ids.join(", ") }) : fine(taint);
    },
    hypothesis: {
      mean: 1 - 1 / errorBound,
      upper: 1 + mostUnderstated(margins, byId, errorBounds),
      cards: Infinity,
    },
  };
}

/** The most that a batch can overstate a margin by: every ballot was truly for the loser. */
function errorBoundOf(batch: Batch, margins: readonly Margin[]): number {
  return Math.max(0, ...margins.map((one) => (lead(one, batch.votes) + batch.ballots) / one.margin));
}

/** The largest taint below nothing: every ballot of a batch was truly for the winner. */
function mostUnderstated(
  margins: readonly Margin[],
  byId: ReadonlyMap<string, Batch>,
  errorBounds: ReadonlyMap<string, number>,
): number {
  let most = 0;
  for (const [id, { votes, ballots }] of byId) {
    const bound = errorBounds.get(id) ?? 0;
    const understated = Math.min(...margins.map((one) => (ballots - lead(one, votes)) / one.margin));
    if (bound > 0) most = Math.max(most, understated / bound);
  }
  return most;
}

function marginOf(assertion: BatchAssertion, batches: readonly Batch[]): number {
  return batches.reduce((sum, { votes }) => sum + lead(assertion, votes), 0);
}

function lead({ winner, losers }: BatchAssertion, votes: Votes): number {
  return (votes[winner] ?? 0) - losers.reduce((sum, loser) => sum + (votes[loser] ?? 0), 0);
}
