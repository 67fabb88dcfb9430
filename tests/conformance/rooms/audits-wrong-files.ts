import {
  batchFinder,
  censusTaker,
  checkBeforeAudit,
  readManifestCsv,
  type Manifest,
  type Problem,
  type ProblemName,
} from "@counterfoil/risk-limiting-audit";
import type { DataFile } from "../room.ts";
import { cvrSource, readCards, saidIn, type CvrPart, type CvrSource } from "./audits-cvr-files.ts";

/** A right file, how to spoil it, and what must be said of it. Both are sentences, told by their words. */
export type NegativeCase = { file: string; edit: string; expected: string };

type Named = (name: string) => DataFile;

/** The spoilt file must be refused, by the right name, with the place that the sentence asks for. */
export function judgeNegative(
  id: string,
  one: NegativeCase,
  named: Named,
  manifestOf: (file: string) => string | undefined,
): string | null {
  const spoil = spoilers.find(({ words }) => words.test(one.edit));
  if (!spoil) return `${id}: the edit cannot be read: ${one.edit}`;
  const found = spoil.run(one, named, manifestOf);
  if (found === null) return `${id}: nothing was said of: ${one.edit}`;
  if (found.name !== spoil.name) return `${id}: ${found.name} (${found.said}), not ${spoil.name}`;
  const silent = spoil.says.find((word) => !word.test(found.said));
  return silent ? `${id}: the message does not say ${silent}: ${found.said}` : null;
}

type Found = { readonly name: string; readonly said: string } | null;

type Spoiler = {
  /** What the edit is called. */
  readonly words: RegExp;
  readonly name: ProblemName | "batch-overfull";
  /** What the message must say. */
  readonly says: readonly RegExp[];
  run(one: NegativeCase, named: Named, manifestOf: (file: string) => string | undefined): Found;
};

const spoilers: readonly Spoiler[] = [
  {
    words: /BatchId.*not in the manifest/i,
    name: "unknown-batch",
    says: [/row 5\b/, /0001-B3x/, /nearest is 0001-B3\b/],
    run: edited((text) => editRow(text, 4, (fields) => fields.with(2, `${fields[2]}x`))),
  },
  {
    words: /fourth header line removed/i,
    name: "header-missing",
    says: [/CvrNumber/],
    run: edited((text) => lines(text).toSpliced(3, 1).join("\n")),
  },
  {
    words: /remove every column whose contest header holds/i,
    name: "no-contests",
    says: [/Vote For=/],
    run: edited((text, { edit }) => dropColumns(text, /holds "([^"]+)/.exec(edit)?.[1] ?? "(Vote For=")),
  },
  {
    words: /Choice_.* header changed/i,
    name: "contest-header-invalid",
    says: [/Choice_1_1 Contest/, /column 11/],
    run: edited((text, { edit }) =>
      text.replace(/"?Choice_1_1:[^,\n"]*"?/, /changed to "([^"]+)"/.exec(edit)?.[1] ?? "Choice_1_1 Contest"),
    ),
  },
  {
    words: /drop the last ballots row/i,
    name: "files-differ",
    says: [/only in/],
    run: editedParts((parts) => onLast(parts, /^Ballots/, dropLastBallot)),
  },
  {
    words: /strip leading zeros of Tabulator CVR/i,
    name: "ten-digits",
    says: [/ten digits/, /leading zeros/, /row 7\b/],
    run: editedParts((parts) =>
      parts.map((part) => ({ ...part, text: part.text.replace(/(?<=,)0+(?=\d{2,9},)/g, "") })),
    ),
  },
  {
    words: /remove the cvr\.csv/i,
    name: "cvr-file-missing",
    says: [/cast vote records is missing/],
    run: editedParts((parts) => parts.filter(({ text }) => !text.startsWith("Cast Vote Record"))),
  },
  {
    words: /merge inner ZIPs/i,
    name: "batch-names-not-unique",
    says: [/tabulator/, /0001/, /0002/],
    run: editedParts((parts) =>
      parts.filter(({ archive }) => archive !== null).map((part) => ({ ...part, archive: null })),
    ),
  },
  {
    words: /"(\d*[A-Za-z]\d*|\d+O)"/,
    name: "not-a-count",
    says: [/row 3\b/, /Number of Ballots/, /1O/],
    run: editedManifest((text, { edit }) =>
      editRow(text, 2, (fields) => fields.with(2, /"([^"]+)"/.exec(edit)?.[1] ?? "1O")),
    ),
  },
  {
    words: /repeat a .*row/i,
    name: "batch-twice",
    says: [/row 8\b/, /row 2\b/],
    run: editedManifest((text) => `${text.trimEnd()}\n${lines(text)[1]}\n`),
  },
  {
    words: /fewer ballots than CVRs/i,
    name: "batch-overfull",
    says: [/0001-B1/, /records/],
    run: fewerBallots,
  },
];

