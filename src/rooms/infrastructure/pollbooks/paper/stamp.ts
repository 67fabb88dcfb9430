import { existsSync, readFileSync, writeFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import type { Ledger } from "@counterfoil/pollbook-log";
import { z } from "zod";
import { byCodeUnit } from "../../../../basics/order.ts";
import { bookId } from "./sheets.ts";

/** When a book was printed and what was known then: the last event of each log. What came later is in its list of changes. */
export const Stamp = z.strictObject({
  book: z.string().max(40),
  site: z.string().max(128),
  atMs: z.int().min(0),
  heads: z.record(z.string().max(128), z.int().min(0)),
});
export type Stamp = z.infer<typeof Stamp>;

export function stampNow(ledger: Ledger | null, version: string, site: string, atMs: number): Stamp {
  const devices = (ledger?.devices() ?? []).filter(({ publicKey, head }) => publicKey !== null && head > 0);
  const heads = Object.fromEntries(devices.map(({ device, head }) => [device, head]));
  return { book: bookId(version, site, headsText(heads)), site, atMs, heads };
}

/** `hub:17, north-1:42`: printed on the cover, and understood where it is typed in again. */
export function headsText(heads: Stamp["heads"]): string {
  return Object.entries(heads)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([device, head]) => `${device}:${head}`)
    .join(", ");
}

export function readHeads(text: string): Stamp["heads"] | null {
  const heads: Record<string, number> = {};
  for (const part of text.split(",").map((one) => one.trim())) {
    const found = /^(.+):(\d{1,15})$/.exec(part);
    if (found === null) return null;
    heads[found[1]!] = Number(found[2]);
  }
  return heads;
}

const FILE = "paper-books.json";
const KEPT = 200;

/** The books that were printed here, the newest first. */
export function printedBooks(folder: string): readonly Stamp[] {
  const file = join(folder, FILE);
  if (!existsSync(file)) return [];
  try {
    return z.array(Stamp).parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    // A damaged memory of stamps stops no printing: each cover says what its stamp holds.
    return [];
  }
}

/** False where the disk does not take it: the book is printed all the same, and its cover says what the stamp holds. */
export function keepStamp(folder: string, stamp: Stamp): boolean {
  const others = printedBooks(folder).filter(({ book }) => book !== stamp.book);
  const file = join(folder, FILE);
  try {
    const text = JSON.stringify([stamp, ...others].slice(0, KEPT), null, 2);
    writeFileSync(`${file}.part`, text, { mode: 0o600, flush: true });
    renameSync(`${file}.part`, file);
    return true;
  } catch {
    return false;
  }
}
