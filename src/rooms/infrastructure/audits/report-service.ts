import type { Readable } from "node:stream";
import { csvOf } from "@counterfoil/risk-limiting-audit";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import { softwareName } from "../../../platform/print/software.ts";
import { boardsOf } from "./boards-store.ts";
import {
  type papers,
  printedDiscrepanciesMax,
  type Audit,
  type Board,
  type PaperReading,
  type printReport,
  type tabulateReport,
} from "./contract.ts";
import { recordedContest } from "./contest-rules.ts";
import { discrepanciesOf } from "./discrepancy-service.ts";
import { roundsOf } from "./draw-store.ts";
import { houseLanguage } from "./ground.ts";
import { paperOf, printed, printSettings } from "./print/printed.ts";
import { printSay, type PrintLanguage, type PrintSay } from "./print/print-messages.ts";
import { reportRows } from "./print/report-rows.ts";
import { reportPages, type AuditReport } from "./print/report.ts";
import { verdictOf } from "./record-service.ts";
import { findAudit } from "./store.ts";

/** What was found, for signatures and files. Everything in it but the names of the boards is public by then. */
export const report: Serves<typeof printReport> = async (cx, { params, query }) => {
  const found = await concluded(cx, params);
  if (!found.ok) return found;
  return ok(await reportPdf(cx, found.value, houseLanguage(cx.language), query.paper));
};

/** The report as anyone may have it: the boards that this reader does not see are not named, everything else is public. */
export async function reportPdf(
  cx: Context,
  { audit, concludedAtMs }: { readonly audit: Audit; readonly concludedAtMs: number },
  language: PrintLanguage,
  paper: (typeof papers)[number],
): Promise<Readable> {
  const settings = printSettings(language, paperOf({ paper }));
  const whole = await reportOf(cx, audit, settings.language);
  const named = {
    ...whole,
    discrepancies: whole.discrepancies.slice(0, printedDiscrepanciesMax),
    moreDiscrepancies: Math.max(0, whole.discrepancies.length - printedDiscrepanciesMax),
  };
  const pages = reportPages(named, settings);
  return printed(pages, { ...settings, title: audit.title, madeMs: concludedAtMs, tagged: true });
}

/** For programs: the same words whoever asks. */
export const table: Serves<typeof tabulateReport> = async (cx, { params }) => {
  const found = await concluded(cx, params);
  return found.ok ? ok(csvOf(reportRows(await reportOf(cx, found.value.audit, "en")))) : found;
};

async function concluded(
  cx: Context,
  { audit: id }: { readonly audit: string },
): Promise<
  Result<{ readonly audit: Audit; readonly concludedAtMs: number }, "audit-not-found" | "not-concluded">
> {
  const audit = await findAudit(cx.tx, id);
  if (audit === null) return refuse("audit-not-found");
  const { concludedAtMs } = audit;
  return concludedAtMs === null ? refuse("not-concluded") : ok({ audit, concludedAtMs });
}

async function reportOf(cx: Context, audit: Audit, language: PrintLanguage): Promise<AuditReport> {
  const say = printSay(language);
  const rounds = await roundsOf(cx.tx, audit.id);
  const found = await discrepanciesOf(cx, audit);
  return {
    election: cx.actor.electionId ?? "",
    audit: audit.title,
    titles: Object.fromEntries(audit.contests.map(({ id, title }) => [id, title])),
    contests: audit.contests.map(recordedContest),
    design: audit.design,
    commitment: audit.commitment ?? "",
    seed: audit.seed ?? "",
    rounds: rounds.map(({ draws }) => draws),
    risk: Object.fromEntries(
      audit.contests.map(({ id, claims }) => [
        id,
        (claims ?? []).map((_, at) => rounds.map(({ risk }) => risk?.[id]?.[at] ?? 1)),
      ]),
    ),
    verdicts: Object.fromEntries(audit.contests.map((one) => [one.id, verdictOf(one)])),
    discrepancies: found.map(({ card, contest, record, paper }) => ({
      card,
      contest,
      record: record === null ? say("noRecord") : marks(record, say),
      paper: readingWords(paper, say),
    })),
    boards: (await boardsOf(cx.tx, audit.id)).map(membersOf),
    software: softwareName,
  };
}

function membersOf({ members, sittings }: Board): string[] {
  return members.map(({ personId, name }) => {
    const sat = sittings.findLast((one) => one.personId === personId);
    return sat === undefined ? name : `${name} (${sat.affiliation})`;
  });
}

function readingWords(paper: PaperReading, say: PrintSay): string {
  return paper.kind === "votes" ? marks(paper.votes, say) : say(paper.kind);
}

function marks(votes: readonly string[], say: PrintSay): string {
  return votes.length === 0 ? say("blank") : votes.join(", ");
}
