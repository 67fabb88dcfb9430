import { checkAny, readPattern } from "@counterfoil/stix";
import { verdictOf, type FileVerdict } from "../room.ts";

type Case = Readonly<Record<string, unknown>>;

/** Instances judged by the official validator: ours must find a MUST exactly where it does. */
export function judgeValidity(cases: readonly Case[]): FileVerdict {
  return verdictOf(
    cases.map((one, index) => {
      const broken = checkAny(one["instance"]).filter((finding) => finding.level === "must");
      const valid = broken.length === 0;
      if (valid === one["must_valid"]) return null;
      const rules = broken.map((finding) => `${finding.rule} at ${finding.property}`).join(", ");
      return `case ${nameOf(one, index)}: expected ${one["must_valid"] === true ? "valid" : "invalid"}, got ${valid ? "valid" : rules}`;
    }),
  );
}

/** Patterns that the official validator accepts or refuses. */
export function judgePatterns(cases: readonly Case[]): FileVerdict {
  return verdictOf(
    cases.map((one) => {
      const pattern = typeof one["pattern"] === "string" ? one["pattern"] : "";
      const reading = readPattern(pattern);
      if (reading.ok === one["valid"]) return null;
      return `${pattern}: expected ${one["valid"] === true ? "valid" : "invalid"}${reading.ok ? "" : `, refused at ${reading.at}: ${reading.expected}`}`;
    }),
  );
}

function nameOf(one: Case, index: number): string {
  return typeof one["id"] === "string" ? one["id"] : String(index);
}
