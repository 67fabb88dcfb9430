import { compare, explain, strengthMin } from "@counterfoil/report-matching";
import { ok, refuse } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import type { Report, Suggestion } from "./contract.ts";
import type { measureReports, suggestReports } from "./endpoints-contract.ts";
import { linesOf } from "./list-store.ts";
import { matchable } from "./matchable.ts";
import { assessHoursMax, lanes, sectorDelays } from "./measure-store.ts";
import { promising } from "./suggestion-rules.ts";
import { differentFrom, findReport, findReports } from "./store.ts";
import { postingsOf, reportsInAll } from "./suggestions-store.ts";

/** Suggestions are worked out when an analyst looks, from posting lists; the reader's own rights decide which reports come up. */
export const suggest: Serves<typeof suggestReports> = async (cx, { params }) => {
  const report = await findReport(cx.tx, params.report);
  if (report === null) return refuse("report-not-found");
  return ok({ rows: await suggestionsFor(cx, report) });
};

export const measure: Serves<typeof measureReports> = async ({ tx }, { params }) => {
  const assessReportHoursMax = await assessHoursMax(tx, params.election);
  if (assessReportHoursMax === null) return refuse("election-not-found");
  return ok({
    assessReportHoursMax,
    lanes: await lanes(tx),
    sectors: await sectorDelays(tx, assessReportHoursMax),
  });
};

const suggestionsMax = 20;

async function suggestionsFor({ tx, language }: Context, report: Report): Promise<Suggestion[]> {
  const postings = await postingsOf(tx, report.id);
  const hidden = await differentFrom(tx, report.id);
  const ids = promising(postings, report.id, hidden);
  const counts = new Map(postings.map((each) => [each.key, each.count]));
  const commonness = { countOf: (key: string) => counts.get(key) ?? 1, total: await reportsInAll(tx) };
  const asked = matchable(report);
  const found = (await findReports(tx, ids))
    .map((other) => ({ other, ...compare(asked, matchable(other), commonness) }))
    .filter((each) => each.strength >= strengthMin)
    .sort((a, b) => b.strength - a.strength || (a.other.id < b.other.id ? -1 : 1))
    .slice(0, suggestionsMax);
  const lines = new Map(
    (await linesOf(tx, { ids: found.map((each) => each.other.id) })).map((line) => [line.id, line]),
  );
  const reader = language.startsWith("fr") ? "fr" : "en";
  return found.flatMap(({ other, strength, because }) => {
    const line = lines.get(other.id);
    const grouped = report.groupId !== null && other.groupId === report.groupId;
    return line
      ? [{ report: line, strength, because: because.map((each) => explain(each, reader)), grouped }]
      : [];
  });
}
