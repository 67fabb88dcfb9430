import { dayOf } from "../../../basics/zoned-time.ts";
import { ok, refuse } from "../../../basics/result.ts";
import type { WaitsNow } from "../../../core/home/room-state.ts";
import type { Serves } from "../../../platform/contract/context.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import {
  Technique,
  TechniqueDetail,
  type listTechniques,
  type noteTechnique,
  type readTechnique,
  type Sighting,
} from "./contract.ts";
import { placeOf, trendOf, type Trend } from "./rules.ts";
import * as stored from "./store.ts";

export const list: Serves<typeof listTechniques> = async ({ tx }, { query }) => {
  const start = placeOf(query.cursor);
  if (start === null) return refuse("cursor-unreadable");
  const words = (query.text ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const all = (await told(tx))
    .map(({ technique }) => technique)
    .filter(({ unread }) => query.unread === undefined || unread)
    .filter(({ code, name }) => words.every((word) => `${code} ${name ?? ""}`.toLowerCase().includes(word)))
    .sort(byWeight);
  const rows = all.slice(start, start + query.limit);
  const end = start + rows.length;
  return ok({ rows, next: end < all.length ? String(end) : null, total: all.length });
};

export const read: Serves<typeof readTechnique> = async ({ tx }, { params }) => {
  const [found] = await told(tx, params.code);
  if (found === undefined) return refuse("technique-not-seen");
  const sightings = await stored.lastSightings(tx, params.code);
  return ok(TechniqueDetail.parse({ ...found.technique, months: found.trend.months, sightings }));
};

/** Taking note is one's own affair: it is kept for the reader, not told in the journal. */
export const note: Serves<typeof noteTechnique> = async ({ tx, nowMs }, { params }) => {
  const [found] = await stored.firstSightings(tx, params.code);
  if (found === undefined) return refuse("technique-not-seen");
  await stored.note(tx, params.code);
  return ok({ atMs: nowMs });
};

/** The alert: what was seen here first, told to each analyst once, by what that analyst may see. */
export const firstsWait: WaitsNow = async (tx) => {
  if (!tx.actor.roles.includes("analyst")) return [];
  const firsts = await stored.unreadFirsts(tx);
  const names = await stored.namesOf(
    tx,
    firsts.map(({ code }) => code),
  );
  return firsts.map(({ code, sighting }) => ({
    kind: "techniques.first-seen",
    subject: code,
    title: titleOf(code, names.get(code)?.name ?? null, sighting),
    sinceMs: sighting.sinceMs,
    dueAtMs: null,
    path: `exchange/techniques/${code}`,
    verb: "techniques.look",
  }));
};

/** What, where and who; the list says when. */
function titleOf(code: string, name: string | null, { title, byName, byPerson }: Sighting): string {
  return [name === null ? code : `${code} ${name}`, title, byName ?? byPerson].join(" · ").slice(0, 500);
}

async function told(tx: Tx, code?: string): Promise<{ technique: Technique; trend: Trend }[]> {
  const timeZone = await stored.timeZoneOf(tx);
  const today = dayOf(tx.nowMs, timeZone);
  const firsts = await stored.firstSightings(tx, code);
  const counted = await stored.daysOf(tx, timeZone, code);
  const noted = await stored.notedCodes(tx);
  const names = await stored.namesOf(
    tx,
    firsts.map((each) => each.code),
  );
  return firsts.map(({ code: of, sighting }) => {
    const { days, lastMs } = counted.get(of) ?? { days: [], lastMs: sighting.codedAtMs };
    const trend = trendOf(days, today);
    const technique = Technique.parse({
      ...trend,
      code: of,
      name: names.get(of)?.name ?? null,
      successor: names.get(of)?.successor ?? null,
      first: sighting,
      lastMs,
      unread: stored.isNews(sighting, tx.nowMs) && !noted.has(of),
    });
    return { technique, trend };
  });
}

function byWeight(one: Technique, other: Technique): number {
  return other.weight - one.weight || (one.code < other.code ? -1 : 1);
}
