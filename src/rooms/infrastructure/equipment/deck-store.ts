import { z } from "zod";
import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { DeckContest } from "./deck-contract.ts";

interface Row {
  id: string;
  space: string;
  election_id: string;
  organisation_id: string;
  tlp: string;
  classification: number;
  created_by: string;
  title: string;
  contests: unknown;
  made_at_ms: number;
}

const from = statements<{ test_decks: Row }>();

export interface KeptDeck {
  readonly id: string;
  readonly title: string;
  readonly contests: readonly DeckContest[];
  readonly madeAtMs: number;
}

/** By title. */
export async function allDecks(tx: Tx): Promise<KeptDeck[]> {
  const rows = await tx.many(
    from
      .selectFrom("test_decks")
      .selectAll()
      .where("election_id", "=", tx.actor.electionId ?? "")
      .where("space", "=", tx.actor.space)
      .orderBy(sql`lower(title)`)
      .orderBy("id"),
  );
  return rows.map(deckOf);
}

export async function findDeck(tx: Tx, id: string): Promise<KeptDeck | null> {
  return (await allDecks(tx)).find((deck) => deck.id === id) ?? null;
}

export async function insertDeck(tx: Tx, deck: KeptDeck): Promise<void> {
  await tx.run(
    from.insertInto("test_decks").values({
      id: deck.id,
      space: tx.actor.space,
      election_id: tx.actor.electionId ?? "",
      organisation_id: tx.actor.organisationId ?? "",
      tlp: "amber+strict",
      classification: 0,
      created_by: tx.actor.id,
      title: deck.title,
      contests: JSON.stringify(deck.contests),
      made_at_ms: deck.madeAtMs,
    }),
  );
}

function deckOf({ id, title, contests, made_at_ms: madeAtMs }: Row): KeptDeck {
  return { id, title, madeAtMs, contests: z.array(DeckContest).parse(contests) };
}
