import { expectedIn } from "@counterfoil/stix";

/** The values of a refusal as its sentence needs them: what was expected is said in the reader's language. */
export function valuesFor<V>(
  language: string,
  values: Readonly<Record<string, V>> | undefined,
): Readonly<Record<string, V | string>> | undefined {
  const expected = values?.["expected"];
  if (typeof expected !== "string" || language.split("-")[0] !== "fr") return values;
  return { ...values, expected: expectedIn("fr", expected) };
}
