import {
  batchName,
  cardFinder,
  consistentSample,
  cryptorandom,
  firstTicket,
  hashFraction,
  nextTicket,
  numpySeed,
  numpyUniform,
  phantomsByStyle,
  ppebDraws,
  readManifestCsv,
  rivestDistinct,
  rivestDraws,
  shortTicket,
  ticketDraws,
  weightedDraws,
  type Manifest,
} from "@counterfoil/risk-limiting-audit";
import { has, listOf, type Cases, type DataFile, type Shape, verdictOf } from "../room.ts";

/** Vectors and published samples: every draw and every digit is a case. */
export const drawShapes: readonly Shape[] = [
  {
    name: "Rivest's sampler",
    recognises: ({ json }) =>
      has(json, "cases") && listOf(json["cases"], "seed", "total", "count", "expected"),
    judge: ({ json }) => verdictOf((json as { cases: RivestCase[] }).cases.flatMap(judgeRivest)),
  },
  {
    name: "tickets",
    recognises: ({ json }) => has(json, "cases") && listOf(json["cases"], "fn", "expected"),
    judge: ({ json }) => verdictOf((json as { cases: TicketCase[] }).cases.flatMap(judgeTickets)),
  },
  {
    name: "NumPy's generator",
    recognises: ({ json }) => has(json, "vectors") && listOf(json["vectors"], "seed", "int_seed"),
    judge: ({ json }) => verdictOf((json as { vectors: NumpyVector[] }).vectors.flatMap(judgeNumpy)),
  },
  {
    name: "a retrieval list",
    recognises: ({ json }) => has(json, "seed", "total_cards", "draws", "expected_ids_in_draw_order"),
    judge: (file) => verdictOf(judgeRetrieval(file)),
  },
];

/** The part of the SHANGRLA file that is about drawing: numbers of cards, phantoms, one sample for several contests. */
export function judgeShangrlaSampling({ json }: DataFile): Cases {
  const { prng, consistent_sampling } = json as { prng: PrngVector[]; consistent_sampling: ConsistentCase[] };
  return [
    ...prng.flatMap(({ seed, first_256bit_ints: expected }) =>
      equals(`prng ${seed}`, cryptorandom(seed, expected.length).map(String), expected),
    ),
    ...consistent_sampling.flatMap(judgeConsistent),
  ];
}

/** The part of a batch audit that is about drawing: batches and tickets, from the seed and the error bounds. */
export function judgeBatchDraws({ json }: DataFile): Cases {
  const { seed, contests, batches } = json as BatchAudit;
  return Object.entries(contests).flatMap(([name, contest]) => {
    const bounds = errorBounds(name, contest, batches);
    const total = bounds.reduce((sum, bound) => sum + bound, 0);
    const weights = bounds.map((bound) => bound / total);
    const names = batches.map(([jurisdiction, batch]) => ({ jurisdiction, batch }));
    const drawn = ppebDraws(seed, names, weights, contest.draws.length);
    return contest.draws.flatMap(({ ticket, jurisdiction, batch }, index) => {
      const draw = drawn[index]!;
      return [
        equal(`${name} draw ${index + 1}`, names[draw.batch], { jurisdiction, batch }),
        equal(`${name} ticket ${index + 1}`, draw.ticket, ticket),
      ];
    });
  });
}

export function manifestIn(
  others: readonly DataFile[],
  fits: (manifest: Manifest) => boolean,
): Manifest | null {
  for (const { path, text, json } of others) {
    if (json !== undefined || !isManifestText(text)) continue;
    const read = readManifestCsv(path, text);
    if (read.ok && fits(read.manifest)) return read.manifest;
  }
  return null;
}

