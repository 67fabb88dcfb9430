/** An expected refusal is a value: its name, and the values its message speaks of. */
export type Refused<R extends string> = {
  readonly ok: false;
  readonly refusal: R;
  readonly values: Readonly<Record<string, string | number>>;
};

export type Outcome<T, R extends string> = { readonly ok: true; readonly value: T } | Refused<R>;

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refuse<R extends string>(
  refusal: R,
  values: Readonly<Record<string, string | number>> = {},
): Refused<R> {
  return { ok: false, refusal, values };
}
