/**
 * Expected refusals are values, bugs throw. A refusal carries its name (which is also its message key), the values that the
 * message's placeholders need, and, for bad input, the fields that were wrong.
 */
export type Ok<T> = { readonly ok: true; readonly value: T };

export type Refused<R extends string> = {
  readonly ok: false;
  readonly refusal: R;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly fields?: readonly FieldProblem[];
};

/** One wrong field: where it is (`objects[3].name`), and what was expected, as a message key or a plain sentence. */
export type FieldProblem = { readonly path: string; readonly expected: string };

export type Result<T, R extends string = never> = Ok<T> | Refused<R>;

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

export function refuse<const R extends string>(
  refusal: R,
  values?: Readonly<Record<string, string | number>>,
  fields?: readonly FieldProblem[],
): Refused<R> {
  return { ok: false, refusal, ...(values && { values }), ...(fields && { fields }) };
}

export function isRefused(outcome: unknown): outcome is Refused<string> {
  return typeof outcome === "object" && outcome !== null && "ok" in outcome && outcome.ok === false;
}
