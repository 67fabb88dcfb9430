import type { RoomState } from "../core/home/room-state.ts";
import { countOpenIncidents } from "../rooms/exchange/incidents/state-store.ts";
import { countReports } from "../rooms/exchange/reports/state-store.ts";
import { countAudits } from "../rooms/infrastructure/audits/state-store.ts";
import { countPackages } from "../rooms/infrastructure/pollbooks/state-store.ts";
import type { Coverage } from "../rooms/readiness/practices/evidence.ts";

/** The state of the election, one line a room, in the order of the work. */
export function roomStates(covered: () => Coverage): readonly RoomState[] {
  return [
    { room: "readiness", tell: async () => readiness(covered()) },
    { room: "exchange", tell: exchange },
    { room: "infrastructure", tell: infrastructure },
  ];
}

function readiness({ practices, measuredAtMs }: Coverage): { en: string; fr: string } {
  if (measuredAtMs === null)
    return { en: "Practices: not yet measured.", fr: "Pratiques : pas encore mesurées." };
  const done = practices.filter(({ state }) => state === "done").length;
  return {
    en: `Practices done: ${done} of ${practices.length}.`,
    fr: `Pratiques réalisées : ${done} sur ${practices.length}.`,
  };
}

const exchange: RoomState["tell"] = async (tx) => {
  const received = await countReports(tx, "received");
  const assessed = await countReports(tx, "assessed");
  const incidents = await countOpenIncidents(tx);
  return {
    en: `Reports not assessed: ${received}; assessed and not answered: ${assessed}. Open incidents: ${incidents}.`,
    fr: `Signalements non évalués : ${received} ; évalués sans réponse : ${assessed}. Incidents ouverts : ${incidents}.`,
  };
};

const infrastructure: RoomState["tell"] = async (tx) => {
  const parts = [await audits(tx), await pollbooks(tx)].filter((one) => one !== null);
  if (parts.length === 0) return null;
  return { en: parts.map(({ en }) => en).join(" "), fr: parts.map(({ fr }) => fr).join(" ") };
};

const audits: RoomState["tell"] = async (tx) => {
  const prepared = await countAudits(tx, ["set-up", "committed", "seeded"]);
  const read = await countAudits(tx, ["reading", "counting", "decided"]);
  const concluded = await countAudits(tx, ["concluded"]);
  if (prepared + read + concluded === 0) return null;
  return {
    en: `Audits before the draw: ${prepared}; being read or counted: ${read}; concluded: ${concluded}.`,
    fr: `Vérifications avant le tirage : ${prepared} ; en lecture ou en dépouillement : ${read} ; conclues : ${concluded}.`,
  };
};

const pollbooks: RoomState["tell"] = async (tx) => {
  const open = await countPackages(tx, "open");
  const closed = await countPackages(tx, "closed");
  const certified = await countPackages(tx, "certified");
  if (open + closed + certified === 0) return null;
  return {
    en: `Pollbooks open: ${open}; closed: ${closed}; certified: ${certified}.`,
    fr: `Listes d’émargement ouvertes : ${open} ; closes : ${closed} ; certifiées : ${certified}.`,
  };
};
