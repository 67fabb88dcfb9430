import { ok, refuse } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import type {
  Case,
  CaseDetail,
  countDecisions,
  Evidence,
  listCases,
  listDeclarations,
  PanelMember,
  readCase,
  Step,
} from "./contract.ts";
import { panelOf } from "./ground.ts";
import { caseThen, doneThen, knownThen, type AsOf } from "./knowledge-rules.ts";
import { isOpen } from "./rules.ts";
import { findDecision } from "./decision-store.ts";
import * as sitting from "./sitting-store.ts";
import * as stored from "./store.ts";

export const list: Serves<typeof listCases> = async ({ tx }, { query }) => {
  const page = await stored.casesPage(tx, { ...query, waiting: query.waiting === "yes" });
  return ok({ ...page, decided: await stored.decisionsSeen(tx) });
};

export const read: Serves<typeof readCase> = async (cx, { params, query }) => {
  const now = await stored.findCase(cx.tx, params.case);
  if (now === null) return refuse("case-not-found");
  const asOf: AsOf | null = query.asOf === undefined ? null : { atMs: query.asOf, by: query.by };
  if (asOf?.by === "recorded" && asOf.atMs < now.briefedAtMs) return refuse("not-briefed-then");
  return ok(await detailOf(cx, params.election, now, asOf));
};

export const declarations: Serves<typeof listDeclarations> = async ({ tx }) =>
  ok({ rows: await sitting.declarationsSeen(tx, null) });

export const count: Serves<typeof countDecisions> = async ({ tx }, { params }) =>
  ok(await stored.publicCounts(tx, params.election));

async function detailOf(cx: Context, electionId: string, now: Case, asOf: AsOf | null): Promise<CaseDetail> {
  const { tx } = cx;
  const then = caseThen(now, asOf);
  const panel = await panelOf(cx, electionId);
  const members = await membersOf(cx, now, asOf);
  const declared = await sitting.declarationsSeen(tx, now.id);
  const votes = doneThen(await sitting.ownVotes(tx, now.id), asOf);
  const decision = await findDecision(tx, now.id);
  return {
    ...then,
    asOf,
    evidence: knownThen<Evidence>(await stored.evidenceOf(tx, now.id), asOf),
    criteria: knownThen(await stored.criteriaOf(tx, now.id), asOf),
    alternatives: knownThen(await stored.alternativesOf(tx, now.id), asOf),
    panel: panel && { quorum: panel.quorum, seats: panel.seats, members },
    declarations: doneThen(declared, asOf),
    myVote: votes.at(-1) ?? null,
    myStep: asOf === null ? stepOf(cx, now, members) : "none",
    dissents: doneThen(await sitting.dissentsSeen(tx, now.id), asOf),
    decision: decision !== null && then.decidedAtMs !== null ? decision : null,
  };
}

/** The members of today, each with how far they had come. */
async function membersOf({ tx }: Context, now: Case, asOf: AsOf | null): Promise<PanelMember[]> {
  const holders = await sitting.holdersOf(tx, ["panel-member"], now.classification);
  const names = await sitting.namesOf(
    tx,
    holders.map((each) => each.personId),
  );
  const ids = (acts: readonly sitting.Timed[]) => new Set(doneThen(acts, asOf).map((act) => act.personId));
  const recused = ids(await sitting.recusalsOf(tx, now.id));
  const voted = ids(await sitting.votersOf(tx, now.id));
  const declared = ids(await sitting.declarersOf(tx, now.id));
  return holders.map(({ personId, cleared }) => ({
    personId,
    name: names.get(personId) ?? personId,
    state: recused.has(personId)
      ? "recused"
      : voted.has(personId)
        ? "voted"
        : declared.has(personId)
          ? "declared"
          : "to-declare",
    cleared,
  }));
}

function stepOf({ actor }: Context, now: Case, members: readonly PanelMember[]): Step {
  const me = members.find((member) => member.personId === actor.id);
  if (me === undefined || !isOpen(now.state) || !actor.roles.includes("panel-member")) return "none";
  const steps = { "to-declare": "declare", declared: "vote", voted: "decide", recused: "none" } as const;
  return steps[me.state];
}
