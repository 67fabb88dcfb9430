import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { isSamePerson, type SheetMark } from "./paper-acts-rules.ts";

const Mark = z.strictObject({ line: z.int().min(1), styleGiven: z.string().optional() });
const Keyed = z.strictObject({ actor: z.string(), marks: z.array(Mark) });
const Draft = z.strictObject({ first: Keyed, second: Keyed.nullable() });
const Drafts = z.record(z.string(), Draft);

/** One person's keying of a sheet. */
export type Keyed = { readonly actor: string; readonly marks: readonly SheetMark[] };
/** What two people keyed of one sheet, each without seeing the other's; kept on the disk, no fact yet. */
export type SheetDraft = { readonly first: Keyed; readonly second: Keyed | null };

/** Which lines the two do not agree on: marked or not, or another ballot. */
export function differingLines({ first, second }: SheetDraft): readonly number[] {
  const said = (keyed: Keyed) => new Map(keyed.marks.map(({ line, styleGiven }) => [line, styleGiven ?? ""]));
  const [a, b] = [said(first), said(second ?? first)];
  const lines = [...new Set([...a.keys(), ...b.keys()])].sort((one, other) => one - other);
  return lines.filter((line) => a.get(line) !== b.get(line));
}

/** The marks after the two have looked at the sheet together. `settled`: by line, null for no mark. Null while a line is open. */
export function settledMarks(
  draft: SheetDraft,
  settled: ReadonlyMap<number, SheetMark | null>,
): readonly SheetMark[] | null {
  const open = differingLines(draft);
  if (open.some((line) => !settled.has(line))) return null;
  const agreed = draft.first.marks.filter(({ line }) => !open.includes(line));
  const added = open.flatMap((line) => settled.get(line) ?? []);
  return [...agreed, ...added].sort((a, b) => a.line - b.line);
}

export type KeyingRefusal = "two-people-needed" | "keying-not-stored";

/** The first of two, or the second after the first; `sheet` as it is printed. */
export function keySheet(
  folder: string,
  sheet: string,
  keyed: Keyed,
): { readonly draft: SheetDraft } | { readonly refusal: KeyingRefusal } {
  const drafts = draftsIn(folder);
  const before = drafts[sheet];
  if (before !== undefined && isSamePerson(before.first.actor, keyed.actor))
    return { refusal: "two-people-needed" };
  const draft: SheetDraft =
    before === undefined ? { first: keyed, second: null } : { ...before, second: keyed };
  return keep(folder, { ...drafts, [sheet]: draft }) ? { draft } : { refusal: "keying-not-stored" };
}

export function draftOf(folder: string, sheet: string): SheetDraft | null {
  const drafts = draftsIn(folder);
  return Object.hasOwn(drafts, sheet) ? drafts[sheet]! : null;
}

export function draftsIn(folder: string): Readonly<Record<string, SheetDraft>> {
  const file = join(folder, FILE);
  return existsSync(file) ? Drafts.parse(JSON.parse(readFileSync(file, "utf8"))) : {};
}

/** Recorded, or thrown away to begin again. */
export function dropDraft(folder: string, sheet: string): boolean {
  const { [sheet]: _, ...others } = draftsIn(folder);
  return keep(folder, others);
}

const FILE = "keying.json";

function keep(folder: string, drafts: Readonly<Record<string, SheetDraft>>): boolean {
  const file = join(folder, FILE);
  try {
    writeFileSync(`${file}.part`, JSON.stringify(drafts, null, 2), { mode: 0o600, flush: true });
    renameSync(`${file}.part`, file);
    return true;
  } catch {
    return false;
  }
}
