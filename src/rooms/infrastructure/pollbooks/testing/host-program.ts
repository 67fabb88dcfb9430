// The commands of the pollbooks in a network of their own, where no test can reach their loopback: what to ask comes in by lines of
// standard input, and is asked over the program's own screen. The clock of this process alone can be set.
import { createInterface } from "node:readline";
import { runCommand } from "../../../../platform/cli/run-command.ts";
import { pollbookCommands } from "../cli.ts";

let screen = "";
let offsetMs = 0;
const now = Date.now.bind(Date);
Date.now = () => now() + offsetMs;

createInterface({ input: process.stdin }).on("line", (line) => {
  const asked = JSON.parse(line) as { id: number; path?: string; body?: string; clockMs?: number };
  if (asked.clockMs !== undefined) offsetMs = asked.clockMs;
  void answered(asked.path, asked.body).then((answer) =>
    console.log(JSON.stringify({ id: asked.id, answer })),
  );
});

async function answered(path: string | undefined, body: string | undefined): Promise<unknown> {
  if (path === undefined) return null;
  const { origin, searchParams } = new URL(screen);
  const headers = { authorization: `Bearer ${searchParams.get("key")}` };
  const answer = await fetch(
    `${origin}${path}`,
    body === undefined ? { headers } : { method: "POST", headers, body },
  );
  return answer.json();
}

process.exitCode = await runCommand(pollbookCommands, process.argv.slice(2), {
  line: (text) => {
    screen = /http:\S+/.exec(text)?.[0] ?? screen;
    console.log(JSON.stringify({ said: text }));
  },
  problem: (text) => console.error(text),
  environment: {},
  language: "en",
});
process.exit();