export function isManifestText(text: string): boolean {
  const header = (/^\uFEFF?([^\n]*)/.exec(text)?.[1] ?? "")
    .toLowerCase()
    .replace(/[\s_"]/g, "")
    .split(",");
  return (
    header.some((name) => /^batch(name|id)?$/.test(name)) &&
    header.some((name) => /^(num(ber)?of)?(num)?(ballots|cards)$/.test(name))
  );
}

/** One case: null where both are the same JSON. */
export function equal(name: string, got: unknown, expected: unknown): string | null {
  const [a, b] = [JSON.stringify(got), JSON.stringify(expected)];
  return a === b ? null : `${name}: got ${a}, expected ${b}`;
}

/** One case an element, and one for the length. */
export function equals(name: string, got: readonly unknown[], expected: readonly unknown[]): Cases {
  return [
    ...expected.map((value, index) => equal(`${name} [${index}]`, got[index], value)),
    ...(got.length === expected.length
      ? []
      : [`${name}: got ${got.length} values, expected ${expected.length}`]),
  ];
}

type RivestCase = {
  id: string;
  seed: string;
  total: number;
  count: number;
  with_duplicates?: boolean;
  expected: number[];
};

function judgeRivest({ id, seed, total, count, with_duplicates, expected }: RivestCase): Cases {
  const draws =
    with_duplicates === false ? rivestDistinct(seed, total, count) : rivestDraws(seed, total, count);
  return equals(id, draws, expected);
}

type TicketCase = {
  id: string;
  fn: string;
  input?: string;
  digits?: number;
  id_string?: string;
  ids?: string[];
  ids_rule?: string;
  seed?: string;
  with_replacement?: boolean;
  take?: number;
  expected: string | [string, string, number][];
};

function judgeTickets(one: TicketCase): Cases {
  const { id, fn, input = "", digits = 0, seed = "", expected } = one;
  if (fn === "sampler") return judgeSampler(one);
  const functions: Readonly<Record<string, () => string>> = {
    sha256_uniform: () => hashFraction(input),
    first_fraction: () => firstTicket(one.id_string ?? "", seed),
    next_fraction: () => nextTicket(input),
    trim: () => shortTicket(input, digits),
  };
  const run = Object.hasOwn(functions, fn) ? functions[fn] : undefined;
  return [run ? equal(id, run(), expected) : `${id}: the function ${fn} is not known`];
}

function judgeSampler({
  id,
  ids,
  ids_rule,
  seed = "",
  with_replacement,
  take = 0,
  digits = 0,
  expected,
}: TicketCase): Cases {
  const cards = ids ?? idsByRule(ids_rule ?? "");
  if (cards === null) return [`${id}: the rule of ids cannot be read: ${ids_rule}`];
  const numbers = { count: cards.length, idOf: (card: number) => cards[card]! };
  const draws = ticketDraws(numbers, take, { seed, withReplacement: with_replacement !== false });
  const got = draws.map(({ card, ticket, generation }) => [
    shortTicket(ticket, digits),
    cards[card],
    generation,
  ]);
  return equals(id, got, expected as [string, string, number][]);
}

/** "ids are the strings ('pct 1', 1) .. ('pct 4', 25) …: 4 batches x positions 1..25" */
function idsByRule(rule: string): string[] | null {
  const read = /\('([^']*?)(\d+)', (\d+)\) \.\. \('[^']*?(\d+)', (\d+)\)/.exec(rule);
  if (!read) return null;
  const [, name, firstBatch, first, lastBatch, last] = read.map(String) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const span = (from: string, to: string): number[] =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => Number(from) + index);
  return span(firstBatch, lastBatch).flatMap((batch) =>
    span(first, last).map((card) => `('${name}${batch}', ${card})`),
  );
}

type NumpyVector = {
  seed: string;
  int_seed: string;
  first_uniform_doubles: number[];
  choice_of_100_weighted_1_to_100_zero_based: number[];
};

