import { csvReader, explainProblem, nearestOf, readWhole } from "@counterfoil/risk-limiting-audit";
import { unreachable } from "../../../basics/assert.ts";
import { ok, type Result } from "../../../basics/result.ts";
import type { Bilingual } from "../../../basics/text.ts";
import { columns, groups, type ColumnOf } from "./columns-rules.ts";
import { importRowsMax, Registered } from "./contract.ts";
import { checkRegistered, latestDay, nameKey, paperOfKind } from "./rules.ts";

/** What is wrong with a file: the row as a spreadsheet counts it, the column, what was found and what was expected. */
export interface Wrong {
  readonly row: number | null;
  readonly field: string | null;
  readonly says: Bilingual;
}

/** The first so many are named; a file with more is wrong as a whole. */
export const wrongMax = 50;

/** Every row of a file, or everything that is wrong with it. Nothing in between: a file is taken whole. */
export function readTechnologies(
  text: string,
  file: string,
  nowMs: number,
): Result<readonly Registered[], "file-refused"> & { readonly wrong?: readonly Wrong[] } {
  const rows: { readonly row: number; readonly fields: readonly string[] }[] = [];
  const problem = readWhole(
    csvReader(file, (fields, row) => (rows.push({ row, fields }), null)),
    text,
  );
  if (problem !== null)
    return refused([{ row: problem.row, field: problem.field, says: explainProblem(problem) }]);
  const [header, ...body] = rows;
  if (header === undefined || body.length === 0)
    return refused([
      whole(
        "The file holds no row below its header.",
        "Le fichier ne contient aucune ligne sous son en-tête.",
      ),
    ]);
  if (body.length > importRowsMax)
    return refused([
      whole(
        `At most ${importRowsMax} rows are taken at once.`,
        `On prend au plus ${importRowsMax} lignes à la fois.`,
      ),
    ]);
  const places = placesOf(header.fields);
  if (places.wrong.length > 0) return refused(places.wrong);
  const read = body.map(({ row, fields }) => readRow(row, fields, header.fields.length, places.at, nowMs));
  const wrong = [...read.flatMap((one) => one.wrong), ...twice(read)];
  return wrong.length > 0 ? refused(wrong) : ok(read.flatMap(({ value }) => (value === null ? [] : [value])));
}

interface RowRead {
  readonly row: number;
  readonly value: Registered | null;
  readonly wrong: readonly Wrong[];
}

function placesOf(header: readonly string[]): { at: ReadonlyMap<string, number>; wrong: Wrong[] } {
  const at = new Map<string, number>();
  const wrong: Wrong[] = [];
  const heads = columns.map(({ head }) => head);
  for (const [place, found] of header.entries()) {
    const column = columns.find(({ head }) => plain(head) === plain(found));
    if (column === undefined) {
      const near = nearestOf(found, heads) ?? "";
      wrong.push(
        wrongAt(
          1,
          found,
          `${found} is no column of this register; the nearest is ${near}.`,
          `${found} n’est pas une colonne de ce registre ; la plus proche est ${near}.`,
        ),
      );
    } else if (at.has(column.path))
      wrong.push(wrongAt(1, found, `${found} stands twice.`, `${found} figure deux fois.`));
    else at.set(column.path, place);
  }
  for (const { path, head, optional } of columns)
    if (optional !== true && !at.has(path))
      wrong.push(wrongAt(1, head, `The column ${head} is missing.`, `La colonne ${head} manque.`));
  return { at, wrong };
}

function readRow(
  row: number,
  fields: readonly string[],
  width: number,
  places: ReadonlyMap<string, number>,
  nowMs: number,
): RowRead {
  if (fields.length !== width)
    return {
      row,
      value: null,
      wrong: [
        wrongAt(
          row,
          null,
          `${fields.length} fields, ${width} expected, as in the header.`,
          `${fields.length} champs, ${width} attendus, comme dans l’en-tête.`,
        ),
      ],
    };
  const wrong: Wrong[] = [];
  const values: Record<string, unknown> = {};
  for (const column of columns) {
    const place = places.get(column.path);
    const text = place === undefined ? "" : unescaped((fields[place] ?? "").trim());
    const value = text === "" ? null : valueOf(text, column);
    if (value === undefined) wrong.push(expected(row, column, text));
    else if (value === null && column.optional !== true)
      wrong.push(wrongAt(row, column.head, `${column.head} is empty.`, `${column.head} est vide.`));
    else put(values, column.path, value);
  }
  wrong.push(...halfGroups(row, values));
  if (wrong.length > 0) return { row, value: null, wrong };
  for (const group of groups) if (isEmpty(values[group])) values[group] = null;
  return checkedRow(row, values, nowMs);
}

