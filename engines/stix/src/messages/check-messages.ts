import type { CheckRule } from "../check/check-rules.ts";
import type { Bilingual } from "./bilingual.ts";
import { laterMessages } from "./warning-messages.ts";

export type { Bilingual } from "./bilingual.ts";

const say = (en: string, fr: string): Bilingual => ({ en, fr });

/** What each rule of the strict check asks for. `{property}` is where it is broken. */
export const checkMessages: Readonly<Record<CheckRule, Bilingual>> = {
  "object-expected": say("A STIX object is expected here.", "Un objet STIX est attendu ici."),
  "bundle-members": say(
    "The objects of a bundle are a list that is not empty.",
    "Les objets d’un lot forment une liste non vide.",
  ),
  "type-missing": say("The object says no type.", "L’objet n’indique pas son type."),
  "type-name": say(
    "A type is written in lower case letters, digits and single hyphens.",
    "Un type s’écrit en minuscules, chiffres et traits d’union simples.",
  ),
  "type-reserved": say("This type is reserved.", "Ce type est réservé."),
  "type-custom": say("STIX 2.1 does not define this type.", "STIX 2.1 ne définit pas ce type."),
  "id-missing": say("The object has no id.", "L’objet n’a pas d’identifiant."),
  "id-format": say(
    "{property} is no identifier of the form type--UUID.",
    "{property} n’est pas un identifiant de la forme type--UUID.",
  ),
  "id-of-another-type": say(
    "The id begins with another type than the object’s.",
    "L’identifiant commence par un autre type que celui de l’objet.",
  ),
  "id-not-random": say(
    "The id should be a random UUID (version 4).",
    "L’identifiant devrait être un UUID aléatoire (version 4).",
  ),
  "id-not-random-without-content": say(
    "Without content that makes an id, the id must be random.",
    "Sans contenu qui détermine l’identifiant, celui-ci doit être aléatoire.",
  ),
  "spec-version": say("The version of the standard must be 2.1.", "La version de la norme doit être 2.1."),
  "required-missing": say("{property} is required and missing.", "{property} est obligatoire et absent."),
  "value-type": say("{property} has the wrong kind of value.", "{property} n’a pas le bon type de valeur."),
  "value-range": say("{property} is outside its range.", "{property} est hors de son intervalle."),
  "timestamp-format": say(
    "{property} must be a time like 2026-01-31T12:00:00.000Z.",
    "{property} doit être une date comme 2026-01-31T12:00:00.000Z.",
  ),
  "timestamp-calendar": say(
    "{property} names a day that does not exist.",
    "{property} désigne un jour qui n’existe pas.",
  ),
  "timestamp-precision": say(
    "{property} must be given to the millisecond.",
    "{property} doit être donné à la milliseconde.",
  ),
  "modified-before-created": say(
    "The object was modified before it was created.",
    "L’objet a été modifié avant d’avoir été créé.",
  ),
  "last-seen-before-first-seen": say(
    "Last seen is before first seen.",
    "La dernière observation précède la première.",
  ),
  "valid-until-not-after-valid-from": say(
    "The end of validity must be after its beginning.",
    "La fin de validité doit suivre son début.",
  ),
  "last-observed-before-first-observed": say(
    "Last observed is before first observed.",
    "La dernière observation précède la première.",
  ),
  "stop-time-not-after-start-time": say(
    "The end of the relationship must be after its start.",
    "La fin de la relation doit suivre son début.",
  ),
  "end-before-start": say("The traffic ends before it starts.", "Le trafic finit avant de commencer."),
  "active-traffic-has-end": say(
    "Traffic that is still active cannot have an end.",
    "Un trafic encore actif ne peut avoir de fin.",
  ),
  "list-empty": say("{property} must not be an empty list.", "{property} ne doit pas être une liste vide."),
  "dictionary-empty": say("{property} must not be empty.", "{property} ne doit pas être vide."),
  "dictionary-key": say(
    "The key {property} has characters that are not allowed.",
    "La clé {property} contient des caractères non admis.",
  ),
  "hash-algorithm": say(
    "{property} is no name of a hash algorithm.",
    "{property} n’est pas un nom d’algorithme de hachage.",
  ),
  "hash-length": say(
    "{property} has the wrong length for its algorithm.",
    "{property} n’a pas la longueur voulue pour son algorithme.",
  ),
  "hex-format": say("{property} must be hexadecimal.", "{property} doit être en hexadécimal."),
  "binary-format": say("{property} must be base64.", "{property} doit être en base64."),
  "enumeration-value": say(
    "{property} must be one of the listed words.",
    "{property} doit être l’un des mots de la liste.",
  ),
  "vocabulary-value": say(
    "{property} should be a word of the open vocabulary.",
    "{property} devrait être un mot du vocabulaire ouvert.",
  ),
  "reference-target": say(
    "{property} refers to an object of the wrong type.",
    "{property} renvoie à un objet du mauvais type.",
  ),
  "reference-format": say(
    "{property} is not a whole identifier.",
    "{property} n’est pas un identifiant complet.",
  ),
  "created-by-no-identity": say(
    "The creator should be an identity.",
    "Le créateur devrait être une identité.",
  ),
  "uri-format": say("{property} must be an absolute URI.", "{property} doit être un URI absolu."),
  "email-format": say(
    "{property} must be an e-mail address without a name.",
    "{property} doit être une adresse électronique sans nom.",
  ),
  "address-format": say(
    "{property} is no network address of its kind.",
    "{property} n’est pas une adresse réseau de ce genre.",
  ),
  "language-code": say(
    "{property} must be a language code (RFC 5646).",
    "{property} doit être un code de langue (RFC 5646).",
  ),
  "property-name": say(
    "{property} is no name that a property may have.",
    "{property} n’est pas un nom permis pour une propriété.",
  ),
  "property-name-characters": say(
    "{property} has characters that property names should not have.",
    "{property} contient des caractères que les noms ne devraient pas avoir.",
  ),
  "property-reserved": say("{property} is a reserved name.", "{property} est un nom réservé."),
  "property-custom": say(
    "{property} is custom; an extension should carry it.",
    "{property} est hors norme ; une extension devrait la porter.",
  ),
  "property-not-used-here": say(
    "{property} is not used in objects of this type.",
    "{property} ne s’emploie pas dans ce type d’objet.",
  ),
  "extension-content": say("{property} should be an object.", "{property} devrait être un objet."),
  "extension-type": say(
    "{property} is no known kind of extension.",
    "{property} n’est pas un genre d’extension connu.",
  ),
  "external-reference-empty": say(
    "{property} needs a description, a URL or an identifier.",
    "{property} doit avoir une description, une URL ou un identifiant.",
  ),
  "external-reference-identifier": say(
    "{property}: CVE and CAPEC identifiers go with the source names cve and capec.",
    "{property} : les identifiants CVE et CAPEC vont avec les sources cve et capec.",
  ),
  "kill-chain-name": say(
    "{property} should be in lower case with hyphens.",
    "{property} devrait être en minuscules avec des traits d’union.",
  ),
  "granular-marking": say(
    "{property} must have either a language or a marking.",
    "{property} doit avoir soit une langue, soit un marquage.",
  ),
  "marking-of-itself": say("A marking cannot mark itself.", "Un marquage ne peut se marquer lui-même."),
  "marking-definition-content": say(
    "The marking definition says nothing valid.",
    "La définition de marquage n’a pas de contenu valide.",
  ),
  "tlp-definition": say(
    "A TLP marking must be one of those that the standard fixes.",
    "Un marquage TLP doit être l’un de ceux que fixe la norme.",
  ),
  "pattern-syntax": say("The pattern does not follow the grammar.", "Le motif ne suit pas la grammaire."),
  "pattern-property-name": say(
    "The pattern compares a property that cannot exist.",
    "Le motif compare une propriété qui ne peut exister.",
  ),
  "location-nowhere": say(
    "A location needs a region, a country or coordinates.",
    "Un lieu doit avoir une région, un pays ou des coordonnées.",
  ),
  "coordinates-incomplete": say(
    "Latitude and longitude go together, and precision with both.",
    "Latitude et longitude vont ensemble, et la précision avec les deux.",
  ),
  "malware-family-name": say(
    "A malware family needs a name.",
    "Une famille de logiciels malveillants doit avoir un nom.",
  ),
  "analysis-without-result": say(
    "An analysis needs a result or captured objects.",
    "Une analyse doit avoir un résultat ou des objets relevés.",
  ),
  "observation-content": say(
    "Observed data has either objects or references to them.",
    "Des données observées ont soit des objets, soit des références.",
  ),
  "relationship-endpoint": say(
    "A relationship cannot start or end at an object of this type.",
    "Une relation ne peut partir de ce type d’objet ni y aboutir.",
  ),
  "relationship-type-name": say(
    "A relationship type is written in lower case with hyphens.",
    "Un type de relation s’écrit en minuscules avec des traits d’union.",
  ),
  "artifact-content": say(
    "An artifact has either a payload or a URL with hashes.",
    "Un artefact a soit un contenu, soit une URL avec des empreintes.",
  ),
  "artifact-encryption": say(
    "A decryption key needs an encryption algorithm.",
    "Une clé de déchiffrement exige un algorithme de chiffrement.",
  ),
  "email-body": say(
    "{property} does not go with the form of the message.",
    "{property} ne va pas avec la forme du message.",
  ),
  "file-without-name-or-hash": say(
    "A file needs a name or a hash.",
    "Un fichier doit avoir un nom ou une empreinte.",
  ),
  "traffic-without-ends": say(
    "Network traffic needs a source or a destination.",
    "Un trafic réseau doit avoir une source ou une destination.",
  ),
  "property-at-least-one": say(
    "The object needs at least one property of its own.",
    "L’objet doit avoir au moins une propriété propre.",
  ),
  "process-id-random": say(
    "The id of a process must be random.",
    "L’identifiant d’un processus doit être aléatoire.",
  ),
  "cpe-format": say("{property} must be a CPE 2.3 name.", "{property} doit être un nom CPE 2.3."),
  "registry-key-abbreviated": say(
    "The registry hive must be written in full.",
    "La ruche du registre doit être écrite en entier.",
  ),
  "character-set": say(
    "{property} must be a registered character set.",
    "{property} doit être un jeu de caractères enregistré.",
  ),
  "media-type": say("{property} must be a media type.", "{property} doit être un type de média."),
  "reference-dangling": say(
    "{property} refers to an object that is not in the bundle.",
    "{property} renvoie à un objet absent du lot.",
  ),
  ...laterMessages,
};
