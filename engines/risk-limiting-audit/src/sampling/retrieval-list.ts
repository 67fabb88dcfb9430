/** One draw as the people in the store room need it. */
export type RetrievalDraw = {
  readonly jurisdiction: string | null;
  readonly tabulator: string | null;
  readonly batch: string;
  /** From 1, as cards lie in the batch. */
  readonly position: number;
  /** What is printed on the card, where something is. */
  readonly imprint: string | null;
  readonly storage: string | null;
  /** The number of the draw in the sample, from 1, or the ticket. */
  readonly draw: string;
};

/** A card to fetch once, however often it was drawn. */
export type RetrievalItem = Omit<RetrievalDraw, "draw"> & { readonly draws: readonly string[] };

/**
 * The cards to fetch, in the order a person walks: by jurisdiction, storage, tabulator, batch, position, numbers by their size.
 * A card drawn several times is fetched once and named with all its draws, because each of them counts.
 */
export function retrievalItems(draws: readonly RetrievalDraw[]): RetrievalItem[] {
  const items = new Map<string, RetrievalItem & { draws: string[] }>();
  for (const { draw, ...card } of draws) {
    const key = JSON.stringify([card.jurisdiction, card.tabulator, card.batch, card.position]);
    const item = items.get(key);
    if (item) item.draws.push(draw);
    else items.set(key, { ...card, draws: [draw] });
  }
  return [...items.values()].toSorted(
    (a, b) =>
      byNumber(a.jurisdiction ?? "", b.jurisdiction ?? "") ||
      byNumber(a.storage ?? "", b.storage ?? "") ||
      byNumber(a.tabulator ?? "", b.tabulator ?? "") ||
      byNumber(a.batch, b.batch) ||
      a.position - b.position,
  );
}

type Row = readonly (string | number)[];

/** Header and rows of the list that goes into the store room. */
export function retrievalRows(items: readonly RetrievalItem[]): Row[] {
  return [
    ["Jurisdiction", "Storage", "Tabulator", "Batch", "Position", "Imprinted ID", "Draws", "Times drawn"],
    ...items.map((item) => [...placeOf(item), item.draws.join(" "), item.draws.length]),
  ];
}

/** One label a card, numbered `48/50`, to be stuck on its envelope. */
export function labelRows(items: readonly RetrievalItem[]): Row[] {
  return [
    ["Label", "Jurisdiction", "Storage", "Tabulator", "Batch", "Position", "Imprinted ID"],
    ...items.map((item, index) => [`${index + 1}/${items.length}`, ...placeOf(item)]),
  ];
}

/** One sheet a card, to lie where the card was while it is away, with lines for who took it and who brought it back. */
export function placeholderRows(items: readonly RetrievalItem[]): Row[] {
  return [
    [
      "Sheet",
      "Jurisdiction",
      "Storage",
      "Tabulator",
      "Batch",
      "Position",
      "Imprinted ID",
      "Taken by",
      "Returned by",
    ],
    ...items.map((item, index) => [`${index + 1}/${items.length}`, ...placeOf(item), "", ""]),
  ];
}

/**
 * Rows as comma separated values (RFC 4180). A field that a spreadsheet would run as a formula gets an apostrophe before it (OWASP,
 * "CSV Injection"); numbers stay as they are.
 */
export function csvOf(rows: readonly Row[]): string {
  return rows.map((row) => `${row.map(csvField).join(",")}\r\n`).join("");
}

function placeOf({ jurisdiction, storage, tabulator, batch, position, imprint }: RetrievalItem): Row {
  return [jurisdiction ?? "", storage ?? "", tabulator ?? "", batch, position, imprint ?? ""];
}

function csvField(value: string | number): string {
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Texts with numbers in them as people count: batch 9 before batch 10. By code unit, never by locale. */
function byNumber(a: string, b: string): number {
  const [left, right] = [piecesOf(a), piecesOf(b)];
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const order = comparePieces(left[index]!, right[index]!);
    if (order !== 0) return order;
  }
  return left.length - right.length || (a < b ? -1 : a > b ? 1 : 0);
}

function piecesOf(text: string): string[] {
  return text.match(/\d+|\D+/g) ?? [];
}

function comparePieces(a: string, b: string): number {
  if (/^\d/.test(a) && /^\d/.test(b)) {
    const [x, y] = [a.replace(/^0+(?=\d)/, ""), b.replace(/^0+(?=\d)/, "")];
    if (x.length !== y.length) return x.length - y.length;
    return x < y ? -1 : x > y ? 1 : 0;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}
