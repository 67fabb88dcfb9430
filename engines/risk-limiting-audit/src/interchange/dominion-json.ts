import { isOvervote, type Card, type CardContest, type CvrContest } from "./card.ts";
import { checkBatch, type CvrOptions, type CvrReader } from "./cvr-reader.ts";
import type { DominionDefinitions } from "./dominion-definitions.ts";
import { jsonReader } from "./json-reader.ts";
import { countIn, isJsonRecord, recordsIn, shownJson, textIn, type JsonRecord } from "./json-text.ts";
import { nearestOf } from "./nearest.ts";
import { problem, type Problem } from "./problem.ts";

/**
 * One `CvrExport_….json` of Dominion. Rules: what was modified by adjudication counts where it is current, else the original;
 * marks with `IsVote` only; a record number that is blacked out (`X`) is taken from the name of the image. A session of several
 * sheets gives one card for each, `…-1`, `…-2`.
 */
export function dominionJsonReader(
  options: CvrOptions & { readonly definitions: DominionDefinitions },
): CvrReader {
  const { file, sink, definitions } = options;
  const contests = new Map(definitions.contests.map((contest) => [contest.id, contest]));
  const reader = jsonReader(file, ["Sessions"], {
    member: () => null,
    element: (_, session, record) => {
      const cards = cardsOf(options, contests, session, record);
      if (!Array.isArray(cards)) return cards;
      for (const card of cards) sink(card);
      return null;
    },
  });
  return { ...reader, contests: (): readonly CvrContest[] => definitions.contests };
}

type Known = ReadonlyMap<string, CvrContest>;

function cardsOf(options: CvrOptions, known: Known, session: unknown, row: number): Card[] | Problem {
  const { file } = options;
  if (!isJsonRecord(session)) return unexpected(file, row, "Sessions", session, "{…}");
  const [tabulator, batch] = [textIn(session["TabulatorId"]), textIn(session["BatchId"])];
  const record = recordNumber(session);
  if (tabulator === null) return unexpected(file, row, "TabulatorId", session["TabulatorId"], "5");
  if (batch === null) return unexpected(file, row, "BatchId", session["BatchId"], "1");
  if (record === null) return unexpected(file, row, "RecordId", session["RecordId"], "22");
  const unknown = checkBatch(options, row, tabulator, batch);
  if (unknown) return unknown;
  const version = currentVersion(session);
  const sheets = version === null ? null : sheetsOf(version);
  if (version === null || sheets === null)
    return unexpected(file, row, "Original", version, '{"Cards": […]}');
  const id = `${tabulator}-${batch}-${record}`;
  const cards: Card[] = [];
  for (const [sheet, { Contests }] of sheets.entries()) {
    const contests = contestsOf(file, row, known, Contests);
    if (!Array.isArray(contests)) return contests;
    cards.push({
      id: sheets.length > 1 ? `${id}-${sheet + 1}` : id,
      tabulator,
      batch,
      record,
      style: textIn(version["BallotTypeId"]),
      precinct: textIn(version["PrecinctPortionId"]),
      contests,
    });
  }
  return cards;
}

/** Older exports have the contests directly in the version, newer ones in its cards. */
function sheetsOf(version: JsonRecord): readonly JsonRecord[] | null {
  return version["Cards"] === undefined ? [version] : recordsIn(version["Cards"]);
}

function currentVersion({ Original, Modified }: JsonRecord): JsonRecord | null {
  if (isJsonRecord(Modified) && Modified["IsCurrent"] === true) return Modified;
  return isJsonRecord(Original) ? Original : null;
}

function recordNumber({ RecordId, ImageMask }: JsonRecord): string | null {
  const record = textIn(RecordId);
  if (record !== null && record !== "X") return record;
  const digits = /_0*(\d+)[^\d\\/]*$/.exec(textIn(ImageMask) ?? "");
  return digits?.[1] ?? null;
}

function contestsOf(file: string, row: number, known: Known, value: unknown): CardContest[] | Problem {
  const list = recordsIn(value);
  if (list === null) return unexpected(file, row, "Contests", value, "[…]");
  const contests: CardContest[] = [];
  for (const one of list) {
    const contest = known.get(textIn(one["Id"]) ?? "");
    if (!contest)
      return problem("reference-unknown", file, {
        row,
        field: "Contests/Id",
        found: shownJson(one["Id"]),
        nearest: nearestOf(textIn(one["Id"]) ?? "", known.keys()),
      });
    const said = contestOf(file, row, contest, one);
    if ("name" in said) return said;
    contests.push(said);
  }
  return contests;
}

function contestOf(
  file: string,
  row: number,
  contest: CvrContest,
  { Marks }: JsonRecord,
): CardContest | Problem {
  const marks: string[] = [];
  const ranks: number[] = [];
  const list = recordsIn(Marks);
  if (list === null) return unexpected(file, row, `${contest.name}: Marks`, Marks, "[…]");
  for (const { CandidateId, IsVote, Rank } of list) {
    const choice = textIn(CandidateId);
    if (typeof IsVote !== "boolean")
      return unexpected(file, row, `${contest.name}: IsVote`, IsVote, "true, false");
    if (choice === null || !contest.choices.some(({ id }) => id === choice))
      return problem("reference-unknown", file, {
        row,
        field: `${contest.name}: CandidateId`,
        found: shownJson(CandidateId),
        nearest: nearestOf(
          choice ?? "",
          contest.choices.map(({ id }) => id),
        ),
      });
    if (!IsVote) continue;
    marks.push(choice);
    ranks.push(countIn(Rank) ?? 1);
  }
  const given = contest.ranks > 0 ? ranks : null;
  return {
    contest: contest.id,
    marks,
    ranks: given,
    overvoted: isOvervote(marks.length, given, contest.votesAllowed),
  };
}

function unexpected(file: string, row: number, field: string, found: unknown, expected: string): Problem {
  return problem("json-unexpected", file, { row, field, found: shownJson(found), expected });
}
