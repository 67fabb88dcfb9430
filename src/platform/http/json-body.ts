import { readJson as readBounded } from "@counterfoil/stix";
import { limits } from "../../basics/bounded.ts";
import { HttpProblem } from "./problems.ts";

/**
 * JSON that came from outside: bounded in depth and length, no duplicate keys, no lone surrogates, no `__proto__`. What is not
 * as expected is refused with its line, column and path.
 */
export function readJson(text: string): { ok: true; value: unknown } | { ok: false; problem: HttpProblem } {
  if (text === "") return { ok: true, value: undefined };
  const read = readBounded(text, jsonLimits);
  if (read.ok) return { ok: true, value: read.value };
  const { path, line, column, expected } = read.values;
  const where = `line ${line}, column ${column}: ${expected}`;
  return { ok: false, problem: new HttpProblem("not-json", [{ path: String(path), expected: where }]) };
}

const jsonLimits = {
  charactersMax: 64 * 1024 * 1024,
  depthMax: limits.jsonDepthMax,
  stringCharactersMax: limits.bodyBytesMax,
  membersMax: 10_000,
};
