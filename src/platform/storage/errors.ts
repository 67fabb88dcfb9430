import { ConstraintBroken, StorageUnavailable } from "./storage.ts";

/**
 * The database refused a statement. Names the code (SQLSTATE), the constraint and the table; never the text of the statement
 * or a value, because errors end in logs. Only mistakes in the statement itself (class 42) carry the database's own words.
 */
export class DatabaseRefused extends Error {
  readonly code: string;
  readonly constraint: string;
  readonly table: string;
  /** Which statement of the round trip failed. */
  readonly index: number;
  constructor(fields: DatabaseErrorFields, index: number) {
    const code = fields.code ?? "XX000";
    const words = code.startsWith("42") || code.startsWith("XX") ? `: ${fields.message ?? ""}` : "";
    super(
      `Database error ${code}${fields.table ? ` on ${fields.table}` : ""}${fields.constraint ? `, ${fields.constraint}` : ""}${words}`,
    );
    this.code = code;
    this.constraint = fields.constraint ?? "";
    this.table = fields.table ?? "";
    this.index = index;
  }
}

/** The fields of an error message of PostgreSQL that may be told. */
export interface DatabaseErrorFields {
  readonly code?: string | undefined;
  readonly constraint?: string | undefined;
  readonly table?: string | undefined;
  readonly message?: string | undefined;
}

/** What leaves this folder: StorageUnavailable, ConstraintBroken, or the error itself where it is a bug. */
export function toStorageError(error: unknown): Error {
  if (error instanceof StorageUnavailable || error instanceof ConstraintBroken) return error;
  if (error instanceof DatabaseRefused) return fromCode(error);
  if (error instanceof Error) {
    const code = "code" in error && typeof error.code === "string" ? error.code : "";
    if (code === "ENOSPC" || code === "EDQUOT") return new StorageUnavailable("full", error);
    if (code === "ETIMEDOUT") return new StorageUnavailable("timed-out", error);
    if (connectionCodes.has(code) || connectionWords.test(error.message))
      return new StorageUnavailable("unreachable", error);
    return error;
  }
  return new Error("Storage failed with something that is not an error", { cause: error });
}

/** Two transactions waited for each other and this one was ended: run again, it will do. */
export function isDeadlock(error: unknown): boolean {
  const cause = error instanceof StorageUnavailable ? error.cause : error;
  return cause instanceof DatabaseRefused && cause.code === "40P01";
}

function fromCode(refused: DatabaseRefused): Error {
  const { code } = refused;
  if (code.startsWith("23") || code === "42501")
    return new ConstraintBroken(refused.constraint || refused.table || tableIn(refused), code, refused);
  if (code === "53100") return new StorageUnavailable("full", refused);
  if (timeCodes.has(code)) return new StorageUnavailable("timed-out", refused);
  if (code.startsWith("08") || code.startsWith("53") || code.startsWith("57P") || code.startsWith("58"))
    return new StorageUnavailable("unreachable", refused);
  return refused;
}

/** Row security and missing rights name their table in words alone. */
function tableIn(refused: DatabaseRefused): string {
  return /for (?:table|relation|function|view) "?([a-z_0-9]+)"?/.exec(refused.message)?.[1] ?? "";
}

// Cancelled by a time limit, deadlock, serialisation, lock not available, idle or transaction time-out.
const timeCodes = new Set(["57014", "40001", "40P01", "55P03", "25P03", "25P04"]);
const connectionCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EAI_AGAIN",
]);
const connectionWords =
  /connection (terminated|error|ended)|client was closed|not queryable|timeout expired/i;
