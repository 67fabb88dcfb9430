import type { IntlMessageFormat } from "intl-messageformat";
import type { Language, Message } from "../../basics/text.ts";
import { directionOf, type Direction, type LanguagePack } from "./language-pack.ts";
import { parsed, placeholdersOf, type Placeholders } from "./placeholders.ts";

export type Values = Readonly<Record<string, string | number>>;

/** A text and the language it came in: a page marks what is not in its own language. */
export interface Spoken {
  readonly text: string;
  readonly language: Language;
  readonly direction: Direction;
}

/** A sentence cut where values stand in it, so that a page can put a link or a time there. */
export interface SpokenParts<T> {
  readonly parts: readonly ({ readonly words: string } | { readonly value: string | T })[];
  readonly language: Language;
  readonly direction: Direction;
}

/** Says messages in one language, in English where the language lacks one. */
export interface Speaker {
  readonly language: Language;
  readonly direction: Direction;
  readonly say: (message: Message, values?: Values) => string;
  readonly tell: (message: Message, values?: Values) => Spoken;
  readonly parts: <T extends object>(
    message: Message,
    values: Readonly<Record<string, string | number | T>>,
  ) => SpokenParts<T>;
}

/**
 * The speaker of a language. Regional tags use the general text (`fr-CA` is said with `fr`). Sentences are parsed once and
 * kept. A value that a sentence needs and does not get throws: that is a bug, not a refusal.
 */
export function speaker(language: Language, packs: readonly LanguagePack[]): Speaker {
  const ofPacks = known.get(packs) ?? new Map<Language, Speaker>();
  known.set(packs, ofPacks);
  const spoken = ofPacks.get(language) ?? newSpeaker(language, packs);
  if (ofPacks.size < 100) ofPacks.set(language, spoken);
  return spoken;
}

const known = new WeakMap<readonly LanguagePack[], Map<Language, Speaker>>();

interface Sentence {
  readonly format: IntlMessageFormat;
  readonly placeholders: Placeholders;
  readonly language: Language;
  readonly direction: Direction;
}

function newSpeaker(language: Language, packs: readonly LanguagePack[]): Speaker {
  const sentences = new Map<string, Sentence>();
  const sentenceOf = (message: Message): Sentence => {
    const kept = sentences.get(message.key);
    if (kept) return kept;
    const sentence = newSentence(message, language, packs);
    sentences.set(message.key, sentence);
    return sentence;
  };
  const tell = (message: Message, values?: Values): Spoken => {
    const sentence = sentenceOf(message);
    const text = String(sentence.format.format(values));
    return { text, language: sentence.language, direction: sentence.direction };
  };
  return {
    language,
    direction: directionOf(language),
    say: (message, values) => tell(message, values).text,
    tell,
    parts: (message, values) => cut(sentenceOf(message), values),
  };
}

function newSentence(message: Message, language: Language, packs: readonly LanguagePack[]): Sentence {
  const { text, from } = textOf(message, language, packs);
  const format = parsed(text, from);
  return { format, placeholders: placeholdersOf(format), language: from, direction: directionOf(from) };
}

function textOf(message: Message, language: Language, packs: readonly LanguagePack[]) {
  for (const tag of tagAndItsParents(language)) {
    if (tag === "fr") return { text: message.fr, from: language };
    if (tag === "en") return { text: message.en, from: language };
    const text = packs.find((pack) => pack.code === tag)?.messages[message.key];
    if (text !== undefined) return { text, from: language };
  }
  return { text: message.en, from: "en" };
}

/** `zh-Hans-CN` → `zh-Hans-CN`, `zh-Hans`, `zh`. */
export function tagAndItsParents(tag: Language): readonly Language[] {
  const subtags = tag.split("-");
  return subtags.map((_, index) => subtags.slice(0, subtags.length - index).join("-"));
}

function cut<T extends object>(
  sentence: Sentence,
  values: Readonly<Record<string, string | number | T>>,
): SpokenParts<T> {
  const boxed: Record<string, string | number | Boxed<T>> = {};
  for (const [name, value] of Object.entries(values)) {
    const said = sentence.placeholders.get(name) === "said";
    boxed[name] = said || typeof value === "object" ? { boxed: asText(value) } : value;
  }
  const parts = sentence.format
    .formatToParts<Boxed<T>>(boxed)
    .map((part) => (typeof part.value === "string" ? { words: part.value } : { value: part.value.boxed }));
  return { parts, language: sentence.language, direction: sentence.direction };
}

type Boxed<T> = { readonly boxed: string | T };

function asText<T>(value: string | number | T): string | T {
  return typeof value === "number" ? String(value) : value;
}
