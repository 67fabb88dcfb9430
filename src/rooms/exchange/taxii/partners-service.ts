import { ok, refuse } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import type { ReplySeal } from "../../../platform/http/reply-seal.ts";
import { enqueue } from "../../../platform/jobs/kind.ts";
import { decideAddress } from "../../../platform/outside/address-rules.ts";
import { exchangeWith, sealedName } from "./partner-exchange.ts";
import {
  PartnerId,
  type addPartner,
  type listPartners,
  type listRefusals,
  type listRuns,
  type PartnerLine,
  type pausePartner,
  type runPartner,
} from "./partners-contract.ts";
import * as stored from "./partners-store.ts";
import { decideClose, microsecondBefore } from "./rules.ts";
import { findCollection } from "./store.ts";
import { whySentence } from "./words.ts";

export function partnerServices(seal: ReplySeal) {
  const list: Serves<typeof listPartners> = async (cx) =>
    ok({ rows: await linesOf(cx, await stored.allPartners(cx.tx)) });

  const add: Serves<typeof addPartner> = async (cx, { body }) => {
    const { organisationId } = cx.actor;
    if (organisationId === null) return refuse("no-organisation");
    const address = decideAddress(new URL(body.rootUrl), body.privateNetwork);
    if (!address.ok) return address;
    if (body.direction === "push" && body.partnerOrganisationId === null)
      return refuse("partner-organisation-needed");
    const collection = await findCollection(cx.tx, { id: body.collectionId });
    if (collection === null) return refuse("collection-not-found");
    const ours = decideClose(collection, organisationId);
    if (!ours.ok) return ours;
    const id = PartnerId.parse(cx.dice.id("ptn"));
    await stored.insertPartner(cx.tx, {
      id,
      space: cx.actor.space,
      election_id: cx.actor.electionId ?? "",
      organisation_id: organisationId,
      created_by: cx.actor.id,
      created_at_ms: cx.nowMs,
      name: body.name,
      direction: body.direction,
      root_url: address.value,
      remote_collection: body.remoteCollection,
      private_network: body.privateNetwork,
      user_name: body.userName,
      secret_sealed: seal.seal(sealedName(id), body.secret),
      collection_id: body.collectionId,
      partner_organisation_id: body.partnerOrganisationId,
      every_minutes: body.everyMinutes,
      paused_at_ms: null,
      added_after: null,
      next_page: null,
      latest_added: null,
      sent_us: -1,
      last_tried_at_ms: null,
      last_ok_at_ms: null,
      failures: 0,
      next_at_ms: cx.nowMs,
      last_error: null,
    });
    record(cx, "partners.add", id, `entered: ${body.name}`, {
      rootUrl: address.value,
      direction: body.direction,
    });
    return ok(await told(cx, id));
  };

  return { list, add, pause, run, runs, refusals };
}

const pause: Serves<typeof pausePartner> = async (cx, { params, body }) => {
  if ((await stored.findPartner(cx.tx, params.partner)) === null) return refuse("partner-not-found");
  const now = body.paused ? { paused_at_ms: cx.nowMs } : { paused_at_ms: null, next_at_ms: cx.nowMs };
  await stored.changePartner(cx.tx, params.partner, now);
  record(cx, "partners.pause", params.partner, body.why, { paused: body.paused });
  return ok(await told(cx, params.partner));
};

const run: Serves<typeof runPartner> = async (cx, { params }) => {
  const partner = await stored.findPartner(cx.tx, params.partner);
  if (partner === null) return refuse("partner-not-found");
  if (partner.paused_at_ms !== null) return refuse("partner-paused");
  await enqueue(cx.tx, exchangeWith, { partner: partner.id }, { dice: cx.dice });
  record(cx, "partners.run", partner.id, "asked for now", {});
  return ok(await told(cx, partner.id));
};

const runs: Serves<typeof listRuns> = async ({ tx }, { params }) =>
  (await stored.findPartner(tx, params.partner)) === null
    ? refuse("partner-not-found")
    : ok({ rows: await stored.lastRuns(tx, params.partner) });

const refusals: Serves<typeof listRefusals> = async (cx, { params, query }) => {
  const before = microsecondBefore(query.cursor);
  if (before === null) return refuse("cursor-unreadable");
  if ((await stored.findPartner(cx.tx, params.partner)) === null) return refuse("partner-not-found");
  const page = await stored.refusalsPage(cx.tx, params.partner, query.limit, before);
  const rows = page.rows.map(({ why, ...row }) => ({
    ...row,
    sentence: "said" in why ? why.said : whySentence(why, cx.language),
  }));
  return ok({ ...page, rows });
};

async function linesOf(cx: Context, rows: readonly stored.PartnerRow[]): Promise<PartnerLine[]> {
  const totals = await stored.totalsOf(
    cx.tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...stored.partnerOf(row),
    lagMs: row.last_ok_at_ms === null ? null : Math.max(0, cx.nowMs - row.last_ok_at_ms),
    added: totals.get(row.id)?.added ?? 0,
    refused: totals.get(row.id)?.refused ?? 0,
  }));
}

async function told(cx: Context, id: string): Promise<PartnerLine> {
  const row = await stored.findPartner(cx.tx, id);
  const [line] = row === null ? [] : await linesOf(cx, [row]);
  if (line === undefined) throw new Error("A partner that was just written cannot be read");
  return line;
}

function record(cx: Context, action: string, subject: string, why: string, body: object): void {
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action,
    subject,
    why,
    electionId: cx.actor.electionId,
    organisationId: cx.actor.organisationId,
    tlp: "amber",
    classification: 0,
    body,
  });
}
