import { csvReader, explainProblem, readWhole } from "@counterfoil/risk-limiting-audit";
import { ok, type Result } from "../../../basics/result.ts";
import { type DeckContest } from "./deck-contract.ts";
import { refusedFile, wholeFile, wrongAt, type Wrong } from "./file-rules.ts";
import type { Cell, Difference } from "./nouns-contract.ts";

/** The words in the column Choice that are no choice. */
const OVERVOTES = "(overvotes)";
const UNDERVOTES = "(undervotes)";
export const deckColumns = ["Contest", "Votes allowed", "Cards", "Choice", "Total"] as const;
const contestsMax = 500;

/** Every count that has to be read of a deck, contest by contest. */
export function cellsOf(contests: readonly DeckContest[]): Cell[] {
  return contests.flatMap(({ contest, choices }) => [
    ...choices.map(({ name }) => ({ contest, of: "choice", choice: name }) as const),
    { contest, of: "overvotes", choice: null } as const,
    { contest, of: "undervotes", choice: null } as const,
  ]);
}

export function totalsOf(contests: readonly DeckContest[]): number[] {
  return contests.flatMap(({ choices, overvotes, undervotes }) => [
    ...choices.map(({ total }) => total),
    overvotes,
    undervotes,
  ]);
}

/** Cell by cell what was counted otherwise than known; none where all of it matches. Null where a count is missing or one too many. */
export function differencesOf(
  contests: readonly DeckContest[],
  found: readonly number[],
): readonly Difference[] | null {
  const cells = cellsOf(contests);
  const totals = totalsOf(contests);
  if (found.length !== cells.length) return null;
  return cells.flatMap((cell, at) => {
    const [expected, read] = [totals[at] ?? 0, found[at] ?? 0];
    return expected === read ? [] : [{ ...cell, expected, found: read }];
  });
}

/** A deck from the CSV or JSON of its known totals, or everything that is wrong with it. */
export function readDeck(
  text: string,
  file: string,
): Result<readonly DeckContest[], "file-refused"> & { readonly wrong?: readonly Wrong[] } {
  const rows = text.trimStart().startsWith("[") ? rowsOfJson(text) : rowsOfCsv(text, file);
  if (!rows.ok) return rows;
  const [header, ...body] = rows.value;
  const heads = header?.fields.map((head) => head.trim().toLowerCase()) ?? [];
  const missing = deckColumns.filter((head) => !heads.includes(head.toLowerCase()));
  if (missing.length > 0)
    return refusedFile(
      missing.map((head) => wrongAt(1, head, `The column ${head} is missing.`, `La colonne ${head} manque.`)),
    );
  if (body.length === 0)
    return refusedFile([wholeFile("There is no row below the header.", "Aucune ligne sous l’en-tête.")]);
  const read = body.map(({ row, fields }) => readLine(row, fields, heads));
  const wrong = read.flatMap((one) => one.wrong);
  if (wrong.length > 0) return refusedFile(wrong);
  return asDeck(read.map(({ line }) => line));
}

type Rows = Result<
  readonly { readonly row: number; readonly fields: readonly string[] }[],
  "file-refused"
> & { readonly wrong?: readonly Wrong[] };

function rowsOfCsv(text: string, file: string): Rows {
  const rows: { readonly row: number; readonly fields: readonly string[] }[] = [];
  const problem = readWhole(
    csvReader(file, (fields, row) => (rows.push({ row, fields }), null)),
    text,
  );
  if (problem !== null)
    return refusedFile([{ row: problem.row, field: problem.field, says: explainProblem(problem) }]);
  return ok(rows);
}

/** The same rows as a list of objects, with the columns of the CSV as their keys: the first object is row 1. */
function rowsOfJson(text: string): Rows {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return refusedFile([wholeFile("This is not JSON to its end.", "Ce n’est pas du JSON jusqu’au bout.")]);
  }
  if (!isObjects(list))
    return refusedFile([wholeFile("Expected: a list of objects.", "Attendu : une liste d’objets.")]);
  const cell = (value: unknown) =>
    typeof value === "string" || typeof value === "number" ? String(value) : "";
  const columns = deckColumns.filter((head) => list.some((one) => Object.hasOwn(one, head)));
  return ok([
    { row: 0, fields: columns },
    ...list.map((one, at) => ({ row: at + 1, fields: columns.map((head) => cell(one[head])) })),
  ]);
}

function isObjects(list: unknown): list is readonly Readonly<Record<string, unknown>>[] {
  return (
    Array.isArray(list) && list.every((one) => typeof one === "object" && one !== null && !Array.isArray(one))
  );
}

interface Line {
  readonly row: number;
  readonly contest: string;
  readonly votesAllowed: number;
  readonly cards: number;
  readonly choice: string;
  readonly total: number;
}

