import type { UpgradeRule } from "../import/upgrade.ts";
import type { Bilingual } from "./bilingual.ts";

const say = (en: string, fr: string): Bilingual => ({ en, fr });

/** What the upgrade from STIX 2.0 did, in a sentence. `{from}` and `{to}` are the properties before and after. */
export const upgradeMessages: Readonly<Record<UpgradeRule, Bilingual>> = {
  "version-stated": say("The version of the standard was stated.", "La version de la norme a été indiquée."),
  "labels-became-types": say(
    "What {from} said now stands in {to}.",
    "Ce que disait {from} figure maintenant dans {to}.",
  ),
  "pattern-language-stated": say(
    "The language of the pattern was stated.",
    "Le langage du motif a été indiqué.",
  ),
  "pattern-renamed": say(
    "The pattern uses the new names of properties.",
    "Le motif emploie les nouveaux noms des propriétés.",
  ),
  "family-unknown": say(
    "STIX 2.0 does not say whether this is a family; it counts as one piece of malware.",
    "STIX 2.0 ne dit pas s’il s’agit d’une famille ; l’objet compte comme un seul logiciel malveillant.",
  ),
  "observables-on-their-own": say(
    "The observables of {from} became objects of their own, named in {to}.",
    "Les observables de {from} sont devenus des objets à part, nommés dans {to}.",
  ),
  "marking-moved": say(
    "The markings of the observables went with them.",
    "Les marquages des observables les ont suivis.",
  ),
  "property-renamed": say("{from} is called {to} now.", "{from} s’appelle maintenant {to}."),
};
