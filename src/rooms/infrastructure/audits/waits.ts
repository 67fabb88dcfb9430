import { done, wait } from "../../../core/home/waiting.ts";
import type { Context } from "../../../platform/contract/context.ts";
import { boardsOf } from "./boards-store.ts";
import type { Audit, Board, Jurisdiction } from "./contract.ts";
import { jurisdictionsOf } from "./store.ts";
import { progressOf } from "./units-store.ts";
import { dueOf, filesMissing, membersMissing, waitsOfAudit, type WaitOfAudit } from "./wait-rules.ts";

type Told = Pick<Audit, "id" | "title" | "state" | "design" | "contests" | "organisationId">;

/**
 * What an audit waits for from those who run it, on their home pages; called after each act that moves it. After what its tables wait for:
 * in one order, so that no two acts wait for each other.
 */
export async function tellWaits(cx: Context, audit: Told): Promise<void> {
  const due = dueOf(audit, await progressOf(cx.tx, audit.id));
  for (const [name, { verb, page }] of Object.entries(waitsOfAudit)) {
    const kind = `audits.${name}`;
    if (!due.includes(name as WaitOfAudit)) await done(cx.tx, { subject: audit.id, kind });
    else
      await wait(cx.tx, {
        ...ofAudit(audit, page),
        subject: audit.id,
        kind,
        verb,
        for: { organisationId: audit.organisationId, role: "election-authority" },
      });
  }
  if (audit.state !== "set-up") await done(cx.tx, { subject: audit.id, kind: filesWait });
}

/** Each jurisdiction whose files are missing; `seen`: those that this person sees, whose news this is. */
export async function tellFiles(cx: Context, audit: Told): Promise<void> {
  const seen = await jurisdictionsOf(cx.tx, audit.id);
  const missing = filesMissing(audit, seen);
  for (const organisationId of organisationsOf(seen))
    if (missing.has(organisationId))
      await wait(cx.tx, {
        ...ofAudit(audit, "files"),
        subject: audit.id,
        kind: filesWait,
        verb: "audits.hand-in-files",
        for: { organisationId, role: "election-authority" },
      });
    else await done(cx.tx, { subject: audit.id, kind: filesWait, organisationId });
}

/** Boards at whose table somebody is missing, or which have read something differently; jurisdictions that have no board yet. */
export async function tellTables(cx: Context, audit: Told): Promise<void> {
  const boards = await boardsOf(cx.tx, audit.id);
  for (const board of boards) await tellTable(cx, audit, board);
  const reads = new Set((await progressOf(cx.tx, audit.id)).map(({ jurisdiction }) => jurisdiction));
  const seen = await jurisdictionsOf(cx.tx, audit.id);
  const boardless = seen.filter(
    ({ code }) => reads.has(code) && !boards.some(({ jurisdiction }) => jurisdiction === code),
  );
  for (const organisationId of organisationsOf(seen))
    if (boardless.some((one) => one.organisationId === organisationId))
      await wait(cx.tx, {
        ...ofAudit(audit, "rounds"),
        subject: audit.id,
        kind: "audits.board-waits",
        verb: "audits.appoint-board",
        for: { organisationId, role: "election-authority" },
      });
    else await done(cx.tx, { subject: audit.id, kind: "audits.board-waits", organisationId });
}

/** What a board's two members are waited for. */
export async function tellTable(cx: Context, audit: Told, board: Board): Promise<void> {
  const page = `boards/${board.id}`;
  const title = `${audit.title}, ${board.name}`;
  const both = board.members.map(({ personId }) => personId);
  const table = { ...ofAudit(audit, page), title, subject: board.id };
  const tell = async (kind: string, verb: string, people: readonly string[]): Promise<void> => {
    // Whoever has come is waited for no longer; the other is.
    if (people.length < both.length) await done(cx.tx, { subject: board.id, kind });
    for (const personId of people) await wait(cx.tx, { ...table, kind, verb, for: { personId } });
  };
  await tell("audits.table-waits", "audits.sit-down", membersMissing(board));
  await tell("audits.dispute-waits", "audits.settle-it", board.disputed > 0 ? both : []);
}

const filesWait = "audits.files-wait";

function organisationsOf(jurisdictions: readonly Jurisdiction[]): ReadonlySet<string> {
  return new Set(jurisdictions.map(({ organisationId }) => organisationId));
}

function ofAudit({ id, title }: Pick<Audit, "id" | "title">, page: string) {
  const path = `infrastructure/audits/${id}${page && `/${page}`}`;
  return { title, path, tlp: "green", classification: 0, dueAtMs: null } as const;
}
