// The commands of the pollbooks alone, so that a process of a test starts without the rest of the house.
import { runCommand } from "../../../../platform/cli/run-command.ts";
import { pollbookCommands } from "../cli.ts";

const terminal = {
  line: (text: string) => console.log(text),
  problem: (text: string) => console.error(text),
  environment: {},
  language: "en" as const,
};
process.exitCode = await runCommand(pollbookCommands, process.argv.slice(2), terminal);
