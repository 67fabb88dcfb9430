import { messages as say } from "../../../basics/text.ts";

export const messages = say("collections", {
  "because-opened": { en: "opened: {title}", fr: "ouverture : {title}" },
  "because-taxii": { en: "by TAXII 2.1", fr: "par TAXII 2.1" },
  collection: { en: "Collection", fr: "Collection" },
  "collections-name": { en: "Collections", fr: "Collections" },
  collections: { en: "What do we hand to partners?", fr: "Que transmettons-nous aux partenaires ?" },
  "did-open": { en: "Opened a collection", fr: "A ouvert une collection" },
  "did-close": { en: "Closed a collection", fr: "A fermé une collection" },
  "did-add": { en: "Added objects to a collection", fr: "A ajouté des objets à une collection" },
  "did-withdraw": { en: "Withdrew an object from a collection", fr: "A retiré un objet d’une collection" },
  "no-organisation": {
    en: "Only someone who belongs to an organisation opens a collection.",
    fr: "Seule une personne appartenant à une organisation ouvre une collection.",
  },
  "unmarked-above-collection": {
    en: "Objects without a marking cannot count as {unmarked}: this collection carries at most {tlp}.",
    fr: "Les objets sans marquage ne peuvent valoir {unmarked} : cette collection porte au plus {tlp}.",
  },
  "collection-not-found": {
    en: "There is no such collection here.",
    fr: "Cette collection n’existe pas ici.",
  },
  "collection-not-ours": {
    en: "Only the organisation that opened a collection closes it.",
    fr: "Seule l’organisation qui a ouvert une collection la ferme.",
  },
  "collection-closed": { en: "This collection is closed.", fr: "Cette collection est fermée." },
  "cursor-unreadable": {
    en: "The mark of the next page is not one that was given out here.",
    fr: "Le repère de la page suivante n’a pas été délivré ici.",
  },
  "not-acceptable": {
    en: "Replies here have the media type application/taxii+json;version=2.1, which the Accept header does not take.",
    fr: "Les réponses ont ici le type application/taxii+json;version=2.1, que l’en-tête Accept n’admet pas.",
  },
  "wrong-media-type": {
    en: "Objects are sent as application/taxii+json;version=2.1; the Content-Type header says something else.",
    fr: "Les objets sont envoyés en application/taxii+json;version=2.1 ; l’en-tête Content-Type dit autre chose.",
  },
  "too-large": {
    en: "The envelope is longer than max_content_length allows. Nothing was kept.",
    fr: "L’enveloppe dépasse max_content_length. Rien n’a été conservé.",
  },
  "not-readable": { en: "This collection is not read here.", fr: "Cette collection ne se lit pas ici." },
  "not-writable": {
    en: "Nothing is added to or withdrawn from this collection by you.",
    fr: "Vous ne pouvez rien ajouter à cette collection ni en retirer.",
  },
  "object-not-found": {
    en: "There is no such object in this collection.",
    fr: "Cet objet n’est pas dans cette collection.",
  },
  "status-not-found": { en: "There is no such status here.", fr: "Cet état n’existe pas ici." },
  "limit-not-positive": {
    en: "limit: expected a whole number above 0, got “{given}”.",
    fr: "limit : nombre entier supérieur à 0 attendu, reçu « {given} ».",
  },
  "added-after-no-time": {
    en: "added_after: expected a timestamp such as 2026-11-03T12:00:00.000000Z, got “{given}”.",
    fr: "added_after : horodatage attendu, comme 2026-11-03T12:00:00.000000Z, reçu « {given} ».",
  },
  "version-no-time": {
    en: "match[version]: expected all, first, last or a timestamp, got “{given}”.",
    fr: "match[version] : all, first, last ou un horodatage attendu, reçu « {given} ».",
  },
  "version-twice": {
    en: "match[version]: “{given}” stands twice; expected each value once.",
    fr: "match[version] : « {given} » figure deux fois ; chaque valeur est attendue une seule fois.",
  },
  "version-all-alone": {
    en: "match[version]: all stands beside another value; expected all alone.",
    fr: "match[version] : all accompagne une autre valeur ; all est attendu seul.",
  },
  "filter-repeated": {
    en: "{parameter} stands twice; several values are separated by commas.",
    fr: "{parameter} figure deux fois ; plusieurs valeurs se séparent par des virgules.",
  },
  "filter-too-long": {
    en: "{parameter}: expected at most {valuesMax} values of at most {charactersMax} characters.",
    fr: "{parameter} : au plus {valuesMax} valeurs d’au plus {charactersMax} caractères attendues.",
  },
  "next-unreadable": {
    en: "next: this mark was not given out to you for this query. Begin again without it.",
    fr: "next : ce repère ne vous a pas été délivré pour cette requête. Recommencez sans lui.",
  },
  "envelope-not-utf-8": {
    en: "While processing supplied content, an error occurred: the body is no text in UTF-8. Nothing was kept.",
    fr: "Erreur en traitant le contenu fourni : le corps n’est pas un texte en UTF-8. Rien n’a été conservé.",
  },
  "envelope-no-json": {
    en: "While processing supplied content, an error occurred at {path}, line {line}, column {column}: expected {expected}. Nothing was kept.",
    fr: "Erreur en traitant le contenu fourni, à {path}, ligne {line}, colonne {column} : attendu {expected}. Rien n’a été conservé.",
  },
  "envelope-no-envelope": {
    en: "While processing supplied content, an error occurred: expected an envelope with a member “objects” that holds at least one object. Nothing was kept.",
    fr: "Erreur en traitant le contenu fourni : enveloppe attendue, avec un membre « objects » d’au moins un objet. Rien n’a été conservé.",
  },
  "envelope-too-many": {
    en: "While processing supplied content, an error occurred: expected at most {objectsMax} objects in one envelope. Nothing was kept.",
    fr: "Erreur en traitant le contenu fourni : au plus {objectsMax} objets attendus par enveloppe. Rien n’a été conservé.",
  },
  "object-no-id": {
    en: "Expected an object with an id of the form type--UUID and a type.",
    fr: "Objet attendu, avec un identifiant de la forme type--UUID et un type.",
  },
  "spec-version-not-here": {
    en: "This collection does not take objects of STIX {tlp}.",
    fr: "Cette collection n’accepte pas d’objets STIX {tlp}.",
  },
  "marking-red": {
    en: "TLP:RED goes to named persons only, never into a collection.",
    fr: "TLP:RED ne va qu’à des personnes nommées, jamais dans une collection.",
  },
  "marking-above-collection": {
    en: "{tlp} is narrower than this collection carries.",
    fr: "{tlp} est plus restreint que ce que porte cette collection.",
  },
  "already-there": {
    en: "This version was here already; nothing was changed.",
    fr: "Cette version était déjà là ; rien n’a changé.",
  },
  repaired: {
    en: "Taken with {count, plural, one {# repair} other {# repairs}}.",
    fr: "Accepté avec {count, plural, one {# réparation} other {# réparations}}.",
  },
});
