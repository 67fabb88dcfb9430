import type { Language } from "../../basics/text.ts";

/**
 * The language to use for a reader, from the header Accept-Language (RFC 9110, section 12.5.4) by lookup (RFC 4647, section
 * 3.4), where regions and scripts are compared by what they usually mean: `zh-CN` finds `zh-Hans`, `zh-TW` does not.
 * Without a match, the first available language.
 */
export function negotiate(
  acceptLanguage: string | undefined,
  available: readonly [Language, ...Language[]],
): Language {
  for (const wanted of wantedIn(acceptLanguage ?? "")) {
    if (wanted === "*") return available[0];
    const found = bestMatch(wanted, available);
    if (found !== undefined) return found;
  }
  return available[0];
}

const characterMax = 1000;
const rangesMax = 12;

function wantedIn(header: string): readonly string[] {
  return header
    .slice(0, characterMax)
    .split(",")
    .slice(0, rangesMax)
    .map(rangeOf)
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}

function rangeOf(item: string): { tag: string; weight: number } {
  const [tag = "", ...parameters] = item.split(";").map((piece) => piece.trim());
  const quality = parameters.find((parameter) => /^q=/i.test(parameter));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return { tag, weight: tag && weight >= 0 && weight <= 1 ? weight : 0 };
}

function bestMatch(wanted: string, available: readonly Language[]): Language | undefined {
  const exact = available.find((language) => language.toLowerCase() === wanted.toLowerCase());
  if (exact !== undefined) return exact;
  const meant = languageAndScript(wanted);
  if (meant === null) return undefined;
  return available.find((language) => languageAndScript(language) === meant);
}

const meanings = new Map<string, string | null>();

function languageAndScript(tag: string): string | null {
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,4}$/i.test(tag)) return null;
  const known = meanings.get(tag);
  if (known !== undefined) return known;
  const meaning = meant(tag);
  if (meanings.size < 1000) meanings.set(tag, meaning);
  return meaning;
}

function meant(tag: string): string | null {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return null;
  }
}
