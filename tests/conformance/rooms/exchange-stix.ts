import {
  checkAny,
  checkOlder,
  matchPattern,
  parsePattern,
  printPattern,
  readPattern,
  type CheckRule,
  type Finding,
} from "@counterfoil/stix";
import { verdictOf, type FileVerdict } from "../room.ts";

type Case = Readonly<Record<string, unknown>>;

/**
 * Instances judged by the official validator: ours must find a MUST exactly where it does, and a warning of the same kind
 * for each kind of warning that it gives.
 */
export function judgeValidity(cases: readonly Case[]): FileVerdict {
  return judgeInstances(cases, checkAny);
}

/** The same of STIX 2.0. */
export function judgeOlderValidity(cases: readonly Case[]): FileVerdict {
  return judgeInstances(cases, checkOlder);
}

function judgeInstances(cases: readonly Case[], judge: (value: unknown) => readonly Finding[]): FileVerdict {
  const verdicts = cases.flatMap((one, index) => {
    const findings = judge(one["instance"]);
    const name = nameOf(one, index);
    const warned = codesOf(one).map((code) => missingWarning(name, code, findings));
    return [validityOf(name, one, findings), ...warned];
  });
  return verdictOf(verdicts);
}

function validityOf(name: string, one: Case, findings: readonly Finding[]): string | null {
  const broken = findings.filter((finding) => finding.level === "must");
  const valid = broken.length === 0;
  if (valid === one["must_valid"]) return null;
  const rules = broken.map((finding) => `${finding.rule} at ${finding.property}`).join(", ");
  return `case ${name}: expected ${one["must_valid"] === true ? "valid" : "invalid"}, got ${valid ? "valid" : rules}`;
}

/** The official validator's codes of warnings, and the rules of ours that say the same (or say that it is a MUST). */
const rulesOf: Readonly<Record<string, readonly CheckRule[]>> = {
  101: ["custom-name", "property-name", "type-name"],
  103: ["id-not-random", "id-not-derived", "id-format", "id-of-another-type"],
  111: ["vocabulary-value"],
  121: ["kill-chain-name"],
  141: ["observation-key"],
  142: ["dictionary-key-spelling"],
  143: ["product-name"],
  149: ["process-priority"],
  201: ["country-code", "marking-type-custom"],
  202: ["relationship-not-suggested", "relationship-type-name"],
  203: ["id-repeated"],
  211: ["vocabulary-value"],
  212: ["vocabulary-value"],
  213: ["vocabulary-value"],
  214: ["vocabulary-value"],
  215: ["vocabulary-value"],
  216: ["vocabulary-value"],
  218: ["vocabulary-value"],
  220: ["vocabulary-value"],
  222: ["vocabulary-value"],
  241: ["vocabulary-value"],
  242: ["vocabulary-value"],
  243: ["vocabulary-value"],
  244: ["vocabulary-value"],
  271: ["media-type-unregistered"],
  274: ["request-header"],
  275: ["socket-option"],
  276: ["vocabulary-value"],
  301: ["ports-both"],
  303: ["indicator-without-words"],
  304: ["observations-deprecated"],
  306: ["extension-properties-missing"],
  401: [
    "property-custom",
    "property-name-characters",
    "property-name",
    "property-not-used-here",
    "extension-key",
    "marking-type-custom",
    "marking-definition-content",
  ],
};

function codesOf(one: Case): string[] {
  const warnings = Array.isArray(one["should_warnings"]) ? one["should_warnings"] : [];
  const codes = warnings.flatMap((warning) => /\{(\d{3})\}/.exec(String(warning))?.[1] ?? []);
  return [...new Set(codes)];
}

function missingWarning(name: string, code: string, findings: readonly Finding[]): string | null {
  const rules = rulesOf[code];
  if (!rules) return `case ${name}: the validator's warning ${code} is not known here`;
  if (findings.some((finding) => rules.includes(finding.rule))) return null;
  return `case ${name}: no warning like the validator's ${code}`;
}

/** Patterns over observations: what the official matcher finds, ours finds. */
export function judgeMatching(cases: readonly Case[]): FileVerdict {
  return verdictOf(
    cases.flatMap((one) => {
      const text = typeof one["pattern"] === "string" ? one["pattern"] : "";
      const parsed = parsePattern(text, { repeatedQualifiers: true });
      if (!parsed.ok) return [`${text}: refused at ${parsed.at}: ${parsed.expected}`];
      const observations = Array.isArray(one["observations"]) ? one["observations"] : [];
      const found = matchPattern(parsed.pattern, observations);
      const right = found.ok && found.value.matched === one["match"];
      const answer = found.ok ? String(found.value.matched) : found.refusal;
      return [right ? null : `${text}: expected ${String(one["match"])}, got ${answer}`, printedBack(text)];
    }),
  );
}

/** Printed and parsed again, a pattern is the same tree. */
function printedBack(text: string): string | null {
  const parsed = parsePattern(text, { repeatedQualifiers: true });
  if (!parsed.ok) return null;
  const again = parsePattern(printPattern(parsed.pattern));
  if (again.ok && JSON.stringify(again.pattern) === JSON.stringify(parsed.pattern)) return null;
  return `${text}: printed as ${printPattern(parsed.pattern)}, which is not the same pattern`;
}

/** Patterns that the official validator accepts or refuses; those that it accepts are printed back. */
export function judgePatterns(cases: readonly Case[]): FileVerdict {
  return verdictOf([
    ...cases.map((one) => (one["valid"] === true ? printedBack(String(one["pattern"])) : null)),
    ...cases.map((one) => {
      const pattern = typeof one["pattern"] === "string" ? one["pattern"] : "";
      const reading = readPattern(pattern);
      if (reading.ok === one["valid"]) return null;
      return `${pattern}: expected ${one["valid"] === true ? "valid" : "invalid"}${reading.ok ? "" : `, refused at ${reading.at}: ${reading.expected}`}`;
    }),
  ]);
}

function nameOf(one: Case, index: number): string {
  return typeof one["id"] === "string" ? one["id"] : String(index);
}
