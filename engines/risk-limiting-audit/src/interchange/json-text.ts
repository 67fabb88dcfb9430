/** Looking into values that JSON.parse gave. */
export type JsonRecord = Readonly<Record<string, unknown>>;

export function isJsonRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A list of records; one record alone is a list of one (as in XML), nothing is an empty one. Null when something else is there. */
export function recordsIn(value: unknown): readonly JsonRecord[] | null {
  if (value === undefined || value === null) return [];
  const list = Array.isArray(value) ? value : [value];
  return list.every(isJsonRecord) ? list : null;
}

/** A text or a number as text; of several the first; otherwise null. */
export function textIn(value: unknown): string | null {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === "string" ? one : typeof one === "number" ? String(one) : null;
}

/** A whole number that is not negative, also as text (as in XML); otherwise null. */
export function countIn(value: unknown): number | null {
  const text = textIn(value);
  return text !== null && /^[0-9]{1,15}$/.test(text) ? Number(text) : null;
}

export function shownJson(value: unknown): string {
  return value === undefined ? "—" : JSON.stringify(value);
}
