import type { Report as Matchable } from "@counterfoil/report-matching";
import type { Report } from "./contract.ts";

type Told = Pick<Report, "id" | "what" | "where" | "traces" | "whenFromMs" | "submittedAtMs">;

/** What is compared of a report: its words, and the traces that it names. Time is when it was seen, else when it was told. */
export function matchable(report: Told): Matchable {
  const values = (...kinds: readonly string[]) =>
    report.traces.filter(({ kind }) => kinds.includes(kind)).map(({ value }) => value);
  return {
    id: report.id,
    text: report.what,
    urls: values("web"),
    handles: values("social"),
    identifiers: values("phone"),
    atMs: report.whenFromMs ?? report.submittedAtMs,
    ...(report.where !== "" && { place: { code: report.where.toLowerCase() } }),
  };
}
