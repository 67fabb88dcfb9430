import { z } from "zod";
import { command, said } from "../../../platform/cli/command.ts";
import { bytesOf, explained } from "./package/cli.ts";
import { sentence } from "./sentence.ts";
import { verifySummary } from "./summary-file.ts";

/** Checks a certified summary from its file alone: no server, no database, no trust in either. */
export const summaryVerify = command({
  name: "pollbook summary verify",
  say: {
    en: "Check offline that a certified summary of the pollbooks is what the hub signed",
    fr: "Vérifier hors ligne qu’un bilan certifié des listes d’émargement est ce que le centre a signé",
  },
  args: z.object({
    file: said(z.string(), {
      en: "the summary, as it was downloaded",
      fr: "le bilan tel qu’il a été téléchargé",
    }),
    key: said(
      z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
      {
        en: "the hub’s key as you know it from elsewhere; without it only the file’s own is checked",
        fr: "la clé du centre telle que vous la connaissez d’ailleurs ; sinon seule celle du fichier est vérifiée",
      },
    ),
  }),
  positional: ["file"],
  run: ({ file, key }, terminal) =>
    explained(terminal, async () => {
      const text = new TextDecoder().decode(bytesOf(file, terminal));
      const checked = verifySummary(text, key ?? null);
      if (!checked.ok) {
        terminal.problem(sentence(terminal.language, checked.refusal, { file, ...checked.values }));
        return 1;
      }
      const { totals, hubKey, electionId } = checked.value;
      terminal.line(
        sentence(terminal.language, "summary-verified", { file, election: electionId, ...totals }),
      );
      const trust = key === undefined ? "summary-key-not-compared" : "summary-key-compared";
      terminal.line(sentence(terminal.language, trust, { key: hubKey }));
      return 0;
    }),
});
