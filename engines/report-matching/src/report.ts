/** Where a report says it happened: a code the caller compares by equality (`CA-NS`, a polling place), a point, or both. */
export interface Place {
  readonly code?: string;
  readonly latitude?: number;
  readonly longitude?: number;
}

/** What the engine looks at of a report. Addresses, handles and numbers in the text are found without being listed. */
export interface Report {
  readonly id: string;
  readonly text: string;
  readonly urls?: readonly string[];
  readonly handles?: readonly string[];
  /** Hashes of files, telephone numbers, e-mail addresses, reference numbers. */
  readonly identifiers?: readonly string[];
  /** When it was seen, milliseconds since 1970. */
  readonly atMs?: number;
  readonly place?: Place;
}

/** Of a text only so many UTF-16 units are compared; two texts that differ only later count as the same. */
export const textCharactersMax = 20_000;

/** Of each kind of evidence (addresses, handles, identifiers) only the first so many are kept. */
export const evidenceMax = 12;
