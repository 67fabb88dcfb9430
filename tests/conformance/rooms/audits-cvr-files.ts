import {
  clearBallotReader,
  dominionCsvReader,
  dominionJsonReader,
  essReader,
  explainProblem,
  hartReader,
  nistCardsReader,
  nistDefinitionsReader,
  readDominionDefinitions,
  type BatchFinder,
  type Card,
  type CvrContest,
  type CvrFolder,
  type CvrOptions,
  type CvrReader,
  type FileReader,
  type HartFolder,
  type Problem,
} from "@counterfoil/risk-limiting-audit";
import { isRecord, type DataFile } from "../room.ts";
import { isZip, unzip } from "../unzip.ts";

/** A file of cast vote records as its texts: one, or those of an archive and of the archives in it. */
export type CvrSource = { readonly name: string; readonly kind: CvrKind; readonly parts: readonly CvrPart[] };
export type CvrPart = { readonly name: string; readonly archive: string | null; readonly text: string };
export type CvrKind = "dominion-csv" | "clear-ballot" | "ess" | "hart" | "nist" | "dominion-json";

export type ReadCards = {
  readonly cards: readonly Card[];
  readonly contests: readonly CvrContest[];
  readonly problem: Problem | null;
};

/** Small and odd, so that every record is cut somewhere. */
const chunkLength = 997;

/** What kind of records a file holds, told by its content; null where it holds none. */
export function cvrSource(file: DataFile): CvrSource | null {
  if (isZip(file.bytes)) return archiveSource(file);
  const kind = kindOfText(file.text, file.json);
  return kind && { name: file.path, kind, parts: [{ name: file.path, archive: null, text: file.text }] };
}

export function readCards(
  source: CvrSource,
  manifest?: BatchFinder,
  others: readonly DataFile[] = [],
): ReadCards {
  const cards: Card[] = [];
  const options = {
    file: source.name,
    sink: (card: Card) => void cards.push(card),
    ...(manifest && { manifest }),
  };
  const problem = readInto(source, options, others);
  return "contests" in problem
    ? { cards, contests: problem.contests, problem: null }
    : { cards, contests: [], problem };
}

type Contests = { readonly contests: readonly CvrContest[] };

function readInto(source: CvrSource, options: CvrOptions, others: readonly DataFile[]): Contests | Problem {
  const { kind, name } = source;
  if (kind === "ess") return readFolder(source, essReader({ ...options, folder: name }));
  if (kind === "hart") return readFolder(source, hartReader({ ...options, folder: name }));
  const text = source.parts[0]?.text ?? "";
  if (kind === "nist") {
    const first = nistDefinitionsReader(name);
    const broken = feed(first, text);
    return broken ?? readOne(nistCardsReader({ ...options, definitions: first.definitions() }), text);
  }
  if (kind === "dominion-json") {
    const definitions = dominionDefinitions(others);
    return "name" in definitions
      ? definitions
      : readOne(dominionJsonReader({ ...options, definitions }), text);
  }
  return readOne(kind === "clear-ballot" ? clearBallotReader(options) : dominionCsvReader(options), text);
}

function readOne(reader: CvrReader, text: string): Contests | Problem {
  return feed(reader, text) ?? { contests: reader.contests() };
}

function readFolder({ parts }: CvrSource, folder: HartFolder | CvrFolder): Contests | Problem {
  for (const { name, archive, text } of parts) {
    const problem = feed(folder.open(name, archive), text);
    if (problem) return problem;
  }
  return folder.finish() ?? { contests: folder.contests() };
}

/** Reads a text in small pieces. */
export function feed(reader: FileReader, text: string): Problem | null {
  for (let at = 0; at < text.length; at += chunkLength) {
    const problem = reader.push(text.slice(at, at + chunkLength));
    if (problem) return problem;
  }
  return reader.end();
}

export function saidIn(problem: Problem): string {
  return explainProblem(problem).en;
}

export function isDominionList(json: unknown, ...members: readonly string[]): boolean {
  return (
    isRecord(json) &&
    Array.isArray(json["List"]) &&
    json["List"].every((one) => isRecord(one) && members.every((name) => name in one))
  );
}

function dominionDefinitions(others: readonly DataFile[]): ReturnType<typeof readDominionDefinitions> {
  const contests = others.find(({ json }) => isDominionList(json, "Id", "VoteFor"));
  const candidates = others.find(({ json }) => isDominionList(json, "Id", "ContestId"));
  if (!contests || !candidates) throw new Error("the manifests of contests and candidates are missing");
  return readDominionDefinitions(
    { file: contests.path, text: contests.text },
    { file: candidates.path, text: candidates.text },
  );
}

function kindOfText(text: string, json: unknown): CvrKind | null {
  if (isRecord(json)) {
    if (json["@type"] === "CVR.CastVoteRecordReport") return "nist";
    return Array.isArray(json["Sessions"]) ? "dominion-json" : null;
  }
  const start = text.slice(0, 100_000);
  if (/^[\s\uFEFF]*<(?:[^>]*>[^<]*<)*?(?:\w+:)?CastVoteRecordReport\b/.test(start)) return "nist";
  if (/^[^\n]*\bBoxID\b[^\n]*\bBallotID\b/.test(start)) return "clear-ballot";
  return /^"?CvrNumber"?,/m.test(start) ? "dominion-csv" : null;
}

function archiveSource(file: DataFile): CvrSource | null {
  const parts = partsOf(file.bytes, null);
  const kind = parts.some(({ text }) => /^[\s\uFEFF]*<[\s\S]*<Cvr\b|^[\s\uFEFF]*<Cvr\b/.test(text))
    ? "hart"
    : parts.some(({ text }) => text.includes("Cast Vote Record"))
      ? "ess"
      : null;
  return kind && { name: file.path, kind, parts };
}

function partsOf(bytes: Uint8Array<ArrayBuffer>, archive: string | null): CvrPart[] {
  return unzip(bytes).flatMap((entry) =>
    isZip(entry.bytes)
      ? partsOf(entry.bytes, entry.name)
      : [{ name: entry.name, archive, text: new TextDecoder().decode(entry.bytes) }],
  );
}
