import { assert } from "../../../basics/assert.ts";
import type { Context } from "../../../platform/contract/context.ts";
import type { JournalDraft } from "../../../platform/storage/storage.ts";
import { PublicStandardDetail, Standard, StandardDetail } from "./contract.ts";
import { changesOf } from "./changes-rules.ts";
import { findPublished } from "./public-store.ts";
import type { Stored } from "./rows-store.ts";
import { electionLanguages, findStandard, textOf, versionsOf } from "./store.ts";

export const lineOf = (stored: Stored): Standard => Standard.parse(stored);

/** A standard with the clauses of one version; `version-not-found` where the reader may see none of that number. */
export async function detailOf(
  cx: Context,
  id: string,
  version?: number,
): Promise<StandardDetail | "standard-not-found" | "version-not-found"> {
  const stored = await findStandard(cx.tx, id);
  if (stored === null) return "standard-not-found";
  const text = await textOf(cx.tx, id, version ?? stored.version);
  if (text === null) return "version-not-found";
  return StandardDetail.parse({
    ...stored,
    ...text,
    ours: stored.organisationId === cx.actor.organisationId,
    languages: await electionLanguages(cx.tx),
    versions: await versionsOf(cx.tx, id),
  });
}

/** The answer after an act: the standard as it is now. */
export async function answered(
  cx: Context,
  id: string,
): Promise<{ readonly ok: true; readonly value: StandardDetail }> {
  const detail = await detailOf(cx, id);
  assert(typeof detail === "object", "a standard that was changed can be read");
  return { ok: true, value: detail };
}

/** What everyone reads of one, with what changed against the version that was published before, in one language. */
export async function publicDetailOf(
  cx: Pick<Context, "tx">,
  id: string,
  language: string,
): Promise<PublicStandardDetail | null> {
  const found = await findPublished(cx.tx, id);
  const text = found && (await textOf(cx.tx, id, found.version));
  if (found === null || text === null) return null;
  const before = found.versionBefore === null ? null : await textOf(cx.tx, id, found.versionBefore);
  return PublicStandardDetail.parse({
    ...found,
    clauses: text.clauses,
    changes: before && changesOf(before.clauses, text.clauses, language),
  });
}

/** One act in the journal: GREEN, for the community that makes the standard, unless it is public by its nature. */
export function record(
  cx: Context,
  action: string,
  standard: Pick<Stored, "id" | "organisationId">,
  entry: Pick<JournalDraft, "why" | "body"> & { readonly tlp?: "clear" },
): void {
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action,
    subject: standard.id,
    why: entry.why,
    electionId: cx.actor.electionId,
    organisationId: standard.organisationId,
    tlp: entry.tlp ?? "green",
    classification: 0,
    public: entry.tlp === "clear",
    body: entry.body,
  });
}
