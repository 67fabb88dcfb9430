import type { Conversation } from "./conversation.ts";
import { toStorageError } from "./errors.ts";
import { statement, type Statement } from "./session.ts";
import { Transaction } from "./transaction.ts";
import { AskedAgain, type Place } from "./together.ts";
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
    conversation.putOff(end);
    context.metrics.reads += 1;
    command.settle(outcome);
  } catch (error) {
    command.settle({ kept: false, error: toStorageError(error) });
  }
}

/** Who acts, what is asked and the end in one round trip; a work that asks again is run anew as any other. */
export async function runReadOnce(
  conversation: Conversation,
  command: Command,
  context: BatchContext,
): Promise<void> {
  const { actor, limitMs, work } = command;
  const nowMs = context.clock.nowMs();
  try {
    const place = oneTrip(conversation, [begin, ...actsAs(command, nowMs, context)]);
    const deadlineMs = performance.now() + limitMs;
    const tx = new Transaction(place, { actor, nowMs, deadlineMs, readOnly: true });
    const outcome = await runWork(work, tx, { limitMs, quiet: () => place.quiet() });
    // The end that travelled with a statement that failed was skipped.
    if (tx.failure && !(tx.failure instanceof AskedAgain)) conversation.putOff(end);
    if (tx.failure instanceof AskedAgain) return await runReadOnly(conversation, command, context);
    context.metrics.reads += 1;
    command.settle(outcome);
  } catch (error) {
    command.settle({ kept: false, error: toStorageError(error) });
  }
}

function oneTrip(conversation: Conversation, before: readonly Statement[]): Place {
  let answered: Promise<unknown> | null = null;
  return {
    async run(statements, limitMs) {
      if (answered !== null) throw new AskedAgain();
      const answer = conversation.run([...before, ...statements, end], limitMs);
      answered = answer.catch(() => {});
      return (await answer).slice(before.length, before.length + statements.length);
    },
    async quiet() {
      await answered;
    },
  };
}

const begin = statement("begin isolation level repeatable read read only");
const end = statement("rollback");
