import type { Message } from "../../basics/text.ts";

/**
 * The messages of a slice also under the names of its further nouns: a refusal of `shares.check` is looked for as
 * `shares.no-clause`, and the slice that says it is called sharing.
 */
export function alsoUnder(
  nouns: readonly string[],
  messages: Readonly<Record<string, Message>>,
): Record<string, Message> {
  const under = nouns.flatMap((noun) =>
    Object.entries(messages).map(([name, message]) => {
      const key = `${noun}.${name}`;
      return [key, { ...message, key }] as const;
    }),
  );
  return Object.fromEntries(under);
}
