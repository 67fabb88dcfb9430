import { z } from "zod";
import { said, type Command } from "../../platform/cli/command.ts";
import { endOfDayMs, serverCommand, whyFlag } from "../../platform/cli/server-command.ts";
import { GrantedRole, grantRole, invitePerson, listPeople, revokeRole, type Grant } from "./contract.ts";

const grantLine = (row: Grant) => [row.id, row.role, row.electionId, new Date(row.expiresAtMs).toISOString()];
const roles = GrantedRole.options.join(" | ");

export const peopleCommands: readonly Command[] = [
  serverCommand({
    name: "people list",
    say: {
      en: "The people, each with the ids of the roles that are not ended",
      fr: "Les personnes, avec les identifiants de leurs rôles non terminés",
    },
    endpoint: listPeople,
    args: z.object({ organisation: z.string().optional() }),
    input: ({ organisation }) => ({ query: { organisationId: organisation } }),
    columns: (row) => [
      row.id,
      row.name,
      row.organisationId,
      row.account,
      row.grants
        .filter(({ revokedAtMs }) => revokedAtMs === null)
        .map(({ id, role, electionId }) => `${id}:${role}@${electionId ?? "*"}`)
        .join(" ") || null,
    ],
  }),
  serverCommand({
    name: "people invite",
    say: {
      en: "Invite a person; the link to choose a password goes to the address",
      fr: "Inviter une personne ; le lien pour choisir un mot de passe est envoyé à l’adresse",
    },
    endpoint: invitePerson,
    args: z.object({
      name: z.string(),
      email: z.string(),
      organisation: z.string(),
      clearance: said(z.coerce.number().int().min(0).max(3).default(0), {
        en: "0 unclassified to 3 top secret",
        fr: "de 0 non classifié à 3 très secret",
      }),
    }),
    input: ({ organisation, ...person }) => ({ body: { ...person, organisationId: organisation } }),
    columns: (row) => [row.id, row.name, row.organisationId, row.account],
  }),
  serverCommand({
    name: "people grant",
    say: {
      en: "Grant a role until the end of a day (UTC), for a reason",
      fr: "Accorder un rôle jusqu’à la fin d’un jour (UTC), avec un motif",
    },
    endpoint: grantRole,
    args: z.object({
      person: z.string(),
      role: said(GrantedRole, { en: roles, fr: roles }),
      election: said(z.string().optional(), {
        en: "in which election; without it, on the whole instance",
        fr: "dans quelle élection ; sans elle, sur toute l’instance",
      }),
      until: said(z.iso.date(), { en: "such as 2029-12-31", fr: "comme 2029-12-31" }),
      ...whyFlag,
    }),
    positional: ["person", "role"],
    input: ({ person, role, election, until, why }) => ({
      params: { person },
      body: { role, electionId: election ?? null, expiresAtMs: endOfDayMs(until), reason: why },
    }),
    columns: grantLine,
  }),
  serverCommand({
    name: "people revoke",
    say: { en: "End a role at once, with a reason", fr: "Mettre fin à un rôle aussitôt, avec un motif" },
    endpoint: revokeRole,
    args: z.object({ person: z.string(), grant: z.string(), ...whyFlag }),
    positional: ["person", "grant"],
    input: ({ person, grant, why }) => ({ params: { person, grant }, body: { why } }),
    columns: grantLine,
  }),
];
