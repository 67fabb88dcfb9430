import type { Link } from "@counterfoil/correlation";
import { ok, refuse } from "../../../basics/result.ts";
import type { Serves } from "../../../platform/contract/context.ts";
import {
  WarningId,
  type listCorrelationDecisions,
  type listCorrelationWarnings,
  type Suggestion,
  type suggestCorrelations,
  type warnOfSite,
} from "./contract.ts";
import { registrableDomain } from "./indexing.ts";
import { linksOf } from "./links.ts";
import { evidenceOf, pairKey, reviewedOn, sentenceOf, timeAfter } from "./rules.ts";
import { decisionsPage, insertWarning, membersOf, newestMembers, saidOf, warningsSaid } from "./store.ts";

const newestMax = 200;

export const suggest: Serves<typeof suggestCorrelations> = async (cx, { query }) => {
  const { tx } = cx;
  if (query.member !== undefined && !(await membersOf(tx, [query.member])).has(query.member))
    return refuse("member-not-found");
  const asked = query.member === undefined ? await newestMembers(tx, newestMax) : [query.member];
  const said = await saidOf(tx);
  const pairs = new Map<string, { one: string; link: Link }>();
  for (const [one, links] of await linksOf(tx, asked))
    for (const link of links) {
      const key = pairKey(one, link.member);
      if (!said.has(key) && !pairs.has(key)) pairs.set(key, { one, link });
    }
  const strongest = [...pairs.values()]
    .sort((a, b) => b.link.strength - a.link.strength || b.link.shared - a.link.shared)
    .slice(0, query.limit);
  const named = await membersOf(tx, [...new Set(strongest.flatMap(({ one, link }) => [one, link.member]))]);
  const rows = strongest.flatMap(({ one, link }): Suggestion[] => {
    const [first, second] = [named.get(one), named.get(link.member)];
    if (!first || !second) return [];
    const told = { strength: link.strength, shared: link.shared, evidence: evidenceOf(link) };
    return [{ one: first, other: second, sentence: sentenceOf(link, cx.language), ...told }];
  });
  return ok({ rows, members: asked.length });
};

export const decided: Serves<typeof listCorrelationDecisions> = async ({ tx }, { query }) => {
  const after = timeAfter(query.cursor);
  return after === null ? refuse("cursor-unreadable") : ok(await decisionsPage(tx, query, after));
};

export const warnings: Serves<typeof listCorrelationWarnings> = async ({ tx }) =>
  ok({ reviewedOn, rows: await warningsSaid(tx) });

export const warn: Serves<typeof warnOfSite> = async (cx, { body }) => {
  const { site, category, why } = body;
  if (registrableDomain(site) === null)
    return refuse("not-a-site", undefined, [{ path: "site", expected: "not-a-site" }]);
  const before = (await warningsSaid(cx.tx)).find((one) => one.site === site);
  if (before && before.category === category) return refuse("said-already");
  const id = WarningId.parse(cx.dice.id("wrn"));
  await insertWarning(cx.tx, { id, site, category, why });
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action: "correlations.warn",
    subject: id,
    why,
    electionId: cx.actor.electionId,
    organisationId: cx.actor.organisationId,
    tlp: "amber",
    classification: 0,
    body: { site, category },
  });
  return ok({ id, site, category, why, atMs: cx.nowMs, byPerson: cx.actor.id });
};
