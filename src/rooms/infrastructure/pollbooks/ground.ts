import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Context } from "../../../platform/contract/context.ts";
import type { Books } from "./hub/books.ts";
import type { ServerBook } from "./hub/server-book.ts";
import type { Package } from "./package-contract.ts";
import { hasDay, isListening } from "./rules.ts";
import { findPackage, takePackage, type KeptPackage } from "./store.ts";

/** A package as its readers see it. */
export function shown(books: Books, kept: KeptPackage): Package {
  const { id, organisationId, state, definition, madeAtMs, version, voters, listColumns } = kept;
  const { openedAtMs, closedAtMs, closedBy, certifiedAtMs, withdrawnBecause } = kept;
  const hubKey = books.keyOf(id).publicKey;
  const port = isListening(state) ? books.portOf(kept) : null;
  return {
    id,
    organisationId,
    state,
    definition,
    madeAtMs,
    version,
    voters,
    listColumns,
    hubKey,
    port,
    openedAtMs,
    closedAtMs,
    closedBy,
    certifiedAtMs,
    withdrawnBecause,
  };
}

/** Takes a package for an act, in its election. One of another organisation is not seen at all. */
export async function taken(cx: Context, id: string): Promise<Result<KeptPackage, "package-not-found">> {
  const kept = await takePackage(cx.tx, id);
  return here(cx, kept) ? ok(kept) : refuse("package-not-found");
}

/** Takes a package whose hub listens. */
export async function takenOpen(
  cx: Context,
  id: string,
): Promise<Result<KeptPackage, "package-not-found" | "hub-not-open">> {
  const kept = await taken(cx, id);
  return !kept.ok || isListening(kept.value.state) ? kept : refuse("hub-not-open");
}

/** The day of a package to look at: what is known of it now. */
export async function dayOf(
  cx: Context,
  books: Books,
  id: string,
): Promise<Result<{ kept: KeptPackage; book: ServerBook }, "package-not-found" | "hub-not-open">> {
  const kept = await findPackage(cx.tx, id);
  if (!here(cx, kept)) return refuse("package-not-found");
  if (!hasDay(kept.state)) return refuse("hub-not-open");
  return ok({ kept, book: await books.current(cx.tx, kept) });
}

export function here({ actor }: Context, kept: KeptPackage | null): kept is KeptPackage {
  return kept !== null && kept.electionId === actor.electionId && kept.space === actor.space;
}

/** One act in the journal, for the organisation alone. */
export function record(
  cx: Context,
  action: string,
  kept: Pick<KeptPackage, "id" | "organisationId">,
  entry: Entry,
): void {
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action,
    subject: kept.id,
    why: entry.why,
    electionId: cx.actor.electionId,
    organisationId: kept.organisationId,
    tlp: "amber+strict",
    classification: 0,
    body: entry.body,
  });
}

interface Entry {
  readonly why: string;
  readonly body: unknown;
}

export const houseLanguage = (language: string): "en" | "fr" => (language.startsWith("fr") ? "fr" : "en");
