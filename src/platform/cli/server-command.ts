import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Bilingual } from "../../basics/text.ts";
import type { Endpoint, ReplyOf } from "../contract/endpoint.ts";
import { command, said, type Command, type Terminal } from "./command.ts";
import { asPerson, ServerRefused, type AskInput, type Server } from "./server.ts";

type RowOf<R> = R extends { readonly rows: readonly (infer Row)[] } ? Row : R;

/** A command that asks one endpoint of a running server. What can be listed is printed one row a line, or as JSON. */
export function serverCommand<E extends Endpoint, A extends z.ZodObject>(spec: {
  readonly name: string;
  readonly say: Bilingual;
  readonly endpoint: E;
  readonly args: A;
  readonly positional?: readonly (keyof z.infer<A> & string)[];
  /** What is sent; may throw `ServerRefused` with a sentence where the arguments do not fit. */
  readonly input: (args: z.infer<A>, terminal: Terminal) => AskInput;
  /** The columns of a line; the first is the id. */
  readonly columns: (row: RowOf<ReplyOf<E>>) => readonly (string | number | null)[];
}): Command {
  const { endpoint, columns } = spec;
  return command({
    name: spec.name,
    say: spec.say,
    args: spec.args.extend({ json: jsonFlag }),
    // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- the compiler asks for it: `args` has one key more
    ...(spec.positional && { positional: spec.positional as never }),
    async run(all, terminal) {
      const { json, ...args } = all as z.infer<A> & { json: boolean };
      try {
        const sent = spec.input(args as unknown as z.infer<A>, terminal);
        const rows = await asPerson(terminal, (server) => everyRow(server, endpoint, sent));
        for (const row of rows) terminal.line(json ? JSON.stringify(row) : columns(row).map(cell).join("\t"));
        return 0;
      } catch (error) {
        return told(error, terminal);
      }
    },
  });
}

/** A body given as a JSON file, checked by the contract before anything is sent: the refusal names the field. */
export function fileBody<B extends z.ZodType>(shape: B, file: string): z.input<B> {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new ServerRefused(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = shape.safeParse(json);
  if (parsed.success) return json as z.input<B>;
  const issues = parsed.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
  throw new ServerRefused([`${file}:`, ...issues].join("\n"));
}

/** A day at the end of which something ends: `2029-12-31` is its last millisecond, UTC. */
export function endOfDayMs(day: string): number {
  return Date.parse(`${day}T23:59:59.999Z`);
}

export const whyFlag = {
  why: said(z.string(), { en: "the reason, for the record", fr: "le motif, pour le registre" }),
};

const jsonFlag = said(z.boolean().default(false), {
  en: "print JSON, one row a line",
  fr: "afficher du JSON, une ligne par rangée",
});

/** All pages of a list, or the one reply. */
async function everyRow<E extends Endpoint>(
  server: Server,
  endpoint: E,
  input: AskInput,
): Promise<RowOf<ReplyOf<E>>[]> {
  const rows: unknown[] = [];
  let cursor: string | null = null;
  do {
    const reply: unknown = await server.ask(
      endpoint,
      cursor === null ? input : { ...input, query: { ...input.query, cursor } },
    );
    const page = Listed.safeParse(reply);
    if (!page.success) return [reply as RowOf<ReplyOf<E>>];
    rows.push(...page.data.rows);
    cursor = page.data.next ?? null;
  } while (cursor !== null);
  return rows as RowOf<ReplyOf<E>>[];
}

const Listed = z.object({ rows: z.array(z.unknown()), next: z.string().nullish() });

function told(error: unknown, terminal: Terminal): 1 | 2 {
  if (error instanceof ServerRefused) {
    terminal.problem(error.message);
    return 1;
  }
  if (!(error instanceof TypeError)) throw error;
  terminal.problem(unreachable[terminal.language]);
  return 2;
}

const unreachable = {
  en: "The server does not answer. Nothing is known about what happened to the command; it is safe to look at the list.",
  fr: "Le serveur ne répond pas. On ignore ce qu’il est advenu de la commande ; consulter la liste est sans risque.",
} as const;

function cell(value: string | number | null): string {
  return value === null ? "-" : String(value);
}
