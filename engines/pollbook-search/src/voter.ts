/**
 * One voter as the list names the voter: text only, empty where the list says nothing. There is no field for the number of a
 * driving licence nor for any part of a social insurance number (2 CCR 20150(a)(2) of California forbids both in a pollbook).
 */
export const VOTER_FIELDS = [
  /** Unique within the list. */
  "number",
  "last",
  "first",
  "middle",
  "suffix",
  /** `yyyy-mm-dd`, `yyyy` where only the year is known. */
  "birth",
  /** House number and street, as written. */
  "address",
  "city",
  "district",
  /** The ballot style that is due. */
  "style",
  /** The home site. */
  "site",
  "party",
  "status",
  /** Marks, separated by spaces: see `VOTER_MARKS`. */
  "marks",
] as const;

export type VoterField = (typeof VOTER_FIELDS)[number];

export type ListedVoter = Readonly<Record<VoterField, string>>;

/** `confidential`: the address is protected by law, so that the list carries only what the law allows to be shown. */
export const VOTER_MARKS = ["confidential", "id-required", "postal-issued", "postal-received"] as const;
export type VoterMark = (typeof VOTER_MARKS)[number];

export function hasMark(voter: ListedVoter, mark: VoterMark): boolean {
  return voter.marks.split(" ").includes(mark);
}

/** UTF-8, as a `TextEncoder` and a `TextDecoder` do it: comes in by the door. */
export type Utf8 = {
  readonly encode: (text: string) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => string;
};

/** No field holds one: it stands between the fields of a stored record. */
const BETWEEN = "\u001f";

export function textOf(voter: ListedVoter): string {
  return VOTER_FIELDS.map((field) => voter[field]).join(BETWEEN);
}

export function voterFrom(text: string): ListedVoter {
  const parts = text.split(BETWEEN);
  const voter = {} as Record<VoterField, string>;
  for (const [at, field] of VOTER_FIELDS.entries()) voter[field] = parts[at] ?? "";
  return voter;
}
