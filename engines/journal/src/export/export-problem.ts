/** Why an export is not what it says it is. Line numbers start at 1; `seq`, `subject` stand where they could be read. */
export type ExportProblem = {
  readonly code: ExportProblemCode;
  readonly line: number;
  readonly seq?: number;
  readonly subject?: string;
  readonly expected?: string;
  readonly found?: string;
  /** For `previous-hash-wrong`: the entry that may have been changed instead of this one. */
  readonly before?: { readonly line: number; readonly seq: number; readonly subject: string };
};

export type ExportProblemCode = keyof typeof meanings;

const meanings = {
  "line-malformed": "the line is not in the one spelling of the format",
  "line-too-long": "the line is longer than any line can be",
  "line-without-newline": "the line does not end in a newline",
  "header-misplaced": "the header is the first line and no other",
  "key-malformed": "the verifier key or the origin of the header is malformed",
  "key-not-trusted": "the journal is signed with another key than the trusted one",
  "entry-malformed": "the entry cannot be decoded",
  "seq-wrong": "entries follow one another without a gap",
  "previous-hash-wrong": "this entry does not follow from the one before: one of the two was changed",
  "body-hash-wrong": "the content or its salt is not what the entry committed to",
  "checkpoint-refused": "the checkpoint is malformed or not rightly signed",
  "checkpoint-of-other-journal": "the checkpoint belongs to another journal",
  "checkpoint-size-wrong": "a checkpoint stands right behind the last entry that it covers",
  "root-wrong": "the entries do not have the root that was signed",
  "remembered-root-wrong": "history was rewritten: an earlier checkpoint had another root at this size",
  "remembered-size-missing": "the journal is shorter than an earlier checkpoint of it",
  "end-not-covered": "no checkpoint covers the last entry",
  "seal-wrong": "the seal does not cover exactly the lines before it",
  "line-after-seal": "there is a line after the seal",
  "seal-missing": "the export was cut short: it has no seal",
} as const;

/** One English sentence, for a log or a terminal. */
export function sentenceOf(problem: ExportProblem): string {
  const { code, line, seq, subject, expected, found, before } = problem;
  const where =
    seq === undefined ? `Line ${line}` : `Line ${line}, entry ${seq}${subject ? ` (${subject})` : ""}`;
  const earlier =
    before === undefined
      ? ""
      : `; before it stands line ${before.line}, entry ${before.seq}${before.subject ? ` (${before.subject})` : ""}`;
  const values = [
    ...(expected === undefined ? [] : [`expected ${expected}`]),
    ...(found === undefined ? [] : [`found ${found}`]),
  ];
  return `${where}: ${meanings[code]}${earlier}${values.length > 0 ? ` (${values.join(", ")})` : ""}.`;
}
