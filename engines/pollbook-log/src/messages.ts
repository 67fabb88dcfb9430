import type { EventRefusal } from "./event/event.ts";
import type { DisputeKind } from "./ledger/disputes.ts";
import type { VoidReason } from "./ledger/facts.ts";
import type { HeldReason } from "./ledger/quarantine.ts";
import type { CheckInReason } from "./rule/may-check-in.ts";

/** A sentence in both languages. `{field}` and the like stand for the values of the refusal. */
export type Message = Readonly<Record<"en" | "fr", string>>;

/** Everything that this engine tells by name. */
export type Told =
  | EventRefusal
  | HeldReason
  | VoidReason
  | DisputeKind
  | CheckInReason
  | "not-stored"
  | "log-stopped"
  | "file-is-not-a-log"
  | "file-damaged";

export const messages: Readonly<Record<Told, Message>> = {
  "record-not-of-this-format": {
    en: "This is not a pollbook record of a format known here. Update this device.",
    fr: "Ce n’est pas un enregistrement d’un format connu ici. Mettez cet appareil à jour.",
  },
  "record-cut-short": {
    en: "The record ends within {field}. Ask for it again.",
    fr: "L’enregistrement s’arrête dans {field}. Redemandez-le.",
  },
  "record-has-trailing-bytes": {
    en: "The record holds more than its event. Ask for it again.",
    fr: "L’enregistrement contient plus que son événement. Redemandez-le.",
  },
  "record-too-long": {
    en: "A record has at most {bytesMax} bytes.",
    fr: "Un enregistrement a au plus {bytesMax} octets.",
  },
  "kind-unknown": {
    en: "“{kind}” is no kind of event known here. Update this device.",
    fr: "« {kind} » n’est pas un type d’événement connu ici. Mettez cet appareil à jour.",
  },
  "field-unknown": {
    en: "An event of this kind has no field {field}. Leave it out.",
    fr: "Un événement de ce type n’a pas de champ {field}. Retirez-le.",
  },
  "field-missing": {
    en: "{field} is missing or of the wrong type.",
    fr: "{field} manque ou n’est pas du bon type.",
  },
  "field-has-wrong-length": {
    en: "{field} has the wrong length.",
    fr: "{field} n’a pas la bonne longueur.",
  },
  "number-out-of-range": {
    en: "{field} must be a whole number from 0 to 9007199254740991.",
    fr: "{field} doit être un nombre entier de 0 à 9007199254740991.",
  },
  "value-unknown": {
    en: "{field} is none of the values known here.",
    fr: "{field} n’est aucune des valeurs connues ici.",
  },
  "id-malformed": {
    en: "{field} must be 64 lower-case hexadecimal digits.",
    fr: "{field} doit être fait de 64 chiffres hexadécimaux minuscules.",
  },
  "ids-not-sorted": {
    en: "The ids in {field} must be in ascending order, each once.",
    fr: "Les identifiants de {field} doivent être en ordre croissant, chacun une fois.",
  },
  "text-empty": { en: "{field} must not be empty.", fr: "{field} ne doit pas être vide." },
  "text-too-long": {
    en: "{field} is longer than {bytesMax} bytes.",
    fr: "{field} dépasse {bytesMax} octets.",
  },
  "text-not-unicode": {
    en: "{field} is not well-formed Unicode.",
    fr: "{field} n’est pas de l’Unicode bien formé.",
  },
  "text-has-control-character": {
    en: "{field} holds a control character. Remove it.",
    fr: "{field} contient un caractère de commande. Retirez-le.",
  },
  "sequence-starts-at-one": {
    en: "The first event of a log has the number 1.",
    fr: "Le premier événement d’un journal porte le numéro 1.",
  },
  "not-stored": {
    en: "The event may not be stored, so that nothing was recorded for certain and no receipt is given. Use paper until this device is restarted.",
    fr: "L’événement n’est peut-être pas enregistré : rien n’est certain et aucun reçu n’est donné. Passez au papier jusqu’au redémarrage de cet appareil.",
  },
  "log-stopped": {
    en: "This device could not store an event and records nothing more. Use paper and restart it.",
    fr: "Cet appareil n’a pas pu enregistrer un événement et n’enregistre plus rien. Passez au papier et redémarrez-le.",
  },
  "file-is-not-a-log": {
    en: "This file is not a pollbook log. Nothing of it was read.",
    fr: "Ce fichier n’est pas un journal de liste d’émargement. Rien n’en a été lu.",
  },
  "file-damaged": {
    en: "The log file is damaged at byte {at}, after {records} whole records. Keep the file, take this device out of use and fetch its log from another.",
    fr: "Le fichier du journal est endommagé à l’octet {at}, après {records} enregistrements entiers. Gardez le fichier, retirez cet appareil et reprenez son journal d’un autre.",
  },
  gap: {
    en: "An earlier event of this device is missing. This one waits for it.",
    fr: "Un événement antérieur de cet appareil manque. Celui-ci l’attend.",
  },
  fork: {
    en: "This device has signed two events with one number: it was copied, restored or tampered with. Take it out of use.",
    fr: "Cet appareil a signé deux événements sous un même numéro : il a été copié, restauré ou altéré. Retirez-le.",
  },
  "broken-link": {
    en: "This event continues another log of this device than the one known here. Take it out of use.",
    fr: "Cet événement prolonge un autre journal de cet appareil que celui connu ici. Retirez-le.",
  },
  "device-unknown": {
    en: "The hub has not enrolled this device, or its enrolment has not arrived.",
    fr: "Le centre n’a pas inscrit cet appareil, ou son inscription n’est pas arrivée.",
  },
  "signature-invalid": {
    en: "This device did not sign this event: it is forged or damaged.",
    fr: "Cet appareil n’a pas signé cet événement : il est falsifié ou abîmé.",
  },
  "other-election": {
    en: "This event belongs to another election.",
    fr: "Cet événement appartient à un autre scrutin.",
  },
  "other-list": {
    en: "This device works with another version of the voter list. Load the same one on both.",
    fr: "Cet appareil travaille avec une autre version de la liste. Chargez la même sur les deux.",
  },
  "only-the-hub-says-this": {
    en: "Only the hub can record this.",
    fr: "Seul le centre peut enregistrer cela.",
  },
  "names-no-event-of-this-device": {
    en: "A device can change only its own earlier events. Ask an adjudicator to decide.",
    fr: "Un appareil ne peut modifier que ses propres événements antérieurs. Demandez une décision.",
  },
  "cannot-be-undone": {
    en: "An event of this kind cannot be undone.",
    fr: "Un événement de ce type ne peut pas être annulé.",
  },
  "already-undone": { en: "This event is undone already.", fr: "Cet événement est déjà annulé." },
  "has-no-such-field": {
    en: "The event has no such field to correct.",
    fr: "L’événement n’a pas ce champ à corriger.",
  },
  "after-seal": {
    en: "The device was under seal. It must be handed over before it records again.",
    fr: "L’appareil était sous scellé. Il doit être remis avant d’enregistrer de nouveau.",
  },
  "second-person-missing": {
    en: "A paper mark is keyed in by two different people. Key it again together.",
    fr: "Une marque sur papier se saisit à deux personnes différentes. Saisissez-la de nouveau ensemble.",
  },
  "device-already-enrolled": {
    en: "A device of this name is enrolled already. Give it another name.",
    fr: "Un appareil de ce nom est déjà inscrit. Donnez-lui un autre nom.",
  },
  "hub-cannot-be-retired": { en: "The hub cannot be retired.", fr: "Le centre ne peut pas être retiré." },
  "double-check-in": {
    en: "This voter was checked in more than once.",
    fr: "Cet électeur a été émargé plus d’une fois.",
  },
  "double-issue": {
    en: "This voter has more than one ballot out.",
    fr: "Cet électeur a reçu plus d’un bulletin.",
  },
  "double-return": {
    en: "More than one ballot of this voter was cast or received.",
    fr: "Plus d’un bulletin de cet électeur a été déposé ou reçu.",
  },
  "post-and-person": {
    en: "This voter's postal ballot was received, and the voter was served in person.",
    fr: "Le bulletin postal de cet électeur a été reçu, et l’électeur a été servi en personne.",
  },
  "device-sealed": {
    en: "This device is under seal. Record its hand-over first.",
    fr: "Cet appareil est sous scellé. Enregistrez d’abord sa remise.",
  },
  "device-retired": {
    en: "This device is retired. Use another one.",
    fr: "Cet appareil est retiré. Utilisez-en un autre.",
  },
  "device-not-enrolled": {
    en: "This device is not enrolled. Ask the hub for a code.",
    fr: "Cet appareil n’est pas inscrit. Demandez un code au centre.",
  },
  "device-log-stopped": {
    en: "This device's own log has a fault. Use another one and call the hub.",
    fr: "Le journal de cet appareil a un défaut. Utilisez-en un autre et appelez le centre.",
  },
  "already-checked-in": {
    en: "This voter is checked in already.",
    fr: "Cet électeur est déjà émargé.",
  },
  "ballot-already-issued": {
    en: "This voter has a ballot already.",
    fr: "Cet électeur a déjà un bulletin.",
  },
  "ballot-already-cast": { en: "This voter has voted already.", fr: "Cet électeur a déjà voté." },
  "postal-ballot-out": {
    en: "A postal ballot was sent to this voter. Take it back as spoilt, or offer a provisional envelope.",
    fr: "Un bulletin postal a été envoyé à cet électeur. Reprenez-le comme annulé, ou proposez une enveloppe provisoire.",
  },
  "postal-ballot-received": {
    en: "This voter's postal ballot was received.",
    fr: "Le bulletin postal de cet électeur a été reçu.",
  },
  "dispute-open": {
    en: "What is recorded about this voter contradicts itself and has not been decided.",
    fr: "Ce qui est enregistré sur cet électeur se contredit et n’a pas été tranché.",
  },
  "evidence-unsettled": {
    en: "Events about this voter wait behind a fault in a device's log.",
    fr: "Des événements sur cet électeur attendent derrière un défaut du journal d’un appareil.",
  },
  "another-site-is-home": {
    en: "Another site owns this voter's check-in. Send the voter there, or offer a provisional envelope.",
    fr: "L’émargement de cet électeur revient à un autre lieu. Envoyez-l’y, ou proposez une enveloppe provisoire.",
  },
  "hub-leave-withheld": {
    en: "The hub does not give leave for this voter.",
    fr: "Le centre n’autorise pas l’émargement de cet électeur.",
  },
  "hub-not-heard": {
    en: "The hub has not answered, and this election needs its leave. Offer a provisional envelope.",
    fr: "Le centre n’a pas répondu, et ce scrutin exige son accord. Proposez une enveloppe provisoire.",
  },
};
