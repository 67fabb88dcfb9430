/** Values of a form, addressed like the fields of a refusal: `title`, `objects[3].name`. */
export type FormValues = Readonly<Record<string, unknown>>;

export function valueAt(values: unknown, path: string): unknown {
  return stepsOf(path).reduce<unknown>(
    (inside, step) => (isHolder(inside) ? inside[step] : undefined),
    values,
  );
}

/** A copy with one value changed; nothing else is touched. */
export function withValue<T>(values: T, path: string, value: unknown): T {
  return placed(values, stepsOf(path), value) as T;
}

/**
 * With an empty object where a field's holder is missing: so that "place.area is missing" is said of `place.area`, which has a
 * field, and not of `place`, which has none.
 */
export function withHolders<T>(values: T, paths: Iterable<string>): T {
  let filled = values;
  for (const path of paths) {
    const holder = /^(.*)\.[^.]+$/.exec(path)?.[1];
    if (holder && valueAt(filled, holder) === undefined) filled = withValue(filled, holder, {});
  }
  return filled;
}

/** A zod path (`["objects", 3, "name"]`) in the form of the addresses. */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step, at) => (typeof step === "number" ? `[${step}]` : `${at > 0 ? "." : ""}${String(step)}`))
    .join("");
}

/** The steps of an address for people: names, and places counted from 1 with the name of their list. */
export function pathSteps(path: string): { readonly name: string; readonly number: number | null }[] {
  return [...path.matchAll(/([^.[\]]+)((?:\[\d+\])*)/g)].map(([, name = "", places = ""]) => {
    const last = /\[(\d+)\]$/.exec(places)?.[1];
    return { name, number: last === undefined ? null : Number(last) + 1 };
  });
}

type Holder = Readonly<Record<string | number, unknown>>;

function placed(inside: unknown, steps: readonly (string | number)[], value: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (typeof step === "number") {
    const items: unknown[] = Array.isArray(inside) ? [...(inside as unknown[])] : [];
    items[step] = placed(items[step], rest, value);
    return items;
  }
  const holder: Holder = isHolder(inside) ? inside : {};
  return { ...holder, [step]: placed(holder[step], rest, value) };
}

function stepsOf(path: string): (string | number)[] {
  return [...path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, name, index]) => name ?? Number(index));
}

function isHolder(value: unknown): value is Holder {
  return typeof value === "object" && value !== null;
}
