import { importTexts, readVocabulary } from "@counterfoil/stix";
import { ok, refuse } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import {
  VersionId,
  type ChangeReport,
  type importVocabulary,
  type listTerms,
  type listVersions,
  type lookUp,
  type readChanges,
} from "./contract.ts";
import { reviewedByImport } from "./reviews-service.ts";
import { editionOf, labelOf, placeAfter } from "./rules.ts";
import {
  allVersions,
  findTerm,
  findVersion,
  insertVersion,
  latestVersion,
  termsPage,
  versionOfFile,
  vocabularyOf,
  waitForOtherImports,
} from "./store.ts";

export const versions: Serves<typeof listVersions> = async ({ tx }) => ok({ rows: await allVersions(tx) });

export const take: Serves<typeof importVocabulary> = async (cx, { query, body }) => {
  if (!body.ok) return body;
  await waitForOtherImports(cx.tx);
  const same = await versionOfFile(cx.tx, body.value.sha256);
  if (same !== null)
    return refuse("version-imported-before", { name: same.name, label: same.label, version: same.id });
  const imported = importTexts(body.value.texts);
  const read = readVocabulary(imported.imported.map((one) => one.object));
  if (!read.ok) return refuse(read.refusal, { objects: imported.received });
  const previous = await latestVersion(cx.tx, read.value.name);
  const before = previous === null ? null : await vocabularyOf(cx.tx, previous);
  const { entries, changes } = editionOf(read.value, before);
  const retired = entries.filter(({ term }) => term.revoked || term.deprecated).length;
  if (retired === entries.length) return refuse("vocabulary-without-terms", { objects: imported.received });
  const report: ChangeReport = {
    version: {
      id: VersionId.parse(cx.dice.id("voc")),
      name: read.value.name,
      label: labelOf(read.value, query.label),
      modified: read.value.modified,
      sha256: body.value.sha256,
      importedAtMs: cx.nowMs,
      importedBy: cx.actor.id,
      previous: previous?.id ?? null,
      inUse: entries.length - retired,
      retired,
      tactics: [...read.value.tactics],
    },
    changes,
    repairs: Object.entries(imported.repairsByRule).map(([rule, count]) => ({ rule, count })),
    quarantined: imported.quarantined.length,
  };
  await insertVersion(
    cx.tx,
    report,
    entries.map((entry) => ({ ...entry, id: cx.dice.id("trm") })),
  );
  await reviewedByImport(cx, report.version.name);
  record(cx, report);
  return ok(report);
};

export const changesOf: Serves<typeof readChanges> = async ({ tx }, { params }) => {
  const report = await findVersion(tx, params.version);
  return report === null ? refuse("version-not-found") : ok(report);
};

export const terms: Serves<typeof listTerms> = async ({ tx }, { query }) => {
  const after = placeAfter(query.cursor);
  if (after === null) return refuse("cursor-unreadable");
  const version = await versionAsked(tx, query.version);
  if (version === "none-yet") return ok({ rows: [], next: null, total: 0, version: null });
  if (version === null) return refuse("version-not-found");
  return ok({ ...(await termsPage(tx, version, query, after)), version });
};

export const answerCode: Serves<typeof lookUp> = async ({ tx }, { params, query }) => {
  const version = await versionAsked(tx, query.version);
  if (version === null || version === "none-yet") return refuse("version-not-found");
  const term = await findTerm(tx, version, params.code);
  if (term === null) return ok({ version, kind: "unknown" as const, term: null, successor: null });
  const successor = term.successor === null ? null : await findTerm(tx, version, term.successor);
  return ok({ version, kind: term.retired ? ("retired" as const) : ("current" as const), term, successor });
};

async function versionAsked(
  tx: Context["tx"],
  asked: VersionId | undefined,
): Promise<VersionId | "none-yet" | null> {
  if (asked === undefined) return (await latestVersion(tx))?.id ?? "none-yet";
  return (await findVersion(tx, asked))?.version.id ?? null;
}

function record(cx: Context, { version, changes }: ChangeReport): void {
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action: "vocabulary.import",
    subject: version.id,
    why: `version ${version.label}`,
    electionId: null,
    organisationId: null,
    tlp: "clear",
    classification: 0,
    body: {
      name: version.name,
      label: version.label,
      sha256: version.sha256,
      previous: version.previous,
      inUse: version.inUse,
      added: changes.added.length,
      retired: changes.retired,
      renamed: changes.renamed.length,
    },
  });
}
