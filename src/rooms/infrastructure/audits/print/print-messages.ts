import type { Bilingual } from "../../../../basics/text.ts";

const say = (en: string, fr: string): Bilingual => ({ en, fr });

/** What stands on printed sheets of an audit. */
export const printMessages = {
  foot: say("Page {page} · checksum {checksum}", "Page {page} · somme de contrôle {checksum}"),
  retrieval: say("Cards to fetch", "Bulletins à aller chercher"),
  retrievalUnder: say(
    "{audit}, round {round}. {items} cards, {draws} draws. Fetch each card once, leave its sheet in its place, tick it off.",
    "{audit}, ronde {round}. {items} bulletins, {draws} tirages. Prenez chaque bulletin une fois, laissez sa feuille à sa place, cochez-le.",
  ),
  retrievalBatches: say("Batches to fetch", "Lots à aller chercher"),
  retrievalBatchesUnder: say(
    "{audit}, round {round}. {items} batches, {draws} draws. Fetch each batch once and whole, leave its sheet in its place, tick it off.",
    "{audit}, ronde {round}. {items} lots, {draws} tirages. Prenez chaque lot une fois et en entier, laissez sa feuille à sa place, cochez-le.",
  ),
  whole: say("whole batch", "lot entier"),
  number: say("No.", "Nº"),
  jurisdiction: say("Jurisdiction", "Circonscription"),
  storage: say("Kept in", "Conservé dans"),
  tabulator: say("Tabulator", "Tabulatrice"),
  batch: say("Batch", "Lot"),
  position: say("Position", "Position"),
  imprint: say("Printed on it", "Imprimé dessus"),
  draws: say("Draws", "Tirages"),
  taken: say("Taken", "Pris"),
  back: say("Back", "Rendu"),
  batchLine: say("Batch {batch}", "Lot {batch}"),
  tabulatorLine: say("Tabulator {tabulator}", "Tabulatrice {tabulator}"),
  positionLine: say("Card {position}", "Bulletin {position}"),
  placeholder: say("A card is away", "Un bulletin est absent"),
  placeholderWhy: say(
    "This sheet lies in the place of a ballot card that was taken out for an audit. Put the card back here and take this sheet away.",
    "Cette feuille occupe la place d’un bulletin retiré pour une vérification. Remettez le bulletin ici et retirez cette feuille.",
  ),
  placeholderBatch: say("A batch is away", "Un lot est absent"),
  placeholderBatchWhy: say(
    "This sheet lies in the place of a batch of ballots that was taken out for an audit. Put the whole batch back here and take this sheet away.",
    "Cette feuille occupe la place d’un lot de bulletins retiré pour une vérification. Remettez le lot entier ici et retirez cette feuille.",
  ),
  sheet: say("Sheet", "Feuille"),
  audit: say("Audit", "Vérification"),
  auditRound: say("{audit}, round {round}", "{audit}, ronde {round}"),
  polling: say("ballots without records (polling)", "bulletins sans enregistrements"),
  comparison: say("each card with its record (comparison)", "chaque bulletin avec son enregistrement"),
  "batch-comparison": say("whole batches with their totals", "lots entiers avec leurs totaux"),
  strata: say("strata, each by itself", "strates, chacune pour soi"),
  takenBy: say("Taken out by, when", "Retiré par, quand"),
  returnedBy: say("Put back by, when", "Remis par, quand"),
  report: say("Report of an audit", "Rapport d’une vérification"),
  reportWhat: say(
    "An audit confirms who won, not by how much, and only as far as the paper can be trusted. Everything below can be computed again from the public record.",
    "Une vérification confirme qui a gagné, pas avec quel écart, et seulement si le papier est digne de confiance. Tout ce qui suit peut être recalculé à partir du dossier public.",
  ),
  election: say("Election", "Élection"),
  style: say("How cards were compared", "Comparaison des bulletins"),
  sampler: say("How they were drawn", "Tirage"),
  measure: say("Measure of risk", "Mesure du risque"),
  commitment: say("Commitment", "Engagement"),
  seed: say("Seed", "Graine"),
  software: say("Software", "Logiciel"),
  result: say("Result", "Résultat"),
  contest: say("Contest {contest}", "Scrutin {contest}"),
  reported: say("Reported outcome", "Issue annoncée"),
  votes: say("Reported votes", "Voix annoncées"),
  cards: say("Cards", "Bulletins"),
  riskLimit: say("Risk limit", "Limite de risque"),
  riskAfter: say("{claim}. Risk after each round: {risks}.", "{claim}. Risque après chaque ronde : {risks}."),
  rounds: say("Rounds", "Rondes"),
  round: say("Round {round}: {draws} draws.", "Ronde {round} : {draws} tirages."),
  discrepancies: say("Discrepancies", "Écarts"),
  noDiscrepancies: say("None was found.", "Aucun n’a été trouvé."),
  discrepancy: say(
    "{card}, {contest}: the record says {record}, the audit board read {paper}.",
    "{card}, {contest} : l’enregistrement dit {record}, le comité a lu {paper}.",
  ),
  moreDiscrepancies: say(
    "{more} more stand in the report as CSV and can be computed from the public record.",
    "{more} autres figurent dans le rapport CSV et se recalculent à partir du dossier public.",
  ),
  noRecord: say("nothing, there is no record of it", "rien, il n’y a pas d’enregistrement"),
  blank: say("no mark", "aucune marque"),
  "contest-absent": say("that the contest is not on it", "que le scrutin n’y figure pas"),
  "not-found": say("that it cannot be found", "qu’il est introuvable"),
  "no-consensus": say("no agreement", "aucun accord"),
  counted: say("a count", "un décompte"),
  boards: say("Audit boards", "Comités de vérification"),
  noBoards: say("This reader sees no board to sign.", "Ce lecteur ne voit aucun comité qui signerait."),
  signed: say("Signed", "Signature"),
} as const satisfies Readonly<Record<string, Bilingual>>;

export type PrintLanguage = "en" | "fr";
export type PrintSay = (
  key: keyof typeof printMessages,
  values?: Readonly<Record<string, string | number>>,
) => string;

export function printSay(language: PrintLanguage): PrintSay {
  return (key, values = {}) =>
    printMessages[key][language].replaceAll(/\{(\w+)\}/g, (_found, name: string) =>
      String(values[name] ?? ""),
    );
}
