import type { Phase, Role } from "../../core/permissions/contract.ts";
import { messages, type Bilingual, type Message } from "../../basics/text.ts";
import type { Denial } from "../contract/permission.ts";
import type { Room } from "./slice-routes.ts";

/** Words for roles, phases, rooms and denials: closed lists, so a missing word does not compile. */
export const roleLabel = messages("role", {
  public: { en: "Public", fr: "Public" },
  member: { en: "Member", fr: "Membre" },
  coordinator: { en: "Coordinator", fr: "Coordination" },
  analyst: { en: "Analyst", fr: "Analyste" },
  "panel-member": { en: "Panel member", fr: "Membre du comité" },
  sponsor: { en: "Sponsor", fr: "Autorité mandante" },
  "election-authority": { en: "Election authority", fr: "Autorité électorale" },
  "audit-board": { en: "Audit board", fr: "Comité de vérification" },
  auditor: { en: "Auditor", fr: "Vérification" },
  communications: { en: "Communications", fr: "Communications" },
  editor: { en: "Editor", fr: "Rédaction" },
  "party-liaison": { en: "Party liaison", fr: "Liaison avec les partis" },
  campaign: { en: "Campaign", fr: "Équipe de campagne" },
  "security-firm": { en: "Security firm", fr: "Entreprise de sécurité" },
  victim: { en: "Person affected", fr: "Personne touchée" },
  "case-contact": { en: "Case contact", fr: "Contact du dossier" },
  platform: { en: "Platform", fr: "Plateforme" },
  researcher: { en: "Researcher", fr: "Recherche" },
  "civil-society": { en: "Civil society", fr: "Société civile" },
  "fact-checker": { en: "Fact-checker", fr: "Vérification des faits" },
  newsroom: { en: "Newsroom", fr: "Rédaction de presse" },
  operator: { en: "Operator", fr: "Exploitation" },
} satisfies Record<Role, Bilingual>);

export const phaseLabel = messages("phase", {
  legal: { en: "Legal framework", fr: "Cadre juridique" },
  planning: { en: "Planning", fr: "Planification" },
  registration: { en: "Registration", fr: "Inscription" },
  nomination: { en: "Nomination", fr: "Mises en candidature" },
  campaign: { en: "Campaign", fr: "Campagne" },
  voting: { en: "Voting", fr: "Vote" },
  count: { en: "Count", fr: "Dépouillement" },
  results: { en: "Results", fr: "Résultats" },
  dispute: { en: "Disputes", fr: "Contestations" },
  between: { en: "Between elections", fr: "Entre deux élections" },
} satisfies Record<Phase, Bilingual>);

export const roomLabel = messages("room", {
  readiness: { en: "Readiness", fr: "Préparation" },
  exchange: { en: "Exchange", fr: "Échange" },
  definitions: { en: "Definitions", fr: "Définitions" },
  continuity: { en: "Continuity", fr: "Continuité" },
  information: { en: "Information", fr: "Information" },
  infrastructure: { en: "Infrastructure", fr: "Infrastructure" },
  citizens: { en: "Citizens", fr: "Citoyens" },
  administration: { en: "Administration", fr: "Administration" },
} satisfies Record<Room, Bilingual>);

export const denialLabel = messages("denial", {
  "not-signed-in": { en: "Sign in to do this.", fr: "Ouvrez une session pour faire ceci." },
  "not-permitted": {
    en: "Only these roles may do this: {roles}.",
    fr: "Seuls ces rôles peuvent faire ceci : {roles}.",
  },
  "wrong-phase": {
    en: "Open only in these phases: {phases}. The election is in: {phase}.",
    fr: "Possible seulement dans ces phases : {phases}. L’élection en est à : {phase}.",
  },
  "not-for-machines": { en: "A machine may not do this.", fr: "Une machine ne peut pas faire ceci." },
  "no-election": { en: "Choose an election first.", fr: "Choisissez d’abord une élection." },
} satisfies Record<Denial, Bilingual>);

export function roleMessage(role: string): Message | undefined {
  return (roleLabel as Readonly<Record<string, Message>>)[role];
}

export function phaseMessage(phase: string): Message | undefined {
  return (phaseLabel as Readonly<Record<string, Message>>)[phase];
}

export function roomMessage(room: string): Message | undefined {
  return (roomLabel as Readonly<Record<string, Message>>)[room];
}
