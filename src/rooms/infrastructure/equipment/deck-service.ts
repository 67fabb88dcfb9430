import { ok, refuse } from "../../../basics/result.ts";
import type { Serves } from "../../../platform/contract/context.ts";
import type { TextRead } from "../../../platform/http/text-upload.ts";
import { Deck, type addDeck, type listDecks, type testEquipment } from "./contract.ts";
import { cellsOf, differencesOf, readDeck } from "./deck-rules.ts";
import { allDecks, findDeck, insertDeck, type KeptDeck } from "./deck-store.ts";
import { notText } from "./file-rules.ts";
import { fileRefused, held, record, stopped, witnessed, write } from "./ground.ts";
import { placeKey, type Said } from "./rules.ts";
import { takeEquipment } from "./store.ts";

export const decks: Serves<typeof listDecks> = async ({ tx }) =>
  ok({ decks: (await allDecks(tx)).map(shownDeck) });

export const add: Serves<typeof addDeck> = async (cx, { query, body }) => {
  const { title, file } = query;
  const text = body as TextRead;
  if (!text.ok) return text;
  if (text.value === null) return fileRefused(cx, file, [notText]);
  const read = readDeck(text.value, file);
  if (!read.ok) return fileRefused(cx, file, read.wrong ?? []);
  await takeEquipment(cx.tx);
  if ((await allDecks(cx.tx)).some((deck) => placeKey(deck.title) === placeKey(title)))
    return refuse("deck-twice", { title });
  const deck: KeptDeck = { id: cx.dice.id("dck"), title, contests: read.value, madeAtMs: cx.nowMs };
  await insertDeck(cx.tx, deck);
  const organisationId = cx.actor.organisationId ?? "";
  record(
    cx,
    { id: deck.id as never, organisationId },
    { action: "equipment.make-deck", why: title, said: deck.contests },
  );
  return ok(shownDeck(deck));
};

/** The test: every count as known, or else each difference by name; what was in use is stopped in the same act. */
export const test: Serves<typeof testEquipment> = async (cx, { params, body }) => {
  const taken = await held(cx, params.equipment);
  if (!taken.ok) return taken;
  const { one } = taken.value;
  if (one.technologyId === null) return refuse("nothing-to-test");
  const deck = await findDeck(cx.tx, body.deck);
  if (deck === null) return refuse("deck-not-found");
  const witness = await witnessed(cx, body.witness);
  if (!witness.ok) return witness;
  const cells = cellsOf(deck.contests);
  const differences = differencesOf(deck.contests, body.found);
  if (differences === null)
    return refuse("results-incomplete", { found: body.found.length, expected: cells.length });
  const tested: Said = {
    kind: "tested",
    deckTitle: deck.title,
    version: one.version,
    softwareHash: one.softwareHash,
    witness: body.witness,
    cells: cells.length,
    differences,
  };
  const failed = differences.length > 0 && one.state === "in-use";
  return write(cx, taken.value, {
    action: "equipment.test",
    why: deck.title,
    said: failed ? [tested, stopped("test-failed", deck.title)] : [tested],
  });
};

function shownDeck({ id, title, contests, madeAtMs }: KeptDeck): Deck {
  const cards = contests.reduce((most, contest) => Math.max(most, contest.cards), 0);
  return Deck.parse({ id, title, cards, cells: cellsOf(contests), madeAtMs });
}
