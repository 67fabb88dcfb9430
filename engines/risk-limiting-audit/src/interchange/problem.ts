import { problemMessages, type Bilingual } from "./problem-messages.ts";

export type ProblemName = keyof typeof problemMessages;

/** Why a file was refused: where, what was found, what was expected, and the nearest of what would have been right. */
export type Problem = {
  readonly name: ProblemName;
  readonly file: string;
  /** As a spreadsheet counts: the first line is row 1. For JSON and XML, the how-manieth record. Null: the file as a whole. */
  readonly row: number | null;
  readonly field: string | null;
  readonly found: string | null;
  readonly expected: string | null;
  readonly nearest: string | null;
};

/** Takes a file in pieces. After a problem it stays with that problem. Text comes in; `octetReader` takes octets. */
export type FileReader = {
  readonly push: (chunk: string) => Problem | null;
  readonly end: () => Problem | null;
};

export function problem(
  name: ProblemName,
  file: string,
  where: Partial<Omit<Problem, "name" | "file">> = {},
): Problem {
  const { row = null, field = null, found = null, expected = null, nearest = null } = where;
  return { name, file, row, field, found: found === null ? null : shown(found), expected, nearest };
}

/** The problem as sentences in English and French: where it is, what is wrong, and what was probably meant. */
export function explainProblem(found: Problem): Bilingual {
  const { en, fr } = problemMessages[found.name];
  const value = (name: string): string => String(found[name as keyof Problem] ?? "—");
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => value(name));
  const near = found.nearest;
  return {
    en: fill(en) + (near === null ? "" : ` The nearest is ${near}.`),
    fr: fill(fr) + (near === null ? "" : ` Le plus proche est ${near}.`),
  };
}

/** Once refused, always refused: a reader that goes on after a problem would give half a file. */
export function untilProblem(reader: FileReader): FileReader {
  let stopped: Problem | null = null;
  return {
    push: (chunk) => (stopped ??= reader.push(chunk)),
    end: () => (stopped ??= reader.end()),
  };
}

/** Reads a whole text at once. */
export function readWhole(reader: FileReader, text: string): Problem | null {
  return reader.push(text) ?? reader.end();
}

function shown(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