/** What only several fields together can say. */
function checkedRow(row: number, values: unknown, nowMs: number): RowRead {
  const parsed = Registered.safeParse(values);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, message }) => {
      const head = headOf(path.join("."));
      return wrongAt(row, head, `${head}: ${message}.`, `${head} : ${message}.`);
    });
    return { row, value: null, wrong };
  }
  const checked = checkRegistered(parsed.data, nowMs);
  if (checked.ok) return { row, value: checked.value, wrong: [] };
  const head = headOf(checked.fields?.[0]?.path ?? "");
  const latest = latestDay(nowMs);
  const { kind, paperRecord } = parsed.data;
  const may = paperOfKind[kind].join(", ");
  const wrong =
    checked.refusal === "date-in-future"
      ? wrongAt(
          row,
          head,
          `${head} lies in the future; expected: ${latest} or before.`,
          `${head} est dans le futur ; attendu : ${latest} ou avant.`,
        )
      : wrongAt(
          row,
          head,
          `${kind} leaves no paper record ${paperRecord}; expected: ${may}.`,
          `${kind} ne laisse pas de trace papier ${paperRecord} ; attendu : ${may}.`,
        );
  return { row, value: null, wrong: [wrong] };
}

/** Undefined where the text is no such value. */
function valueOf(text: string, { reading }: ColumnOf): string | number | undefined {
  switch (reading.as) {
    case "code":
      return /^[A-Za-z0-9]{1,20}$/.test(text) ? text : undefined;
    case "count":
      return /^[0-9]{1,9}$/.test(text) && Number(text) >= reading.least ? Number(text) : undefined;
    case "day":
      return Registered.shape.certificationEndsOn.safeParse(text).success ? text : undefined;
    case "text":
      return text.length >= reading.least && text.length <= reading.most ? text : undefined;
    case "choice":
      return reading.of.find((word) => word === text.toLowerCase());
    default:
      return unreachable(reading);
  }
}

function expected(row: number, { head, reading }: ColumnOf, found: string): Wrong {
  const shown = found.length > 80 ? `${found.slice(0, 79)}…` : found;
  const [en, fr] = expectedWords(found, reading);
  return wrongAt(row, head, `Found ${shown}; expected: ${en}.`, `Trouvé ${shown} ; attendu : ${fr}.`);
}

function expectedWords(found: string, reading: ColumnOf["reading"]): readonly [en: string, fr: string] {
  switch (reading.as) {
    case "code":
      return ["1 to 20 letters or digits", "1 à 20 lettres ou chiffres"];
    case "count":
      return [
        `a whole number from ${reading.least} to 999999999`,
        `un nombre entier de ${reading.least} à 999999999`,
      ];
    case "day":
      return ["a day as YYYY-MM-DD", "un jour au format AAAA-MM-JJ"];
    case "text":
      return [
        `${reading.least} to ${reading.most} characters`,
        `de ${reading.least} à ${reading.most} caractères`,
      ];
    case "choice": {
      const [of, near] = [reading.of.join(", "), nearestOf(found, reading.of) ?? ""];
      return [`one of ${of}; the nearest is ${near}`, `l’un de ${of} ; le plus proche est ${near}`];
    }
    default:
      return unreachable(reading);
  }
}

function halfGroups(row: number, values: Readonly<Record<string, unknown>>): Wrong[] {
  return groups.flatMap((group) => {
    const own = columns.filter(({ path }) => path.startsWith(`${group}.`));
    const held = (values[group] ?? {}) as Record<string, unknown>;
    const empty = own.filter(({ path }) => (held[path.slice(group.length + 1)] ?? null) === null);
    if (empty.length === 0 || empty.length === own.length) return [];
    return empty.map(({ head }) =>
      wrongAt(
        row,
        head,
        `${head} is empty, but what belongs to it is filled in.`,
        `${head} est vide, alors que ce qui va avec est rempli.`,
      ),
    );
  });
}

function twice(rows: readonly RowRead[]): Wrong[] {
  const seen = new Map<string, number>();
  return rows.flatMap(({ row, value }) => {
    if (value === null) return [];
    const before = seen.get(nameKey(value));
    seen.set(nameKey(value), row);
    return before === undefined
      ? []
      : [
          wrongAt(
            row,
            "Name",
            `${value.name} stood for ${value.jurisdiction} before, in row ${before}.`,
            `${value.name} figurait déjà pour ${value.jurisdiction}, à la ligne ${before}.`,
          ),
        ];
  });
}

function put(values: Record<string, unknown>, path: string, value: unknown): void {
  const [group = "", part] = path.split(".");
  if (part === undefined) values[group] = value;
  else values[group] = { ...(values[group] as object | undefined), [part]: value };
}

function isEmpty(group: unknown): boolean {
  return Object.values(group ?? {}).every((value) => value === null);
}

/** An export puts an apostrophe before what a spreadsheet would run. */
function unescaped(text: string): string {
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
}

function headOf(path: string): string {
  return columns.find((column) => column.path === path)?.head ?? path;
}

function plain(head: string): string {
  return head.toLowerCase().replaceAll(/[\s_-]+/g, "");
}

function wrongAt(row: number | null, field: string | null, en: string, fr: string): Wrong {
  return { row, field, says: { en, fr } };
}

function whole(en: string, fr: string): Wrong {
  return wrongAt(null, null, en, fr);
}

function refused(wrong: readonly Wrong[]) {
  return { ok: false, refusal: "file-refused", wrong: wrong.slice(0, wrongMax) } as const;
}
