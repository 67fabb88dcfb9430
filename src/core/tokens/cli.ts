import { z } from "zod";
import { said, type Command } from "../../platform/cli/command.ts";
import { serverCommand, whyFlag } from "../../platform/cli/server-command.ts";
import { issueToken, listTokens, revokeToken, tokenDaysMax, type MachineToken } from "./contract.ts";

const line = (row: MachineToken) => [
  row.id,
  row.revokedAtMs === null ? new Date(row.expiresAtMs).toISOString() : "revoked",
  row.actions.join(","),
  row.name,
];

export const tokenCommands: readonly Command[] = [
  serverCommand({
    name: "tokens list",
    say: {
      en: "The machines' tokens that you may see, without their secrets",
      fr: "Les jetons des machines que vous pouvez voir, sans leurs secrets",
    },
    endpoint: listTokens,
    args: z.object({ election: z.string() }),
    positional: ["election"],
    input: (params) => ({ params }),
    columns: line,
  }),
  serverCommand({
    name: "tokens issue",
    say: {
      en: "Issue a token for a machine; its secret is printed here and never again",
      fr: "Émettre un jeton pour une machine ; son secret s’affiche ici et jamais plus",
    },
    endpoint: issueToken,
    args: z.object({
      election: z.string(),
      name: z.string(),
      actions: said(z.string(), {
        en: "acts with commas, such as reports.submit",
        fr: "actes séparés par des virgules, comme reports.submit",
      }),
      days: said(z.coerce.number().int().min(1).max(tokenDaysMax).default(90), {
        en: "valid for so many days",
        fr: "valable tant de jours",
      }),
    }),
    positional: ["election"],
    input: ({ election, name, actions, days }) => ({
      params: { election },
      body: { name, actions: actions.split(","), validDays: days },
    }),
    columns: ({ token, machine }) => [...line(machine), token],
  }),
  serverCommand({
    name: "tokens revoke",
    say: { en: "End a token at once, with a reason", fr: "Mettre fin à un jeton aussitôt, avec un motif" },
    endpoint: revokeToken,
    args: z.object({ election: z.string(), token: z.string(), ...whyFlag }),
    positional: ["election", "token"],
    input: ({ election, token, why }) => ({ params: { election, token }, body: { why } }),
    columns: line,
  }),
];
