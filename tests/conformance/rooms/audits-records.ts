import {
  batchFinder,
  readManifestCsv,
  votesOf,
  type Card,
  type CvrContest,
} from "@counterfoil/risk-limiting-audit";
import {
  has,
  isRecord,
  listOf,
  verdictOf,
  type Cases,
  type DataFile,
  type FileVerdict,
  type Shape,
} from "../room.ts";
import { cvrSource, isDominionList, readCards, saidIn, type CvrSource } from "./audits-cvr-files.ts";
import { equal, equals, isManifestText } from "./audits-draws.ts";
import { judgeNegative, type NegativeCase } from "./audits-wrong-files.ts";

/** Manifests, records of every vendor, what they must add up to, and wrong files that must be refused by name. */
export const recordShapes: readonly Shape[] = [
  {
    name: "what record files add up to",
    recognises: ({ json }) => has(json, "files") && isRecord(json["files"]),
    judge: (file) => verdictOf(judgeFormats(file)),
  },
  {
    name: "what a Dominion export adds up to",
    recognises: ({ json }) => has(json, "expected_contests", "expected_cards"),
    judge: (file) => verdictOf(judgeExport(file)),
  },
  {
    name: "the true votes of cards",
    recognises: ({ json }) => listOf(json, "tabulator", "batch", "position", "votes"),
    judge: (file) => judgeTruth(file, file.json as readonly TrueCard[]),
  },
  {
    name: "Dominion's manifests of contests and candidates",
    recognises: ({ json }) =>
      isDominionList(json, "Id", "VoteFor") || isDominionList(json, "Id", "ContestId"),
    judge: judgeDefinitions,
  },
  {
    name: "a manifest",
    recognises: ({ json, text }) => json === undefined && isManifestText(text),
    judge: judgeManifest,
  },
  { name: "cast vote records", recognises: (file) => cvrSource(file) !== null, judge: judgeRecords },
];

type Expected = {
  votes_allowed: number;
  ballots_with_contest: number;
  overvoted_ballots: number;
  undervotes: number;
  votes: Record<string, number>;
};
type FileExpected = { manifest?: string; expected: Record<string, Expected> } & Record<string, unknown>;

function judgeFormats(file: DataFile): Cases {
  const { files, negative_cases = [] } = file.json as {
    files: Record<string, FileExpected>;
    negative_cases?: NegativeCase[];
  };
  const named = (name: string): DataFile => {
    const found = file.others().find(({ path }) => path.split("/").at(-1) === name);
    if (!found) throw new Error(`the file ${name} is missing`);
    return found;
  };
  const manifestOf = (name: string): string | undefined => files[name]?.manifest;
  return [
    ...Object.entries(files).flatMap(([name, expected]) => judgeFormat(name, expected, named)),
    ...negative_cases.map((one, index) => judgeNegative(`wrong file ${index + 1}`, one, named, manifestOf)),
  ];
}

function judgeFormat(
  name: string,
  { manifest, expected, ...more }: FileExpected,
  named: (name: string) => DataFile,
): Cases {
  const source = sourceOf(named(name));
  const { cards, contests, problem } = readCards(
    source,
    manifest ? finderOf(named(manifest)) : undefined,
    named(name).others(),
  );
  if (problem) return [`${name}: ${saidIn(problem)}`];
  return [
    equal(
      `${name} contests`,
      contests.map((contest) => contest.name).toSorted(),
      Object.keys(expected).toSorted(),
    ),
    ...contests.flatMap((contest) => judgeContest(name, contest, cards, expected[contest.name])),
    ...judgeIds(name, cards, more),
  ];
}

function judgeContest(file: string, contest: CvrContest, cards: readonly Card[], expected?: Expected): Cases {
  if (!expected) return [`${file}: ${contest.name} is not expected`];
  const said = cards.flatMap(({ contests }) => contests.filter((one) => one.contest === contest.id));
  const valid = said.filter(({ overvoted }) => !overvoted);
  const votes = new Map<string, number>();
  for (const one of said) for (const choice of votesOf(one)) votes.set(choice, (votes.get(choice) ?? 0) + 1);
  const cast = [...votes.values()].reduce((sum, count) => sum + count, 0);
  const where = `${file} ${contest.name}`;
  return [
    equal(`${where} votes allowed`, contest.votesAllowed, expected.votes_allowed),
    equal(`${where} ballots`, said.length, expected.ballots_with_contest),
    equal(`${where} overvoted`, said.length - valid.length, expected.overvoted_ballots),
    equal(`${where} undervotes`, valid.length * contest.votesAllowed - cast, expected.undervotes),
    ...Object.entries(expected.votes).map(([name, count]) => {
      const id = contest.choices.find((choice) => choice.name === name)?.id ?? name;
      return equal(`${where}: ${name}`, votes.get(id) ?? 0, count);
    }),
  ];
}

