import { runCommand } from "../platform/cli/run-command.ts";
import type { Command, Terminal } from "../platform/cli/command.ts";

const terminal: Terminal = {
  line: (text) => console.log(text),
  problem: (text) => console.error(text),
  environment: process.env,
  language: /^fr/i.test(process.env["LANG"] ?? "") ? "fr" : "en",
};

const words = process.argv.slice(2);
process.exitCode = await runCommand(await commandsFor(words), words, terminal);

/** A pollbook starts on a small laptop in a hurry: without the server and the database of the house. */
async function commandsFor([first]: readonly string[]): Promise<readonly Command[]> {
  if (first === "pollbook")
    return (await import("../rooms/infrastructure/pollbooks/cli.ts")).pollbookCommands;
  return (await import("./commands.ts")).commands;
}
