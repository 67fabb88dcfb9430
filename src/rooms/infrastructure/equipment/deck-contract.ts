import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { may } from "../../../core/permissions/contract.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { Deck } from "./nouns-contract.ts";

const params = z.object({ election: z.string() });
const count = z.number().int().min(0).max(100_000_000);

/** What one contest of a deck must count to. */
export const DeckContest = z.object({
  contest: z.string().min(1),
  /** Votes that one ballot may give here. */
  votesAllowed: count.min(1),
  /** Cards of the deck on which the contest stands. */
  cards: count.min(1),
  choices: z.array(z.object({ name: z.string().min(1), total: count })).min(1),
  /** Ballots marked for more than are allowed. */
  overvotes: count,
  /** Votes that could have been given and were not. */
  undervotes: count,
});
export type DeckContest = z.infer<typeof DeckContest>;

export const listDecks = endpoint({
  method: "GET",
  path: "/api/elections/{election}/test-decks",
  allow: may["equipment.decks"],
  summary:
    "Test decks and the counts to be read of each; not what they should be, so that nobody enters what is expected",
  params,
  reply: z.object({ decks: z.array(Deck) }),
  refusals: {},
});

export const addDeck = endpoint({
  method: "PUT",
  path: "/api/elections/{election}/test-decks",
  allow: may["equipment.make-deck"],
  summary:
    "Add a test deck from its known totals, as CSV or as a JSON list of objects with the same columns; one that could not tell two choices apart is refused",
  params,
  query: z.object({
    title: z.string().trim().min(1).max(limits.lineCharactersMax),
    file: z
      .string()
      .trim()
      .regex(/^[^/\\\0]{1,200}$/)
      .default("deck.csv"),
  }),
  upload: "text/csv",
  bodyBytesMax: limits.bodyBytesMax,
  body: z.unknown(),
  reply: Deck,
  refusals: { "file-refused": 422, "file-cut-off": 400, "file-too-large": 413, "deck-twice": 409 },
});
