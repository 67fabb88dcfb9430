import { createReadStream } from "node:fs";
import { exportVerifier, parseVerifierKey, sentenceOf, type ExportSummary } from "@counterfoil/journal";
import { z } from "zod";
import { command, said } from "../../platform/cli/command.ts";
import { sha256, verifyEd25519 } from "./signing.ts";

/** Verifies an export offline: no server, no database, no trust in either. */
export const journalVerify = command({
  name: "journal verify",
  say: {
    en: "Verify an exported journal offline and name the first bad entry",
    fr: "Vérifier hors ligne un journal exporté et nommer la première entrée fautive",
  },
  args: z.object({
    file: z.string(),
    key: said(z.string().optional(), {
      en: "the verifier key you trust, as printed or published",
      fr: "la clé de vérification à laquelle vous vous fiez, telle qu’affichée ou publiée",
    }),
  }),
  positional: ["file"],
  async run({ file, key }, terminal) {
    const trusted = key === undefined ? null : parseVerifierKey(sha256, key);
    if (trusted !== null && !trusted.ok) {
      terminal.problem(`--key: ${trusted.refusal}`);
      return 2;
    }
    const verifier = exportVerifier({
      sha256,
      verify: verifyEd25519,
      ...(trusted !== null && { trustedKey: trusted.value }),
    });
    try {
      for await (const chunk of createReadStream(file)) {
        const problem = verifier.bytes(new Uint8Array(chunk as Buffer));
        if (problem !== null) return bad(terminal, sentenceOf(problem));
      }
    } catch (error) {
      terminal.problem(error instanceof Error ? error.message : String(error));
      return 2;
    }
    const outcome = verifier.end();
    if (!outcome.ok) return bad(terminal, sentenceOf(outcome.problem));
    terminal.line(verdict(outcome.summary, terminal.language));
    return 0;
  },
});

function bad(terminal: { problem: (text: string) => void }, sentence: string): 1 {
  terminal.problem(sentence);
  return 1;
}

function verdict(summary: ExportSummary, language: "en" | "fr"): string {
  const { entries, rootBase64, redacted, purged, key, keyTrusted } = summary;
  if (language === "fr") {
    const whose = keyTrusted
      ? "signé par la clé donnée"
      : `signé par la clé que le fichier nomme lui-même : ${key}`;
    return `Le journal est intact : ${entries} entrées (${redacted} masquées, ${purged} purgées), racine ${rootBase64}, ${whose}`;
  }
  const whose = keyTrusted
    ? "signed by the key given"
    : `signed by the key that the file itself names: ${key}`;
  return `The journal is intact: ${entries} entries (${redacted} redacted, ${purged} purged), root ${rootBase64}, ${whose}`;
}
