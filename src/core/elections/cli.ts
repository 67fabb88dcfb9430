import { z } from "zod";
import type { Command } from "../../platform/cli/command.ts";
import { fileBody, serverCommand, whyFlag } from "../../platform/cli/server-command.ts";
import { changeElection, createElection, Election, listElections, readElection } from "./contract.ts";

const line = (row: { id: string; phase: string; pollingDay: string; languages: readonly string[] }) => [
  row.id,
  row.phase,
  row.pollingDay,
  row.languages.join(","),
];

export const electionCommands: readonly Command[] = [
  serverCommand({
    name: "elections list",
    say: {
      en: "The elections: short name, phase, polling day, languages",
      fr: "Les élections : nom court, phase, jour du scrutin, langues",
    },
    endpoint: listElections,
    args: z.object({}),
    input: () => ({}),
    columns: line,
  }),
  serverCommand({
    name: "elections show",
    say: {
      en: "One election as JSON, in the form that elections change takes",
      fr: "Une élection en JSON, telle que la prend elections change",
    },
    endpoint: readElection,
    args: z.object({ election: z.string() }),
    positional: ["election"],
    input: ({ election }) => ({ params: { election } }),
    columns: ({ phase: _, caretakerNow: __, ...election }) => [JSON.stringify(election, null, 2)],
  }),
  serverCommand({
    name: "elections create",
    say: { en: "Set up an election from a JSON file", fr: "Créer une élection à partir d’un fichier JSON" },
    endpoint: createElection,
    args: z.object({ file: z.string() }),
    positional: ["file"],
    input: ({ file }) => ({ body: fileBody(Election, file) }),
    columns: line,
  }),
  serverCommand({
    name: "elections change",
    say: {
      en: "Change an election to what a JSON file says, with a reason",
      fr: "Modifier une élection selon un fichier JSON, avec un motif",
    },
    endpoint: changeElection,
    args: z.object({ election: z.string(), file: z.string(), ...whyFlag }),
    positional: ["election", "file"],
    input: ({ election, file, why }) => ({
      params: { election },
      body: { election: fileBody(Election, file), why },
    }),
    columns: line,
  }),
];
