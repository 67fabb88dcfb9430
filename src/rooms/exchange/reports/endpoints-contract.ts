import { z } from "zod";
import { ElectionId, Phase } from "../../../core/elections/contract.ts";
import { may } from "../../../core/permissions/contract.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { pageOf, pageQuery } from "../../../platform/contract/page.ts";
import {
  Channel,
  Closing,
  Coding,
  Grade,
  Kind,
  Measure,
  Outcome,
  Pairing,
  Receipt,
  Report,
  ReportId,
  ReportLine,
  ReportPage,
  ReportState,
  SourceGrade,
  Status,
  Submission,
  Suggestion,
} from "./contract.ts";

const inElection = z.object({ election: ElectionId });
const ofReport = z.object({ election: ElectionId, report: ReportId });
const deciding = { "report-not-found": 404, "not-of-your-desk": 403, "closed-already": 409 } as const;

export const submitReport = endpoint({
  method: "POST",
  path: "/api/elections/{election}/reports",
  allow: may["reports.submit"],
  summary: "Tell what was seen: without an account, for an organisation, or by a machine",
  params: inElection,
  body: Submission,
  reply: Receipt,
  refusals: { "when-backwards": 422, "marking-not-yours": 422 },
});

export const followReport = endpoint({
  method: "POST",
  path: "/api/elections/{election}/reports/follow",
  allow: may["reports.follow"],
  summary: "How far one's own report has come, by its receipt code",
  params: inElection,
  body: z.object({ code: z.string().max(100) }),
  reply: Status,
  refusals: { "code-mistyped": 422, "code-unknown": 404 },
  perMinuteMax: 20,
});

export const listReports = endpoint({
  method: "GET",
  path: "/api/elections/{election}/reports",
  allow: may["reports.list"],
  summary: "Reports that the reader may see, filtered, sorted and counted (up to 1,000)",
  params: inElection,
  query: z.object({
    ...pageQuery,
    /** A minus turns the order round. Reports without a grade come after the others. */
    sort: z.enum(["submitted", "-submitted", "grade", "-grade"]).default("-submitted"),
    state: ReportState.optional(),
    outcome: Outcome.optional(),
    phase: Phase.optional(),
    grade: SourceGrade.optional(),
    channel: Channel.optional(),
    kind: Kind.optional(),
    assigned: z.enum(["me", "nobody"]).optional(),
    group: z.string().max(60).optional(),
    /** Words that all occur; the beginning of a word is enough. */
    search: z.string().max(200).optional(),
  }),
  reply: pageOf(ReportLine),
  refusals: {},
});

export const readReport = endpoint({
  method: "GET",
  path: "/api/elections/{election}/reports/{report}",
  allow: may["reports.read"],
  summary: "One report; analysts of the desk also see how its reporter can be reached",
  params: ofReport,
  reply: ReportPage,
  refusals: { "report-not-found": 404 },
});

export const seeReport = endpoint({
  method: "POST",
  path: "/api/elections/{election}/reports/{report}/seen",
  allow: may["reports.see"],
  summary: "Note when somebody of this organisation first read the report",
  params: ofReport,
  reply: z.object({ firstReadAtMs: z.number().int() }),
  refusals: { "report-not-found": 404 },
});

export const assignReport = endpoint({
  method: "POST",
  path: "/api/elections/{election}/reports/{report}/assign",
  allow: may["reports.assign"],
  summary: "Take a report to work on it, or give it back",
  params: ofReport,
  body: z.object({ take: z.boolean() }),
  reply: Report,
  refusals: { ...deciding, "taken-by-another": 409 },
});

export const gradeReport = endpoint({
  method: "POST",
  path: "/api/elections/{election}/reports/{report}/grade",
  allow: may["reports.grade"],
  summary: "Assess a report: its source and what it says, each on its own, with confidence and alternatives",
  params: ofReport,
  body: Grade,
  reply: Report,
  refusals: deciding,
});

export const codeReport = endpoint({
  method: "POST",
  path: "/api/elections/{election}/reports/{report}/code",
  allow: may["reports.code"],
  summary: "Say in terms of the vocabulary what the report is about",
  params: ofReport,
  body: Coding,
  reply: Report,
  refusals: { ...deciding, "term-unknown": 422 },
});

export const suggestReports = endpoint({
  method: "GET",
  path: "/api/elections/{election}/reports/{report}/suggestions",
  allow: may["reports.suggest"],
  summary: "Reports that may tell the same, with the reasons; nothing is merged",
  params: ofReport,
  reply: z.object({ rows: z.array(Suggestion) }),
  refusals: { "report-not-found": 404 },
});

export const groupReport = endpoint({
  method: "POST",
  path: "/api/elections/{election}/reports/{report}/group",
  allow: may["reports.group"],
  summary: "Say that two reports tell the same, or that they do not",
  params: ofReport,
  body: Pairing,
  reply: ReportPage,
  refusals: { "report-not-found": 404, "not-of-your-desk": 403, "same-report": 422 },
});

export const closeReport = endpoint({
  method: "POST",
  path: "/api/elections/{election}/reports/{report}/close",
  allow: may["reports.close"],
  summary: "Close a report with an answer that its reporter can read",
  params: ofReport,
  body: Closing,
  reply: Report,
  refusals: { ...deciding, "not-assessed-yet": 409 },
});

export const measureReports = endpoint({
  method: "GET",
  path: "/api/elections/{election}/reports/measure",
  allow: may["reports.measure"],
  summary: "How long reports wait for each step, per lane, and who has not acted in time",
  params: inElection,
  reply: Measure,
  refusals: { "election-not-found": 404 },
});
