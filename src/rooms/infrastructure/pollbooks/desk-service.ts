import { byCodeUnit } from "../../../basics/order.ts";
import { ok } from "../../../basics/result.ts";
import type { Serves } from "../../../platform/contract/context.ts";
import type { decideDispute, Dispute, listDisputes } from "./desk-contract.ts";
import { checkDecision, disputedVoters, evidenceOf, shownAct } from "./desk-rules.ts";
import { dayOf, record, takenOpen } from "./ground.ts";
import type { Books } from "./hub/books.ts";
import type { ServerBook } from "./hub/server-book.ts";
import { waitsNoMore } from "./waiting.ts";

/** The desk of disputes: evidence of all sides, and a person's decision. */
export const list =
  (books: Books): Serves<typeof listDisputes> =>
  async (cx, { params, query }) => {
    const day = await dayOf(cx, books, params.package);
    if (!day.ok) return day;
    const { book } = day.value;
    const voters = disputedVoters(book).filter(
      ({ isOpen }) => query.state === undefined || isOpen === (query.state === "open"),
    );
    const from =
      query.cursor === undefined ? 0 : voters.findIndex(({ voter }) => voter > (query.cursor ?? ""));
    const page = from < 0 ? [] : voters.slice(from, from + query.limit);
    const more = from >= 0 && from + query.limit < voters.length;
    return ok({
      rows: page.map(({ voter }) => disputeOf(book, voter)),
      next: more ? (page.at(-1)?.voter ?? null) : null,
      total: voters.length,
    });
  };

export const decide =
  (books: Books): Serves<typeof decideDispute> =>
  async (cx, { params, body }) => {
    const held = await takenOpen(cx, params.package);
    if (!held.ok) return held;
    const book = await books.current(cx.tx, held.value);
    const { voter, why } = body;
    const [considered, upheld] = [sorted(body.considered), sorted(body.upheld)];
    const checked = checkDecision(book.ledger.voter(voter), { considered, upheld });
    if (!checked.ok) return checked;
    const said = await books.record(
      cx.tx,
      held.value,
      [{ kind: "decision", voter, considered, upheld, reason: why }],
      cx.actor.id,
    );
    if (!said.ok) throw new Error(`the hub could not record a decision: ${said.refusal}`);
    record(cx, "pollbooks.decide", held.value, { why, body: { considered, upheld } });
    if (!disputedVoters(book).some((one) => one.isOpen && one.voter !== voter))
      await waitsNoMore(cx.tx, held.value, "disputes");
    const after = disputeOf(book, voter);
    const isUpheld = (event: string) => (upheld.includes(event) ? "upheld" : "set-aside");
    return ok({
      ...after,
      isOpen: false,
      evidence: after.evidence.map((act) => ({ ...act, decided: isUpheld(act.event) })),
    });
  };

/** As the log writes ids: each once, in order. */
function sorted(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].sort(byCodeUnit);
}

function disputeOf(book: ServerBook, voter: string): Dispute {
  const standing = book.ledger.voter(voter);
  const listed = book.list.voter(voter);
  const isConfidential = book.isConfidential(voter);
  return {
    voter,
    name: listed === null || isConfidential ? null : [listed.last, listed.first].filter(Boolean).join(", "),
    isConfidential,
    kinds: [...new Set(standing.disputes.map(({ kind }) => kind))],
    evidence: evidenceOf(standing.disputes).map(shownAct),
    unsettled: standing.unsettled.map(shownAct),
    isOpen: standing.unsettled.length > 0 || standing.disputes.some(({ decision }) => decision === null),
    decisions: standing.decisions.map(({ event, atMs, actor }) => {
      const fact = book.ledger.event(event)?.fact;
      const decision = fact?.kind === "decision" ? fact : null;
      return { event, atMs, by: actor, why: decision?.reason ?? "", upheld: [...(decision?.upheld ?? [])] };
    }),
  };
}
