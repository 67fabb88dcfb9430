import { parsePattern } from "./parse-pattern.ts";
import type { Comparison, Path, Pattern } from "./tree.ts";

/** Is it a pattern, and which object properties does it compare? */
export type PatternReading =
  | { readonly ok: true; readonly paths: readonly PatternPath[] }
  | { readonly ok: false; readonly at: number; readonly expected: string };

export type PatternPath = { readonly type: string; readonly property: string };

/** Reads a pattern; a refusal names the place (from 0) and what was expected there. */
export function readPattern(text: string): PatternReading {
  const parsed = parsePattern(text);
  if (!parsed.ok) return parsed;
  const paths = pathsOf(parsed.pattern).map(({ type, steps }) => {
    const first = steps[0];
    return { type, property: first && "property" in first ? first.property : "" };
  });
  return { ok: true, paths };
}

/** Every path that a pattern compares, in its order. */
export function pathsOf(pattern: Pattern): readonly Path[] {
  if (pattern.kind === "observation") return comparedPaths(pattern.comparison);
  if (pattern.kind === "qualified") return pathsOf(pattern.of);
  return pattern.parts.flatMap(pathsOf);
}

function comparedPaths(comparison: Comparison): readonly Path[] {
  if ("parts" in comparison) return comparison.parts.flatMap(comparedPaths);
  return [comparison.path];
}
