import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { command, said, type ExitCode, type Terminal } from "../../../../platform/cli/command.ts";
import { keyFromPem, newKey, pemOf, type OwnKey } from "../keys.ts";
import { sentence } from "../sentence.ts";
import type { ListProblem } from "./check-list.ts";
import { Definition } from "./definition-contract.ts";
import { ListFormat, OWN_FORMAT } from "./list-format.ts";
import { columnsOf, formatNamed, formatNames } from "./named-format.ts";
import { readPackage, writePackage } from "./package-file.ts";
import { readList } from "./read-list.ts";

/** Thrown with a whole sentence: the command ends with 2. */
export class NotDone extends Error {}

export const packageBuild = command({
  name: "pollbook package",
  say: {
    en: "Build and sign an election package for pollbooks from a definition (JSON) and a voter list (CSV)",
    fr: "Faire et signer un dossier de scrutin pour les listes d’émargement, d’une définition (JSON) et d’une liste (CSV)",
  },
  args: z.object({
    definition: said(z.string(), { en: "the definition’s file", fr: "le fichier de la définition" }),
    list: said(z.string(), { en: "the list’s file", fr: "le fichier de la liste" }),
    format: said(z.string().default(OWN_FORMAT), {
      en: `form of the list: ${formatNames().join(", ")}, or the file of another`,
      fr: `forme de la liste : ${formatNames().join(", ")}, ou le fichier d’une autre`,
    }),
    key: said(z.string(), {
      en: "the hub’s private key (PEM); made where there is none",
      fr: "la clé privée du centre (PEM) ; créée s’il n’y en a pas",
    }),
    out: said(z.string(), { en: "the package to write", fr: "le dossier à écrire" }),
  }),
  run: (args, terminal) => explained(terminal, () => Promise.resolve(build(args, terminal))),
});

export const packageShow = command({
  name: "pollbook package show",
  say: {
    en: "Check an election package and say what is in it and who signed it",
    fr: "Vérifier un dossier de scrutin, dire ce qu’il contient et qui l’a signé",
  },
  args: z.object({ file: z.string() }),
  positional: ["file"],
  run: ({ file }, terminal) =>
    explained(terminal, async () => {
      const read = readPackage(bytesOf(file, terminal), null);
      if (!read.ok) throw new NotDone(sentence(terminal.language, read.refusal, read.values));
      const { manifest, version } = read.value;
      const values = {
        title: manifest.title[terminal.language],
        voters: manifest.list.voters,
        styles: manifest.styles.length,
        sites: manifest.sites.length,
        mode: manifest.mode,
        version,
        key: manifest.hub.publicKey,
      };
      terminal.line(sentence(terminal.language, "package-shown", values));
      return 0;
    }),
});

type BuildArgs = Readonly<Record<"definition" | "list" | "format" | "key" | "out", string>>;

function build(args: BuildArgs, terminal: Terminal): ExitCode {
  const definition = definitionIn(args.definition, terminal);
  const text = new TextDecoder("utf-8").decode(bytesOf(args.list, terminal));
  const format = formatOf(args.format, text, terminal);
  for (const { field, columns } of format ? columnsOf(format) : [])
    terminal.line(sentence(terminal.language, "read-from", { field, columns: columns.join(" + ") || "-" }));
  const { voters, leftOut, problems } = readList(text, format, definition);
  if (problems.length > 0) {
    for (const one of problems) terminal.problem(problemSentence(one, terminal));
    terminal.problem(sentence(terminal.language, "list-refused", { count: problems.length }));
    return 1;
  }
  const key = hubKey(args.key);
  // The moment of building is the command's own; it decides nothing.
  const bytes = writePackage(definition, voters, { device: "hub", key }, Date.now());
  writeFileSync(args.out, bytes, { flag: "wx" });
  const read = readPackage(bytes, key.publicKey);
  if (!read.ok) throw new NotDone(sentence(terminal.language, read.refusal, read.values));
  const { version } = read.value;
  const built = { file: args.out, voters: voters.length, leftOut, version, key: key.publicKey };
  terminal.line(sentence(terminal.language, "package-built", built));
  return 0;
}

export function problemSentence(
  { row, field, found, expected }: ListProblem,
  terminal: Pick<Terminal, "language">,
): string {
  const words = sentence(terminal.language, expected);
  return sentence(terminal.language, "list-problem", { row, field, found, expected: words });
}

function definitionIn(file: string, terminal: Terminal): Definition {
  const parsed = Definition.safeParse(jsonIn(file, terminal), {
    error: locale[terminal.language]().localeError,
  });
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) =>
    sentence(terminal.language, "definition-wrong", { file, field: path.join("."), problem: message }),
  );
  throw new NotDone(lines.join("\n"));
}

const locale = { en: z.locales.en, fr: z.locales.fr } as const;

function formatOf(name: string, text: string, terminal: Terminal): ListFormat | null {
  const named = formatNamed(name, text);
  if (named.ok) return named.value;
  if (named.refusal !== "list-form-unknown" || !existsSync(name)) {
    const refusal = named.refusal === "list-form-unknown" ? "format-unknown" : named.refusal;
    throw new NotDone(sentence(terminal.language, refusal, named.values));
  }
  const parsed = ListFormat.safeParse(jsonIn(name, terminal), {
    error: locale[terminal.language]().localeError,
  });
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) =>
    sentence(terminal.language, "definition-wrong", { file: name, field: path.join("."), problem: message }),
  );
  throw new NotDone(lines.join("\n"));
}

function hubKey(file: string): OwnKey {
  if (existsSync(file)) return keyFromPem(readFileSync(file, "utf8"));
  const key = newKey();
  writeFileSync(file, pemOf(key), { mode: 0o600, flag: "wx" });
  return key;
}

function jsonIn(file: string, terminal: Terminal): unknown {
  const text = new TextDecoder().decode(bytesOf(file, terminal));
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new NotDone(unreadable(file, error, terminal));
  }
}

export function bytesOf(file: string, terminal: Terminal): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new NotDone(unreadable(file, error, terminal));
  }
}

function unreadable(file: string, error: unknown, terminal: Terminal): string {
  const reason = error instanceof Error ? error.message : String(error);
  return sentence(terminal.language, "file-unreadable", { file, reason });
}

export async function explained(terminal: Terminal, work: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    terminal.problem(error.message);
    return 2;
  }
}
