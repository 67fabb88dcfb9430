import { z } from "zod";
import type { Bilingual } from "../../basics/text.ts";

/** A command is a value: what it is called, what it says in both languages, its arguments, and what it does. */
export interface Command<A extends z.ZodObject = z.ZodObject> {
  /** As typed: `journal verify`. */
  readonly name: string;
  readonly say: Bilingual;
  /** Flags (`--port 4000`); an argument listed in `positional` is given without its flag. */
  readonly args: A;
  readonly positional?: readonly (keyof z.infer<A> & string)[];
  readonly run: (args: z.infer<A>, terminal: Terminal) => Promise<ExitCode>;
}

/** 0 done, 1 the answer is no (a check failed), 2 the command could not be carried out. */
export type ExitCode = 0 | 1 | 2;

export interface Terminal {
  readonly line: (text: string) => void;
  readonly problem: (text: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly language: "en" | "fr";
}

/** An argument with its explanation in both languages, for the help. */
export function said<T extends z.ZodType>(argument: T, words: Bilingual): T {
  return argument.meta({ ...words });
}

/** What `said` said, or nothing. */
export function saidOf(argument: z.ZodType, language: keyof Bilingual): string {
  const words = argument.meta()?.[language];
  return typeof words === "string" ? words : "";
}

export function command<A extends z.ZodObject>(value: Command<A>): Command {
  return value;
}
