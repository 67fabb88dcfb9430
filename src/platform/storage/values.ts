import { types } from "pg";

/**
 * How values travel, the same for both dialects. Outwards: text for everything but bytes; objects become JSON, arrays become
 * PostgreSQL arrays (so JSON that is an array must be passed as a string). Inwards: whole numbers of eight bytes become
 * numbers (times in milliseconds, counts) and throw when they do not fit; dates stay text; numeric stays text; the rest is
 * as node-postgres reads it.
 */
export function toWire(value: unknown): string | Uint8Array | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean")
    return String(value);
  // node-postgres knows bytes only as a Buffer.
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return arrayLiteral(value);
  if (typeof value === "object") return JSON.stringify(value);
  throw new TypeError(`A ${typeof value} cannot be a parameter`);
}

export type FromWire = (text: string) => unknown;

export function fromWire(typeId: number): FromWire {
  let parse = parsers.get(typeId);
  if (!parse) {
    parse = types.getTypeParser(typeId, "text") as FromWire;
    parsers.set(typeId, parse);
  }
  return parse;
}

const int8 = 20;
const int8Array = 1016;
const textArray = 1009;
const date = 1082;

const parsers = new Map<number, FromWire>([
  [int8, wholeNumber],
  [int8Array, (text) => wholeNumbers(fromWire(textArray)(text))],
  [date, (text) => text],
]);

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError("A bigint of the database does not fit a number");
  return number;
}

function wholeNumbers(items: unknown): unknown {
  if (Array.isArray(items)) return items.map(wholeNumbers);
  return typeof items === "string" ? wholeNumber(items) : items;
}

function arrayLiteral(items: readonly unknown[]): string {
  return `{${items.map(arrayItem).join(",")}}`;
}

function arrayItem(item: unknown): string {
  if (Array.isArray(item)) return arrayLiteral(item);
  const wire = toWire(item);
  if (wire === null) return "NULL";
  const text = typeof wire === "string" ? wire : `\\x${Buffer.from(wire).toString("hex")}`;
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
