import type { RepairRule } from "../import/repair.ts";
import type { Bilingual } from "./check-messages.ts";

const say = (en: string, fr: string): Bilingual => ({ en, fr });

/** What the lenient import did, in a sentence. `{property}` is the property; values before and after stand in the repair. */
export const repairMessages: Readonly<Record<RepairRule, Bilingual>> = {
  "null-value": say("{property} was null and was left out.", "{property} valait null et a été omis."),
  "empty-value": say(
    "{property} was empty, or had empty parts, which were left out.",
    "{property} était vide, ou contenait des parties vides, qui ont été omises.",
  ),
  "property-name": say(
    "{property} was renamed to a name that the standard allows.",
    "{property} a reçu un nom que la norme permet.",
  ),
  "property-reserved": say(
    "{property} is a reserved name and was given the prefix x_.",
    "{property} est un nom réservé et a reçu le préfixe x_.",
  ),
  "spec-version": say(
    "The version of the standard was set to 2.1.",
    "La version de la norme a été fixée à 2.1.",
  ),
  "timestamp-rewritten": say(
    "{property} was rewritten in the form of the standard; a time without a zone was taken as UTC.",
    "{property} a été réécrit dans la forme de la norme ; une heure sans fuseau a été prise comme UTC.",
  ),
  "created-missing": say(
    "The time of creation was missing and was set to that of the modification.",
    "La date de création manquait et a été fixée à celle de la modification.",
  ),
  "modified-missing": say(
    "The time of modification was missing and was set to that of the creation.",
    "La date de modification manquait et a été fixée à celle de la création.",
  ),
  "modified-before-created": say(
    "The modification was before the creation and was set to it.",
    "La modification précédait la création et a été ramenée à celle-ci.",
  ),
  "last-seen-before-first-seen": say(
    "Last seen was before first seen and was left out.",
    "La dernière observation précédait la première et a été omise.",
  ),
  "valid-until-not-after-valid-from": say(
    "The end of validity was not after its beginning and was left out.",
    "La fin de validité ne suivait pas son début et a été omise.",
  ),
  "last-observed-before-first-observed": say(
    "Last observed was before first observed and was set to it.",
    "La dernière observation précédait la première et a été ramenée à celle-ci.",
  ),
  "stop-time-not-after-start-time": say(
    "The relationship ended when or before it started; the end was left out.",
    "La relation finissait à son début ou avant ; la fin a été omise.",
  ),
  "end-before-start": say(
    "The traffic ended before it started; the end was left out.",
    "Le trafic finissait avant de commencer ; la fin a été omise.",
  ),
  "tlp-definition": say(
    "The TLP marking got the content that the standard fixes for it.",
    "Le marquage TLP a reçu le contenu que la norme lui fixe.",
  ),
  "tlp-reference": say(
    "The object now refers to the TLP marking of the narrowest audience that the sender stated.",
    "L’objet renvoie désormais au marquage TLP du public le plus restreint indiqué par l’expéditeur.",
  ),
  "location-nowhere": say(
    "The place had no region, country or coordinates; {property} was taken from the bundle, or says unspecified.",
    "Le lieu n’avait ni région, ni pays, ni coordonnées ; {property} vient du lot, ou indique « unspecified ».",
  ),
  "uri-format": say(
    "{property} had no scheme; http:// was put before it.",
    "{property} n’avait pas de schéma ; http:// a été ajouté.",
  ),
  "grouping-without-objects": say(
    "The grouping listed no objects; those that relationships tie to it were listed.",
    "Le groupement ne listait aucun objet ; ceux que des relations y rattachent ont été listés.",
  ),
  "default-of-older-version": say(
    "{property} is required since STIX 2.1 and was set to what it meant before.",
    "{property} est obligatoire depuis STIX 2.1 et a reçu sa valeur implicite d’avant.",
  ),
  "value-converted": say(
    "{property} had the wrong kind of value, which could be read in only one way.",
    "{property} n’avait pas le bon type de valeur, lisible d’une seule façon.",
  ),
  "value-removed": say(
    "{property} broke the standard and was left out; the report keeps its value.",
    "{property} enfreignait la norme et a été omis ; le rapport garde sa valeur.",
  ),
};