function judgeIds(file: string, cards: readonly Card[], more: Readonly<Record<string, unknown>>): Cases {
  const cases: (string | null)[] = [];
  const imprinted = more["first_imprinted_ids"];
  if (Array.isArray(imprinted))
    cases.push(
      ...equals(
        `${file} id`,
        cards.slice(0, imprinted.length).map(({ id }) => id),
        imprinted,
      ),
    );
  if (more["imprinted_id"] === "tabulator-batch-record")
    cases.push(
      ...cards.map((card) => equal(`${file} id`, card.id, `${card.tabulator}-${card.batch}-${card.record}`)),
    );
  for (const [key, pairs] of Object.entries(more))
    if (key.startsWith("first_ids") && Array.isArray(pairs)) {
      const ids = new Set(cards.map(({ id }) => id));
      cases.push(
        ...pairs.map(([, id]: [string, string]) =>
          ids.has(id) ? null : `${file}: no card has the id ${id}`,
        ),
      );
    }
  return cases;
}

type TrueCard = { tabulator: string; batch: string; position: number; votes: Record<string, string[]> };

/** Every file of records beside the truth that has the same number of cards in the same batches must say the same of each card. */
function judgeTruth(file: DataFile, truth: readonly TrueCard[]): FileVerdict {
  const places = placesOf(truth);
  const read = file.others().flatMap((other) => {
    const source = cvrSource(other);
    const found = source === null || source.kind === "dominion-json" ? null : readCards(source);
    return found && found.problem === null && placesOf(found.cards) === places
      ? [{ name: other.path, ...found }]
      : [];
  });
  const sameVotes = read.filter(({ cards, contests }) => isSameElection(truth, cards, contests));
  if (sameVotes.length === 0) return verdictOf(["no file of records beside it says the same of every card"]);
  return verdictOf(
    truth.map(() => null),
    `${sameVotes.length} files agree: ${sameVotes.map(({ name }) => name).join(", ")}`,
  );
}

function placesOf(cards: readonly { tabulator: string; batch: string }[]): string {
  return JSON.stringify(cards.map(({ tabulator, batch }) => `${tabulator} ${batch}`).toSorted());
}

/** The same cards as a collection: systems number them differently. An overvote whose choices a system does not tell is `overvote`. */
function isSameElection(
  truth: readonly TrueCard[],
  cards: readonly Card[],
  contests: readonly CvrContest[],
): boolean {
  const allowed = new Map(contests.map((one) => [one.name, one.votesAllowed]));
  const names = new Map(contests.map((one) => [one.id, one]));
  const wanted = truth.map(({ tabulator, batch, votes }) => [
    tabulator,
    batch,
    sorted(
      Object.entries(votes).map(([name, marks]) => [
        name,
        marks.length > (allowed.get(name) ?? 1) ? ["overvote"] : marks.toSorted(),
      ]),
    ),
  ]);
  const found = cards.map(({ tabulator, batch, contests: said }) => [
    tabulator,
    batch,
    sorted(
      said.map(({ contest, marks, overvoted }) => {
        const one = names.get(contest)!;
        const marked = marks
          .map((mark) => one.choices.find(({ id }) => id === mark)?.name ?? mark)
          .toSorted();
        return [one.name, overvoted ? ["overvote"] : marked];
      }),
    ),
  ]);
  return JSON.stringify(sorted(wanted)) === JSON.stringify(sorted(found));
}

function sorted(list: readonly unknown[]): readonly unknown[] {
  return list.map((one) => JSON.stringify(one)).toSorted();
}

/** A file of records by itself: every record can be read, each contest and choice it names is declared, no id repeats in a batch. */
function judgeRecords(file: DataFile): FileVerdict {
  const source = sourceOf(file);
  const { cards, contests, problem } = readCards(source, undefined, file.others());
  if (problem) return verdictOf([saidIn(problem)]);
  const choices = new Map(
    contests.map((contest) => [contest.id, new Set(contest.choices.map(({ id }) => id))]),
  );
  const ids = new Set<string>();
  const cases = cards.map((card) => {
    const key = JSON.stringify([card.tabulator, card.batch, card.id]);
    if (ids.has(key)) return `${card.id} stands twice`;
    ids.add(key);
    const bad = card.contests.find(({ contest, marks }) =>
      marks.some((mark) => mark !== "write-in" && !choices.get(contest)?.has(mark)),
    );
    return bad ? `${card.id}: a mark of ${bad.contest} is for no declared choice` : null;
  });
  return verdictOf(cases, `${source.kind}, ${contests.length} contests`);
}

