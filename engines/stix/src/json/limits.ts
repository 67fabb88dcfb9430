/** How much a reader accepts before it refuses. Lengths are counted in UTF-16 code units. */
export type JsonLimits = {
  readonly charactersMax: number;
  /** Open objects and lists at one point; the outermost counts as 1. */
  readonly depthMax: number;
  readonly stringCharactersMax: number;
  /** Members of one object, or elements of one list. */
  readonly membersMax: number;
};

export const jsonLimits: JsonLimits = {
  charactersMax: 16 * 1024 * 1024,
  depthMax: 64,
  stringCharactersMax: 1024 * 1024,
  membersMax: 100_000,
};

export type BundleLimits = {
  /** One object of the bundle. */
  readonly objectCharactersMax: number;
  /** One member of the bundle other than `objects`: its id, its type, its version. */
  readonly headCharactersMax: number;
  readonly objectsMax: number;
  /** Depth within one object. */
  readonly depthMax: number;
};

export const bundleLimits: BundleLimits = {
  objectCharactersMax: 1024 * 1024,
  headCharactersMax: 64 * 1024,
  objectsMax: 5_000_000,
  depthMax: 64,
};

export type JsonRefusal =
  | "json-too-long"
  | "json-too-deep"
  | "json-string-too-long"
  | "json-too-many-members"
  | "json-duplicate-key"
  | "json-forbidden-key"
  | "json-lone-surrogate"
  | "json-number-out-of-range"
  | "json-trailing-data"
  | "json-truncated"
  | "json-malformed";
