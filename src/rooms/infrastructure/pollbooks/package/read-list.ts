import { hasMark, VOTER_FIELDS, type ListedVoter, type VoterField } from "@counterfoil/pollbook-search";
import { listChecker, PROBLEMS_MAX, type ListProblem } from "./check-list.ts";
import { ALWAYS_SHOWN, type Definition } from "./definition-contract.ts";
import { delimitedRows } from "../../../../basics/csv.ts";
import { rowReader, type ListFormat, type RowReader } from "./list-format.ts";

export type ReadList = {
  readonly voters: readonly ListedVoter[];
  readonly leftOut: number;
  readonly problems: readonly ListProblem[];
};

/**
 * A list of the house's own form (`format` null) or of another, as the package will carry it: of confidential voters only what
 * the definition allows. With a single problem, no voter of it may be used.
 */
export function readList(
  text: string,
  format: ListFormat | null,
  definition: Pick<Definition, "styles" | "sites" | "confidentialShows">,
): ReadList {
  const rows = delimitedRows(text, format?.delimiter ?? ",");
  const header = format?.columns ?? rows.next().value?.fields ?? [];
  const reader = format === null ? ownReader(header) : rowReader(format, header);
  if (typeof reader !== "function") return headerProblems(reader);
  const check = listChecker(definition);
  const voters: ListedVoter[] = [];
  const problems: ListProblem[] = [];
  let leftOut = 0;
  for (const { row, fields } of rows) {
    const found = rowProblem(row, fields, header.length);
    if (found !== null || fields === null) problems.push(...(found ? [found] : []));
    else {
      const voter = reader(fields);
      if (voter === null) leftOut++;
      else {
        problems.push(...check(voter, row));
        voters.push(allowed(voter, definition));
      }
    }
    if (problems.length >= PROBLEMS_MAX) break;
  }
  return { voters, leftOut, problems: problems.slice(0, PROBLEMS_MAX) };
}

function rowProblem(row: number, fields: readonly string[] | null, columns: number): ListProblem | null {
  if (fields === null) return { row, field: "", found: "", expected: "expected-quotes" };
  if (fields.length === columns) return null;
  return { row, field: "", found: String(fields.length), expected: "expected-columns" };
}

function headerProblems(missing: readonly string[]): ReadList {
  const problems = missing.map((field) => ({
    row: 1,
    field,
    found: "",
    expected: "expected-column" as const,
  }));
  return { voters: [], leftOut: 0, problems };
}

function ownReader(header: readonly string[]): RowReader | readonly string[] {
  const missing = VOTER_FIELDS.filter((field) => !header.includes(field));
  if (missing.length > 0) return missing;
  const places = VOTER_FIELDS.map((field) => header.indexOf(field));
  return (fields) => {
    const voter = {} as Record<VoterField, string>;
    for (const [at, field] of VOTER_FIELDS.entries()) voter[field] = (fields[places[at]!] ?? "").trim();
    return voter;
  };
}

/** What is not in the package, no device can give away. */
function allowed(
  voter: ListedVoter,
  { confidentialShows }: Pick<Definition, "confidentialShows">,
): ListedVoter {
  if (!hasMark(voter, "confidential")) return voter;
  const shown: readonly string[] = [...ALWAYS_SHOWN, ...confidentialShows];
  return Object.fromEntries(
    VOTER_FIELDS.map((field) => [field, shown.includes(field) ? voter[field] : ""]),
  ) as ListedVoter;
}
