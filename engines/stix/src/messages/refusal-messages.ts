import type { BundleRefusal } from "../json/bundle-reader.ts";
import type { JsonRefusal } from "../json/limits.ts";
import type { MatchRefusal } from "../pattern/match-pattern.ts";
import type { VocabularyRefusal } from "../vocabulary/vocabulary.ts";
import type { Bilingual } from "./check-messages.ts";

export type StixRefusal =
  | JsonRefusal
  | BundleRefusal
  | VocabularyRefusal
  | MatchRefusal
  | "not-a-misp-event"
  | "misp-event-unreadable"
  | "misp-events-too-many"
  | "not-a-sharing-group"
  | "template-without-relations"
  | "nothing-to-export"
  | "objects-break-the-standard";

const say = (en: string, fr: string): Bilingual => ({ en, fr });
const at = " (line {line}, column {column}, {path})";
const auPoint = " (ligne {line}, colonne {column}, {path})";

/** Why something was refused as a whole. The placeholders are the refusal's `values`. */
export const refusalMessages: Readonly<Record<StixRefusal, Bilingual>> = {
  "json-too-long": say("The text is too long: {expected}.", "Le texte est trop long : {expected}."),
  "json-too-deep": say(
    `The text is nested too deeply${at}: {expected}.`,
    `Le texte est trop imbriqué${auPoint} : {expected}.`,
  ),
  "json-string-too-long": say(
    `A string is too long${at}: {expected}.`,
    `Une chaîne est trop longue${auPoint} : {expected}.`,
  ),
  "json-too-many-members": say(
    `Too many members${at}: {expected}.`,
    `Trop de membres${auPoint} : {expected}.`,
  ),
  "json-duplicate-key": say(`A key stands twice${at}.`, `Une clé figure deux fois${auPoint}.`),
  "json-forbidden-key": say(`This key is not allowed${at}.`, `Cette clé n’est pas admise${auPoint}.`),
  "json-lone-surrogate": say(
    `Half a character${at}: {expected}.`,
    `Un demi-caractère${auPoint} : {expected}.`,
  ),
  "json-number-out-of-range": say(`A number is too large${at}.`, `Un nombre est trop grand${auPoint}.`),
  "json-trailing-data": say(
    `Something follows the end of the JSON text${at}.`,
    `Le texte JSON est suivi d’autre chose${auPoint}.`,
  ),
  "json-truncated": say(
    `The text ends too early${at}; expected: {expected}.`,
    `Le texte s’arrête trop tôt${auPoint} ; attendu : {expected}.`,
  ),
  "json-malformed": say(
    `This is no JSON${at}; expected: {expected}.`,
    `Ce n’est pas du JSON${auPoint} ; attendu : {expected}.`,
  ),
  "bundle-not-json": say(
    "The file is no JSON at character {offset}; expected: {expected}.",
    "Le fichier n’est pas du JSON au caractère {offset} ; attendu : {expected}.",
  ),
  "bundle-not-a-bundle": say(
    "The file is no STIX bundle; expected: {expected}.",
    "Le fichier n’est pas un lot STIX ; attendu : {expected}.",
  ),
  "bundle-truncated": say(
    "The file ends in the middle, after {object} objects.",
    "Le fichier s’arrête au milieu, après {object} objets.",
  ),
  "bundle-too-deep": say(
    "Object {object} is nested too deeply: {expected}.",
    "L’objet {object} est trop imbriqué : {expected}.",
  ),
  "bundle-object-too-long": say(
    "Object {object} is too long: {expected}.",
    "L’objet {object} est trop long : {expected}.",
  ),
  "bundle-too-many-objects": say(
    "The bundle has too many objects: {expected}.",
    "Le lot contient trop d’objets : {expected}.",
  ),
  "bundle-member-repeated": say("A member of the bundle stands twice.", "Un membre du lot figure deux fois."),
  "vocabulary-without-terms": say(
    "No term with a code among {objects} objects.",
    "Aucun terme avec un code parmi {objects} objets.",
  ),
  "not-a-misp-event": say(
    "This is no MISP event; expected: an object with the member {expected}, or with info and attributes.",
    "Ce n’est pas un événement MISP ; attendu : un objet avec le membre {expected}, ou avec info et des attributs.",
  ),
  "misp-event-unreadable": say(
    "The file holds several MISP events, and the one at index {index} (UUID {uuid}) is none; expected: an object with the member Event, or with info and attributes. Nothing was kept.",
    "Le fichier contient plusieurs événements MISP et celui d’indice {index} (UUID {uuid}) n’en est pas un ; attendu : un objet avec le membre Event, ou avec info et des attributs. Rien n’a été conservé.",
  ),
  "misp-events-too-many": say(
    "The file holds {count} MISP events; at most {eventsMax} are taken at once. Nothing was kept.",
    "Le fichier contient {count} événements MISP ; {eventsMax} au plus sont pris à la fois. Rien n’a été conservé.",
  ),
  "not-a-sharing-group": say(
    "This is no sharing group; expected: the member {expected} with a name.",
    "Ce n’est pas un groupe de partage ; attendu : le membre {expected} avec un nom.",
  ),
  "template-without-relations": say(
    "This is no template of a MISP object; expected: {expected} with their types.",
    "Ce n’est pas un modèle d’objet MISP ; attendu : {expected} avec leurs types.",
  ),
  "regex-not-supported": say(
    "The regular expression of the pattern cannot be run (character {at}: {what}).",
    "L’expression régulière du motif ne peut être exécutée (caractère {at} : {what}).",
  ),
  "pattern-too-complex": say(
    "The pattern was given up after {combinations} combinations of observations.",
    "Le motif a été abandonné après {combinations} combinaisons d’observations.",
  ),
  "nothing-to-export": say("There is nothing to export.", "Il n’y a rien à exporter."),
  "objects-break-the-standard": say(
    "{object} breaks the standard at {property} ({rule}), with {findings} findings in all.",
    "{object} enfreint la norme à {property} ({rule}), avec {findings} constats en tout.",
  ),
};
