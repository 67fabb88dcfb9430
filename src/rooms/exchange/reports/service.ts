import { fingerprint } from "@counterfoil/report-matching";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import { done, wait } from "../../../core/home/waiting.ts";
import type { Actor } from "../../../platform/contract/actor.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import type { Channel, Receipt, Report, Submission } from "./contract.ts";
import type {
  assignReport,
  closeReport,
  codeReport,
  followReport,
  gradeReport,
  groupReport,
  listReports,
  readReport,
  seeReport,
  submitReport,
} from "./endpoints-contract.ts";
import { linesOf, reportsPage } from "./list-store.ts";
import { contentHash, receiptHash } from "./receipt-hash.ts";
import { lettersOfChance, readReceiptCode, receiptCode } from "./receipt-rules.ts";
import { matchable } from "./matchable.ts";
import { checkSubmission, groupAfter, mayDecide, searchWords, stateAfter, wordVector } from "./rules.ts";
import * as stored from "./store.ts";
import { standingOf, unknownTerms } from "./vocabulary-check-store.ts";

export const submit: Serves<typeof submitReport> = (cx, { body }) =>
  takeIn(cx, body, { id: cx.dice.id("rep"), bytes: cx.dice.bytes(lettersOfChance) });

/**
 * Takes a report in by one statement. With an `id` and `bytes` that follow from what was sent, the same thing sent twice is one
 * report with one receipt.
 */
export async function takeIn(
  cx: Context,
  body: Submission,
  made: { readonly id: string; readonly bytes: Uint8Array },
): Promise<Result<Receipt, "when-backwards" | "marking-not-yours">> {
  const channel = channelOf(cx.actor);
  const checked = checkSubmission(body, channel);
  if (!checked.ok) return checked;
  const id = made.id as Report["id"];
  const receipt = receiptCode(made.bytes);
  const desk = await stored.submit(cx.tx, {
    id,
    channel,
    submission: body,
    receiptHash: receiptHash(receipt),
    keys: fingerprint(matchable({ id, submittedAtMs: cx.nowMs, ...body })),
    words: wordVector(`${body.what} ${body.where}`),
    contactId: cx.dice.id("src"),
  });
  if (desk !== null) {
    const { contact: _, what, where, traces, ...told } = body;
    const content = contentHash({ what, where, traces, ...told });
    const report = { id, organisationId: desk, tlp: body.tlp, classification: 0 };
    record(cx, "reports.submit", report, "", {
      channel,
      phase: told.phase,
      outcome: told.outcome,
      kind: told.kind,
      language: told.language,
      contentSha256: content,
    });
  }
  return ok({ report: id, receipt, receivedAtMs: cx.nowMs });
}

export const follow: Serves<typeof followReport> = async ({ tx }, { body }) => {
  const code = readReceiptCode(body.code);
  if (!code.ok) return code;
  const status = await stored.statusOf(tx, receiptHash(code.value));
  return status === null ? refuse("code-unknown") : ok(status);
};

export const list: Serves<typeof listReports> = async ({ tx }, { query }) => {
  const { search, ...wanted } = query;
  return ok(await reportsPage(tx, { ...wanted, words: search === undefined ? null : searchWords(search) }));
};

export const read: Serves<typeof readReport> = async ({ tx }, { params }) => {
  const report = await stored.findReport(tx, params.report);
  return report === null ? refuse("report-not-found") : ok(await pageOf({ tx }, report));
};

export const see: Serves<typeof seeReport> = async (cx, { params }) => {
  const report = await stored.takeReport(cx.tx, params.report);
  if (report === null) return refuse("report-not-found");
  const { atMs, fresh } = await stored.keepRead(cx.tx, report.id);
  if (fresh) record(cx, "reports.see", report, "", {});
  return ok({ firstReadAtMs: atMs });
};

export const assign: Serves<typeof assignReport> = async (cx, { params, body }) => {
  const report = await stored.takeReport(cx.tx, params.report);
  if (report === null) return refuse("report-not-found");
  const may = mayDecide(report, cx.actor.organisationId, "assign");
  if (!may.ok) return may;
  if (report.assignedTo !== null && report.assignedTo !== cx.actor.id) return refuse("taken-by-another");
  await stored.assign(cx.tx, report.id, body.take ? cx.actor.id : null);
  record(cx, "reports.assign", report, body.take ? "taken" : "given back", body);
  return ok(await again(cx, report));
};

