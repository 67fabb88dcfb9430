import { z } from "zod";
import { ok, type Result } from "../../basics/result.ts";
import type { Dice } from "../dice/dice.ts";
import { systemDice } from "../dice/system-dice.ts";
import { enqueue, jobKind } from "../jobs/kind.ts";
import type { Tx } from "../storage/storage.ts";
import { checkMessage, type Message, type MessageRefusal } from "./message.ts";
import { insertMessage } from "./store.ts";

/** Sends one message of the outbox. */
export const sendMessage = jobKind({
  name: "outbox.send",
  payload: z.object({ messageId: z.string() }),
  outside: true,
  limitMs: 60_000,
  attemptsMax: 12,
  duty: "mail",
});

/**
 * Puts a message into the outbox and asks for it to be sent, both in the command's own transaction. In an exercise the message is
 * held and no job is asked for. Returns the id of the message (`msg_…`).
 */
export async function post(
  tx: Tx,
  message: Message,
  dice: Dice = systemDice,
): Promise<Result<string, MessageRefusal>> {
  const checked = checkMessage(message);
  if (!checked.ok) return checked;
  const id = dice.id("msg");
  const held = tx.actor.space !== "live";
  await insertMessage(tx, id, message, held ? "held" : "queued");
  if (!held) await enqueue(tx, sendMessage, { messageId: id }, { id: `send:${id}`, dice });
  return ok(id);
}
