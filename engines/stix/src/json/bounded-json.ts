import type { Json } from "../basis/json-value.ts";
import { ok, refuse, type Outcome } from "../basis/outcome.ts";
import { JsonScan, JsonStop } from "./json-scan.ts";
import { jsonLimits, type JsonLimits, type JsonRefusal } from "./limits.ts";

/**
 * Reads one JSON text (RFC 8259) strictly and within limits. Refused are, besides what is no JSON: nesting, strings, lists and
 * texts over the limits, duplicate keys, `__proto__` as a key, lone surrogates (raw or escaped), numbers beyond the range of a
 * double, anything after the value. A byte order mark at the very start is passed over (RFC 8259, section 8.1 allows that).
 *
 * A refusal carries `line` and `column` (from 1, in code units), the JSON `path` (`$.objects[3].name`) and what was `expected`.
 *
 * Method: one linear scan proves the grammar and the limits, then the platform's own parser builds the value.
 */
export function readJson(text: string, limits: JsonLimits = jsonLimits): Outcome<Json, JsonRefusal> {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (text.length > limits.charactersMax)
    return refuse("json-too-long", {
      line: 1,
      column: 1,
      path: "$",
      expected: `at most ${limits.charactersMax} characters`,
    });
  const scan = new JsonScan(text, start, limits);
  try {
    scan.whole();
  } catch (stop) {
    if (stop instanceof JsonStop) return refuse(stop.refusal, { ...stop.where, expected: stop.expected });
    throw stop;
  }
  return ok(JSON.parse(start === 1 ? text.slice(1) : text) as Json);
}
