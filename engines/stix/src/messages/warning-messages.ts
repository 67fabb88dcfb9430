import type { Bilingual } from "./bilingual.ts";

const say = (en: string, fr: string): Bilingual => ({ en, fr });

/** What the rules of advice ask for, and those that only STIX 2.0 has. `{property}` is where it is broken. */
export const laterMessages = {
  "media-type-unregistered": say(
    "{property} should be a registered media type.",
    "{property} devrait être un type de média enregistré.",
  ),
  "id-repeated": say(
    "{property} stands twice with the same time of change.",
    "{property} figure deux fois avec la même date de modification.",
  ),
  "id-not-derived": say(
    "The id of an observable should be derived from its content (UUID version 5).",
    "L’identifiant d’un observable devrait découler de son contenu (UUID version 5).",
  ),
  selector: say("{property} selects nothing in this object.", "{property} ne désigne rien dans cet objet."),
  "extension-key": say(
    "The key {property} should be the id of an extension definition.",
    "La clé {property} devrait être l’identifiant d’une définition d’extension.",
  ),
  "extension-properties-missing": say(
    "An extension with properties at the top level should name them.",
    "Une extension qui a des propriétés au premier niveau devrait les nommer.",
  ),
  "relationship-not-suggested": say(
    "The standard does not suggest this type of relationship between these types ({property}).",
    "La norme ne propose pas ce type de relation entre ces types ({property}).",
  ),
  "observations-deprecated": say(
    "{property} is deprecated; references to observables take its place.",
    "{property} est déprécié ; des renvois à des observables le remplacent.",
  ),
  "observation-key": say(
    "The key {property} should be a number from 0.",
    "La clé {property} devrait être un nombre à partir de 0.",
  ),
  "indicator-without-words": say(
    "An indicator should have a name and a description.",
    "Un indicateur devrait avoir un nom et une description.",
  ),
  "country-code": say(
    "{property} should be a code of two letters (ISO 3166-1).",
    "{property} devrait être un code de deux lettres (ISO 3166-1).",
  ),
  "product-name": say(
    "{property} should be in lower case with hyphens.",
    "{property} devrait être en minuscules avec des traits d’union.",
  ),
  "ports-both": say(
    "Both ports of the traffic should be given; {property} is missing.",
    "Les deux ports du trafic devraient être donnés ; {property} manque.",
  ),
  "request-header": say(
    "{property} should be a registered header of HTTP requests.",
    "{property} devrait être un en-tête enregistré de requête HTTP.",
  ),
  "socket-option": say(
    "{property} should be a socket option such as SO_KEEPALIVE.",
    "{property} devrait être une option de socket telle que SO_KEEPALIVE.",
  ),
  "process-priority": say("{property} should end in _CLASS.", "{property} devrait se terminer par _CLASS."),
  "marking-type-custom": say(
    "A marking of a kind of its own should be stated as an extension.",
    "Un marquage d’un genre particulier devrait être énoncé comme extension.",
  ),
  "file-encryption": say(
    "{property} is only allowed where the file is said to be encrypted.",
    "{property} n’est admis que si le fichier est dit chiffré.",
  ),
  "observation-reference": say(
    "{property} refers to an observable that is not among those of the observation.",
    "{property} renvoie à un observable absent de l’observation.",
  ),
  "pattern-custom-type": say(
    "The pattern compares a type of object that does not exist: its own begin with x- and a source.",
    "Le motif compare un type d’objet qui n’existe pas : les types propres commencent par x- et une source.",
  ),
  "dictionary-key-spelling": say(
    "The key {property} should be in lower case and not longer than 30 characters.",
    "La clé {property} devrait être en minuscules et ne pas dépasser 30 caractères.",
  ),
  "custom-name": say(
    "The custom name {property} should begin with x_ (x- for types) and a source.",
    "Le nom propre {property} devrait commencer par x_ (x- pour les types) et une source.",
  ),
} as const satisfies Readonly<Record<string, Bilingual>>;
