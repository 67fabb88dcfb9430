import { HttpProblem } from "./problems.ts";

/** JSON that came from outside: bounded in depth, no duplicate keys, no lone surrogates, no `__proto__`. */
export function readJson(text: string): { ok: true; value: unknown } | { ok: false; problem: HttpProblem } {
  if (text === "") return { ok: true, value: undefined };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const expected = error instanceof Error ? error.message.slice(0, 200) : "JSON";
    return { ok: false, problem: new HttpProblem("not-json", [{ path: "", expected }]) };
  }
}
