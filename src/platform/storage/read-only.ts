import type { Conversation } from "./conversation.ts";
import { toStorageError } from "./errors.ts";
import { statement } from "./session.ts";
import { Transaction } from "./transaction.ts";
import { runWork } from "./work.ts";
import { actsAs, type BatchContext, type Command } from "./batch.ts";

/** A snapshot of its own that refuses every write. Its end is put off: nobody has to wait for it. */
export async function runReadOnly(
  conversation: Conversation,
  command: Command,
  context: BatchContext,
): Promise<void> {
  const nowMs = context.clock.nowMs();
  try {
    const tx = new Transaction(conversation, {
      actor: command.actor,
      nowMs,
      deadlineMs: performance.now() + command.limitMs,
      readOnly: true,
    });
    conversation.putOff(begin, ...actsAs(command, nowMs, context));
    const outcome = await runWork(command.work, tx, {
      limitMs: command.limitMs,
      quiet: () => conversation.quiet(),
    });
    conversation.putOff(statement("rollback"));
    context.metrics.reads += 1;
    command.settle(outcome);
  } catch (error) {
    command.settle({ kept: false, error: toStorageError(error) });
  }
}

const begin = statement("begin isolation level repeatable read read only");
