import { createReadStream, readFileSync } from "node:fs";
import {
  exportVerifier,
  fromUtf8,
  parseItemProof,
  parseVerifierKey,
  sentenceOf,
  verifyItemProof,
  type ExportSummary,
} from "@counterfoil/journal";
import { z } from "zod";
import { canonicalJson } from "../../basics/canonical-json.ts";
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

/** Checks the proof of one public act offline, such as a notice's `proof.json`, and shows what was published. */
export const journalCheckProof = command({
  name: "journal check-proof",
  say: {
    en: "Check offline that one public act, such as a notice, is in the journal, and show its text",
    fr: "Vérifier hors ligne qu’un acte public, comme un avis, est dans le journal, et en montrer le texte",
  },
  args: z.object({
    file: z.string(),
    key: z.string().describe("the verifier key you trust, as printed or published"),
  }),
  positional: ["file"],
  async run({ file, key }, terminal) {
    const trusted = parseVerifierKey(sha256, key);
    if (!trusted.ok) {
      terminal.problem(`--key: ${trusted.refusal}`);
      return 2;
    }
    const { value } = trusted;
    const parsed = parseItemProof(jsonIn(file));
    if (!parsed.ok) return bad(terminal, `${file}: ${parsed.refusal}`);
    const trust = { sha256, verify: verifyEd25519, keys: [value], origin: value.name };
    const proven = verifyItemProof(trust, parsed.value);
    if (!proven.ok) return bad(terminal, `${file}: ${proven.refusal}`);
    const { entry, checkpoint } = proven.value;
    const place = {
      en: `Entry ${entry.seq} of ${checkpoint.size}`,
      fr: `Entrée ${entry.seq} sur ${checkpoint.size}`,
    };
    terminal.line(`${place[terminal.language]}: ${entry.action} ${entry.subject}`);
    const body = fromUtf8(parsed.value.body) ?? "";
    terminal.line(body);
    const digest = textDigest(body);
    const must = {
      en: `Fingerprint of the text: ${digest}. It must equal the number on the page`,
      fr: `Empreinte du texte : ${digest}. Elle doit être égale au nombre sur la page`,
    };
    if (digest !== null) terminal.line(must[terminal.language]);
    return 0;
  },
});

/** SHA-256, hex, of the canonical JSON of the texts that an act published, as public pages show it; null where it published none. */
function textDigest(body: string): string | null {
  const act = z.object({ changed: z.object({ texts: z.unknown() }) }).safeParse(JSON.parse(body));
  if (!act.success || act.data.changed.texts === undefined) return null;
  return Buffer.from(sha256(Buffer.from(canonicalJson(act.data.changed.texts)))).toString("hex");
}

/** What a file holds as JSON; nothing that a proof could be where it cannot be read or is no JSON. */
function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

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
