import { z } from "zod";
import { command, said, type Command } from "../../../platform/cli/command.ts";
import { Area, PracticeState, Principle, states, type Practice } from "./contract.ts";
import type { Coverage } from "./evidence.ts";
import { messages } from "./messages.ts";
import { fits } from "./rules.ts";

/** Prints what the coverage page shows, for the terminal and for continuous integration. */
export function practicesCommand(covered: () => Coverage): Command {
  return command({
    name: "practices",
    say: {
      en: "Each practice with its state, its tests and their last result (written by npm test)",
      fr: "Chaque pratique avec son état, ses tests et leur dernier résultat (écrit par npm test)",
    },
    args: z.object({
      area: said(Area.optional(), alike(Area.options.join(" | "))),
      state: said(PracticeState.optional(), alike(PracticeState.options.join(" | "))),
      principle: said(Principle.optional(), alike("P1 … P9")),
      strict: said(z.boolean().default(false), {
        en: "end with 1 where one of those listed is not done",
        fr: "finir par 1 si l’une de celles listées n’est pas réalisée",
      }),
    }),
    async run({ strict, ...wanted }, terminal) {
      const { practices: all, measuredAtMs } = covered();
      const listed = all.filter((practice) => fits(practice, wanted));
      for (const practice of listed) terminal.line(lineOf(practice, terminal.language));
      terminal.line(sumOf(listed, terminal.language));
      if (measuredAtMs === null) terminal.line(messages["state-not-measured"][terminal.language]);
      return strict && listed.some(({ state }) => state !== "done") ? 1 : 0;
    },
  });
}

function alike(words: string): { en: string; fr: string } {
  return { en: words, fr: words };
}

function lineOf(practice: Practice, language: "en" | "fr"): string {
  const { id, acceptance, negative, slices, state, title } = practice;
  const tests = `${acceptance.passed}/${acceptance.total} + ${negative.passed}/${negative.total}`;
  const how = slices.length > 0 ? ` (${slices.join(", ")})` : "";
  return `${id.padEnd(7)}${messages[`state-${state}`][language].padEnd(24)}${tests.padEnd(16)}${title[language]}${how}`;
}

function sumOf(listed: readonly Practice[], language: "en" | "fr"): string {
  return states
    .map((state) => [state, listed.filter((practice) => practice.state === state).length] as const)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${messages[`state-${state}`][language]}: ${count}`)
    .join("; ");
}
