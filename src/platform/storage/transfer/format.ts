import { createHash, type Hash } from "node:crypto";
import * as z from "zod";

/**
 * A logical export: one line of JSON each, so that it can be read, compared and cut with ordinary tools.
 *
 *     {"export":"counterfoil","version":1,"migrations":[{"number":1,"name":"0001-…","sha256":"…"}]}
 *     {"table":"public.shares","columns":["id","space",…]}
 *     ["shr_1","live",…]            one row: every value as PostgreSQL writes it as text, or null
 *     {"end":"public.shares","rows":1}
 *     {"sequence":"public.waiting_id_seq","value":"7","used":true}
 *     {"rows":1,"sha256":"…"}       SHA-256 (hex) of every byte before this line
 */
export const headerLine = z.object({
  export: z.literal("counterfoil"),
  version: z.literal(1),
  migrations: z.array(z.object({ number: z.int(), name: z.string(), sha256: z.string() })),
});
export const tableLine = z.object({ table: z.string(), columns: z.array(z.string()) });
export const endLine = z.object({ end: z.string(), rows: z.int() });
export const sequenceLine = z.object({ sequence: z.string(), value: z.string(), used: z.boolean() });
export const trailerLine = z.object({ rows: z.int(), sha256: z.string() });

/** The file cannot be taken in: it is cut short, changed, of another version, or the database is not empty. */
export class TransferRefused extends Error {}

/** Hashes lines as they go by. */
export class LineHash {
  readonly #hash: Hash = createHash("sha256");

  add(line: string): string {
    const whole = `${line}\n`;
    this.#hash.update(whole);
    return whole;
  }

  hex(): string {
    return this.#hash.digest("hex");
  }
}
