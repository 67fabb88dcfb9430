import { ok, refuse } from "../../basics/result.ts";
import type { Context, Serves } from "../../platform/contract/context.ts";
import type {
  beginParticipation,
  changeOrganisation,
  Community,
  endParticipation,
  listOrganisations,
  openCommunity,
  Organisation,
  readCommunity,
  registerOrganisation,
} from "./contract.ts";
import { checkOrganisation, community, mayOpen, takesPart } from "./rules.ts";
import * as stored from "./store.ts";

export const list: Serves<typeof listOrganisations> = async ({ tx }, { query }) =>
  ok(await stored.organisationsPage(tx, query));

export const register: Serves<typeof registerOrganisation> = async (cx, { body }) => {
  const checked = checkOrganisation({ ...body, id: cx.dice.id("org") as Organisation["id"] });
  if (!checked.ok) return checked;
  await stored.insertOrganisation(cx.tx, checked.value);
  record(cx, "organisations.register", checked.value.id, "registered", checked.value);
  return checked;
};

export const change: Serves<typeof changeOrganisation> = async (cx, { params, body }) => {
  const before = await stored.findOrganisation(cx.tx, params.organisation);
  if (before === null) return refuse("organisation-not-found");
  const { why, ...described } = body;
  const checked = checkOrganisation({ id: before.id, ...described });
  if (!checked.ok) return checked;
  await stored.updateOrganisation(cx.tx, checked.value);
  record(cx, "organisations.change", before.id, why, { before, after: checked.value });
  return checked;
};

export const begin: Serves<typeof beginParticipation> = async (cx, { params, body }) => {
  if ((await stored.findOrganisation(cx.tx, body.organisationId)) === null)
    return refuse("organisation-not-found");
  if (await isMember(cx, params.election, body.organisationId)) return refuse("takes-part-already");
  await stored.insertParticipation(cx.tx, params.election, body.organisationId);
  record(cx, "participations.begin", body.organisationId, body.why, {}, params.election);
  return ok(await communityNow(cx, params.election));
};

export const end: Serves<typeof endParticipation> = async (cx, { params, body }) => {
  if ((await stored.findOrganisation(cx.tx, params.organisation)) === null)
    return refuse("organisation-not-found");
  if (!(await isMember(cx, params.election, params.organisation))) return refuse("does-not-take-part");
  await stored.endParticipation(cx.tx, params.election, params.organisation);
  const after = await communityNow(cx, params.election);
  const { missingSectors } = after;
  record(cx, "participations.end", params.organisation, body.why, { missingSectors }, params.election);
  return ok(after);
};

export const read: Serves<typeof readCommunity> = async (cx, { params }) =>
  ok(await communityNow(cx, params.election));

export const open: Serves<typeof openCommunity> = async (cx, { params }) => {
  const { election } = params;
  const required = await stored.requiredSectorsOf(cx.tx, election);
  const participations = await stored.participationsOf(cx.tx, election);
  const decided = mayOpen(required, participations, await stored.openedAtMs(cx.tx, election), cx.nowMs);
  if (!decided.ok) return decided;
  const now = community(required, participations, cx.nowMs, cx.nowMs);
  const present = now.sectors.filter((each) => each.members.length > 0).map((each) => each.sector);
  await stored.insertOpening(cx.tx, election, present);
  record(cx, "community.open", election, "every required sector takes part", { sectors: present }, election);
  return ok(now);
};

async function communityNow({ tx, nowMs }: Context, electionId: string): Promise<Community> {
  return community(
    await stored.requiredSectorsOf(tx, electionId),
    await stored.participationsOf(tx, electionId),
    await stored.openedAtMs(tx, electionId),
    nowMs,
  );
}

async function isMember({ tx, nowMs }: Context, electionId: string, organisationId: string) {
  const participations = await stored.participationsOf(tx, electionId);
  return participations.some((each) => each.organisationId === organisationId && takesPart(each, nowMs));
}

function record(
  cx: Context,
  action: string,
  subject: string,
  why: string,
  body: unknown,
  electionId: string | null = null,
): void {
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action,
    subject,
    why,
    electionId,
    organisationId: null,
    tlp: "clear",
    classification: 0,
    body,
  });
}
