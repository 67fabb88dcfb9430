import { assert } from "../../../basics/assert.ts";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Context } from "../../../platform/contract/context.ts";
import type { JournalDraft } from "../../../platform/storage/storage.ts";
import type { NoticeTexts, Version, Words } from "./contract.ts";
import { allWords } from "./gate-rules.ts";
import { namesWithoutConsent } from "./ground-store.ts";
import { foreignLanguages, missingLanguages, type Standing } from "./rules.ts";
import { sha256Of } from "./text-hash.ts";
import { findNotice, lockNotice, versionsOf, type StoredNotice } from "./store.ts";

/** A notice held for one act, with where it stands. */
export interface Held {
  readonly notice: StoredNotice;
  readonly versions: readonly Version[];
  /** The version that stands, and the one that waits to correct it. */
  readonly current: Version;
  readonly correction: Version | null;
  readonly now: Standing;
}

/** Takes a notice of one's own organisation for an act: one act at a time. */
export async function hold(
  cx: Context,
  id: string,
): Promise<Result<Held, "notice-not-found" | "notice-of-others">> {
  const ours = await lockNotice(cx.tx, id);
  const notice = await findNotice(cx.tx, id);
  if (notice === null) return refuse("notice-not-found");
  if (!ours) return refuse("notice-of-others");
  const versions = await versionsOf(cx.tx, id);
  const current = versions.find((each) => each.number === notice.version);
  assert(current, "a notice has the version that stands");
  const correction = versions.find((each) => each.number === notice.correctionVersion) ?? null;
  const { approvedBy, approvedSha256 } = notice;
  const now: Standing = {
    kind: notice.kind,
    state: notice.state,
    // Of the texts as they stand: a redaction leaves the version the fingerprint of what was first written.
    sha256: sha256Of(current.texts),
    editors: [...new Set(versions.map((each) => each.byPerson))],
    approval:
      approvedBy === null || approvedSha256 === null ? null : { by: approvedBy, sha256: approvedSha256 },
    correction: correction && { sha256: correction.sha256 },
  };
  return ok({ notice, versions, current, correction, now });
}

/** Every language of the election and no other. */
export function inLanguages(
  texts: object,
  languages: readonly string[],
): Result<null, "language-missing" | "language-unknown"> {
  const foreign = inKnownLanguages(texts, languages);
  if (!foreign.ok) return foreign;
  const missing = missingLanguages(texts, languages);
  return missing.length === 0 ? ok(null) : refuse("language-missing", { languages: missing.join(", ") });
}

/** No language that the election does not have: a draft may still lack some. */
export function inKnownLanguages(
  texts: object,
  languages: readonly string[],
): Result<null, "language-unknown"> {
  const foreign = foreignLanguages(texts, languages);
  return foreign.length === 0 ? ok(null) : refuse("language-unknown", { languages: foreign.join(", ") });
}

/** Do these texts name, or describe, someone affected who has not consented? */
export function named(cx: Context, id: string, texts: NoticeTexts, words: Words = {}): Promise<boolean> {
  return namesWithoutConsent(cx.tx, id, [...allWords(texts), ...Object.values(words)]);
}

/** One act in the journal: AMBER, for those who work on it, unless it is public by its nature. */
export function record(
  cx: Context,
  action: string,
  notice: Pick<StoredNotice, "id" | "organisationId" | "caseId">,
  entry: Pick<JournalDraft, "why" | "body"> & { readonly tlp?: "clear" },
): void {
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action,
    subject: notice.id,
    about: entry.tlp === "clear" ? [] : [notice.caseId],
    why: entry.why,
    electionId: cx.actor.electionId,
    organisationId: notice.organisationId,
    tlp: entry.tlp ?? "amber",
    classification: 0,
    public: entry.tlp === "clear",
    body: entry.body,
  });
}
