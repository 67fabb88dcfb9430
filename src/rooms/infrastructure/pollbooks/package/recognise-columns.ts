import { ok, refuse, type Result } from "../../../../basics/result.ts";
import {
  addressParts,
  markNames,
  postalNames,
  saysYes,
  secondLineNames,
  splitNames,
} from "./address-column-names.ts";
import { columnNames, wordsOf } from "./column-names.ts";
import { delimitedRows } from "../../../../basics/csv.ts";
import { DATE_FORMS, dayPatterns, type ListFormat } from "./list-format.ts";

/**
 * The form of a list that has a header, from what its columns are called and what its dates look like. Nothing is guessed from the
 * values of names: a list without a number, a last or a first name is refused, and so are dates that could be read in two ways.
 */
export function recogniseColumns(
  text: string,
): Result<ListFormat, "columns-not-recognised" | "birth-not-recognised"> {
  const { delimiter, header, rows } = tableOf(text);
  const byWords = new Map(header.toReversed().map((column) => [wordsOf(column), column]));
  const find = (names: readonly string[]): string[] => {
    const name = names.find((one) => byWords.has(one));
    return name === undefined ? [] : [byWords.get(name) ?? ""];
  };
  const found = Object.fromEntries(
    Object.entries(columnNames).map(([field, names]) => [field, find(names)]),
  ) as Record<keyof typeof columnNames, string[]>;
  const missing = (["number", "last", "first"] as const).filter((field) => found[field].length === 0);
  if (missing.length > 0) return refuse("columns-not-recognised", { missing: missing.join(", ") });
  found.address =
    found.address.length === 0 ? addressParts.flatMap(find) : [...found.address, ...find(secondLineNames)];
  found.city.push(...find(postalNames));
  if (found.style.length === 0) found.style = [...found.district, ...find(splitNames)];
  const birth = birthForm(rows, header, found.birth[0]);
  if (birth === null) return refuse("birth-not-recognised", { column: found.birth[0] ?? "" });
  const marks = Object.fromEntries(
    Object.entries(markNames).flatMap(([mark, names]) =>
      find(names).map((column) => [mark, { column, values: saysYes }]),
    ),
  );
  const fields = Object.fromEntries(Object.entries(found).filter(([, columns]) => columns.length > 0));
  return ok({
    name: header.slice(0, 3).join(", "),
    delimiter,
    fields,
    // Nobody is struck off who stands in a list without that column.
    constants: found.status.length === 0 ? { status: "listed" } : {},
    birth,
    marks,
  });
}

type Delimiter = ListFormat["delimiter"];

/** By the delimiter that gives the header most columns. */
function tableOf(text: string) {
  const start = text.slice(0, lookedAt);
  const tables = ([",", "\t", "|", ";"] as const).map((delimiter: Delimiter) => {
    const [header, ...rows] = [...delimitedRows(start, delimiter)].map(({ fields }) => fields ?? []);
    return { delimiter, header: header?.map((column) => column.trim()) ?? [], rows };
  });
  return tables.reduce((best, one) => (one.header.length > best.header.length ? one : best));
}

/** Characters of the beginning: some hundreds of voters. */
const lookedAt = 400_000;

/** The form that most dates have; null where two fit equally well, or none fits nine of ten. */
function birthForm(
  rows: readonly (readonly string[])[],
  header: readonly string[],
  column: string | undefined,
): ListFormat["birth"] | null {
  if (column === undefined) return "yyyy-mm-dd";
  const at = header.indexOf(column);
  // The last row may be cut off.
  const dates = rows.slice(0, Math.max(1, rows.length - 1)).map((fields) => (fields[at] ?? "").trim());
  const written = dates.filter((date) => date !== "");
  if (written.length === 0) return "yyyy-mm-dd";
  const [best, second] = DATE_FORMS.map((form) => ({
    form,
    fits: written.filter((date) => isDayOf(form, date)).length,
  })).toSorted((a, b) => b.fits - a.fits);
  if (best === undefined || best.fits === second?.fits || best.fits < written.length * 0.9) return null;
  return best.form;
}

function isDayOf(form: ListFormat["birth"], date: string): boolean {
  const { y, m = "1", d = "1" } = dayPatterns[form].exec(date)?.groups ?? {};
  return (
    y !== undefined &&
    /^(18[5-9]|19|20)/.test(y) &&
    Number(m) >= 1 &&
    Number(m) <= 12 &&
    Number(d) >= 1 &&
    Number(d) <= 31
  );
}
