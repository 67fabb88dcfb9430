import { canonicalJson } from "../../../basics/canonical-json.ts";
import { csvOf } from "../../../basics/csv.ts";
import { ok, refuse } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import type * as contract from "./close-contract.ts";
import { contactsOf, explanationsOf, insertExplanation } from "./events-store.ts";
import { dayOf, here, record, shown, taken, takenOpen } from "./ground.ts";
import type { Books } from "./hub/books.ts";
import type { ServerBook } from "./hub/server-book.ts";
import { sha256Hex, utf8 } from "./keys.ts";
import { SUMMARY_FORMAT } from "./summary-file.ts";
import { devicesNow } from "./live-rules.ts";
import { reconcile, siteClosings, unexplained } from "./reconcile-rules.ts";
import { changePackage, findPackage, type KeptPackage } from "./store.ts";
import { waits, waitsNoMore } from "./waiting.ts";

/** The evening: everything against everything, closing, certification, and who voted. */
export const reconciliation =
  (books: Books): Serves<typeof contract.readReconciliation> =>
  async (cx, { params }) => {
    const day = await dayOf(cx, books, params.package);
    return day.ok ? ok(await reconciled(cx, day.value.kept, day.value.book)) : day;
  };

export const explain =
  (books: Books): Serves<typeof contract.explainDifference> =>
  async (cx, { params, body }) => {
    const held = await takenOpen(cx, params.package);
    if (!held.ok) return held;
    if (held.value.state !== "open") return refuse("pollbooks-closed");
    const book = await books.current(cx.tx, held.value);
    const { differences } = await reconciled(cx, held.value, book);
    const one = differences.find(({ key }) => key === body.difference);
    if (one === undefined) return refuse("difference-not-found");
    if (one.kind === "dispute-open") return refuse("dispute-open", { count: one.recorded });
    await insertExplanation(cx.tx, params.package, body);
    record(cx, "pollbooks.explain", held.value, { why: body.why, body: { difference: one.key } });
    return ok(await reconciled(cx, held.value, book));
  };

export const close =
  (books: Books): Serves<typeof contract.closePollbooks> =>
  async (cx, { params }) => {
    const held = await takenOpen(cx, params.package);
    if (!held.ok) return held;
    if (held.value.state !== "open") return refuse("pollbooks-closed");
    if (cx.nowMs < Date.parse(held.value.definition.closesAt)) return refuse("polls-open");
    const book = await books.current(cx.tx, held.value);
    const now = await reconciled(cx, held.value, book);
    const [first, ...more] = unexplained(now.differences);
    if (first !== undefined) {
      const place = [first.site, first.device, first.sheet].filter(Boolean).join(", ");
      const values = { count: more.length + 1, kind: first.kind, place: place || "-" };
      return refuse("difference-unexplained", values);
    }
    const closing = { ...now, knows: knowsOf(book) };
    const change = {
      state: "closed",
      closed_at_ms: cx.nowMs,
      closed_by: cx.actor.id,
      closing: JSON.stringify(closing),
    };
    await changePackage(cx.tx, params.package, change);
    record(cx, "pollbooks.close", held.value, {
      why: "",
      body: { totals: now.totals, knows: closing.knows },
    });
    await waitsNoMore(cx.tx, held.value, "closing");
    await waits(cx.tx, held.value, "certifying");
    return again(books, cx, params.package);
  };

export const reopen =
  (books: Books): Serves<typeof contract.reopenPollbooks> =>
  async (cx, { params, body }) => {
    const held = await taken(cx, params.package);
    if (!held.ok) return held;
    if (held.value.state !== "closed") return refuse("pollbooks-not-closed");
    const change = { state: "open", closed_at_ms: null, closed_by: null, closing: null };
    await changePackage(cx.tx, params.package, change);
    record(cx, "pollbooks.reopen", held.value, { why: body.why, body: { state: "open" } });
    await waitsNoMore(cx.tx, held.value, "certifying");
    await waits(cx.tx, held.value, "closing");
    return again(books, cx, params.package);
  };

