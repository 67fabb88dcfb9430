import { batchName, cardFinder, type Manifest } from "../interchange/manifest.ts";
import { rivestDraws } from "../sampling/rivest.ts";
import { ticketDraws } from "../sampling/ticket-draw.ts";
import { differs } from "./check-files.ts";
import type { Difference, RecordedDesign, RecordedRound } from "./record.ts";

/** The id of the n-th card of the manifest, n from 1: batch and position. */
export function cardIds(manifest: Manifest): (card: number) => string {
  const find = cardFinder(manifest);
  return (card) => {
    const { batch, position } = find(card);
    return `${batchName(batch)}-${position}`;
  };
}

/** The number of the card with an id, from 1; 0 where the manifest has no such card. */
export function cardNumbers(manifest: Manifest): (id: string) => number {
  const places = new Map<string, { before: number; cards: number }>();
  let before = 0;
  for (const batch of manifest.batches) {
    places.set(batchName(batch), { before, cards: batch.cards });
    before += batch.cards;
  }
  return (id) => {
    const at = id.lastIndexOf("-");
    const position = Number(id.slice(at + 1));
    const place = places.get(id.slice(0, at));
    const fits = place && position >= 1 && position <= place.cards && String(position) === id.slice(at + 1);
    return fits ? place.before + position : 0;
  };
}

/** Draws the whole sample again: every round continues the same sequence. */
export function wrongDraw(
  manifest: Manifest,
  seed: string,
  sampler: RecordedDesign["sampler"],
  rounds: readonly RecordedRound[],
): Difference | null {
  const count = rounds.reduce((sum, round) => sum + round.cards.length, 0);
  const drawn = drawnIds(manifest, seed, sampler, count);
  let draw = 0;
  for (const [index, round] of rounds.entries()) {
    for (const [place, card] of round.cards.entries()) {
      const right = drawn[draw++];
      if (card !== right) return differs("rounds.json", `round ${index + 1} draw ${place + 1}`, card, right);
    }
  }
  return null;
}

function drawnIds(
  manifest: Manifest,
  seed: string,
  sampler: RecordedDesign["sampler"],
  count: number,
): readonly string[] {
  const idOf = cardIds(manifest);
  if (sampler === "rivest") return rivestDraws(seed, manifest.cards, count).map(idOf);
  const numbered = { count: manifest.cards, idOf: (card: number) => idOf(card + 1) };
  return ticketDraws(numbered, count, { seed, withReplacement: false }).map(({ card }) => idOf(card + 1));
}