function edited(edit: (text: string, one: NegativeCase) => string): Spoiler["run"] {
  return editedParts((parts, one) => parts.map((part) => ({ ...part, text: edit(part.text, one) })));
}

function editedParts(edit: (parts: readonly CvrPart[], one: NegativeCase) => CvrPart[]): Spoiler["run"] {
  return (one, named, manifestOf) => {
    const source = sourceOf(named(one.file));
    const manifest = manifestOf(one.file);
    const finder = manifest ? batchFinder(manifestFrom(named(manifest).text)) : undefined;
    if (readCards(source, finder).problem) return { name: "the file is wrong before the edit", said: "" };
    const parts = edit(source.parts, one);
    if (JSON.stringify(parts) === JSON.stringify(source.parts))
      return { name: "the edit changed nothing", said: "" };
    return foundOf(readCards({ ...source, parts }, finder).problem);
  };
}

function editedManifest(edit: (text: string, one: NegativeCase) => string): Spoiler["run"] {
  return (one, named) => {
    const read = readManifestCsv(one.file, edit(named(one.file).text, one));
    return foundOf(read.ok ? null : read.problem);
  };
}

/** The first batch loses a card, and the check before the audit must refuse. */
function fewerBallots(one: NegativeCase, named: Named): Found {
  const manifest = manifestFrom(
    editRow(named(one.file).text, 1, (fields) => fields.with(2, String(Number(fields[2]) - 1))),
  );
  const records = named(one.file)
    .others()
    .flatMap((other) => {
      const source = cvrSource(other);
      const read = source && source.kind !== "dominion-json" ? readCards(source) : null;
      return read && read.problem === null && read.cards.length === manifest.cards + 1 ? [read] : [];
    });
  if (!records[0]) return null;
  const census = censusTaker();
  for (const card of records[0].cards) census.count(card);
  const { contests } = records[0];
  const found = checkBeforeAudit({ manifest, contests, census: census.census(contests), reported: [] }).find(
    ({ weight, name }) => weight === "refuse" && name === "batch-overfull",
  );
  return found
    ? { name: found.name, said: `${found.subject}: ${found.found} records, ${found.expected} cards` }
    : null;
}

function foundOf(problem: Problem | null): Found {
  return problem && { name: problem.name, said: saidIn(problem) };
}

function sourceOf(file: DataFile): CvrSource {
  const source = cvrSource(file);
  if (source === null) throw new Error(`${file.path} is no file of records`);
  return source;
}

function manifestFrom(text: string): Manifest {
  const read = readManifestCsv("manifest", text);
  if (!read.ok) throw new Error(saidIn(read.problem));
  return read.manifest;
}

function lines(text: string): string[] {
  return text.split("\n");
}

/** Good for rows without quotation marks. */
function editRow(text: string, row: number, edit: (fields: string[]) => string[]): string {
  return lines(text)
    .map((line, index) => (index === row ? edit(line.split(",")).join(",") : line))
    .join("\n");
}

/** Drops the columns whose field in the second row holds a text. */
function dropColumns(text: string, holds: string): string {
  const rows = lines(text).map(
    (line) => line.match(/("(?:[^"]|"")*"|[^",]*)(?:,|$)/g)?.map((field) => field.replace(/,$/, "")) ?? [],
  );
  const kept = (column: number): boolean => !(rows[1]?.[column] ?? "").includes(holds);
  return rows.map((fields) => fields.filter((_, column) => kept(column)).join(",")).join("\n");
}

function onLast(parts: readonly CvrPart[], begins: RegExp, edit: (text: string) => string): CvrPart[] {
  const last = parts.findLastIndex(({ text }) => begins.test(text));
  return parts.map((part, index) => (index === last ? { ...part, text: edit(part.text) } : part));
}

/** The last ballot goes, and the total says so, as if the file had been written without it. */
function dropLastBallot(text: string): string {
  const rows = lines(text);
  const total = rows.findIndex((row) => row.startsWith("Total"));
  const count = rows[total]!.replace(/\d+/, (number) => String(Number(number) - 1));
  return rows
    .with(total, count)
    .toSpliced(total - 1, 1)
    .join("\n");
}
