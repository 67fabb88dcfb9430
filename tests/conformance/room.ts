/** What a room's conformance runner makes of one file of published data. */
export type FileVerdict =
  | { readonly kind: "passed"; readonly right: number; readonly cases: number; readonly remark?: string }
  | {
      readonly kind: "failed";
      readonly right: number;
      readonly cases: number;
      readonly differences: readonly string[];
    }
  | { readonly kind: "skipped"; readonly reason: string };

export type DataFile = {
  /** Relative to the data folder, with forward slashes. Only for people to read: a shape is never told from a name. */
  readonly path: string;
  /** As it lies on the disk: what is no text (an archive) is read from here. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly text: string;
  /** The parsed value, where the text is JSON. */
  readonly json: unknown;
  /** The other files of the data folder, those of the same folder first: a case may be spread over several files. */
  others(): readonly DataFile[];
};

/** A shape of file: told by its content, and what to do with it. */
export type Shape = {
  readonly name: string;
  recognises(file: DataFile): boolean;
  judge(file: DataFile): FileVerdict;
};

/** A room names the shapes it knows. The first that recognises a file judges it. */
export type Room = {
  readonly name: string;
  /** Of the published data, where it is not called as the room is. */
  readonly folder?: string;
  readonly shapes: readonly Shape[];
};

/** The verdict over cases, each given as null when right and as a sentence when not. */
export function verdictOf(cases: readonly (string | null)[], remark?: string): FileVerdict {
  const differences = cases.filter((difference) => difference !== null);
  const right = cases.length - differences.length;
  if (cases.length === 0) return { kind: "failed", right, cases: 0, differences: ["the file holds no case"] };
  return differences.length === 0
    ? { kind: "passed", right, cases: cases.length, ...(remark ? { remark } : {}) }
    : { kind: "failed", right, cases: cases.length, differences };
}

/** A case is right (null) or differs (a sentence). */
export type Cases = readonly (string | null)[];

/** A shape whose cases several judges divide among them: every judge reads the same file, and its cases are added. */
export function dividedShape(
  name: string,
  recognises: (file: DataFile) => boolean,
  judges: readonly ((file: DataFile) => Cases)[],
): Shape {
  return { name, recognises, judge: (file) => verdictOf(judges.flatMap((judge) => judge(file))) };
}

export function skippedShape(
  name: string,
  reason: string,
  recognises: (json: unknown, file: DataFile) => boolean,
): Shape {
  return {
    name,
    recognises: (file) => recognises(file.json, file),
    judge: () => ({ kind: "skipped", reason }),
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function has(value: unknown, ...names: readonly string[]): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && names.every((name) => value[name] !== undefined);
}

/** A list that is not empty and whose every element has these members. */
export function listOf(
  value: unknown,
  ...names: readonly string[]
): value is readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) && value.length > 0 && value.every((element) => has(element, ...names));
}
