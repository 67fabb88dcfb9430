import { z } from "zod";
import { saidOf, type Command, type ExitCode, type Terminal } from "./command.ts";

/** Finds the command in the words typed, reads its arguments by its own schema, and runs it. */
export async function runCommand(
  commands: readonly Command[],
  words: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const found = commands
    .filter((each) => words.slice(0, each.name.split(" ").length).join(" ") === each.name)
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (found === undefined) {
    const asked = words[0] !== undefined && !["help", "--help", "-h"].includes(words[0]);
    if (asked)
      terminal.problem(`${french(terminal) ? "Commande inconnue" : "Unknown command"}: ${words.join(" ")}`);
    terminal.line(help(commands, terminal));
    return asked ? 2 : 0;
  }
  const rest = words.slice(found.name.split(" ").length);
  if (rest.includes("--help")) {
    terminal.line(usage(found, terminal));
    return 0;
  }
  const read = readArguments(found, rest);
  if (typeof read === "string") {
    terminal.problem(read);
    terminal.line(usage(found, terminal));
    return 2;
  }
  return await found.run(read, terminal);
}

function readArguments(found: Command, words: readonly string[]): Record<string, unknown> | string {
  const given: Record<string, unknown> = {};
  const positional = [...(found.positional ?? [])];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? "";
    if (!word.startsWith("--")) {
      const name = positional.shift();
      if (name === undefined) return `${word}: ?`;
      given[name] = word;
      continue;
    }
    const [flag = "", inline] = word.slice(2).split("=", 2);
    const name = flag.replaceAll(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());
    if (!(name in found.args.shape)) return `--${flag}: ?`;
    const next = words[i + 1];
    if (inline !== undefined) given[name] = inline;
    else if (next !== undefined && !next.startsWith("--") && !isSwitch(found.args.shape[name]))
      given[name] = words[++i];
    else given[name] = true;
  }
  const parsed = found.args.safeParse(given);
  if (parsed.success) return parsed.data;
  return parsed.error.issues
    .map((issue) => `${flagOf(String(issue.path[0] ?? ""))}: ${issue.message}`)
    .join("\n");
}

function isSwitch(type: unknown): boolean {
  if (type instanceof z.ZodBoolean) return true;
  if (type instanceof z.ZodDefault || type instanceof z.ZodOptional) return isSwitch(type.def.innerType);
  return false;
}

function flagOf(name: string): string {
  return `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function usage(found: Command, terminal: Terminal): string {
  const places = (found.positional ?? []).map((name) => name.toUpperCase());
  const flags = Object.entries(found.args.shape)
    .filter(([name]) => !(found.positional ?? []).includes(name))
    .map(([name, type]) =>
      `  ${flagOf(name)}${isSwitch(type) ? "" : " …"}   ${saidOf(type as z.ZodType, terminal.language)}`.trimEnd(),
    );
  return [
    `counterfoil ${[found.name, ...places].join(" ")}`,
    `  ${found.say[terminal.language]}`,
    ...flags,
  ].join("\n");
}

function help(commands: readonly Command[], terminal: Terminal): string {
  const width = Math.max(...commands.map((each) => each.name.length));
  const lines = commands.map((each) => `  ${each.name.padEnd(width)}  ${each.say[terminal.language]}`);
  return ["counterfoil", ...lines].join("\n");
}

function french(terminal: Terminal): boolean {
  return terminal.language === "fr";
}
