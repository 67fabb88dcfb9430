import type { Value } from "./values.ts";

/** How many passages stand for a text, and how many words one has. */
const passagesKept = 8;
const wordsInPassage = 6;
const charactersRead = 20_000;

/**
 * A text by its whole and by the passages of six words that hash lowest (Broder, On the resemblance and containment of documents,
 * 1997), so that a shortened copy shares some. Case, accents, punctuation and white space do not count.
 */
export function textValues(text: string): readonly Value[] {
  const words = wordsOf(text.slice(0, charactersRead));
  if (words.length < wordsInPassage) return [];
  const hashes = new Set<string>();
  for (let at = 0; at + wordsInPassage <= words.length; at++)
    hashes.add(hashOf(words.slice(at, at + wordsInPassage).join(" ")));
  const lowest = [...hashes].sort().slice(0, passagesKept);
  return [
    { kind: "text", text: hashOf(words.join(" ")) },
    ...lowest.map((hash) => ({ kind: "passage" as const, text: hash })),
  ];
}

function wordsOf(text: string): readonly string[] {
  const plain = text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** 64 bits by two runs of FNV-1a, in hexadecimal. Not cryptographic: a fingerprint suggests, it proves nothing. */
function hashOf(text: string): string {
  let [high, low] = [0x811c9dc5, 0x811c9dc5 ^ 0x5bd1e995];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ (code + at), 0x01000193);
  }
  return (high >>> 0).toString(16).padStart(8, "0") + (low >>> 0).toString(16).padStart(8, "0");
}
