import type { Refused } from "../basis/outcome.ts";
import { refusalMessages, type StixRefusal } from "./refusal-messages.ts";

/** What a refusal says was expected, as the readers write it (`values.expected`), in French. `#` stands for a number. */
const french: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "a key in double quotes or }": "une clé entre guillemets droits ou }",
    "an object or ]": "un objet ou ]",
    "an object": "un objet",
    "a JSON text": "un texte JSON",
    "an object at the top": "un objet au premier niveau",
    '"type": "bundle"': '"type": "bundle"',
    "each member once": "chaque membre une seule fois",
    "the end of the text": "la fin du texte",
    "a value": "une valeur",
    "a comma or }": "une virgule ou }",
    "a comma or ]": "une virgule ou ]",
    "a key in double quotes": "une clé entre guillemets droits",
    "a key other than __proto__": "une autre clé que __proto__",
    "a key that the object does not have yet": "une clé que l’objet n’a pas encore",
    "a colon": "un deux-points",
    "control characters written as escapes": "des caractères de commande écrits en séquences d’échappement",
    "the rest of the string": "la suite de la chaîne",
    "the rest of the escape": "la suite de la séquence d’échappement",
    "a known escape": "une séquence d’échappement connue",
    "a high surrogate before a low one": "un demi-codet haut avant un bas",
    "a low surrogate after it": "un demi-codet bas à sa suite",
    "four hexadecimal digits": "quatre chiffres hexadécimaux",
    "surrogates in pairs": "des demi-codets par paires",
    "a digit": "un chiffre",
    "a number without leading zeros, with digits after point and exponent":
      "un nombre sans zéros initiaux, avec des chiffres après le point et l’exposant",
    "a number that a double can hold": "un nombre que peut contenir un flottant double",
    "at most # characters": "au plus # caractères",
    "strings of at most # characters": "des chaînes d’au plus # caractères",
    "at most # levels of nesting": "au plus # niveaux d’imbrication",
    "at most # members": "au plus # membres",
    "at most # objects": "au plus # objets",
    "the end of the pattern": "la fin du motif",
    "square brackets around a comparison": "des crochets autour d’une comparaison",
    "each qualifier once": "chaque qualificatif une seule fois",
    "a positive number": "un nombre positif",
    "a comparison operator": "un opérateur de comparaison",
    "at most # parentheses in each other": "au plus # parenthèses imbriquées",
    "an object type": "un type d’objet",
    "a colon after the object type": "un deux-points après le type d’objet",
    "a property": "une propriété",
    "an index or *": "un indice ou *",
    "( after IN": "( après IN",
    base64: "du base64",
    "pairs of hexadecimal digits": "des paires de chiffres hexadécimaux",
    "a literal": "un littéral",
    "# hexadecimal digits": "# chiffres hexadécimaux",
    "a text in single quotes": "un texte entre apostrophes droites",
    "a timestamp like t'#-#-#T#:#:#Z'": "une date comme t'#-#-#T#:#:#Z'",
    "a known word or mark": "un mot ou un signe connu",
  }),
);

/** What was expected, in the reader's language. A mark or a keyword (`}`, `STOP`) is the same in both. */
export function expectedIn(language: "en" | "fr", expected: string): string {
  if (language === "en") return expected;
  const numbers = expected.match(/\d+/g) ?? [];
  const found = french.get(expected.replaceAll(/\d+/g, "#"));
  if (found === undefined) return french.get(expected) ?? expected;
  let next = 0;
  return found.replaceAll("#", () => numbers[next++] ?? "#");
}

/** Words of JSON itself. */
const keywords: ReadonlySet<string> = new Set(["true", "false", "null"]);

/** True where the French of an expectation is known, or nothing is to be said in another way: a mark, a keyword. */
export function hasFrench(expected: string): boolean {
  return french.has(expected.replaceAll(/\d+/g, "#")) || !/[a-z]/.test(expected) || keywords.has(expected);
}

/** A refusal as a sentence, with its place and what was expected, in the reader's language. */
export function explainRefusal(refused: Refused<StixRefusal>, language: "en" | "fr"): string {
  return refusalMessages[refused.refusal][language].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = refused.values[name];
    if (value === undefined) return "";
    return name === "expected" ? expectedIn(language, String(value)) : String(value);
  });
}