export const certify =
  (books: Books): Serves<typeof contract.certifyPollbooks> =>
  async (cx, { params }) => {
    const held = await taken(cx, params.package);
    if (!held.ok) return held;
    const kept = held.value;
    if (kept.state !== "closed") return refuse("pollbooks-not-closed");
    if (kept.closedBy === cx.actor.id) return refuse("certifier-closed");
    const book = await books.current(cx.tx, kept);
    const closing = kept.closing as { readonly knows: string };
    if (closing.knows !== knowsOf(book)) return refuse("events-since-closing");
    const summary = canonicalJson({
      format: SUMMARY_FORMAT,
      package: kept.id,
      electionId: kept.electionId,
      version: kept.version,
      closedAtMs: kept.closedAtMs,
      closedBy: kept.closedBy,
      certifiedAtMs: cx.nowMs,
      certifiedBy: cx.actor.id,
      ...closing,
    });
    const signature = Buffer.from(book.key.sign(utf8.encode(summary))).toString("hex");
    const change = { state: "certified", certified_at_ms: cx.nowMs, summary, signature };
    await changePackage(cx.tx, params.package, change);
    record(cx, "pollbooks.certify", kept, {
      why: "",
      body: { summarySha256: sha256Hex(summary), signature },
    });
    await waitsNoMore(cx.tx, kept, "certifying");
    return again(books, cx, params.package);
  };

export const summary =
  (books: Books): Serves<typeof contract.readSummary> =>
  async (cx, { params }) => {
    const kept = await findPackage(cx.tx, params.package);
    if (!here(cx, kept)) return refuse("package-not-found");
    const { summary: text, signature } = kept;
    if (text === null || signature === null) return refuse("not-certified");
    return ok({ summary: text, signature, hubKey: books.keyOf(kept.id).publicKey });
  };

export const history =
  (books: Books): Serves<typeof contract.exportHistory> =>
  async (cx, { params, body }) => {
    const held = await taken(cx, params.package);
    if (!held.ok) return held;
    if (held.value.state !== "closed" && held.value.state !== "certified")
      return refuse("pollbooks-not-closed");
    const book = await books.current(cx.tx, held.value);
    const rows = [...book.tally.voters("voted")].sort().map((voter) => historyRow(book, voter));
    const csv = csvOf([["number", "channel", "site", "style"], ...rows]);
    const said = { voters: rows.length, sha256: sha256Hex(csv) };
    record(cx, "pollbooks.history", held.value, { why: body.purpose, body: said });
    return ok({ csv, ...said });
  };

/** Where a protected voter voted tells where the voter lives. */
function historyRow(book: ServerBook, voter: string): readonly string[] {
  const { issues, returns } = book.ledger.voter(voter);
  const first = issues.find(({ channel }) => channel !== "postal") ?? returns[0];
  const channel = first?.kind === "absentee-received" ? "postal" : (first?.channel ?? "in-person");
  const hidden = book.isConfidential(voter);
  return [voter, channel, hidden ? "" : (first?.site ?? ""), hidden ? "" : (first?.styleGiven ?? "")];
}

async function reconciled(
  cx: Context,
  kept: KeptPackage,
  book: ServerBook,
): Promise<contract.Reconciliation> {
  const { ledger, tally, manifest } = book;
  const heard = await contactsOf(cx.tx, kept.id);
  const devices = devicesNow(ledger.devices(), ledger.quarantine(), heard, {
    hub: book.device,
    nowMs: cx.nowMs,
  });
  const closings = siteClosings(ledger);
  return {
    state: kept.state,
    totals: {
      voters: manifest.list.voters,
      checkedIn: tally.count("checked-in"),
      inPerson: tally.count("channel", "in-person"),
      early: tally.count("channel", "early"),
      postal: tally.count("postal"),
      issued: tally.count("issued"),
      spoiled: tally.count("spoiled"),
      provisional: tally.count("provisional"),
      disputesDecided: ledger.disputes().filter(({ decision }) => decision !== null).length,
    },
    sites: manifest.sites.map(({ id, name }) => ({
      site: id,
      name,
      checkedIn: tally.count("checked-in", id),
      issued: tally.count("issued", id),
      spoiled: tally.count("spoiled", id),
      provisional: tally.count("provisional", id),
      isClosed: closings.has(id),
    })),
    differences: [
      ...reconcile({
        ledger,
        tally,
        sites: manifest.sites,
        devices,
        heard,
        closesAtMs: Date.parse(manifest.closesAt),
        explanations: await explanationsOf(cx.tx, kept.id),
      }),
    ],
  };
}

/** Says of all logs how far they are known: it changes with the first event more. */
function knowsOf({ ledger }: ServerBook): string {
  return sha256Hex(JSON.stringify(ledger.summary()));
}

async function again(books: Books, cx: Context, id: string) {
  const kept = await findPackage(cx.tx, id);
  return kept === null ? refuse("package-not-found") : ok(shown(books, kept));
}
