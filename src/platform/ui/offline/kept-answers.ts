import type { Query, QueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { recall, remember } from "../language/remembered.ts";

/** What the server said last for one page, on this device, for the person who was signed in. */
const Kept = z.object({
  person: z.string(),
  path: z.string(),
  /** The version of the app that understands it. */
  build: z.string(),
  answers: z.array(z.object({ key: z.array(z.unknown()), data: z.unknown(), atMs: z.number() })).min(1),
});
export type Kept = z.infer<typeof Kept>;

const name = "kept-answers";
const build = import.meta.url;

/** Keeps the answers that a page consists of; those of one page at a time. */
export function keepAnswers(
  client: QueryClient,
  whose: { readonly person: string; readonly path: string },
  belongs: (query: Query) => boolean,
): void {
  const answers = client
    .getQueryCache()
    .findAll({ predicate: (query) => query.state.data !== undefined && belongs(query) })
    .map(({ queryKey, state }) => ({ key: [...queryKey], data: state.data, atMs: state.dataUpdatedAt }));
  if (answers.length > 0) remember(name, { ...whose, build, answers } satisfies Kept);
}

/** What is kept for this page by this version of the app. */
export function answersFor(path: string): Kept | null {
  const kept = recall(name, Kept);
  return kept?.path === path && kept.build === build ? kept : null;
}

/** When the oldest of them came; milliseconds since 1970. */
export function keptSinceMs({ answers }: Kept): number {
  return Math.min(...answers.map(({ atMs }) => atMs));
}

export function putBack(client: QueryClient, { answers }: Kept): void {
  for (const { key, data, atMs } of answers) client.setQueryData(key, data, { updatedAt: atMs });
}

/** Whoever signs out, or is somebody else, leaves nothing of the one before. */
export function forgetAnswers(unlessOf?: string): void {
  const kept = recall(name, Kept);
  if (kept !== null && kept.person !== unlessOf) remember(name, null);
}
