import { ok, refuse, type Result } from "../../basics/result.ts";
import type { Agreement, agreementStates, Clause, Side } from "./contract.ts";

export interface Standing {
  readonly state: (typeof agreementStates)[number];
  /** Parties that signed and did not withdraw, in the agreement's order. */
  readonly bound: readonly string[];
  /** Was it in force at some time? */
  readonly began: boolean;
}

/**
 * What an agreement's history makes of it. In force from the moment at which every party stands signed. A party that withdraws
 * neither sends nor receives any more; with fewer than two left, the agreement is withdrawn for good. An amendment that comes
 * into force takes the place of what it amends.
 */
export function standingOf(agreement: Agreement, amendments: readonly Agreement[], nowMs: number): Standing {
  const { began, ended, bound } = replay(agreement);
  const replaced = amendments.some((each) => each.amends === agreement.id && replay(each).began);
  if (ended || (began && replaced)) return { state: "withdrawn", bound: [], began };
  if (agreement.expiresAtMs !== null && nowMs >= agreement.expiresAtMs)
    return { state: "expired", bound: [], began };
  return { state: began ? "in-force" : "proposed", bound, began };
}

function replay({ parties, acts }: Pick<Agreement, "parties" | "acts">) {
  const signed = new Set<string>();
  let began = false;
  let ended = false;
  for (const { organisationId, act } of acts) {
    if (ended) break;
    if (act === "signed") signed.add(organisationId);
    else signed.delete(organisationId);
    began ||= signed.size === parties.length;
    ended = began && signed.size < 2;
  }
  return { began, ended, bound: parties.filter((party) => signed.has(party)) };
}

/** May this organisation sign now? */
export function maySign(
  agreement: Pick<Agreement, "parties">,
  standing: Standing,
  organisationId: string | null,
): Result<null, "not-a-party" | "signed-already" | "agreement-ended"> {
  if (organisationId === null || !agreement.parties.includes(organisationId)) return refuse("not-a-party");
  if (standing.state === "withdrawn" || standing.state === "expired") return refuse("agreement-ended");
  return standing.bound.includes(organisationId) ? refuse("signed-already") : ok(null);
}

/** May this organisation withdraw now? It needs nobody's leave. */
export function mayWithdraw(
  agreement: Pick<Agreement, "parties">,
  standing: Standing,
  organisationId: string | null,
): Result<null, "not-a-party" | "not-signed"> {
  if (organisationId === null || !agreement.parties.includes(organisationId)) return refuse("not-a-party");
  return standing.bound.includes(organisationId) ? ok(null) : refuse("not-signed");
}

/** Is a proposal consistent in itself? */
export function checkProposal(
  proposal: Pick<Agreement, "parties" | "clauses" | "expiresAtMs">,
  nowMs: number,
): Result<null, "party-twice" | "clause-number-twice" | "clause-names-no-party" | "expired-already"> {
  const parties = new Set(proposal.parties);
  if (parties.size < proposal.parties.length) return refuse("party-twice");
  if (proposal.expiresAtMs !== null && proposal.expiresAtMs <= nowMs) return refuse("expired-already");
  const numbers = new Set<number>();
  for (const clause of proposal.clauses) {
    if (numbers.has(clause.number)) return refuse("clause-number-twice", { clause: clause.number });
    numbers.add(clause.number);
    const stranger = strangerOf(clause, parties);
    if (stranger !== null)
      return refuse("clause-names-no-party", { clause: clause.number, organisation: stranger });
  }
  return ok(null);
}

function strangerOf(clause: Clause, parties: ReadonlySet<string>): string | null {
  const named = (side: Side): string[] => ("organisation" in side ? [side.organisation] : []);
  return [...named(clause.from), ...named(clause.to)].find((id) => !parties.has(id)) ?? null;
}
