import { DatabaseRefused, type DatabaseErrorFields } from "./errors.ts";
import type { Statement, StatementResult } from "./session.ts";
import { fromWire, toWire, type FromWire } from "./values.ts";

/** The messages of the PostgreSQL extended query protocol that a pipeline sends. A connection of node-postgres is one. */
export interface WireOut {
  parse(message: { name: string; text: string }): void;
  bind(message: { statement: string; values: (string | Uint8Array | null)[] }): void;
  describe(message: { type: "P"; name: string }): void;
  execute(message: { portal: string; rows: number }): void;
  close(message: { type: "S"; name: string }): void;
  sync(): void;
}

export interface WireField {
  readonly name: string;
  readonly dataTypeID: number;
}

/**
 * Several statements in one round trip: parse, bind, execute for each, one sync at the end. After an error the server skips to
 * the sync by itself. Statements are prepared once for each session and known by their text.
 */
export class Pipeline {
  readonly #statements: readonly Statement[];
  readonly #values: (string | Uint8Array | null)[][];
  readonly #prepared: PreparedStatements;
  readonly #sent: Prepared[] = [];
  readonly #results: StatementResult[] = [];
  #rows: Record<string, unknown>[] = [];
  #readers: Reader[] | null = null;
  #error: Error | null = null;

  constructor(statements: readonly Statement[], prepared: PreparedStatements) {
    this.#statements = statements;
    this.#values = statements.map((each) => each.values.map(toWire));
    this.#prepared = prepared;
  }

  send(out: WireOut): void {
    for (const name of this.#prepared.takeStale()) out.close({ type: "S", name });
    for (const [index, each] of this.#statements.entries()) {
      const prepared = this.#prepared.find(each.text);
      if (!prepared.parsed) out.parse({ name: prepared.name, text: each.text });
      // A name may come twice in one pipeline; the server has it after the first parse.
      prepared.parsed = prepared.name !== "";
      out.bind({ statement: prepared.name, values: this.#values[index] ?? [] });
      if (!prepared.readers) out.describe({ type: "P", name: "" });
      out.execute({ portal: "", rows: 0 });
      this.#sent.push(prepared);
    }
    out.sync();
  }

  rowDescription(fields: readonly WireField[]): void {
    this.#readers = fields.map((field) => ({ name: field.name, parse: fromWire(field.dataTypeID) }));
  }

  dataRow(fields: readonly (string | null)[]): void {
    if (this.#error) return;
    const readers = this.#readers ?? this.#sent[this.#results.length]?.readers ?? [];
    try {
      this.#rows.push(readRow(readers, fields));
    } catch (error) {
      this.#error = error instanceof Error ? error : new Error("A row could not be read", { cause: error });
    }
  }

  commandComplete(tag: string): void {
    const prepared = this.#sent[this.#results.length];
    if (prepared?.name && !prepared.readers) prepared.readers = this.#readers ?? [];
    this.#results.push({ rows: this.#rows, affected: affectedBy(tag), tag });
    this.#rows = [];
    this.#readers = null;
  }

  failed(fields: DatabaseErrorFields): void {
    this.#error ??= new DatabaseRefused(fields, this.#results.length);
    // A plan made before the schema changed: the next use prepares anew.
    if (fields.code === "0A000" || fields.code === "26000") this.#prepared.forgetAll();
  }

  /** After the answer to the sync. Throws the first error. */
  finish(): StatementResult[] {
    if (this.#error) {
      // Which of the new names the server knows is uncertain after an error: forget them all.
      for (const each of this.#sent) if (!each.readers) this.#prepared.forget(each);
      throw this.#error;
    }
    return this.#results;
  }
}

/** The statements that one session has prepared. */
export class PreparedStatements {
  readonly #byText = new Map<string, Prepared>();
  #stale: string[] = [];
  #count = 0;

  find(text: string): Prepared {
    const known = this.#byText.get(text);
    if (known) return known;
    // Very long texts are made for one use (many rows in one insert): not worth keeping.
    if (text.length > 8_000) return { text, name: "", parsed: false, readers: null };
    if (this.#byText.size >= 500) this.forgetAll();
    this.#count += 1;
    const fresh: Prepared = { text, name: `s${this.#count}`, parsed: false, readers: null };
    this.#byText.set(text, fresh);
    return fresh;
  }

  forget(prepared: Prepared): void {
    if (this.#byText.get(prepared.text) !== prepared) return;
    this.#byText.delete(prepared.text);
    this.#stale.push(prepared.name);
  }

  forgetAll(): void {
    for (const each of this.#byText.values()) this.#stale.push(each.name);
    this.#byText.clear();
  }

  takeStale(): string[] {
    const stale = this.#stale;
    this.#stale = [];
    return stale;
  }
}

interface Prepared {
  readonly text: string;
  readonly name: string;
  parsed: boolean;
  /** Known after the first success; then the server need not describe the rows again. */
  readers: Reader[] | null;
}

interface Reader {
  readonly name: string;
  readonly parse: FromWire;
}

function readRow(readers: readonly Reader[], fields: readonly (string | null)[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [index, reader] of readers.entries()) {
    const text = fields[index];
    row[reader.name] = text === null || text === undefined ? null : reader.parse(text);
  }
  return row;
}

function affectedBy(tag: string): number {
  const count = Number(tag.slice(tag.lastIndexOf(" ") + 1));
  return Number.isInteger(count) ? count : 0;
}
