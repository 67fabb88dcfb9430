import { runCommand } from "../platform/cli/run-command.ts";
import type { Terminal } from "../platform/cli/command.ts";
import { commands } from "./commands.ts";

const terminal: Terminal = {
  line: (text) => console.log(text),
  problem: (text) => console.error(text),
  environment: process.env,
  language: /^fr/i.test(process.env["LANG"] ?? "") ? "fr" : "en",
};

process.exitCode = await runCommand(commands, process.argv.slice(2), terminal);
