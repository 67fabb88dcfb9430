import { html, type Content } from "../../../../platform/public-page/html.ts";
import { a4, letter } from "../../../../platform/print/printed-page.ts";
import { ActInput } from "../device/act-input.ts";
import { differingLines, draftOf, dropDraft, keySheet, settledMarks, type Keyed } from "../paper/keying.ts";
import { isSamePerson, type SheetMark } from "../paper/paper-acts-rules.ts";
import { sitePaper, type SitePaper } from "../paper/documents.ts";
import { keepStamp, printedBooks, readHeads } from "../paper/stamp.ts";
import { closePage } from "./close-page.ts";
import { messages } from "./paper-messages.ts";
import { sentenceOf, type Frame } from "./parts.ts";
import { go, markup, refusedPage, type Answer, type Asked } from "./answers.ts";
import { sheetPage, type OpenSheet } from "./sheet-page.ts";

/** Printing, keying and closing; null for what is another's. */
export async function answerPaper(frame: Frame, asked: Asked, actor: string): Promise<Answer | null> {
  const { url, method, body } = asked;
  const printed = /^\/paper\/(book|changes|envelopes|stock)\.pdf$/.exec(url.pathname)?.[1];
  if (printed !== undefined) return pdf(frame, printed, url.searchParams);
  const isPost = method === "POST";
  if (url.pathname === "/close")
    return isPost ? close(frame, body, actor) : markup(200, closePage(frame, null, {}, null));
  if (!url.pathname.startsWith("/paper/")) return null;
  const typed = (isPost ? body.get("sheet") : url.searchParams.get("sheet")) ?? "";
  await frame.device.paper.numbers();
  const found = frame.device.paper.situation().onSheet(typed);
  if (found === null) return markup(422, refusal(frame, "sheet-unknown", { sheet: typed }));
  const open = { sheet: found.name, numbers: found.numbers, draft: draftOf(frame.device.folder, found.name) };
  if (url.pathname === "/paper/sheet")
    return isPost ? key(frame, open, body, actor) : markup(200, sheetPage(frame, open, null));
  if (url.pathname === "/paper/settle" && isPost) return settle(frame, open, body, actor);
  if (url.pathname !== "/paper/drop" || !isPost) return null;
  if (!dropDraft(frame.device.folder, open.sheet))
    return markup(409, refusal(frame, "keying-not-stored", {}));
  return go(`/paper/sheet?sheet=${encodeURIComponent(open.sheet)}`);
}

/** The first keying waits; a second that agrees is recorded at once; one that differs is settled first. */
async function key(frame: Frame, open: OpenSheet, body: URLSearchParams, actor: string): Promise<Answer> {
  const { sheet, numbers } = open;
  const marks = numbers.flatMap((_, at): SheetMark[] => {
    const line = at + 1;
    const styleGiven = body.get(`style-${line}`);
    return body.has(`line-${line}`) ? [{ line, ...(styleGiven !== null && { styleGiven }) }] : [];
  });
  const count = Number(body.get("count") ?? "");
  if (count !== marks.length) {
    const sentence = frame.speaker.say(messages["sheet-count-differs"], { count, marks: marks.length });
    return markup(422, sheetPage(frame, open, bad(sentence)));
  }
  const kept = keySheet(frame.device.folder, sheet, { actor, marks });
  if ("refusal" in kept) return markup(409, refusal(frame, kept.refusal, {}));
  const { draft } = kept;
  if (draft.second === null) return go(`/paper/sheet?sheet=${encodeURIComponent(sheet)}`);
  if (differingLines(draft).length > 0) return markup(200, sheetPage(frame, { ...open, draft }, null));
  return record(frame, sheet, marks, 0, draft.first, actor);
}

async function settle(frame: Frame, open: OpenSheet, body: URLSearchParams, actor: string): Promise<Answer> {
  const { draft, sheet } = open;
  if (draft?.second == null) return go(`/paper/sheet?sheet=${encodeURIComponent(sheet)}`);
  const { first, second } = draft;
  const other = isSamePerson(first.actor, actor) ? second : first;
  const isOneOfThem = isSamePerson(first.actor, actor) || isSamePerson(second.actor, actor);
  if (!isOneOfThem) return markup(409, refusal(frame, "two-people-needed", {}));
  const lines = differingLines(draft);
  const settled = new Map(
    lines.flatMap((line): [number, SheetMark | null][] => {
      const said = body.get(`settle-${line}`);
      if (said === null) return [];
      return [[line, said.startsWith("style:") ? { line, styleGiven: said.slice("style:".length) } : null]];
    }),
  );
  const marks = settledMarks(draft, settled);
  if (marks === null)
    return markup(422, sheetPage(frame, open, bad(frame.speaker.say(messages["settle-words"]))));
  return record(frame, sheet, marks, lines.length, other, actor);
}

