/** A sentence in both languages. `{at}` and the like stand for the values of the refusal. */
export type Message = Readonly<Record<"en" | "fr", string>>;

export type SearchRefusal =
  | "image-not-of-this-format"
  | "image-cut-short"
  | "licence-unreadable"
  | "licence-lacks-name"
  | "licence-lacks-birth";

export const messages: Readonly<Record<SearchRefusal, Message>> = {
  "image-not-of-this-format": {
    en: "This is not a voter list image of this version and machine. Make it anew from the election package.",
    fr: "Ce n’est pas une image de liste de cette version et de cet appareil. Refaites-la à partir du dossier de scrutin.",
  },
  "image-cut-short": {
    en: "The voter list image ends too early, at byte {at}. Make it anew from the election package.",
    fr: "L’image de la liste s’arrête trop tôt, à l’octet {at}. Refaites-la à partir du dossier de scrutin.",
  },
  "licence-unreadable": {
    en: "The barcode could not be read. Scan it again, or type the name.",
    fr: "Le code-barres n’a pas pu être lu. Lisez-le de nouveau ou tapez le nom.",
  },
  "licence-lacks-name": {
    en: "The barcode holds no surname. Type the name.",
    fr: "Le code-barres ne contient pas de nom de famille. Tapez le nom.",
  },
  "licence-lacks-birth": {
    en: "The barcode holds no date of birth. Type the name.",
    fr: "Le code-barres ne contient pas de date de naissance. Tapez le nom.",
  },
};
