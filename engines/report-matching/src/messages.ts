import { type Reason, type ReasonKind } from "./reason.ts";

/** A sentence in both languages; `{evidence}` stands for what was found. */
export type Message = Readonly<Record<"en" | "fr", string>>;

/** What each reason says to the analyst who decides. */
export const reasonMessages: Readonly<Record<ReasonKind, Message>> = {
  "same-text": { en: "The text is the same.", fr: "Le texte est le même." },
  "similar-text": {
    en: "{evidence}% of the text is alike.",
    fr: "Le texte se ressemble à {evidence} %.",
  },
  "same-url": { en: "Both point to {evidence}.", fr: "Les deux renvoient à {evidence}." },
  "same-domain": {
    en: "Both point to the site {evidence}.",
    fr: "Les deux renvoient au site {evidence}.",
  },
  "same-handle": { en: "Both name the account {evidence}.", fr: "Les deux nomment le compte {evidence}." },
  "same-identifier": {
    en: "Both contain the number, address or hash {evidence}.",
    fr: "Les deux contiennent le numéro, l’adresse ou l’empreinte {evidence}.",
  },
  "close-in-time": {
    en: "They were seen within three days, {evidence} h apart.",
    fr: "Ils ont été vus à moins de trois jours, à {evidence} h d’écart.",
  },
  "close-in-place": {
    en: "They were seen in or near the same place ({evidence}).",
    fr: "Ils ont été vus au même endroit ou près de là ({evidence}).",
  },
};

/** The reason as a sentence for a reader of English or French. */
export function explain(reason: Reason, reader: "en" | "fr"): string {
  return reasonMessages[reason.kind][reader].replace("{evidence}", () => reason.evidence);
}
