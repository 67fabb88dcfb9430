import { systemActor } from "../contract/actor.ts";
import type { JobHandler } from "../jobs/runner.ts";
import type { Storage, Tx } from "../storage/storage.ts";
import { sendMessage } from "./post.ts";
import { markSent, markUnsent, messageToSend } from "./store.ts";
import { MailRefused, type MailTransport } from "./transport.ts";

/** The handler of `sendMessage`. Without a transport (demonstration) every message is held. */
export function mailSender(
  storage: Storage,
  transport: MailTransport | null,
): JobHandler<{ readonly messageId: string }> {
  const asMail = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    storage.inTransaction(systemActor("mail"), work);
  return async ({ payload, attempt, space, signal }) => {
    const message = await asMail((tx) => messageToSend(tx, payload.messageId));
    if (message === null || message.state !== "queued") return undefined;
    if (transport === null || message.space !== "live" || space !== "live") {
      return (tx) => markUnsent(tx, message.id, "held", null);
    }
    const mail = { id: message.id, to: message.to_address, subject: message.subject, text: message.body };
    try {
      await transport.send({ ...mail, language: message.language }, signal);
    } catch (error) {
      const words = error instanceof Error ? error.message : "The message could not be sent";
      const forGood = error instanceof MailRefused || attempt >= sendMessage.attemptsMax;
      if (forGood) return (tx) => markUnsent(tx, message.id, "failed", words);
      await asMail((tx) => markUnsent(tx, message.id, "queued", words));
      throw error;
    }
    return (tx) => markSent(tx, message);
  };
}
