import { voterOf, type Fact, type Ledger, type SignedEvent } from "@counterfoil/pollbook-log";
import { byCodeUnit } from "../../../../basics/order.ts";
import { tablePages } from "../../../../platform/print/table-pages.ts";
import type { PrintedPage } from "../../../../platform/print/printed-page.ts";
import { printMessages, type PrintKey } from "./print-messages.ts";
import { wordsOf, type Printing, type Words } from "./printing.ts";
import { placeAt } from "./sheets.ts";
import type { Stamp } from "./stamp.ts";

/** One event after a stamp, and where its voter stands in the book; null where the book does not have the voter. */
export type Change = {
  readonly event: SignedEvent;
  readonly voter: string | null;
  readonly place: { readonly page: number; readonly line: number } | null;
};

/**
 * Everything after the stamp about a voter of this site's book, and everything that this site itself recorded about anybody: in the
 * order of the book. Undone acts are there with what undid them.
 */
export function changesSince(
  { ledger, numbers, version, manifest, site }: Printing,
  since: Pick<Stamp, "heads">,
): readonly Change[] {
  if (ledger === null) return [];
  const nothing = { electionId: manifest.electionId, listVersion: version, devices: [] };
  const all = ledger.eventsMissingFor(nothing);
  if (!all.ok) return [];
  const places = new Map(numbers.map((number, at) => [number, at]));
  return all.value
    .filter(({ device, seq }) => seq > (since.heads[device] ?? 0))
    .flatMap((event): (Change & { readonly at: number })[] => {
      const about = factAbout(ledger, event.fact);
      if (about === null) return [];
      const voter = voterOf(about);
      const at = voter === null ? undefined : places.get(voter);
      const isOurs = "site" in about && about.site === site;
      if (at === undefined && !isOurs) return [];
      return [
        { event, voter, place: at === undefined ? null : placeAt(at), at: at ?? Number.MAX_SAFE_INTEGER },
      ];
    })
    .sort((a, b) => a.at - b.at || byCodeUnit(a.event.device, b.event.device) || a.event.seq - b.event.seq);
}

export function* changePages(printing: Printing, since: Stamp, nowMs: number): Generator<PrintedPage> {
  const words = wordsOf(printing);
  const { say, site, when } = words;
  const changes = changesSince(printing, since);
  const table = tablePages({
    paper: printing.paper,
    title: say("changes", { book: since.book }),
    under: [
      say("changesUnder", {
        site,
        from: when(since.atMs),
        to: when(nowMs),
        zone: printing.timeZone,
        n: changes.length,
      }),
    ],
    columns: [
      { head: say("done"), part: 8, box: true },
      { head: say("sheetLine"), part: 12 },
      { head: say("voter"), part: 28 },
      { head: say("what"), part: 24 },
      { head: say("event"), part: 14 },
      { head: say("when"), part: 18 },
    ],
    size: 8.5,
    rowHeight: 18,
    widthOf: printing.widthOf,
  });
  for (const change of changes) {
    const full = table.row(["", ...cells(printing, words, change)]);
    if (full) yield full;
  }
  if (changes.length === 0) table.row(["", "", say("changesNone")]);
  yield table.end();
}

function cells({ list, ledger }: Printing, words: Words, { event, voter, place }: Change): readonly string[] {
  const { say, when } = words;
  const listed = voter === null ? null : list.voter(voter);
  const name = listed === null ? (voter ?? "") : `${listed.last}, ${listed.first} · ${listed.number}`;
  return [
    place === null ? say("notInBook") : `${place.page}, ${place.line}`,
    name,
    whatOf(ledger!, words, event.fact),
    `${event.device}-${event.seq}`,
    when(event.atMs),
  ];
}

function whatOf(ledger: Ledger, words: Words, fact: Fact): string {
  if (fact.kind === "undo" || fact.kind === "correction") {
    const target = ledger.event(fact.event)?.fact;
    const what = target === undefined ? "" : whatOf(ledger, words, target);
    return words.say(`kind-${fact.kind}`, { what });
  }
  const key = `kind-${fact.kind}`;
  if (!isPrinted(key)) return fact.kind;
  const style = "styleGiven" in fact ? words.style(fact.styleGiven) : "";
  return words.say(key, { style, envelope: "envelope" in fact ? fact.envelope : "" });
}

function isPrinted(key: string): key is PrintKey {
  return Object.hasOwn(printMessages, key);
}

/** The fact itself, or the one that it undoes or puts right; null for what is about no voter and no envelope. */
function factAbout(ledger: Ledger, fact: Fact): Fact | null {
  if (fact.kind === "undo" || fact.kind === "correction") {
    const target = ledger.event(fact.event)?.fact;
    return target === undefined ? null : factAbout(ledger, target);
  }
  return voterOf(fact) !== null || fact.kind === "provisional-issued" ? fact : null;
}
