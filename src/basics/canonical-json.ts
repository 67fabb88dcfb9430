import { byCodeUnit } from "./order.ts";

/**
 * Canonical JSON: one byte string for one value. Keys in code-unit order, no white space, numbers and strings as ECMAScript
 * writes them (the rules of RFC 8785 for the values that we store). Undefined members are left out; what JSON cannot hold throws.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value))
      throw new Error("Canonical JSON has no form for a number that is not finite");
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`;
  if (typeof value === "object") return `{${members(value).join(",")}}`;
  throw new Error(`Canonical JSON has no form for a ${typeof value}`);
}

function members(value: object): string[] {
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
}
