import type { JsonObject } from "../basis/json-value.ts";
import type { Report } from "./check-rules.ts";
import { readPattern } from "../pattern/read-pattern.ts";

/** An indicator's STIX pattern follows the grammar and compares properties whose names can exist (sections 4.7 and 9). */
export function checkPattern(indicator: JsonObject, report: Report): void {
  const { pattern, pattern_type: language } = indicator;
  if (language !== "stix" || typeof pattern !== "string") return;
  const reading = readPattern(pattern);
  if (!reading.ok) return report("pattern-syntax", "pattern");
  for (const path of reading.paths)
    if (!/^[a-zA-Z0-9_-]{3,250}$/.test(path.property) && path.property !== "id") {
      report("pattern-property-name", "pattern");
      return;
    }
}
