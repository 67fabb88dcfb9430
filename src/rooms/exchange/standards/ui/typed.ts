import { z } from "zod";
import type { Tone } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { ClauseNumber, Words, type Clause, type Standard } from "../contract.ts";
import { messages } from "../messages.ts";
import { inOrder } from "../rules.ts";
import { screen } from "./screen-messages.ts";

interface Part {
  readonly number: string;
  readonly title: string;
  readonly text: string;
}

/** The clauses of one language as they are typed: a line `# 4.2 Title` begins each, its text follows. Null where that does not hold. */
export function clausesIn(typed: string): Part[] | null {
  const parts: { number: string; title: string; lines: string[] }[] = [];
  for (const line of typed.split("\n")) {
    const head = /^#\s*(\S+)\s+(\S.*)$/.exec(line.trim());
    if (head !== null) {
      const number = ClauseNumber.safeParse(head[1]);
      if (!number.success) return null;
      parts.push({ number: number.data, title: head[2]?.trim() ?? "", lines: [] });
    } else if (parts.length > 0) parts.at(-1)?.lines.push(line);
    else if (line.trim() !== "") return null;
  }
  return parts.map(({ lines, ...part }) => ({ ...part, text: lines.join("\n").trim() }));
}

/** As they are typed in one language. */
export function typedClauses(clauses: readonly Clause[], language: string): string {
  return clauses
    .flatMap(({ number, texts }) => {
      const own = texts[language];
      return own === undefined ? [] : [`# ${number} ${own.title}\n${own.text}`.trim()];
    })
    .join("\n\n");
}

/** Titles and clauses, language by language; a language that was left empty is left out. */
export const typedText = {
  titles: z.preprocess(withoutEmpty, Words),
  clauses: z
    .preprocess(withoutEmpty, z.record(z.string(), z.string()))
    .transform((typed, context): Clause[] => {
      const found = new Map<string, Clause>();
      for (const [language, text] of Object.entries(typed)) {
        const parts = clausesIn(text);
        if (parts === null || parts.length === 0) {
          context.addIssue({ code: "custom", message: screen["clauses-wrong"].key, path: [language] });
          return [];
        }
        const twice = parts.find(
          ({ number }, at) => parts.findIndex((each) => each.number === number) !== at,
        );
        if (twice !== undefined) {
          context.addIssue({ code: "custom", message: screen["number-twice"].key, path: [language] });
          return [];
        }
        for (const { number, title, text: words } of parts)
          found.set(number, {
            number,
            texts: { ...found.get(number)?.texts, [language]: { title, text: words } },
          });
      }
      return inOrder([...found.values()]);
    }),
};

function withoutEmpty(given: unknown): unknown {
  return Object.fromEntries(
    Object.entries(given ?? {}).filter(([, text]) => text !== undefined && text !== ""),
  );
}

export const stateWord = {
  draft: messages["state-draft"],
  published: messages["state-published"],
  withdrawn: messages["state-withdrawn"],
} as const;

export const kindWord = {
  general: messages["kind-general"],
  technical: messages["kind-technical"],
  editorial: messages["kind-editorial"],
} as const;

export function toneOf({
  state,
  version,
  publishedVersion,
}: Pick<Standard, "state" | "version" | "publishedVersion">): Tone {
  if (state === "withdrawn") return "plain";
  return version === publishedVersion ? "good" : "soon";
}

/** The name of a language in the reader's own. */
export function languageName(code: string, reader: string): string {
  return new Intl.DisplayNames(reader, { type: "language" }).of(code) ?? code;
}
