/** A STIX pattern as a tree (STIX 2.1, section 9). Parentheses are the shape of the tree. */
export type Pattern = Observation | Joined | Qualified;

/** `[…]`: one observation whose objects satisfy the comparison. */
export type Observation = { readonly kind: "observation"; readonly comparison: Comparison };

/** `… AND …`, `… OR …`, `… FOLLOWEDBY …`: two parts or more. */
export type Joined = {
  readonly kind: "and" | "or" | "followed-by";
  readonly parts: readonly Pattern[];
};

export type Qualified = { readonly kind: "qualified"; readonly of: Pattern; readonly by: Qualifier };

export type Qualifier =
  | { readonly kind: "within"; readonly seconds: string }
  | { readonly kind: "repeats"; readonly times: number }
  | { readonly kind: "start-stop"; readonly start: string; readonly stop: string };

export type Comparison = JoinedComparison | Test | Exists;

export type JoinedComparison = { readonly kind: "all" | "any"; readonly parts: readonly Comparison[] };

export type Exists = { readonly kind: "exists"; readonly negated: boolean; readonly path: Path };

export const comparators = [
  "=",
  "!=",
  "<",
  "<=",
  ">",
  ">=",
  "IN",
  "LIKE",
  "MATCHES",
  "ISSUBSET",
  "ISSUPERSET",
] as const;
export type Comparator = (typeof comparators)[number];

export type Test = {
  readonly kind: "test";
  readonly path: Path;
  readonly negated: boolean;
  readonly comparator: Comparator;
  /** One literal; for `IN` any number. */
  readonly literals: readonly Literal[];
};

/** `file:hashes.'SHA-256'`, `domain-name:resolves_to_refs[*].value`: a number is an index of a list, `*` any of it. */
export type Path = { readonly type: string; readonly steps: readonly Step[] };
export type Step = { readonly property: string } | { readonly index: number | "*" };

/** A literal as it was written, without quotes and escapes. Numbers stay text, so that no digit is lost. */
export type Literal = {
  readonly kind: "string" | "integer" | "float" | "boolean" | "timestamp" | "hex" | "binary";
  readonly text: string;
};
