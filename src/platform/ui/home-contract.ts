import { z } from "zod";
import { may } from "../../core/permissions/contract.ts";
import { endpoint } from "../contract/endpoint.ts";
import { LocalisedTextShape } from "./session-contract.ts";

/** One thing that waits for this person. */
export const WaitingItem = z.object({
  /** Message key of what it is, such as `victims.not-told-yet`. */
  kind: z.string(),
  /** The object's id. */
  subject: z.string(),
  title: z.string(),
  /** Since when it waits. */
  sinceMs: z.number().int(),
  dueAtMs: z.number().int().nullable(),
  /** Inside the election's part of the app, such as `exchange/victims/vic_…`. */
  path: z.string(),
  /** Message key of the verb on the button, such as `victims.tell`. */
  verb: z.string(),
});

/** One act since the last visit, as the journal tells it. */
export const ChangedItem = z.object({
  seq: z.number().int(),
  atMs: z.number().int(),
  /** Name of the act, such as `reports.grade`; its words have the key `reports.did-grade`. */
  action: z.string(),
  subject: z.string(),
  title: z.string().nullable(),
  person: z.string().nullable(),
  role: z.string(),
  path: z.string().nullable(),
});

/** The state of one room in one line, ready to read in the languages of the house. */
export const RoomLine = z.object({ room: z.string(), line: LocalisedTextShape });

export const Home = z.object({
  waiting: z.array(WaitingItem),
  changed: z.array(ChangedItem),
  rooms: z.array(RoomLine),
});

export type Home = z.infer<typeof Home>;
export type WaitingItem = z.infer<typeof WaitingItem>;
export type ChangedItem = z.infer<typeof ChangedItem>;

export const readHome = endpoint({
  method: "GET",
  path: "/api/elections/{election}/home",
  allow: may["home.read"],
  summary: "What waits for this person, what changed, and each room in one line.",
  params: z.object({ election: z.string() }),
  reply: Home,
  refusals: { "election-not-found": 404 },
});
