import {
  checkMessages,
  mispMessages,
  refusalMessages,
  repairMessages,
  upgradeMessages,
  type CheckRule,
  type MispRule,
  type RepairRule,
  type StixRefusal,
  type UpgradeRule,
} from "@counterfoil/stix";

/** The sentence of a repair in the reader's language. The property is named; of many repairs by one rule, none is. */
export function repairSentence(rule: string, property: string, language: string): string {
  const named = property === "" ? (inLanguage(anyProperty, language) ?? "") : property;
  const sentence = filled(inLanguage(repairMessages[rule as RepairRule], language) ?? rule, named);
  return property === "" ? sentence.charAt(0).toUpperCase() + sentence.slice(1) : sentence;
}

const anyProperty = { en: "a property", fr: "une propriété" } as const;

/** The sentence of a rule of the standard, or of the reader of JSON, by which something was set aside. */
export function ruleSentence(rule: string, property: string, language: string): string {
  const sentences = checkMessages[rule as CheckRule] ?? refusalMessages[rule as StixRefusal];
  return filled(inLanguage(sentences, language) ?? rule, property);
}

/** What the way into STIX 2.1, or out into an event, changed. Of many changes by one rule, none is named. */
export function changeSentence(
  rule: string,
  named: { readonly path?: string; readonly from?: string | null; readonly to?: string | null },
  language: string,
): string {
  const sentences = mispMessages[rule as MispRule] ?? upgradeMessages[rule as UpgradeRule];
  const some = inLanguage(named.path === undefined ? partsOf : anyProperty, language) ?? "";
  const sentence = (inLanguage(sentences, language) ?? rule)
    .replaceAll("{path}", named.path ?? some)
    .replaceAll("{from}", named.from ?? inLanguage(anyProperty, language) ?? "")
    .replaceAll("{to}", named.to ?? inLanguage(anyProperty, language) ?? "");
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

const partsOf = { en: "a part of the event", fr: "une partie de l’événement" } as const;

const duplicates = {
  identical: {
    en: "The same object came twice; it was kept once.",
    fr: "Le même objet figurait deux fois ; il n’a été gardé qu’une fois.",
  },
  conflicting: {
    en: "Another content came under the same id and version; the first was kept.",
    fr: "Un autre contenu portait le même identifiant et la même version ; le premier a été gardé.",
  },
} as const;

export function duplicateSentence(kind: keyof typeof duplicates, language: string): string {
  return inLanguage(duplicates[kind], language) ?? kind;
}

function inLanguage(
  sentences: { readonly en: string; readonly fr: string } | undefined,
  language: string,
): string | undefined {
  return language.split("-")[0] === "fr" ? sentences?.fr : sentences?.en;
}

/** What a place in the text was is not kept: the text itself is. */
function filled(sentence: string, property: string): string {
  return sentence
    .replaceAll(/ \((?:line|ligne) \{line\}[^)]*\)/g, "")
    .replaceAll(/ ?[;:] (?:expected: |attendu : )?\{expected\}/g, "")
    .replaceAll("{property}", property === "" ? "–" : property);
}
