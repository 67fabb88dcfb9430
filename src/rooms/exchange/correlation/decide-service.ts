import type { Link } from "@counterfoil/correlation";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { BodyOf, RefusalOf } from "../../../platform/contract/endpoint.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import { tlps } from "../../../core/sharing/contract.ts";
import type { linkIncidents } from "../campaigns/contract.ts";
import { IncidentId } from "../incidents/contract.ts";
import { DecisionId, type decideCorrelation } from "./contract.ts";
import { linksOf } from "./links.ts";
import { evidenceOf, pairKey, sentenceOf } from "./rules.ts";
import { insertDecision, membersOf, saidOf, takePair, type Marked } from "./store.ts";

type Wanted = BodyOf<typeof decideCorrelation>;
type LinkService = Serves<typeof linkIncidents>;

/** An analyst says yes or no to a suggested link. An accepted one between incidents may become a link of a campaign at once. */
export const decideWith =
  (link: LinkService): Serves<typeof decideCorrelation> =>
  async (cx, { params, body }) => {
    const [firstId = "", secondId = ""] = pairKey(body.one, body.other).split(" ");
    await takePair(cx.tx, `${firstId} ${secondId}`);
    const named = await membersOf(cx.tx, [firstId, secondId]);
    const [one, other] = [named.get(firstId), named.get(secondId)];
    if (!one || !other) return refuse("member-not-found");
    if ((await saidOf(cx.tx)).get(pairKey(firstId, secondId)) === body.says) return refuse("said-already");
    const found = (await linksOf(cx.tx, [firstId])).get(firstId)?.find(({ member }) => member === secondId);
    if (!found) return refuse("nothing-shared");
    const linked = await linkThem(cx, link, params.election, body, found);
    if (!linked.ok) return linked;
    const id = DecisionId.parse(cx.dice.id("cor"));
    await keep(cx, id, body, [one, other], found);
    return ok({
      id,
      one,
      other,
      says: body.says,
      why: body.why,
      strength: found.strength,
      campaign: body.link?.campaign ?? null,
      atMs: cx.nowMs,
      byPerson: cx.actor.id,
    });
  };

type LinkRefusal = RefusalOf<typeof linkIncidents> | "link-needs-incidents" | "link-needs-acceptance";

async function linkThem(
  cx: Context,
  link: LinkService,
  election: string,
  { one, other, says, why, link: wanted }: Wanted,
  found: Link,
): Promise<Result<null, LinkRefusal>> {
  if (wanted === undefined) return ok(null);
  if (says !== "accepted") return refuse("link-needs-acceptance");
  const [first, second] = [IncidentId.safeParse(one), IncidentId.safeParse(other)];
  if (!first.success || !second.success) return refuse("link-needs-incidents");
  const evidence = `${sentenceOf(found, cx.language)} ${why}`;
  const { campaign, kind, confidence } = wanted;
  const ends = { one: first.data, other: second.data, classification: 0 } as const;
  const done = await link(cx, {
    params: { election, campaign },
    query: {},
    body: { ...ends, kind, evidence, confidence },
  });
  return done.ok ? ok(null) : done;
}

/** What is said of two matters is marked as narrowly as the narrower of them. */
async function keep(
  cx: Context,
  id: string,
  { says, why, link: wanted }: Wanted,
  [one, other]: readonly [Marked, Marked],
  found: Link,
): Promise<void> {
  const levels: readonly string[] = tlps;
  const tlp =
    levels[Math.max(levels.indexOf(one.tlp), levels.indexOf(other.tlp), levels.indexOf("amber"))] ?? "red";
  const classification = Math.max(one.classification, other.classification);
  const ends = { one_id: one.id, other_id: other.id };
  const evidence = JSON.stringify(evidenceOf(found).map(({ kind, text }) => ({ kind, text })));
  await insertDecision(cx.tx, {
    ...ends,
    id,
    tlp,
    classification,
    says,
    why,
    strength: found.strength,
    evidence,
    campaign_id: wanted?.campaign ?? null,
  });
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action: "correlations.decide",
    subject: id,
    about: [one.id, other.id],
    why,
    electionId: cx.actor.electionId,
    organisationId: cx.actor.organisationId,
    tlp: tlp as (typeof tlps)[number],
    classification: classification as 0 | 1 | 2 | 3,
    body: { ...ends, says, strength: found.strength },
  });
}
