import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { BodyOf } from "../../../platform/contract/endpoint.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import type { KeptLink, linkIncidents, unlinkIncidents } from "./contract.ts";
import * as incidents from "./incidents-store.ts";
import { linkMarking, mirrorOf, type Mirror } from "./link-rules.ts";
import { readBack } from "./reading.ts";
import { ownCampaign, record } from "./service.ts";
import * as stored from "./store.ts";

type Wanted = BodyOf<typeof linkIncidents>;

export const link: Serves<typeof linkIncidents> = async (cx, { params, body }) => {
  const owned = await ownCampaign(cx, params.campaign);
  if (!owned.ok) return owned;
  if (body.one === body.other) return refuse("linked-to-itself");
  const ends = await incidents.summariesOf(cx.tx, [body.one, body.other]);
  if (ends.length < 2) return refuse("incident-not-found");
  const marking = linkMarking([owned.value, ...ends, { tlp: "clear", classification: body.classification }]);
  if (marking.classification > cx.actor.clearance) return refuse("classification-above-yours");
  const live = (await stored.linksOf(cx.tx, [params.campaign])).get(params.campaign) ?? [];
  if (live.some((each) => each.ended === null && each.kind === body.kind && joins(each, body)))
    return refuse("linked-already");
  const mirror = mirrorOf({
    campaign: owned.value,
    ends,
    classification: marking.classification,
    substitutes: await stored.substitutesOf(cx.tx, [body.one, body.other]),
    evidence: body.substitute?.evidence,
  });
  if (!mirror.ok) return mirror;
  await write(cx, owned.value, body, marking, mirror.value);
  return ok(await readBack(cx, params.campaign));
};

function joins(link: KeptLink, { one, other }: Pick<Wanted, "one" | "other">): boolean {
  return (link.one === one && link.other === other) || (link.one === other && link.other === one);
}

async function write(
  cx: Context,
  row: stored.CampaignTable,
  wanted: Wanted,
  marking: { readonly tlp: string; readonly classification: number },
  mirror: Mirror | null,
): Promise<void> {
  const { one, other, kind, evidence, confidence } = wanted;
  const body = { one, other, kind, evidence, confidence };
  const id = cx.dice.id("lnk") as KeptLink["id"];
  const { classification } = marking;
  await stored.insertLink(cx.tx, row.id, { ...body, id, classification });
  const act = { action: "campaigns.link", why: body.evidence.slice(0, 500) };
  record(cx, row, { ...act, body: { link: id, ...body }, about: [body.one, body.other] }, marking);
  if (mirror === null) return;
  const mirrorId = cx.dice.id("lnk") as KeptLink["id"];
  const lower = {
    ...body,
    one: mirror.one,
    other: mirror.other,
    evidence: mirror.evidence,
    classification: 0,
  };
  await stored.insertLink(cx.tx, row.id, { ...lower, id: mirrorId });
  const pair = { original_id: id, substitute_id: mirrorId, classification };
  await stored.insertSubstitute(cx.tx, { ...pair, election_id: row.election_id });
  record(
    cx,
    row,
    {
      action: "campaigns.link",
      why: mirror.evidence.slice(0, 500),
      body: { link: mirrorId, ...lower },
      about: [mirror.one, mirror.other],
    },
    { tlp: marking.tlp, classification: 0 },
  );
}

export const unlink: Serves<typeof unlinkIncidents> = async (cx, { params, body }) => {
  const owned = await ownCampaign(cx, params.campaign);
  if (!owned.ok) return owned;
  const links = (await stored.linksOf(cx.tx, [params.campaign])).get(params.campaign) ?? [];
  const found = links.find((each) => each.id === params.link);
  if (found === undefined) return refuse("link-not-found");
  if (found.ended !== null) return refuse("link-ended");
  const mirrorId = (await stored.substitutesOf(cx.tx, [found.id])).get(found.id);
  const lower = reasonFor(mirrorId, body.substitute?.why);
  if (!lower.ok) return lower;
  const ends = await incidents.summariesOf(cx.tx, [found.one, found.other]);
  const marking = linkMarking([owned.value, ...ends, { tlp: "clear", classification: found.classification }]);
  await stored.endLink(cx.tx, found.id, body.why);
  const act = { action: "campaigns.unlink", about: [found.one, found.other] };
  record(cx, owned.value, { ...act, why: body.why, body: { link: found.id } }, marking);
  if (mirrorId !== undefined && lower.value !== null) {
    await stored.endLink(cx.tx, mirrorId, lower.value);
    const told = { action: "campaigns.unlink", why: lower.value, body: { link: mirrorId } };
    record(cx, owned.value, told, { tlp: marking.tlp, classification: 0 });
  }
  return ok(await readBack(cx, params.campaign));
};

function reasonFor(
  mirrorId: string | undefined,
  why: string | undefined,
): Result<string | null, "substitute-needed"> {
  if (mirrorId === undefined) return ok(null);
  return why === undefined ? refuse("substitute-needed") : ok(why);
}
