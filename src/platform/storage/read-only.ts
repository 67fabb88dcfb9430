import { Conversation } from "./conversation.ts";
import { toStorageError } from "./errors.ts";
import { statement, type Session } from "./session.ts";
import { actorSettings } from "./settings.ts";
import { Transaction } from "./transaction.ts";
import { runWork } from "./work.ts";
import type { BatchContext, Command } from "./batch.ts";

/** A snapshot of its own that refuses every write. */
export async function runReadOnly(session: Session, command: Command, context: BatchContext): Promise<void> {
  const conversation = new Conversation(session);
  const nowMs = context.clock.nowMs();
  try {
    const tx = new Transaction(conversation, {
      actor: command.actor,
      nowMs,
      deadlineMs: performance.now() + command.limitMs,
      readOnly: true,
    });
    conversation.putOff(begin, actorSettings(command.actor, nowMs, command.limitMs));
    const outcome = await runWork(command.work, tx, {
      limitMs: command.limitMs,
      quiet: () => conversation.quiet(),
    });
    if (!conversation.broken) await conversation.run([statement("rollback")], command.limitMs);
    context.metrics.reads += 1;
    command.settle(outcome);
  } catch (error) {
    command.settle({ kept: false, error: toStorageError(error) });
  }
}

const begin = statement("begin isolation level repeatable read read only");
