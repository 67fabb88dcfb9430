import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Message } from "../../basics/text.ts";
import { packProblems } from "./check-pack.ts";
import { houseLanguages, LanguagePack } from "./language-pack.ts";

/** A pack that must not be used; `problems` names each key that is wrong. */
export class LanguagePackRefused extends Error {
  readonly problems: readonly string[];
  constructor(file: string, problems: readonly string[]) {
    super(`The language pack ${file} was refused:\n${problems.map((problem) => `- ${problem}`).join("\n")}`);
    this.name = "LanguagePackRefused";
    this.problems = problems;
  }
}

/** Reads every `<code>.json` of the directory, in order of code. Throws LanguagePackRefused at the first that is wrong. */
export async function readPacks(
  directory: string,
  catalogue: readonly Message[],
): Promise<readonly LanguagePack[]> {
  const files = (await readdir(directory)).filter((file) => file.endsWith(".json")).sort();
  return Promise.all(
    files.map(async (file) => packOf(file, await readFile(join(directory, file), "utf8"), catalogue)),
  );
}

/** Reads one pack from its text. */
export function packOf(file: string, text: string, catalogue: readonly Message[]): LanguagePack {
  const shape = LanguagePack.safeParse(jsonOf(file, text));
  if (!shape.success) {
    const problems = shape.error.issues.map((issue) => `${issue.path.join(".") || "file"}: ${issue.message}`);
    throw new LanguagePackRefused(file, problems);
  }
  const pack = shape.data;
  const problems = [...packProblems(pack, catalogue)];
  if (file !== `${pack.code}.json`) problems.push(`code: ${pack.code} expects the file name ${pack.code}.json`);
  if (houseLanguages.some((house) => house.code === pack.code))
    problems.push(`code: ${pack.code} is written in the code itself, not in a pack`);
  if (problems.length > 0) throw new LanguagePackRefused(file, problems);
  return pack;
}

function jsonOf(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new LanguagePackRefused(file, [`file: not valid JSON (${String(error)})`]);
  }
}
