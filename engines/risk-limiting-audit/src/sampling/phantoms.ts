import type { StyledCard } from "./consistent-sample.ts";

export type Phantoms = {
  readonly cards: readonly StyledCard[];
  /** Contests with more records than cards can exist. Nothing sound can be drawn before that is explained: refuse. */
  readonly overfull: readonly Overfull[];
};

/** `contest` is null where the cards as a whole are meant. */
export type Overfull = { readonly contest: string | null; readonly records: number; readonly cards: number };

/**
 * Phantoms ("phantoms to evil zombies": Bañuelos and Stark, "Limiting Risk by Turning Manifest Phantoms into Evil Zombies", 2012):
 * cards that must exist but have no record. With card styles each contest has its own bound on cards, and one phantom serves every
 * contest that still lacks one.
 *
 * @param bounds for each contest, the most cards that can carry it
 */
export function phantomsByStyle(
  records: Iterable<StyledCard>,
  bounds: Readonly<Record<string, number>>,
): Phantoms {
  const counts = new Map<string, number>();
  for (const { contests } of records)
    for (const contest of contests) counts.set(contest, (counts.get(contest) ?? 0) + 1);
  return phantomsOfCounts(counts, bounds);
}

/** The same from how many records hold each contest. */
export function phantomsOfCounts(
  counts: ReadonlyMap<string, number>,
  bounds: Readonly<Record<string, number>>,
): Phantoms {
  const compared = Object.entries(bounds).map(([contest, cards]) => ({
    contest,
    records: counts.get(contest) ?? 0,
    cards,
  }));
  const most = Math.max(0, ...compared.map(({ cards, records }) => cards - records));
  return {
    cards: Array.from({ length: most }, (_, index) => ({
      id: phantomId(index),
      contests: compared
        .filter(({ cards, records }) => cards - records > index)
        .map(({ contest }) => contest),
    })),
    overfull: compared.filter(({ cards, records }) => records > cards),
  };
}

/** Without card styles: as many phantoms as the manifest has more cards than there are records, each with every contest. */
export function phantomsByCount(records: number, cards: number, contests: readonly string[]): Phantoms {
  return {
    cards: Array.from({ length: Math.max(0, cards - records) }, (_, index) => ({
      id: phantomId(index),
      contests,
    })),
    overfull: records > cards ? [{ contest: null, records, cards }] : [],
  };
}

function phantomId(index: number): string {
  return `phantom-${index + 1}`;
}
