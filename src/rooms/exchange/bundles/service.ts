import type { ImportReport } from "@counterfoil/stix";
import { ok, refuse } from "../../../basics/result.ts";
import { uuidOf } from "../../../basics/uuid.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import {
  BundleId,
  type Bundle,
  type importBundle,
  type listBundles,
  type listChanges,
  type listObjects,
  type listRepairs,
  type listSetAside,
  type readBundle,
  type readSummary,
} from "./contract.ts";
import { readFile } from "./format-rules.ts";
import { bundleMarking, bundleName, placeAfter, senderOf, summaryOf, timeAfter } from "./rules.ts";
import {
  allObjects,
  bundleOfFile,
  bundlesPage,
  findBundle,
  objectsPage,
  repairsPage,
  waitForSameFile,
} from "./store.ts";
import { changesPage } from "./changes-store.ts";
import { setAsidePage } from "./set-aside-store.ts";
import { insertBundle } from "./import-store.ts";
import { changeSentence, duplicateSentence, repairSentence, ruleSentence } from "./words.ts";

export const take: Serves<typeof importBundle> = async (cx, { query, body }) => {
  if (!body.ok) return body;
  const sender = senderOf(query);
  if (!sender.ok) return sender;
  const file = body.value;
  await waitForSameFile(cx.tx, file.sha256);
  const before = await bundleOfFile(cx.tx, file.sha256);
  if (before !== null) return ok({ bundle: await told(cx, before), newlyImported: false });
  const read = readFile(file, () => uuidOf(cx.dice.bytes(16)), query.unmarked);
  const { report, unmarked } = read;
  if (report.received === 0) return refuse("bundle-empty");
  const id = BundleId.parse(cx.dice.id("bnd"));
  const tlp = bundleMarking(report, unmarked);
  const name = bundleName(report, query.name, read.id);
  await insertBundle(cx.tx, {
    id,
    name,
    tlp,
    file,
    read,
    unmarked,
    origin: query.origin,
    sender: sender.value,
    objectId: () => cx.dice.id("bob"),
  });
  record(cx, {
    id,
    tlp,
    report,
    body: { sha256: file.sha256, format: read.format, origin: query.origin, sender: sender.value },
  });
  return ok({ bundle: await told(cx, id), newlyImported: true });
};

export const list: Serves<typeof listBundles> = async ({ tx }, { query }) => {
  const after = timeAfter(query.cursor);
  return after === null ? refuse("cursor-unreadable") : ok(await bundlesPage(tx, query, after));
};

export const read: Serves<typeof readBundle> = async (cx, { params }) => {
  const bundle = await findBundle(cx.tx, params.bundle, sentences(cx));
  return bundle === null ? refuse("bundle-not-found") : ok(bundle);
};

export const repairs: Serves<typeof listRepairs> = async (cx, { params, query }) => {
  const after = placeAfter(query.cursor);
  if (after === null) return refuse("cursor-unreadable");
  if (!(await visible(cx, params.bundle))) return refuse("bundle-not-found");
  const page = await repairsPage(cx.tx, params.bundle, query, after);
  const rows = page.rows.map((row) => ({
    ...row,
    sentence: repairSentence(row.rule, row.property, cx.language),
    because: row.because === null ? null : ruleSentence(row.because, row.property, cx.language),
  }));
  return ok({ ...page, rows });
};

export const setAside: Serves<typeof listSetAside> = async (cx, { params, query }) => {
  const after = placeAfter(query.cursor);
  if (after === null) return refuse("cursor-unreadable");
  if (!(await visible(cx, params.bundle))) return refuse("bundle-not-found");
  const page = await setAsidePage(cx.tx, params.bundle, query, after);
  const rows = page.rows.map(({ reason, ...row }) => ({
    ...row,
    sentence:
      row.kind === "quarantined"
        ? ruleSentence(reason ?? "", row.property ?? "", cx.language)
        : duplicateSentence(row.kind, cx.language),
  }));
  return ok({ ...page, rows });
};

export const objects: Serves<typeof listObjects> = async (cx, { params, query }) => {
  const after = placeAfter(query.cursor);
  if (after === null) return refuse("cursor-unreadable");
  if (!(await visible(cx, params.bundle))) return refuse("bundle-not-found");
  return ok(await objectsPage(cx.tx, params.bundle, query, after));
};

export const summary: Serves<typeof readSummary> = async (cx, { params }) => {
  if (!(await visible(cx, params.bundle))) return refuse("bundle-not-found");
  return ok(summaryOf(await allObjects(cx.tx, params.bundle)));
};

export const changes: Serves<typeof listChanges> = async (cx, { params, query }) => {
  const after = placeAfter(query.cursor);
  if (after === null) return refuse("cursor-unreadable");
  if (!(await visible(cx, params.bundle))) return refuse("bundle-not-found");
  const page = await changesPage(cx.tx, params.bundle, query, after);
  const rows = page.rows.map(({ from, to, ...row }) => ({
    ...row,
    sentence: changeSentence(row.rule, { path: row.path, from, to }, cx.language),
  }));
  return ok({ ...page, rows });
};

export async function visible(cx: Context, bundle: string): Promise<boolean> {
  return (await findBundle(cx.tx, bundle, sentences(cx))) !== null;
}

async function told(cx: Context, id: string): Promise<Bundle> {
  const bundle = await findBundle(cx.tx, id, sentences(cx));
  if (bundle === null) throw new Error("A bundle that was just taken in cannot be read");
  return bundle;
}

function sentences(cx: Context): Parameters<typeof findBundle>[2] {
  return {
    repair: (rule) => repairSentence(rule, "", cx.language),
    rule: (rule, property) => ruleSentence(rule, property, cx.language),
    change: (rule) => changeSentence(rule, {}, cx.language),
  };
}

function record(
  cx: Context,
  taken: {
    readonly id: string;
    readonly tlp: Bundle["tlp"];
    readonly report: ImportReport;
    readonly body: object;
  },
): void {
  const { report } = taken;
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action: "bundles.import",
    subject: taken.id,
    why: "taken in from a file",
    electionId: cx.actor.electionId,
    organisationId: cx.actor.organisationId,
    tlp: taken.tlp,
    classification: 0,
    body: {
      ...taken.body,
      received: report.received,
      imported: report.imported.length,
      quarantined: report.quarantined.length,
      duplicates: report.duplicates.length,
      repairsByRule: report.repairsByRule,
    },
  });
}
