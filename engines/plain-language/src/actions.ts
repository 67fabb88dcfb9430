import { type MeasuredLanguage } from "./language.ts";
import { textCharactersMax } from "./words.ts";

/**
 * True where a text tells the reader to do, or not to do, something: a verb of the list at the head of a clause ("Check
 * …", "…, then call …"), or "you must / should / do not need to …". In French the same with -ez, an infinitive, `vous devez`
 * or `il faut`.
 */
export function tellsWhatToDo(text: string, language: MeasuredLanguage): boolean {
  const read = text.slice(0, textCharactersMax).normalize("NFC").replace(/[’ʼ]/gu, "'");
  return clauses[language].test(read) || duties[language].test(read);
}

const head = String.raw`(?:^|[.!?:;,•*()–—-]\s{1,4}|\n\s{0,4}(?:[-*•–]\s|\d{1,2}[.)]\s)?)`;
const englishVerbs =
  "ask|apply|avoid|bookmark|block|bring|call|cast|change|check|choose|click|close|come|compare|confirm|consult|contact|continue|delete|dial|disregard|download|email|enter|file|find|follow|forward|get|give|go|hang up|help|ignore|install|keep|learn|leave|listen|log|look|mail|make|open|order|phone|plan|print|protect|read|rely|remember|remove|reply|report|request|return|review|save|search|see|send|share|show|sign|speak|stay|stop|take|talk|tell|text|think|treat|trust|try|turn|update|use|verify|view|visit|vote|wait|walk|watch|write";
const frenchInfinitives =
  "appeler|aller|apporter|attendre|bloquer|changer|chercher|communiquer|comparer|composer|confirmer|consulter|contacter|continuer|conserver|demander|déposer|éviter|écouter|écrire|envoyer|faire|fermer|garder|ignorer|imprimer|joindre|lire|mettre|ouvrir|parler|partager|participer|prendre|protéger|raccrocher|regarder|remplir|rendre|répondre|s'adresser|se rendre|se fier|signaler|suivre|supprimer|télécharger|téléphoner|transmettre|utiliser|valider|vérifier|visiter|voter";

const clauses: Readonly<Record<MeasuredLanguage, RegExp>> = {
  en: new RegExp(
    String.raw`(?:${head}|(?<!\p{L})(?:and|or|then|please|instead)\s)["“(]?(?:please |always |never |do not |don't |only |just |first |then ){0,3}(?:${englishVerbs})(?!\p{L})`,
    "iu",
  ),
  fr: new RegExp(
    String.raw`(?:${head}|(?<!\p{L})(?:et|ou|puis|veuillez|prière de|merci de|plutôt)\s)[«“(]?\s?(?:ne |n'|toujours |d'abord |ensuite ){0,3}(?:(?!chez|assez|nez|rez)\p{L}{2,20}ez|dites|faites|soyez|(?:ne pas )?(?:${frenchInfinitives}))(?!\p{L})`,
    "iu",
  ),
};

const duties: Readonly<Record<MeasuredLanguage, RegExp>> = {
  en: /(?<!\p{L})(?:you|voters|everyone|anyone)\s(?:must|should|can|may|need|have|do not need|don't need|do not have|don't have)\s(?:not\s)?(?:to\s)?\p{L}{2}/iu,
  fr: /(?<!\p{L})(?:vous|les électeurs)\s(?:n'(?:avez|ont)\spas\sà|(?:ne\s)?(?:devez|doivent|pouvez|peuvent))\s|(?<!\p{L})(?:il faut|il ne faut pas|il suffit)\s/iu,
};
