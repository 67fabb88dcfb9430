import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  verdictSentence,
  verifyRecord,
  type RecordFiles,
  type RecordVerdict,
} from "@counterfoil/risk-limiting-audit";
import { z } from "zod";
import type { Bilingual } from "../../../basics/text.ts";
import { command, said, type ExitCode, type Terminal } from "../../../platform/cli/command.ts";
import { messages } from "./messages.ts";

/** Recomputes a published audit offline from its folder alone: no server, no database, no trust in either. */
export const auditVerify = command({
  name: "audit verify",
  say: {
    en: "Recompute the public record of an audit offline and name the first thing that differs",
    fr: "Recalculer hors ligne le dossier public d’une vérification et nommer la première différence",
  },
  args: z.object({
    folder: said(z.string(), {
      en: "the folder of the record, as it was published",
      fr: "le dossier tel qu’il a été publié",
    }),
  }),
  positional: ["folder"],
  async run({ folder }, terminal) {
    const files = filesIn(folder);
    if (typeof files === "string") {
      terminal.problem(sentence(terminal, "folder-unreadable", { folder, reason: files }));
      return 2;
    }
    return tell(terminal, verifyRecord(files));
  },
});

/** Every file of the folder by its name, or the reason why there are none. */
function filesIn(folder: string): RecordFiles | string {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
    return new Map(entries.map(({ name }) => [name, readFileSync(join(folder, name))]));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function tell(terminal: Terminal, verdict: RecordVerdict): ExitCode {
  if (!verdict.ok) {
    terminal.problem(sentence(terminal, "differs", verdict.difference));
    return 1;
  }
  const { cards, draws, claims, verdicts } = verdict;
  terminal.line(sentence(terminal, "verified", { cards, draws, claims }));
  for (const [contest, found] of Object.entries(verdicts))
    terminal.line(verdictSentence(contest, found)[terminal.language]);
  terminal.line(sentence(terminal, "meaning", {}));
  return 0;
}

function sentence(
  { language }: Terminal,
  key: keyof typeof messages,
  values: Readonly<Record<string, string | number>>,
): string {
  const words: Bilingual = messages[key];
  return words[language].replaceAll(/\{(\w+)\}/g, (_found, name: string) => String(values[name] ?? ""));
}
