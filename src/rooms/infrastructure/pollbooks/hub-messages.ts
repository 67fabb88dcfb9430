import { messages as say } from "../../../basics/text.ts";
import { formatMessages } from "./package/format-messages.ts";

/** What the hub in the server says: names, acts in the journal, refusals. */
export const hubMessages = say("pollbooks", {
  "waits-disputes": { en: "Voters in dispute", fr: "Électeurs en litige" },
  "decide-them": { en: "Decide the disputes", fr: "Trancher les litiges" },
  "waits-closing": { en: "Pollbooks to close", fr: "Listes d’émargement à clore" },
  "close-it": { en: "Close the pollbooks", fr: "Clore les listes d’émargement" },
  "waits-certifying": {
    en: "Closed pollbooks that nobody has certified",
    fr: "Listes closes que personne n’a certifiées",
  },
  "certify-it": { en: "Certify the pollbooks", fr: "Certifier les listes d’émargement" },
  ...formatMessages,
  pollbooks: { en: "Pollbooks", fr: "Listes d’émargement" },
  package: { en: "Election package", fr: "Dossier de scrutin" },
  "state-draft": { en: "Draft", fr: "Projet" },
  "state-signed": { en: "Signed", fr: "Signé" },
  "state-open": { en: "Hub open", fr: "Centre ouvert" },
  "state-closed": { en: "Closed", fr: "Clos" },
  "state-certified": { en: "Certified", fr: "Certifié" },
  "state-withdrawn": { en: "Given up", fr: "Abandonné" },
  "did-draft": { en: "Drafted an election package", fr: "A préparé un dossier de scrutin" },
  "did-list-voters": {
    en: "Handed in the voter list; the hub signed the package",
    fr: "A remis la liste des électeurs ; le centre a signé le dossier",
  },
  "did-open": { en: "Opened the hub", fr: "A ouvert le centre" },
  "did-withdraw": { en: "Gave up the package", fr: "A abandonné le dossier" },
  "did-code": {
    en: "Issued a one-time code for a device",
    fr: "A délivré un code à usage unique pour un appareil",
  },
  "did-enrol": { en: "A device enrolled", fr: "Un appareil s’est inscrit" },
  "did-retire": { en: "Took a device out of use", fr: "A retiré un appareil" },
  "did-postal": {
    en: "Recorded returned postal ballots",
    fr: "A enregistré des votes par correspondance reçus",
  },
  "did-decide": { en: "Decided a dispute", fr: "A tranché un litige" },
  "did-explain": { en: "Explained a difference", fr: "A expliqué un écart" },
  "did-close": { en: "Closed the pollbooks", fr: "A clos les listes d’émargement" },
  "did-reopen": { en: "Opened the pollbooks again", fr: "A rouvert les listes d’émargement" },
  "did-certify": { en: "Certified the pollbooks", fr: "A certifié les listes d’émargement" },
  "did-history": { en: "Took out the voter history", fr: "A extrait l’historique de vote" },
  "told-device-forging": {
    en: "Pollbooks: the log of the device {device} ({site}) was forged: {count} events do not fit it ({why}). The key that signed them belongs to: {signer}.",
    fr: "Listes d’émargement : le journal de l’appareil {device} ({site}) a été falsifié : {count} événements ne s’y accordent pas ({why}). La clé qui les a signés est celle de : {signer}.",
  },
  "told-mass-undo": {
    en: "Pollbooks: the device {device} ({site}) took back {count} of its own events, far more than slips of a day.",
    fr: "Listes d’émargement : l’appareil {device} ({site}) a annulé {count} de ses propres actes, bien plus que les erreurs d’une journée.",
  },
  "told-style-mismatch": {
    en: "Pollbooks: the device {device} ({site}) gave out {count} ballots of another style than the voter’s list says.",
    fr: "Listes d’émargement : l’appareil {device} ({site}) a remis {count} bulletins d’un autre modèle que celui de la liste.",
  },
  "told-early-check-in": {
    en: "Pollbooks: the device {device} ({site}) checked {count} voters in before the polls opened, by its own clock. A clock that is set wrong does this, too.",
    fr: "Listes d’émargement : l’appareil {device} ({site}) a émargé {count} électeurs avant l’ouverture, selon sa propre horloge. Une horloge mal réglée en fait autant.",
  },
  "package-not-found": {
    en: "There is no such election package here.",
    fr: "Ce dossier de scrutin n’existe pas ici.",
  },
  "id-twice": {
    en: "The id {id} stands twice. Give each style and each site an id of its own.",
    fr: "L’identifiant {id} figure deux fois. Donnez à chaque modèle et à chaque lieu le sien.",
  },
  "hours-backwards": {
    en: "The polls would close before they open. Put the hours right.",
    fr: "Les bureaux fermeraient avant d’ouvrir. Corrigez les heures.",
  },
  "not-a-draft": {
    en: "This package has its list already, signed. For another list draft another package.",
    fr: "Ce dossier a déjà sa liste, signée. Pour une autre liste, préparez un autre dossier.",
  },
  "list-form-unknown": {
    en: "There is no list format “{name}”. Known: {known}.",
    fr: "Il n’y a pas de format de liste « {name} ». Connus : {known}.",
  },
  "list-wrong": {
    en: "{count, plural, one {One place of the list is wrong} other {# places of the list are wrong}}. Nothing of it was kept. Put them right and hand it in again.",
    fr: "{count, plural, one {Un endroit de la liste est faux} other {# endroits de la liste sont faux}}. Rien n’en a été gardé. Corrigez et remettez-la.",
  },
  "list-cut-off": {
    en: "The list did not arrive whole. Nothing of it was kept. Send it again.",
    fr: "La liste n’est pas arrivée entière. Rien n’en a été gardé. Envoyez-la de nouveau.",
  },
  "list-too-large": {
    en: "The list is larger than {bytesMax} bytes. Nothing of it was kept.",
    fr: "La liste dépasse {bytesMax} octets. Rien n’en a été gardé.",
  },
  "list-not-utf8": {
    en: "The list is no text in UTF-8. Save it as CSV UTF-8 and hand it in again.",
    fr: "La liste n’est pas un texte UTF-8. Enregistrez-la en CSV UTF-8 et remettez-la.",
  },
  "not-signed": {
    en: "The package is not signed and ready. Hand in its voter list first; a package that was opened or given up is not opened again.",
    fr: "Le dossier n’est pas signé et prêt. Remettez d’abord la liste ; un dossier ouvert ou abandonné ne s’ouvre plus.",
  },
  "hubs-all-taken": {
    en: "All {hubs} ports for hubs are taken here. Certify or give up another package, or ask who runs this server.",
    fr: "Les {hubs} ports des centres sont tous pris ici. Certifiez ou abandonnez un autre dossier, ou adressez-vous à qui gère ce serveur.",
  },
  "devices-enrolled": {
    en: "Devices work with this package, or it is closed: it can no longer be given up.",
    fr: "Des appareils travaillent avec ce dossier, ou il est clos : il ne peut plus être abandonné.",
  },
  "hub-not-open": {
    en: "The hub of this package is not open. Open it first.",
    fr: "Le centre de ce dossier n’est pas ouvert. Ouvrez-le d’abord.",
  },
  "device-unknown": { en: "No device {device} has enrolled.", fr: "Aucun appareil {device} n’est inscrit." },
  "device-retired-already": {
    en: "The device {device} is out of use already.",
    fr: "L’appareil {device} est déjà retiré.",
  },
  "voters-unknown": {
    en: "{count, plural, one {One number is not on the list} other {# numbers are not on the list}}: {voters}. Nothing was recorded.",
    fr: "{count, plural, one {Un numéro n’est pas sur la liste} other {# numéros ne sont pas sur la liste}} : {voters}. Rien n’a été enregistré.",
  },
  "dispute-not-found": {
    en: "Nothing is in dispute about this voter.",
    fr: "Rien n’est en litige pour cet électeur.",
  },
  "evidence-not-considered": {
    en: "There is more evidence than was considered. Look at the dispute again and decide on all of it.",
    fr: "Il y a plus d’éléments que ceux considérés. Regardez de nouveau le litige et tranchez sur tous.",
  },
  "upheld-not-considered": {
    en: "Only events that were considered can be upheld.",
    fr: "Seuls les événements considérés peuvent être retenus.",
  },
  "disputed-still": {
    en: "What you uphold still contradicts itself. Of each kind at most one event stands, and not both post and person.",
    fr: "Ce que vous retenez se contredit encore. De chaque sorte, un événement au plus, et pas à la fois courrier et présence.",
  },
  "difference-not-found": {
    en: "This difference is no longer there. Look at the list again.",
    fr: "Cet écart n’existe plus. Regardez de nouveau la liste.",
  },
  "dispute-open": {
    en: "{count, plural, one {One dispute is} other {# disputes are}} open: decide, do not explain.",
    fr: "{count, plural, one {Un litige est ouvert} other {# litiges sont ouverts}} : tranchez, n’expliquez pas.",
  },
  "pollbooks-closed": {
    en: "The pollbooks are closed. Open them again first, with the reason.",
    fr: "Les listes sont closes. Rouvrez-les d’abord, avec la raison.",
  },
  "pollbooks-not-closed": { en: "The pollbooks are not closed.", fr: "Les listes ne sont pas closes." },
  "polls-open": {
    en: "By the package’s hours the polls are still open.",
    fr: "Selon les heures du dossier, les bureaux sont encore ouverts.",
  },
  "difference-unexplained": {
    en: "Not closed: {count, plural, one {one difference is} other {# differences are}} not explained. Look first at: {place} ({kind}).",
    fr: "Non clos : {count, plural, one {un écart n’est pas expliqué} other {# écarts ne sont pas expliqués}}. Regardez d’abord : {place} ({kind}).",
  },
  "certifier-closed": {
    en: "You closed these pollbooks: somebody else certifies them.",
    fr: "Vous avez clos ces listes : une autre personne les certifie.",
  },
  "events-since-closing": {
    en: "Events have come in since closing. Open the pollbooks again, look at them, and close anew.",
    fr: "Des événements sont arrivés depuis la clôture. Rouvrez les listes, regardez-les, puis clôturez de nouveau.",
  },
  "not-certified": {
    en: "The pollbooks are not certified yet.",
    fr: "Les listes ne sont pas encore certifiées.",
  },
});
