import { ok, refuse, type Result } from "../../basics/result.ts";
import type { Context, Serves } from "../../platform/contract/context.ts";
import { dayOf, isTimeZone } from "../../basics/zoned-time.ts";
import type { changeElection, createElection, Election, listElections, readElection } from "./contract.ts";
import { checkElection, inCaretaker, phaseOn } from "./rules.ts";
import {
  allElections,
  findElection,
  insertElection,
  organisationsThatExist,
  updateElection,
} from "./store.ts";

export const list: Serves<typeof listElections> = async ({ tx, nowMs }) =>
  ok({ rows: (await allElections(tx)).map((election) => asOf(election, nowMs)) });

export const read: Serves<typeof readElection> = async ({ tx, nowMs }, { params }) => {
  const election = await findElection(tx, params.election);
  return election === null ? refuse("election-not-found") : ok(asOf(election, nowMs));
};

export const create: Serves<typeof createElection> = async (cx, { body }) => {
  if ((await findElection(cx.tx, body.id)) !== null) return refuse("election-exists");
  const checked = await check(cx, body);
  if (!checked.ok) return checked;
  await insertElection(cx.tx, checked.value);
  record(cx, "elections.create", checked.value, "set up");
  return ok(asOf(checked.value, cx.nowMs));
};

export const change: Serves<typeof changeElection> = async (cx, { params, body }) => {
  if (params.election !== body.election.id) return refuse("election-id-fixed");
  if ((await findElection(cx.tx, params.election)) === null) return refuse("election-not-found");
  const checked = await check(cx, body.election);
  if (!checked.ok) return checked;
  await updateElection(cx.tx, checked.value);
  record(cx, "elections.change", checked.value, body.why);
  return ok(asOf(checked.value, cx.nowMs));
};

/** The election with the phase it is in at a moment, in its own time zone. */
export function asOf(election: Election, nowMs: number) {
  const today = dayOf(nowMs, election.timeZone);
  return { ...election, phase: phaseOn(election, today), caretakerNow: inCaretaker(election, today) };
}

async function check(
  { tx }: Context,
  election: Election,
): Promise<ReturnType<typeof checkElection> | Result<never, "time-zone-unknown" | "organisation-unknown">> {
  if (!isTimeZone(election.timeZone)) return refuse("time-zone-unknown", { timeZone: election.timeZone });
  const named = [
    election.rules.reportingDesk,
    ...(election.rules.panel ? [election.rules.panel.organisationId] : []),
  ];
  const known = await organisationsThatExist(tx, named);
  const missing = named.find((id) => !known.includes(id));
  if (missing !== undefined) return refuse("organisation-unknown", { organisation: missing });
  return checkElection(election);
}

function record(cx: Context, action: string, election: Election, why: string): void {
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action,
    subject: election.id,
    why,
    electionId: election.id,
    organisationId: null,
    tlp: "clear",
    classification: 0,
    public: true,
    body: election,
  });
}
