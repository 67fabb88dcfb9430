import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { VOTER_FIELDS, type ListedVoter, type VoterField } from "@counterfoil/pollbook-search";
import { z } from "zod";

const Column = z.string().min(1);
const Mark = z.strictObject({ column: Column, values: z.array(z.string()).min(1) });
export const DATE_FORMS = ["yyyy-mm-dd", "mm/dd/yyyy", "dd/mm/yyyy", "mmddyyyy", "yyyymmdd", "yyyy"] as const;

/**
 * Where a list of somebody else's form has what a pollbook needs. A field is the values of its columns, joined by a blank, those
 * that are empty left out. A new form needs such a file and no code.
 */
export const ListFormat = z.strictObject({
  name: z.string().min(1),
  delimiter: z.enum([",", "\t", "|", ";"]),
  /** The columns in their order, where the file has no header. */
  columns: z.array(Column).optional(),
  fields: z.partialRecord(z.enum(VOTER_FIELDS).exclude(["marks"]), z.array(Column).min(1)),
  /** What is the same for every voter. */
  constants: z.partialRecord(z.enum(VOTER_FIELDS).exclude(["marks"]), z.string()).default({}),
  birth: z.enum(DATE_FORMS).default("yyyy-mm-dd"),
  marks: z
    .partialRecord(z.enum(["confidential", "id-required", "postal-issued", "postal-received"]), Mark)
    .default({}),
  /** Rows of people who are not on the list: denied, removed. */
  leaveOut: Mark.optional(),
});
export type ListFormat = z.infer<typeof ListFormat>;

/** The house's own form: a header with the fields by their names. `marks` holds the marks themselves. */
export const OWN_FORMAT = "counterfoil";

/** No form of its own: the columns are recognised by what they are called (`recognise-columns.ts`). */
export const RECOGNISED_FORMAT = "recognised";

/** The forms that are known: files in `formats/`. */
export function knownFormats(): readonly string[] {
  return readdirSync(formatsFolder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -5))
    .sort();
}

export function knownFormat(name: string): ListFormat {
  return ListFormat.parse(JSON.parse(readFileSync(join(formatsFolder, `${name}.json`), "utf8")));
}

const formatsFolder = join(import.meta.dirname, "formats");

/** Takes the fields of one row to a voter; `null` for a row that is left out. Dates come out as `yyyy-mm-dd`, or as found where they are wrong. */
export type RowReader = (fields: readonly string[]) => ListedVoter | null;

/** The reader for this header, or the columns that it lacks. */
export function rowReader(format: ListFormat, header: readonly string[]): RowReader | readonly string[] {
  const named = [
    ...Object.values(format.fields).flat(),
    ...Object.values(format.marks).map(({ column }) => column),
    ...(format.leaveOut ? [format.leaveOut.column] : []),
  ];
  const missing = [...new Set(named)].filter((column) => !header.includes(column));
  if (missing.length > 0) return missing;
  const at = (column: string) => header.indexOf(column);
  const places = VOTER_FIELDS.map((field) => ({
    field,
    from: (field === "marks" ? [] : (format.fields[field] ?? [])).map(at),
  }));
  const marks = Object.entries(format.marks).map(([mark, one]) => ({ mark, ...one, at: at(one.column) }));
  const { leaveOut } = format;
  return (fields) => {
    const value = (place: number) => (fields[place] ?? "").trim().replaceAll(/\s+/g, " ");
    if (leaveOut && leaveOut.values.includes(value(at(leaveOut.column)))) return null;
    const voter = {} as Record<VoterField, string>;
    for (const { field, from } of places)
      voter[field] = from.length === 1 ? value(from[0]!) : from.map(value).filter(Boolean).join(" ");
    Object.assign(voter, format.constants);
    voter.birth = isoDay(voter.birth, format.birth);
    voter.marks = marks
      .filter((one) => one.values.includes(value(one.at)))
      .map(({ mark }) => mark)
      .join(" ");
    return voter;
  };
}

/** A day may have a time behind it, as databases write it. */
export const dayPatterns = {
  "yyyy-mm-dd": /^(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)(?:[ T][\d:.]+Z?)?$/,
  "mm/dd/yyyy": /^(?<m>\d{1,2})\/(?<d>\d{1,2})\/(?<y>\d{4})(?: [\d:]+(?: [AP]M)?)?$/,
  "dd/mm/yyyy": /^(?<d>\d{1,2})[/.](?<m>\d{1,2})[/.](?<y>\d{4})(?: [\d:]+)?$/,
  mmddyyyy: /^(?<m>\d\d)(?<d>\d\d)(?<y>\d{4})$/,
  yyyymmdd: /^(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)$/,
  yyyy: /^(?<y>\d{4})$/,
} as const;

function isoDay(text: string, form: ListFormat["birth"]): string {
  const { y, m, d } = dayPatterns[form].exec(text)?.groups ?? {};
  if (y === undefined) return text;
  return m === undefined || d === undefined ? y : `${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`;
}
