import { kinds, paperRecords, type Registered } from "./contract.ts";

/** How a field of a file is read. `count`: at least so many; `text`: so many characters; `choice`: one of these words. */
export type Reading =
  | { readonly as: "code" | "day" }
  | { readonly as: "count"; readonly least: number }
  | { readonly as: "text"; readonly least: number; readonly most: number }
  | { readonly as: "choice"; readonly of: readonly string[] };

export interface ColumnOf {
  /** Where the value stands in a registration; `backUp.plan`. */
  readonly path: string;
  readonly head: string;
  readonly reading: Reading;
  readonly optional?: boolean;
}

const results = ["passed", "failed"] as const;
const testColumns = (of: "accessibility" | "security", head: string): ColumnOf[] => [
  { path: `${of}Test.result`, head: `${head} test`, reading: { as: "choice", of: results }, optional: true },
  { path: `${of}Test.testedOn`, head: `${head} tested on`, reading: { as: "day" }, optional: true },
  {
    path: `${of}Test.report`,
    head: `${head} report`,
    reading: { as: "text", least: 1, most: 500 },
    optional: true,
  },
];

/** The columns of a file of technologies, in the order in which an export writes them; an import takes any order. */
export const columns: readonly ColumnOf[] = [
  { path: "jurisdiction", head: "Jurisdiction", reading: { as: "code" } },
  { path: "name", head: "Name", reading: { as: "text", least: 1, most: 200 } },
  { path: "maker", head: "Maker", reading: { as: "text", least: 1, most: 500 }, optional: true },
  { path: "kind", head: "Kind", reading: { as: "choice", of: kinds } },
  { path: "paperRecord", head: "Paper record", reading: { as: "choice", of: paperRecords } },
  { path: "devices", head: "Devices", reading: { as: "count", least: 0 } },
  {
    path: "certification",
    head: "Certification",
    reading: { as: "text", least: 1, most: 500 },
    optional: true,
  },
  { path: "certificationEndsOn", head: "Certification ends on", reading: { as: "day" }, optional: true },
  ...testColumns("accessibility", "Accessibility"),
  ...testColumns("security", "Security"),
  {
    path: "backUp.plan",
    head: "Paper back-up plan",
    reading: { as: "text", least: 10, most: 20_000 },
    optional: true,
  },
  {
    path: "backUp.ballotsNeeded",
    head: "Ballots needed",
    reading: { as: "count", least: 1 },
    optional: true,
  },
  {
    path: "backUp.ballotsInStock",
    head: "Ballots in stock",
    reading: { as: "count", least: 0 },
    optional: true,
  },
  { path: "backUp.countedOn", head: "Stock counted on", reading: { as: "day" }, optional: true },
];

/** Parts of a registration that are there as a whole or not at all. */
export const groups = ["accessibilityTest", "securityTest", "backUp"] as const;

/** Header and rows, as an import reads them back. */
export function rowsOf(technologies: readonly Registered[]): (string | number | null)[][] {
  return [
    columns.map(({ head }) => head),
    ...technologies.map((one) => columns.map(({ path }) => valueAt(one, path))),
  ];
}

function valueAt(one: Registered, path: string): string | number | null {
  let at: unknown = one;
  for (const part of path.split(".")) at = at === null ? null : (at as Record<string, unknown>)[part];
  return at as string | number | null;
}
