import { byCodeUnit } from "../../basics/order.ts";
import { ok, refuse, type Result } from "../../basics/result.ts";
import { sectors, type Community, type Organisation, type Sector } from "./contract.ts";

/** One stay of an organisation in an election; milliseconds since 1970 (UTC), `toMs` null while it lasts. */
export interface Participation {
  readonly organisationId: Organisation["id"];
  readonly name: string;
  readonly sector: Sector;
  readonly fromMs: number;
  readonly toMs: number | null;
}

/** Only a party declares where it stands; nobody else is placed on a political spectrum. */
export function checkOrganisation<T extends Pick<Organisation, "sector" | "spectrumPosition">>(
  organisation: T,
): Result<T, "spectrum-only-for-parties"> {
  return organisation.spectrumPosition !== null && organisation.sector !== "party"
    ? refuse("spectrum-only-for-parties")
    : ok(organisation);
}

export function takesPart(participation: Pick<Participation, "fromMs" | "toMs">, atMs: number): boolean {
  return participation.fromMs <= atMs && (participation.toMs === null || participation.toMs > atMs);
}

/** Required sectors of which nobody takes part at a moment, in the order in which they are required. */
export function missingSectors(
  required: readonly string[],
  participations: readonly Participation[],
  atMs: number,
): string[] {
  const present = new Set<string>(
    participations.filter((each) => takesPart(each, atMs)).map((each) => each.sector),
  );
  return [...new Set(required)].filter((sector) => !present.has(sector));
}

/** The workspace opens when every required sector takes part; the first that is missing is named. */
export function mayOpen(
  required: readonly string[],
  participations: readonly Participation[],
  openedAtMs: number | null,
  atMs: number,
): Result<null, "sector-missing" | "open-already"> {
  if (openedAtMs !== null) return refuse("open-already");
  const [missing] = missingSectors(required, participations, atMs);
  return missing === undefined ? ok(null) : refuse("sector-missing", { sector: missing });
}

/** How many organisations took part, as steps: a point wherever the number changes. */
export function membersOverTime(
  participations: readonly Pick<Participation, "fromMs" | "toMs">[],
): { atMs: number; members: number }[] {
  const changes = new Map<number, number>();
  const change = (atMs: number, by: number): void => void changes.set(atMs, (changes.get(atMs) ?? 0) + by);
  for (const { fromMs, toMs } of participations) {
    change(fromMs, 1);
    if (toMs !== null) change(toMs, -1);
  }
  let members = 0;
  return [...changes]
    .filter(([, by]) => by !== 0)
    .sort(([a], [b]) => a - b)
    .map(([atMs, by]) => ({ atMs, members: (members += by) }));
}

/** The community of an election as of a moment. */
export function community(
  required: readonly string[],
  participations: readonly Participation[],
  openedAtMs: number | null,
  nowMs: number,
): Community {
  const missing = missingSectors(required, participations, nowMs);
  const bySector = sectors.map((sector) => {
    const stays = participations.filter((each) => each.sector === sector);
    const members = stays
      .filter((each) => takesPart(each, nowMs))
      .map((each) => ({ id: each.organisationId, name: each.name, sinceMs: each.fromMs }))
      .sort((a, b) => byCodeUnit(a.name, b.name) || byCodeUnit(a.id, b.id));
    return { sector, members, series: membersOverTime(stays) };
  });
  return {
    state: openedAtMs === null ? "not-open" : missing.length > 0 ? "incomplete" : "open",
    openedAtMs,
    requiredSectors: [...required],
    missingSectors: missing,
    sectors: bySector.filter(({ sector, series }) => series.length > 0 || required.includes(sector)),
  };
}
