/**
 * A value, or the name of the reason why there is none, with the values its message needs. Expected refusals are values;
 * bugs throw. Has the shape of the product's `Result`, so that an outcome can be passed on as it is.
 */
export type Outcome<T, R extends string> = Fine<T> | Refusal<R>;

export type Fine<T> = { readonly ok: true; readonly value: T };

export type Refusal<R extends string> = {
  readonly ok: false;
  readonly refusal: R;
  readonly values?: Readonly<Record<string, string | number>>;
};

export function fine<T>(value: T): Fine<T> {
  return { ok: true, value };
}

export function refused<const R extends string>(
  refusal: R,
  values?: Readonly<Record<string, string | number>>,
): Refusal<R> {
  return { ok: false, refusal, ...(values && { values }) };
}
