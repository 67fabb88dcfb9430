import { assert } from "../../basics/assert.ts";
import { ok, refuse, type Result } from "../../basics/result.ts";
import type { Context, Input, Serves } from "../../platform/contract/context.ts";
import { agreementsInForce } from "./agreements-service.ts";
import { partiesOf } from "./agreements-store.ts";
import type {
  checkShare,
  listShares,
  makeShare,
  revokeShare,
  Share,
  shareRefusals,
  writeSubstitute,
} from "./contract.ts";
import { checkSubstitute, evaluateShare, type Permit } from "./rules.ts";
import * as stored from "./store.ts";
import { atMost, type Tlp } from "./tlp-rules.ts";

const dayMs = 86_400_000;

export const check: Serves<typeof checkShare> = async (cx, input) => {
  const judged = await judge(cx, input);
  if (!judged.ok) return judged;
  const { permit, subject, expiresAtMs } = judged.value;
  return ok({ agreementId: permit.agreementId, clause: permit.clause, tlp: subject.tlp, expiresAtMs });
};

/** The same for a part of the item that is no narrower than `tlp`: what is narrower stays behind. */
export async function checkPart(
  cx: Context,
  input: Pick<Input<typeof makeShare>, "params" | "body">,
  tlp: Tlp,
): Promise<Result<null, keyof typeof shareRefusals>> {
  const judged = await judge(cx, input, tlp);
  return judged.ok ? ok(null) : judged;
}

export const make: Serves<typeof makeShare> = async (cx, input) => {
  const judged = await judge(cx, input);
  if (!judged.ok) return judged;
  const { permit, subject, from, expiresAtMs } = judged.value;
  const share: Share = {
    id: cx.dice.id("shr") as Share["id"],
    ...input.body,
    fromOrganisationId: from,
    agreementId: permit.agreementId,
    clause: permit.clause === null ? null : String(permit.clause),
    tlp: subject.tlp,
    sharedAtMs: cx.nowMs,
    expiresAtMs,
    revokedAtMs: null,
    purged: null,
  };
  await stored.insertShare(cx.tx, input.params.election, share);
  record(
    cx,
    "shares.make",
    share.id,
    [share.subjectId, share.toOrganisationId],
    share.purpose,
    subject,
    share,
  );
  return ok(share);
};

export const list: Serves<typeof listShares> = async ({ tx }, { query }) =>
  ok(await stored.sharesPage(tx, query));

export const revoke: Serves<typeof revokeShare> = async (cx, { params, body }) => {
  const share = await stored.findShare(cx.tx, params.share);
  if (share === null) return refuse("share-not-found");
  if (share.fromOrganisationId !== cx.actor.organisationId) return refuse("share-not-ours");
  if (share.revokedAtMs !== null) return refuse("revoked-already");
  const subject = await stored.findSubject(cx.tx, share.subjectId);
  const ended = await stored.revokeShare(cx.tx, share.id);
  const marking = subject ?? {
    organisationId: share.fromOrganisationId,
    tlp: share.tlp,
    classification: 0 as const,
  };
  record(cx, "shares.revoke", share.id, [share.subjectId, share.toOrganisationId], body.why, marking, {
    ended,
  });
  return ok({ ...share, revokedAtMs: cx.nowMs });
};

export const substitute: Serves<typeof writeSubstitute> = async (cx, { params, body }) => {
  const original = await stored.findSubject(cx.tx, body.originalId);
  if (original === null) return refuse("original-not-found");
  const lower = await stored.findSubject(cx.tx, body.substituteId);
  if (lower === null) return refuse("substitute-not-found");
  const own = cx.actor.organisationId;
  if (original.organisationId !== own || lower.organisationId !== own) return refuse("not-ours");
  const checked = checkSubstitute(original, lower);
  if (!checked.ok) return checked;
  if (await stored.hasSubstitute(cx.tx, body.originalId)) return refuse("substituted-already");
  const pair = { ...body, classification: original.classification };
  await stored.insertSubstitute(cx.tx, params.election, pair);
  record(
    cx,
    "substitutes.write",
    body.originalId,
    [body.substituteId],
    "for readers not cleared",
    original,
    pair,
  );
  return ok(pair);
};

interface Judged {
  readonly subject: stored.MarkedSubject;
  readonly permit: Permit;
  readonly from: string;
  readonly expiresAtMs: number | null;
}

/** The one judgement of every share, whoever asks and by whatever way. */
async function judge(
  cx: Context,
  { params, body }: Pick<Input<typeof makeShare>, "params" | "body">,
  part?: Tlp,
): Promise<Result<Judged, keyof typeof shareRefusals>> {
  const from = cx.actor.organisationId;
  assert(from !== null, "whoever shares belongs to an organisation");
  const whole = await stored.findSubject(cx.tx, body.subjectId);
  if (whole === null) return refuse("subject-not-found");
  const subject = part !== undefined && atMost(part, whole.tlp) ? { ...whole, tlp: part } : whole;
  const parties = await partiesOf(cx.tx, params.election, [from, body.toOrganisationId]);
  const to = parties.get(body.toOrganisationId);
  if (to === undefined) return refuse("recipient-unknown", { organisation: body.toOrganisationId });
  if (
    body.toPersonId !== null &&
    (await stored.organisationOfPerson(cx.tx, body.toPersonId)) !== to.organisationId
  )
    return refuse("person-not-in-organisation", { organisation: to.organisationId });
  const permit = evaluateShare(await agreementsInForce(cx), {
    subject,
    sharer: cx.actor.id,
    // A clause "from a role" speaks of the one who shares, not of a colleague.
    from: { organisationId: from, sector: parties.get(from)?.sector ?? "", roles: cx.actor.roles },
    to,
    toPersonId: body.toPersonId,
    toInCommunity: to.takesPart,
    purpose: body.purpose,
  });
  if (!permit.ok) return permit;
  if (await stored.isShared(cx.tx, body)) return refuse("shared-already");
  const expiresAtMs = await endOf(cx, permit.value, subject, body.subjectId);
  return ok({ subject, permit: permit.value, from, expiresAtMs });
}

/** Retention of the clause; what one received oneself is handed on for no longer than one may keep it. */
async function endOf(
  cx: Context,
  permit: Permit,
  subject: stored.MarkedSubject,
  subjectId: string,
): Promise<number | null> {
  const own = permit.retentionDays === null ? null : cx.nowMs + permit.retentionDays * dayMs;
  const received =
    subject.organisationId === cx.actor.organisationId
      ? null
      : await stored.receivedUntilMs(cx.tx, subjectId);
  return own === null || received === null ? (own ?? received) : Math.min(own, received);
}

function record(
  cx: Context,
  action: string,
  subject: string,
  about: readonly string[],
  why: string,
  marking: Pick<stored.MarkedSubject, "organisationId" | "tlp" | "classification">,
  body: unknown,
): void {
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action,
    subject,
    about,
    why,
    electionId: cx.actor.electionId,
    organisationId: marking.organisationId,
    tlp: marking.tlp,
    classification: marking.classification,
    body,
  });
}