function judgeManifest(file: DataFile): FileVerdict {
  const read = readManifestCsv(file.path, file.text);
  if (!read.ok) return verdictOf([saidIn(read.problem)]);
  return verdictOf(
    read.manifest.batches.map(() => null),
    `${read.manifest.cards} cards`,
  );
}

/** Read together with its sister; both say whether they are whole. */
function judgeDefinitions(file: DataFile): FileVerdict {
  const exports = file.others().filter(({ json }) => isRecord(json) && Array.isArray(json["Sessions"]));
  const { List } = file.json as { List: unknown[] };
  const cases = exports.map((one) => {
    const { problem } = readCards(sourceOf(one), undefined, [file, ...one.others()]);
    return problem ? saidIn(problem) : null;
  });
  return verdictOf(cases.length > 0 ? cases : ["no export lies beside it"], `${List.length} entries`);
}

type ExportExpected = {
  expected_sessions: number;
  expected_cards: number;
  expected_first_ids: string[];
  expected_last_ids: string[];
  expected_contests: Record<string, ExportContest>;
};
type ExportContest = {
  name: string;
  vote_for: number;
  num_of_ranks: number;
  cards_with_contest: number;
  marks_is_vote_rank1: Record<string, number>;
  cards_with_more_rank1_votes_than_allowed: number;
  cards_no_vote: number;
};

function judgeExport(file: DataFile): Cases {
  const expected = file.json as ExportExpected;
  const exports = file.others().flatMap((other) => {
    const source = cvrSource(other);
    if (source?.kind !== "dominion-json") return [];
    const read = readCards(source, undefined, other.others());
    return read.cards.length === expected.expected_cards ? [read] : [];
  });
  const read = exports.find(({ cards }) => cards[0]?.id === expected.expected_first_ids[0]) ?? exports[0];
  if (!read) return [`no export with ${expected.expected_cards} cards lies beside it`];
  const ids = read.cards.map(({ id }) => id);
  return [
    ...equals("first id", ids.slice(0, expected.expected_first_ids.length), expected.expected_first_ids),
    ...equals("last id", ids.slice(-expected.expected_last_ids.length), expected.expected_last_ids),
    ...Object.entries(expected.expected_contests).flatMap(([id, contest]) =>
      judgeExportContest(id, contest, read),
    ),
  ];
}

function judgeExportContest(
  id: string,
  expected: ExportContest,
  { cards, contests }: ReturnType<typeof readCards>,
): Cases {
  const contest = contests.find((one) => one.id === id);
  const said = cards.flatMap((card) => card.contests.filter((one) => one.contest === id));
  const firsts = said.map(({ marks, ranks }) =>
    marks.filter((_, index) => ranks === null || ranks[index] === 1),
  );
  const counts = firsts
    .flat()
    .reduce<Record<string, number>>((sum, mark) => ({ ...sum, [mark]: (sum[mark] ?? 0) + 1 }), {});
  return [
    equal(
      `${id} declared`,
      [contest?.name, contest?.votesAllowed, contest?.ranks],
      [expected.name, expected.vote_for, expected.num_of_ranks],
    ),
    equal(`${id} cards`, said.length, expected.cards_with_contest),
    equal(`${id} votes`, counts, expected.marks_is_vote_rank1),
    equal(
      `${id} overvoted`,
      firsts.filter((marks) => marks.length > expected.vote_for).length,
      expected.cards_with_more_rank1_votes_than_allowed,
    ),
    equal(`${id} no vote`, said.filter(({ marks }) => marks.length === 0).length, expected.cards_no_vote),
  ];
}

function sourceOf(file: DataFile): CvrSource {
  const source = cvrSource(file);
  if (source === null) throw new Error(`${file.path} is no file of records`);
  return source;
}

function finderOf(file: DataFile): ReturnType<typeof batchFinder> {
  const read = readManifestCsv(file.path, file.text);
  if (!read.ok) throw new Error(saidIn(read.problem));
  return batchFinder(read.manifest);
}
