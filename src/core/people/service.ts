import { ok, refuse } from "../../basics/result.ts";
import type { Context, Serves } from "../../platform/contract/context.ts";
import type { grantRole, invitePerson, listPeople, revokeRole, Grant, Person } from "./contract.ts";
import { checkGrant } from "./rules.ts";
import * as stored from "./store.ts";

export const list: Serves<typeof listPeople> = async ({ tx }, { query }) =>
  ok(await stored.peoplePage(tx, query));

/** The account is made after the commit (`makeInvitedAccounts`); until then the invitation waits. */
export const invite: Serves<typeof invitePerson> = async (cx, { body }) => {
  if (!(await stored.exists(cx.tx, "organisations", body.organisationId)))
    return refuse("organisation-unknown", { organisation: body.organisationId });
  if (await stored.emailInUse(cx.tx, body.email)) return refuse("email-in-use");
  const { email, ...said } = body;
  const person: Person = {
    ...said,
    id: cx.dice.id("per") as Person["id"],
    endedAtMs: null,
    email,
    account: "waiting",
    grants: [],
  };
  await stored.insertPerson(cx.tx, person, email);
  // The address stays out of the journal.
  record(cx, "people.invite", person, [], "invited", {
    organisationId: said.organisationId,
    clearance: said.clearance,
  });
  return ok(person);
};

export const grant: Serves<typeof grantRole> = async (cx, { params, body }) => {
  if (!(await stored.lockPerson(cx.tx, params.person))) return refuse("person-not-found");
  const person = await stored.findPerson(cx.tx, params.person);
  if (person === null || person.endedAtMs !== null) return refuse("person-not-found");
  if (body.electionId !== null && !(await stored.exists(cx.tx, "elections", body.electionId)))
    return refuse("election-unknown", { election: body.electionId });
  const wanted = { ...body, personId: person.id };
  const checked = checkGrant(person.grants, wanted, { id: cx.actor.id, nowMs: cx.nowMs });
  if (!checked.ok) return checked;
  const granted: Grant = {
    ...body,
    id: cx.dice.id("grn") as Grant["id"],
    grantedBy: cx.actor.id,
    grantedAtMs: cx.nowMs,
    revokedAtMs: null,
  };
  await stored.insertGrant(cx.tx, person.id, granted);
  record(cx, "people.grant", person, [granted.id], body.reason, granted);
  return ok(granted);
};

export const revoke: Serves<typeof revokeRole> = async (cx, { params, body }) => {
  const person = await stored.findPerson(cx.tx, params.person);
  const held = person?.grants.find((each) => each.id === params.grant);
  if (person === null || held === undefined) return refuse("grant-not-found");
  if (held.revokedAtMs !== null) return refuse("revoked-already");
  await stored.revokeGrant(cx.tx, held.id);
  const revoked = { ...held, revokedAtMs: cx.nowMs };
  record(cx, "people.revoke", person, [held.id], body.why, revoked);
  return ok(revoked);
};

function record(
  cx: Context,
  action: string,
  person: Pick<Person, "id" | "organisationId">,
  about: readonly string[],
  why: string,
  body: unknown,
): void {
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action,
    subject: person.id,
    about,
    why,
    // Accounts belong to the instance, not to an election: operators and auditors read these entries.
    electionId: null,
    organisationId: person.organisationId,
    tlp: "amber",
    classification: 0,
    body,
  });
}