async function record(
  frame: Frame,
  sheet: string,
  marks: readonly SheetMark[],
  differed: number,
  other: Keyed,
  actor: string,
): Promise<Answer> {
  const { device } = frame;
  const act = { kind: "paper-sheet", sheet, marks, differed, secondPerson: other.actor } as const;
  const done = await device.act(act, actor);
  if (!done.ok) return markup(409, refusal(frame, done.refusal, done.values ?? {}));
  // The facts are on the disk; a draft that stays is recorded again without effect.
  dropDraft(device.folder, sheet);
  return go("/paper");
}

async function close(frame: Frame, body: URLSearchParams, actor: string): Promise<Answer> {
  const { device, speaker } = frame;
  const typed = Object.fromEntries(body);
  const parsed = ActInput.safeParse({ ...typed, kind: "site-close" });
  if (!parsed.success || parsed.data.kind !== "site-close") {
    const problems = (parsed.error?.issues ?? []).map(({ path, message }) =>
      sentenceOf(speaker, "input-wrong", { field: path.join("."), problem: message }),
    );
    return markup(422, closePage(frame, null, typed, bad(problems.join(" "))));
  }
  const done = await device.act(parsed.data, actor);
  if (done.ok) return go("/close");
  const differs = done.refusal === "site-does-not-balance" || done.refusal === "explanation-too-short";
  const problem =
    done.refusal === "site-does-not-balance" ? null : bad(sentenceOf(speaker, done.refusal, done.values));
  return markup(409, closePage(frame, differs ? parsed.data : null, typed, problem));
}

async function pdf(frame: Frame, what: string, query: URLSearchParams): Promise<Answer> {
  const { device, speaker, nowMs } = frame;
  const { manifest, list, site, book } = device;
  const source = { manifest, list, site, version: book.version, ledger: book.ledger };
  const look = {
    language: speaker.language.startsWith("fr") ? "fr" : "en",
    paper: query.get("paper") === "a4" ? a4 : letter,
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    fonts: [],
  } as const;
  const paper = await sitePaper(source, look, nowMs, await device.paper.numbers());
  const missing = paper.missing();
  if (missing.length > 0) {
    const values = { count: missing.length, letters: missing.slice(0, 20).join(" ") };
    return markup(422, refusal(frame, "paper-letters-missing", values));
  }
  const pieces = piecesOf(device.folder, paper, what, query);
  if (typeof pieces === "string")
    return markup(422, refusal(frame, pieces, { book: query.get("since") ?? "" }));
  if (what === "book") keepStamp(device.folder, paper.stamp);
  const name = `${what}-${paper.stamp.book}.pdf`;
  const headers = {
    "content-type": "application/pdf",
    "content-disposition": `attachment; filename="${name}"`,
  };
  return { status: 200, headers, body: pieces };
}

function piecesOf(
  folder: string,
  paper: SitePaper,
  what: string,
  query: URLSearchParams,
): AsyncGenerator<Buffer> | "book-of-another-list" | "peak-needed" {
  const number = (name: string, least: number, most: number, unless: number) => {
    const n = Number(query.get(name) ?? "");
    return Number.isFinite(n) && n >= least && n <= most ? n : unless;
  };
  if (what === "book") return paper.book();
  if (what === "envelopes") return paper.envelopes(Math.floor(number("count", 1, 999, 40)));
  if (what === "stock") {
    const peakPerHour = number("peak", 1, 100_000, 0);
    const asked = { peakPerHour, hours: number("hours", 1, 24, 3), spoiltPercent: 5, provisionalPercent: 10 };
    return peakPerHour === 0 ? "peak-needed" : paper.stock(asked);
  }
  const since = (query.get("since") ?? "").trim();
  const stamp = printedBooks(folder).find(({ book }) => book === since.toUpperCase());
  const heads = readHeads(since);
  if (stamp === undefined && heads === null) return "book-of-another-list";
  return paper.changes(stamp ?? { ...paper.stamp, book: since.slice(0, 40), atMs: 0, heads: heads! });
}

function bad(sentence: string): Content {
  return html`<p class="box bad" role="alert">${sentence}</p>`;
}

function refusal(frame: Frame, name: string, values: Readonly<Record<string, string | number>>): string {
  return refusedPage(frame, [sentenceOf(frame.speaker, name, values)]);
}
