import { quoted } from "./tokens.ts";
import type { Comparison, Literal, Path, Pattern, Qualifier } from "./tree.ts";

/** The text of a pattern; parsing it gives the same tree. Parentheses stand only where the tree needs them. */
export function printPattern(pattern: Pattern): string {
  if (pattern.kind === "observation") return `[${printComparison(pattern.comparison)}]`;
  if (pattern.kind === "qualified")
    return `${inner(pattern.of, needsParentheses(pattern.of, pattern.by))} ${printQualifier(pattern.by)}`;
  return pattern.parts
    .map((part) => inner(part, strength(part) <= strength(pattern)))
    .join(` ${words[pattern.kind]} `);
}

const words = { and: "AND", or: "OR", "followed-by": "FOLLOWEDBY" } as const;

function inner(pattern: Pattern, parentheses: boolean): string {
  return parentheses ? `(${printPattern(pattern)})` : printPattern(pattern);
}

/** How close the parts of a pattern are bound. */
function strength(pattern: Pattern): number {
  return { "followed-by": 0, or: 1, and: 2, qualified: 3, observation: 4 }[pattern.kind];
}

/** A chain of qualifiers may hold each kind once; another of the same kind goes round a parenthesis. */
function needsParentheses(pattern: Pattern, by: Qualifier): boolean {
  let here = pattern;
  const seen = new Set([by.kind]);
  while (here.kind === "qualified") {
    if (seen.has(here.by.kind)) return true;
    seen.add(here.by.kind);
    here = here.of;
  }
  return pattern.kind !== "qualified" && pattern.kind !== "observation";
}

function printQualifier(by: Qualifier): string {
  if (by.kind === "within") return `WITHIN ${by.seconds} SECONDS`;
  if (by.kind === "repeats") return `REPEATS ${by.times} TIMES`;
  return `START t'${by.start}' STOP t'${by.stop}'`;
}

function printComparison(comparison: Comparison): string {
  if (comparison.kind === "exists")
    return `${comparison.negated ? "NOT " : ""}EXISTS ${printPath(comparison.path)}`;
  if (comparison.kind === "test") {
    const literals = comparison.literals.map(printLiteral);
    const right = comparison.comparator === "IN" ? `(${literals.join(", ")})` : literals.join("");
    return `${printPath(comparison.path)} ${comparison.negated ? "NOT " : ""}${comparison.comparator} ${right}`;
  }
  return comparison.parts
    .map((part) =>
      part.kind === "any" || part.kind === comparison.kind
        ? `(${printComparison(part)})`
        : printComparison(part),
    )
    .join(comparison.kind === "all" ? " AND " : " OR ");
}

/** `file:hashes.'SHA-256'`: a property that is no plain name stands in quotes. */
export function printPath(path: Path): string {
  const steps = path.steps.map((step, index) => {
    if ("index" in step) return `[${step.index}]`;
    const name = /^[A-Za-z_][A-Za-z0-9_]*$/.test(step.property) ? step.property : quoted(step.property);
    return index === 0 ? name : `.${name}`;
  });
  return `${path.type}:${steps.join("")}`;
}

function printLiteral({ kind, text }: Literal): string {
  if (kind === "string") return quoted(text);
  if (kind === "timestamp") return `t'${text}'`;
  if (kind === "hex") return `h'${text}'`;
  return kind === "binary" ? `b'${text}'` : text;
}
