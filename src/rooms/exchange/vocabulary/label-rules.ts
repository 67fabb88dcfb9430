import type { Label } from "./labels-contract.ts";

/**
 * A word as it is compared: compatibility forms, letter case, spaces and punctuation do not count (Unicode NFKC, then only letters,
 * marks and digits). Accents do: in some languages they make another word.
 */
export function foldLabel(label: string): string {
  return label
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}

type Said = Omit<Label, "clashes">;

/** Each label with the organisations that mean another term of the same framework by the same word. */
export function withClashes(labels: readonly Said[]): Label[] {
  const byWord = new Map<string, Said[]>();
  for (const one of labels) {
    const word = `${one.framework}\n${foldLabel(one.label)}`;
    byWord.set(word, [...(byWord.get(word) ?? []), one]);
  }
  return labels.map((one) => {
    const same = byWord.get(`${one.framework}\n${foldLabel(one.label)}`) ?? [];
    const others = same.filter((other) => meaning(other) !== meaning(one));
    return { ...one, clashes: others.map(({ organisation, code }) => ({ organisation, code })) };
  });
}

/** A retired term means what took its place: two words for the old and the new code do not clash. */
function meaning({ code, successor }: Said): string {
  return successor?.code ?? code;
}
