import { z } from "zod";
import { said, type Command } from "../../platform/cli/command.ts";
import { serverCommand, whyFlag } from "../../platform/cli/server-command.ts";
import {
  beginParticipation,
  changeOrganisation,
  endParticipation,
  listOrganisations,
  openCommunity,
  readCommunity,
  registerOrganisation,
  Sector,
  sectors,
  type Community,
  type Organisation,
} from "./contract.ts";

const line = (row: Organisation) => [row.id, row.sector, row.country, row.name, row.spectrumPosition];

const sector = said(Sector, { en: sectors.join(" | "), fr: sectors.join(" | ") });
const described = {
  name: z.string(),
  sector,
  country: said(z.string(), { en: "two capital letters", fr: "deux lettres majuscules" }),
  spectrum: said(z.string().optional(), {
    en: "for a party: where it says that it stands",
    fr: "pour un parti : la place qu’il déclare",
  }),
  contact: said(z.string().optional(), {
    en: "how to reach its duty desk",
    fr: "comment joindre sa permanence",
  }),
};

const bodyOf = (given: z.infer<z.ZodObject<typeof described>>) => ({
  name: given.name,
  sector: given.sector,
  country: given.country,
  spectrumPosition: given.spectrum ?? null,
  contact: given.contact ?? null,
});

const community = (row: Community) => [row.state, row.missingSectors.join(",") || null];
const inElection = { election: z.string(), organisation: z.string() };

export const organisationCommands: readonly Command[] = [
  serverCommand({
    name: "organisations list",
    say: { en: "The organisations with their sector", fr: "Les organisations et leur secteur" },
    endpoint: listOrganisations,
    args: z.object({ sector: sector.optional() }),
    input: (query) => ({ query }),
    columns: line,
  }),
  serverCommand({
    name: "organisations register",
    say: { en: "Register an organisation", fr: "Inscrire une organisation" },
    endpoint: registerOrganisation,
    args: z.object(described),
    input: (given) => ({ body: bodyOf(given) }),
    columns: line,
  }),
  serverCommand({
    name: "organisations change",
    say: { en: "Change what is said of an organisation", fr: "Modifier la fiche d’une organisation" },
    endpoint: changeOrganisation,
    args: z.object({ organisation: z.string(), ...described, ...whyFlag }),
    positional: ["organisation"],
    input: ({ organisation, why, ...given }) => ({
      params: { organisation },
      body: { ...bodyOf(given), why },
    }),
    columns: line,
  }),
  serverCommand({
    name: "community show",
    say: {
      en: "Whether the workspace of an election is open, and which sectors are missing",
      fr: "Si l’espace de travail d’une élection est ouvert, et quels secteurs manquent",
    },
    endpoint: readCommunity,
    args: z.object({ election: z.string() }),
    positional: ["election"],
    input: (params) => ({ params }),
    columns: community,
  }),
  serverCommand({
    name: "community open",
    say: { en: "Open the workspace of an election", fr: "Ouvrir l’espace de travail d’une élection" },
    endpoint: openCommunity,
    args: z.object({ election: z.string() }),
    positional: ["election"],
    input: (params) => ({ params }),
    columns: community,
  }),
  serverCommand({
    name: "community add",
    say: {
      en: "An organisation takes part in an election from now on",
      fr: "Une organisation participe à une élection dès maintenant",
    },
    endpoint: beginParticipation,
    args: z.object({ ...inElection, ...whyFlag }),
    positional: ["election", "organisation"],
    input: ({ election, organisation, why }) => ({
      params: { election },
      body: { organisationId: organisation, why },
    }),
    columns: community,
  }),
  serverCommand({
    name: "community remove",
    say: {
      en: "An organisation no longer takes part; its history stays",
      fr: "Une organisation ne participe plus ; son historique reste",
    },
    endpoint: endParticipation,
    args: z.object({ ...inElection, ...whyFlag }),
    positional: ["election", "organisation"],
    input: ({ election, organisation, why }) => ({ params: { election, organisation }, body: { why } }),
    columns: community,
  }),
];