function readLine(row: number, fields: readonly string[], heads: readonly string[]) {
  const wrong: Wrong[] = [];
  const at = (head: (typeof deckColumns)[number]) => (fields[heads.indexOf(head.toLowerCase())] ?? "").trim();
  const text = (head: (typeof deckColumns)[number]): string => {
    const value = at(head);
    if (value === "" || value.length > 500)
      wrong.push(
        wrongAt(
          row,
          head,
          `${head}: expected: 1 to 500 characters.`,
          `${head} : attendu : 1 à 500 caractères.`,
        ),
      );
    return value;
  };
  const count = (head: (typeof deckColumns)[number], least: number): number => {
    const value = at(head);
    const number = /^[0-9]{1,8}$/.test(value) ? Number(value) : -1;
    if (number < least)
      wrong.push(
        wrongAt(
          row,
          head,
          `Found ${value.slice(0, 80)}; expected: a whole number from ${least}.`,
          `Trouvé ${value.slice(0, 80)} ; attendu : un nombre entier à partir de ${least}.`,
        ),
      );
    return number;
  };
  const line: Line = {
    row,
    contest: text("Contest"),
    votesAllowed: count("Votes allowed", 1),
    cards: count("Cards", 1),
    choice: text("Choice"),
    total: count("Total", 0),
  };
  return { line, wrong };
}

function asDeck(lines: readonly Line[]): ReturnType<typeof readDeck> {
  const byContest = new Map<string, Line[]>();
  for (const line of lines) byContest.set(line.contest, [...(byContest.get(line.contest) ?? []), line]);
  if (byContest.size > contestsMax)
    return refusedFile([wholeFile(`At most ${contestsMax} contests.`, `Au plus ${contestsMax} scrutins.`)]);
  const made = [...byContest.values()].map(contestOf);
  const wrong = made.flatMap((one) => one.wrong);
  return wrong.length > 0 ? refusedFile(wrong) : ok(made.map(({ contest }) => contest));
}

function contestOf(lines: readonly Line[]): {
  readonly contest: DeckContest;
  readonly wrong: readonly Wrong[];
} {
  const [first] = lines as readonly [Line, ...Line[]];
  const choices = lines.filter(({ choice }) => choice !== OVERVOTES && choice !== UNDERVOTES);
  const totalAt = (word: string) => lines.find(({ choice }) => choice === word)?.total ?? 0;
  const contest: DeckContest = {
    contest: first.contest,
    votesAllowed: first.votesAllowed,
    cards: first.cards,
    choices: choices.map(({ choice, total }) => ({ name: choice, total })),
    overvotes: totalAt(OVERVOTES),
    undervotes: totalAt(UNDERVOTES),
  };
  return { contest, wrong: [...asBefore(lines), ...tellingApart(lines, contest), ...adding(first, contest)] };
}

/** What stands on every row of a contest is the same on each, and no row stands twice. */
function asBefore(lines: readonly Line[]): Wrong[] {
  const [first] = lines as readonly [Line, ...Line[]];
  return lines.flatMap((line, at) => {
    const wrong: Wrong[] = [];
    for (const [head, now, before] of [
      ["Votes allowed", line.votesAllowed, first.votesAllowed],
      ["Cards", line.cards, first.cards],
    ] as const)
      if (now !== before)
        wrong.push(
          wrongAt(
            line.row,
            head,
            `Found ${now}; expected: ${before}, as in row ${first.row}.`,
            `Trouvé ${now} ; attendu : ${before}, comme à la ligne ${first.row}.`,
          ),
        );
    if (lines.slice(0, at).some(({ choice }) => choice === line.choice))
      wrong.push(
        wrongAt(
          line.row,
          "Choice",
          `${line.choice} stood before in this contest.`,
          `${line.choice} figurait déjà dans ce scrutin.`,
        ),
      );
    return wrong;
  });
}

/** A deck proves something only where exchanged choices, and marks lost or read twice, would change a count. */
function tellingApart(lines: readonly Line[], { contest }: DeckContest): Wrong[] {
  const seen = new Map<number, string>();
  const wrong: Wrong[] = [];
  for (const { row, choice, total } of lines) {
    if (total === 0)
      wrong.push(
        wrongAt(
          row,
          "Total",
          `Found 0; expected: at least 1, or else nothing of ${choice} is tested.`,
          `Trouvé 0 ; attendu : au moins 1, sans quoi rien de ${choice} n’est testé.`,
        ),
      );
    if (choice === OVERVOTES || choice === UNDERVOTES) continue;
    const other = seen.get(total);
    seen.set(total, choice);
    if (other !== undefined)
      wrong.push(
        wrongAt(
          row,
          "Total",
          `${choice} has the total of ${other}: the deck could not tell one for the other. Expected: another number.`,
          `${choice} a le même total que ${other} : le jeu ne les distinguerait pas. Attendu : un autre nombre.`,
        ),
      );
  }
  for (const word of [OVERVOTES, UNDERVOTES])
    if (!lines.some(({ choice }) => choice === word))
      wrong.push(
        wrongAt(
          lines[0]?.row ?? null,
          "Choice",
          `${contest} has no row ${word}; expected: one.`,
          `${contest} n’a pas de ligne ${word} ; attendu : une.`,
        ),
      );
  return wrong;
}

/** Votes, votes not given and ballots marked too often are together what the cards allow. */
function adding(
  { row }: Line,
  { contest, votesAllowed, cards, choices, overvotes, undervotes }: DeckContest,
): Wrong[] {
  const given = choices.reduce((sum, { total }) => sum + total, 0) + undervotes + overvotes * votesAllowed;
  const allowed = cards * votesAllowed;
  return given === allowed
    ? []
    : [
        wrongAt(
          row,
          "Total",
          `${contest} adds up to ${given} (choices, undervotes, and overvotes times votes allowed); expected: ${allowed}.`,
          `${contest} donne ${given} (choix, votes non donnés, et votes en trop fois votes permis) ; attendu : ${allowed}.`,
        ),
      ];
}
