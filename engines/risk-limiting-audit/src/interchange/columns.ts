import { nearestOf } from "./nearest.ts";
import { problem, type Problem } from "./problem.ts";

/** What a column may be called. The first name is the one a message speaks of. */
export type ColumnNames<K extends string> = Readonly<Record<K, readonly string[]>>;
export type Columns<K extends string> = Readonly<Record<K, number | null>>;

export type FoundColumns<K extends string> =
  { readonly ok: true; readonly columns: Columns<K> } | { readonly ok: false; readonly problem: Problem };

/** Finds columns by their headers, whatever case, spaces and underscores these have. A column that is needed must be there once. */
export function findColumns<K extends string>(
  file: string,
  row: number,
  header: readonly string[],
  names: ColumnNames<K>,
  needed: readonly NoInfer<K>[],
): FoundColumns<K> {
  const plainHeader = header.map(plain);
  const columns = {} as Record<K, number | null>;
  for (const key of Object.keys(names) as K[]) {
    const wanted = names[key].map(plain);
    const places = plainHeader.flatMap((one, place) => (wanted.includes(one) ? [place] : []));
    if (places.length > 1)
      return {
        ok: false,
        problem: problem("column-twice", file, { row, field: header[places[1]!] ?? null }),
      };
    if (places.length === 0 && needed.includes(key))
      return { ok: false, problem: missingColumn(file, row, header, names[key][0]!) };
    columns[key] = places[0] ?? null;
  }
  return { ok: true, columns };
}

export function missingColumn(
  file: string,
  row: number,
  header: readonly string[],
  expected: string,
): Problem {
  return problem("header-missing", file, {
    row,
    found: header.filter((name) => name !== "").join(", "),
    expected,
    nearest: nearestOf(
      expected,
      header.filter((name) => name !== ""),
    ),
  });
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_]+/g, "");
}
