import { ok, refuse, type Result } from "../../../../basics/result.ts";
import type { ListColumns } from "../package-contract.ts";
import { knownFormat, knownFormats, OWN_FORMAT, RECOGNISED_FORMAT, type ListFormat } from "./list-format.ts";
import { recogniseColumns } from "./recognise-columns.ts";

/** The names by which a form can be asked for. */
export function formatNames(): readonly string[] {
  return [OWN_FORMAT, RECOGNISED_FORMAT, ...knownFormats()];
}

/** The form of this name for this list; null for the house's own. */
export function formatNamed(
  name: string,
  text: string,
): Result<ListFormat | null, "list-form-unknown" | "columns-not-recognised" | "birth-not-recognised"> {
  if (name === OWN_FORMAT) return ok(null);
  if (name === RECOGNISED_FORMAT) return recogniseColumns(text);
  if (knownFormats().includes(name)) return ok(knownFormat(name));
  return refuse("list-form-unknown", { name, known: formatNames().join(", ") });
}

/** From which columns a list of this form is read, for people to look at. */
export function columnsOf({ fields, constants, marks }: ListFormat): ListColumns {
  return [
    ...Object.entries(fields).map(([field, columns]) => ({ field, columns })),
    ...Object.entries(constants).map(([field]) => ({ field, columns: [] })),
    ...Object.entries(marks).map(([field, { column }]) => ({ field, columns: [column] })),
  ];
}
