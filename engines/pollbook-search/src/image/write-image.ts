import { textOf, hasMark, type ListedVoter, type Utf8 } from "../voter.ts";
import { folded } from "../words/scripts.ts";
import { plainNumber, surnameWords, unspacedName, wordsOf } from "../words/words.ts";
import { columnWriter, sectionsOfColumn } from "./column.ts";
import { imageOf, type Numbers } from "./sections.ts";

/** What each column is searched by. The address of a confidential voter is in none, whatever the list says. */
export const COLUMNS = {
  last: (voter: ListedVoter) => [...surnameWords(voter.last), ...unspacedName(voter.last, voter.first)],
  given: (voter: ListedVoter) => wordsOf(`${voter.first} ${voter.middle}`),
  place: (voter: ListedVoter) => (hasMark(voter, "confidential") ? [] : wordsOf(voter.address)),
  birth: (voter: ListedVoter) => one(voter.birth.replaceAll("-", "")),
  number: (voter: ListedVoter) => one(plainNumber(voter.number)),
} as const;

export type ColumnName = keyof typeof COLUMNS;
export const COLUMN_NAMES = Object.keys(COLUMNS) as readonly ColumnName[];

/**
 * The whole list as one run of bytes that is searched where it lies: the voters in the order of their names (surname, given names,
 * birth, number; by code unit of their folded forms), then the columns. A function of the set of voters.
 */
export function writeImage(voters: Iterable<ListedVoter>, utf8: Utf8): Uint8Array<ArrayBuffer> {
  const columns = COLUMN_NAMES.map((name) => ({ name, writer: columnWriter(utf8) }));
  const keys: string[] = [];
  const records: Uint8Array[] = [];
  for (const voter of voters) {
    keys.push(sortKey(voter));
    records.push(utf8.encode(textOf(voter)));
    for (const { name, writer } of columns) writer.add(COLUMNS[name](voter));
  }
  const order = Uint32Array.from(keys.keys()).sort((a, b) => (keys[a]! < keys[b]! ? -1 : 1));
  keys.length = 0;
  const sections: (Uint8Array | Numbers)[] = [...recordSections(records, order)];
  records.length = 0;
  for (const { writer } of columns) sections.push(...sectionsOfColumn(writer.finish(order)));
  return imageOf(sections);
}

function recordSections(records: readonly Uint8Array[], order: Numbers): readonly [Uint8Array, Numbers] {
  const recordAt = new Uint32Array(order.length + 1);
  for (let at = 0; at < order.length; at++)
    recordAt[at + 1] = recordAt[at]! + records[order[at]!]!.byteLength;
  const all = new Uint8Array(recordAt.at(-1)!);
  for (let at = 0; at < order.length; at++) all.set(records[order[at]!]!, recordAt[at]);
  return [all, recordAt];
}

function sortKey({ last, first, middle, birth, number }: ListedVoter): string {
  return [folded(last), folded(first), folded(middle), birth, number].join("\u0000");
}

function one(text: string): readonly string[] {
  return text === "" ? [] : [text];
}
