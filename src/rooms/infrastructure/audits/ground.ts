import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Context } from "../../../platform/contract/context.ts";
import type { Audit, AuditDetail } from "./contract.ts";
import { filesOf, roundsOf, seedPartsOf } from "./draw-store.ts";
import { findAudit, jurisdictionsOf, takeAudit } from "./store.ts";

/** Takes an audit of one's own organisation for an act: one act at a time. */
export async function ours(
  cx: Context,
  id: string,
): Promise<Result<Audit, "audit-not-found" | "audit-of-others">> {
  const audit = await takeAudit(cx.tx, id);
  if (audit === null) return refuse("audit-not-found");
  return audit.organisationId === cx.actor.organisationId ? ok(audit) : refuse("audit-of-others");
}

/** The audit with all that belongs to it, as far as this reader sees it. */
export async function detailOf(cx: Context, audit: Audit): Promise<AuditDetail> {
  return {
    ...audit,
    jurisdictions: await jurisdictionsOf(cx.tx, audit.id),
    files: await filesOf(cx.tx, audit.id, audit.state === "concluded"),
    seedParts: await seedPartsOf(cx.tx, audit.id, audit.ceremony),
    rounds: await roundsOf(cx.tx, audit.id),
  };
}

/** The audit again, after an act. */
export async function detailNow(cx: Context, id: string): Promise<Result<AuditDetail, "audit-not-found">> {
  const audit = await findAudit(cx.tx, id);
  return audit === null ? refuse("audit-not-found") : ok(await detailOf(cx, audit));
}

/** One act in the journal: known to all who take part, and public once the commitment is. */
export function record(
  cx: Context,
  action: string,
  audit: Pick<Audit, "id" | "organisationId" | "committedAtMs">,
  entry: { readonly why: string; readonly body: unknown; readonly tlp?: "amber" },
): void {
  const tlp = entry.tlp ?? (audit.committedAtMs === null ? "green" : "clear");
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action,
    subject: audit.id,
    why: entry.why,
    electionId: cx.actor.electionId,
    organisationId: entry.tlp === undefined ? audit.organisationId : cx.actor.organisationId,
    tlp,
    classification: 0,
    public: tlp === "clear",
    body: entry.body,
  });
}

export const houseLanguage = (language: string): "en" | "fr" => (language.startsWith("fr") ? "fr" : "en");