export const grade: Serves<typeof gradeReport> = async (cx, { params, body }) => {
  const report = await stored.takeReport(cx.tx, params.report);
  if (report === null) return refuse("report-not-found");
  const after = mayDecide(report, cx.actor.organisationId, "grade");
  if (!after.ok) return after;
  await stored.keepRead(cx.tx, report.id);
  await stored.keepGrade(cx.tx, report.id, body, after.value);
  const { why, ...graded } = body;
  const { sourceGrade, credibility, assessment, confidence, alternatives } = report;
  const before = { sourceGrade, credibility, assessment, confidence, alternatives };
  record(cx, "reports.grade", report, why, { before, after: graded });
  if (report.state === "received") await tellWhatWaits(cx, report.organisationId);
  return ok(await again(cx, report));
};

export const code: Serves<typeof codeReport> = async (cx, { params, body }) => {
  const report = await stored.takeReport(cx.tx, params.report);
  if (report === null) return refuse("report-not-found");
  const may = mayDecide(report, cx.actor.organisationId, "code");
  if (!may.ok) return may;
  const [unknown] = await unknownTerms(cx.tx, body.terms);
  if (unknown) return refuse("term-unknown", unknown);
  await stored.keepTerms(cx.tx, report.id, body.terms);
  record(cx, "reports.code", report, body.why, { before: report.terms, after: body.terms });
  return ok(await again(cx, report));
};

export const group: Serves<typeof groupReport> = async (cx, { params, body }) => {
  const report = await stored.takeReport(cx.tx, params.report);
  const other = await stored.findReport(cx.tx, body.other);
  if (report === null || other === null) return refuse("report-not-found");
  const mine = cx.actor.organisationId;
  if (report.organisationId !== mine || other.organisationId !== mine) return refuse("not-of-your-desk");
  const decided = groupAfter(report, other, body.says, cx.dice.id("grp"));
  if (!decided.ok) return decided;
  await stored.keepPair(cx.tx, report, { id: cx.dice.id("pai"), ...body });
  await stored.regroup(cx.tx, decided.value);
  if (body.says === "different" && report.groupId !== null)
    await stored.dissolveIfAlone(cx.tx, report.groupId);
  record(cx, "reports.group", report, body.why, { other: other.id, says: body.says }, [other.id]);
  return ok(await pageOf(cx, await again(cx, report)));
};

export const close: Serves<typeof closeReport> = async (cx, { params, body }) => {
  const report = await stored.takeReport(cx.tx, params.report);
  if (report === null) return refuse("report-not-found");
  if (report.organisationId !== cx.actor.organisationId) return refuse("not-of-your-desk");
  const after = stateAfter(report.state, "close");
  if (!after.ok) return after;
  await stored.close(cx.tx, report.id, body.answer);
  record(cx, "reports.close", report, body.why, { answer: body.answer });
  return ok(await again(cx, report));
};

function channelOf(actor: Actor): Channel {
  if (actor.kind === "public") return "public-form";
  return actor.kind === "machine" ? "machine" : "organisation";
}

/** What waits for the desk is one line, however many reports come in: the one that is due first, until none is left. */
async function tellWhatWaits(cx: Context, organisationId: string): Promise<void> {
  const subject = cx.actor.electionId ?? "";
  const kind = "reports.to-assess";
  const dueAtMs = await stored.nextDueAtMs(cx.tx, organisationId);
  if (dueAtMs === null) return done(cx.tx, { subject, kind });
  await wait(cx.tx, {
    subject,
    kind,
    title: subject,
    path: "exchange/reports",
    verb: "reports.assess",
    for: { organisationId, role: "analyst" },
    tlp: "amber",
    classification: 0,
    dueAtMs,
  });
}

async function pageOf({ tx }: Pick<Context, "tx">, report: Report) {
  const contact = await stored.contactOf(tx, report.id);
  const group = report.groupId === null ? [] : await linesOf(tx, { group: report.groupId });
  const coding = await standingOf(tx, report.terms);
  return { ...report, contact, coding, group: group.filter((line) => line.id !== report.id) };
}

async function again({ tx }: Context, report: Report): Promise<Report> {
  return (await stored.findReport(tx, report.id)) ?? report;
}

function record(
  cx: Context,
  action: string,
  report: Pick<Report, "id" | "organisationId" | "tlp"> & { readonly classification: number },
  why: string,
  body: unknown,
  about: readonly string[] = [],
): void {
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action,
    subject: report.id,
    about,
    why,
    electionId: cx.actor.electionId,
    organisationId: report.organisationId,
    tlp: report.tlp,
    classification: report.classification as 0 | 1 | 2 | 3,
    body,
  });
}
