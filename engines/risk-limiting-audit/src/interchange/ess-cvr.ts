import type { CardContest, CvrContest } from "./card.ts";
import { findColumns, type Columns } from "./columns.ts";
import { isWriteIn } from "./marked-columns.ts";
import { problem, type Problem } from "./problem.ts";

const names = { number: ["Cast Vote Record"], precinct: ["Precinct"], style: ["Ballot Style"] } as const;

export type EssCvrColumns = Columns<keyof typeof names> & {
  readonly width: number;
  /** The places of each contest's columns; k columns are "vote for k". */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** The choices seen so far: the file names no others. */
  readonly choices: ReadonlyMap<string, Set<string>>;
  contests(): readonly CvrContest[];
};

export type EssCvrRow = {
  readonly number: string;
  readonly row: number;
  readonly precinct: string | null;
  readonly style: string | null;
  readonly contests: readonly CardContest[];
};

export function essCvrHeader(file: string, header: readonly string[], row: number): EssCvrColumns | Problem {
  const found = findColumns(file, row, header, names, ["number", "precinct", "style"]);
  if (!found.ok) return found.problem;
  const taken = new Set(Object.values(found.columns));
  const places = new Map<string, number[]>();
  for (const [place, name] of header.entries())
    if (!taken.has(place) && name !== "") places.set(name, [...(places.get(name) ?? []), place]);
  if (places.size === 0) return problem("no-contests", file, { expected: names.style[0] });
  const choices = new Map([...places.keys()].map((name) => [name, new Set<string>()]));
  return {
    ...found.columns,
    width: header.length,
    places,
    choices,
    contests: () =>
      [...places].map(([name, columns]) => ({
        id: name,
        name,
        votesAllowed: columns.length,
        ranks: 0,
        choices: [...choices.get(name)!].map((choice) => ({
          id: choice,
          name: choice,
          writeIn: isWriteIn(choice),
        })),
      })),
  };
}

export function essCvrRow(
  file: string,
  columns: EssCvrColumns,
  fields: readonly string[],
  row: number,
): EssCvrRow | Problem {
  if (fields.length !== columns.width)
    return problem("field-count", file, {
      row,
      found: String(fields.length),
      expected: String(columns.width),
    });
  const number = fields[columns.number!]!.trim();
  if (number === "") return problem("value-missing", file, { row, field: names.number[0] });
  const contests: CardContest[] = [];
  for (const [name, places] of columns.places) {
    const said = places.map((place) => fields[place]!).filter((field) => field !== "");
    if (said.length === 0) continue;
    const marks = said.filter((field) => !/^(undervote|overvote)$/i.test(field));
    for (const mark of marks) columns.choices.get(name)!.add(mark);
    contests.push({
      contest: name,
      marks,
      ranks: null,
      overvoted: said.some((field) => /^overvote$/i.test(field)),
    });
  }
  const text = (place: number | null): string | null => (place === null ? null : fields[place] || null);
  return { number, row, precinct: text(columns.precinct), style: text(columns.style), contests };
}