function judgeNumpy(vector: NumpyVector): Cases {
  const {
    seed,
    int_seed,
    first_uniform_doubles: doubles,
    choice_of_100_weighted_1_to_100_zero_based: choices,
  } = vector;
  const entropy = numpySeed(seed);
  const uniform = numpyUniform(entropy);
  const weights = Array.from({ length: 100 }, (_, index) => (index + 1) / 5050);
  return [
    equal(`${seed} as a number`, String(entropy), int_seed),
    ...equals(
      `${seed} uniform`,
      doubles.map(() => uniform()),
      doubles,
    ),
    ...equals(`${seed} choice`, weightedDraws(entropy, weights, choices.length), choices),
  ];
}

type Retrieval = {
  seed: string;
  total_cards: number;
  draws: number;
  expected_ids_in_draw_order: string[];
  expected_distinct?: number;
};

function judgeRetrieval(file: DataFile): Cases {
  const {
    seed,
    total_cards,
    draws,
    expected_ids_in_draw_order: expected,
    expected_distinct,
  } = file.json as Retrieval;
  const manifest = manifestIn(file.others(), ({ cards }) => cards === total_cards);
  if (!manifest) return [`no manifest of ${total_cards} cards lies beside the list`];
  const find = cardFinder(manifest);
  const ids = rivestDraws(seed, total_cards, draws).map((card) => {
    const { batch, position } = find(card);
    return `${batchName(batch)}-${position}`;
  });
  const distinct =
    expected_distinct === undefined ? [] : [equal("distinct cards", new Set(ids).size, expected_distinct)];
  return [...equals("draw", ids, expected), ...distinct];
}

type PrngVector = { seed: string; first_256bit_ints: string[] };
type ConsistentCase = {
  id: string;
  seed: string;
  cards: [string, string[]][];
  contest_card_bounds: Record<string, number>;
  sample_sizes: Record<string, number>;
  expected_phantoms: number;
  expected_phantom_contests: [string, string[]][];
  expected_sample_ids_in_order: string[];
  expected_thresholds: Record<string, string>;
};

function judgeConsistent(one: ConsistentCase): Cases {
  const records = one.cards.map(([id, contests]) => ({ id, contests }));
  const phantoms = phantomsByStyle(records, one.contest_card_bounds).cards;
  const all = [...records, ...phantoms];
  const { drawn, thresholds } = consistentSample(all, cryptorandom(one.seed, all.length), one.sample_sizes);
  return [
    equal(`${one.id} phantoms`, phantoms.length, one.expected_phantoms),
    ...equals(
      `${one.id} phantom`,
      phantoms.map(({ id, contests }) => [id, contests]),
      one.expected_phantom_contests,
    ),
    ...equals(
      `${one.id} sample`,
      drawn.map((card) => all[card]!.id),
      one.expected_sample_ids_in_order,
    ),
    ...Object.entries(one.expected_thresholds).map(([contest, key]) =>
      equal(`${one.id} threshold ${contest}`, String(thresholds[contest]), key),
    ),
  ];
}

type BatchAudit = {
  seed: string;
  contests: Record<string, BatchContest>;
  batches: [string, string, number, Record<string, Record<string, number>>][];
};
type BatchContest = {
  numWinners: number;
  votes: Record<string, number>;
  draws: { ticket: string; jurisdiction: string; batch: string }[];
};

/** The most a batch can have changed a margin, in parts of the margin (Stark 2009): recomputed here, apart from the engine. */
function errorBounds(
  name: string,
  { numWinners, votes }: BatchContest,
  batches: BatchAudit["batches"],
): number[] {
  const order = Object.keys(votes).toSorted((a, b) => votes[b]! - votes[a]!);
  const pairs = order
    .slice(0, numWinners)
    .flatMap((winner) => order.slice(numWinners).map((loser) => [winner, loser] as const));
  return batches.map(([, , ballots, counts]) => {
    const reported = counts[name];
    if (!reported) return 0;
    return Math.max(
      ...pairs.map(
        ([winner, loser]) =>
          (ballots + (reported[winner] ?? 0) - (reported[loser] ?? 0)) / (votes[winner]! - votes[loser]!),
      ),
    );
  });
}
