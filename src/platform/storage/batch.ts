import type { Clock } from "../clock/clock.ts";
import { systemActor, type Actor } from "../contract/actor.ts";
import type { Conversation } from "./conversation.ts";
import { isDeadlock, toStorageError } from "./errors.ts";
import type { StorageMetrics } from "./metrics.ts";
import { statement, type Statement } from "./session.ts";
import type { ActorSettings } from "./settings.ts";
import { StorageUnavailable, type JournalDraft, type Seal } from "./storage.ts";
import { Transaction } from "./transaction.ts";
import { runWork, workOf, type Outcome, type Work } from "./work.ts";

/** One call of `inTransaction` that waits for its turn. */
export interface Command {
  readonly actor: Actor;
  readonly work: Work;
  readonly limitMs: number;
  readonly settle: (outcome: Outcome) => void;
  /** It was run again after a deadlock: a second one is told. */
  readonly again?: boolean;
}

export interface BatchContext {
  readonly settings: ActorSettings;
  /** What the sessions allow a statement by themselves, milliseconds. */
  readonly limitMs: number;
  readonly clock: Clock;
  readonly seal?: Seal | undefined;
  readonly metrics: StorageMetrics;
  readonly committed: (drafts: readonly JournalDraft[]) => void;
}

/**
 * Group commit. Runs the commands one after another in one transaction, each under its own savepoint, seals their journal
 * drafts together and commits once. Nobody hears anything before the commit has reached the disk, not even a refusal: it may
 * rest on what an earlier command of the same commit wrote.
 */
export async function runBatch(
  conversation: Conversation,
  next: () => Command | undefined,
  context: BatchContext,
): Promise<void> {
  conversation.putOff(begin);
  const done: Done[] = [];
  for (let command = next(); command; command = next()) {
    done.push(await runCommand(conversation, command, context));
    if (conversation.broken || done.length >= commandsInOneCommitMax) break;
  }
  const failure = await sealAndCommit(conversation, done, context);
  if (!failure) {
    settleAll(
      done.filter((each) => !each.deadlocked),
      context,
    );
    // The other of the two has gone on by now: it waited for a row of this commit, or this one for its.
    for (const { command, deadlocked } of done)
      if (deadlocked) await runBatch(conversation, once({ ...command, again: true }), context);
    return;
  }
  context.metrics.commitsFailed += 1;
  await undo(conversation);
  // One command's entry that the journal refuses must not take the others with it: each gets a commit of its own.
  if (done.length > 1 && !(failure instanceof StorageUnavailable))
    return retryOneByOne(conversation, done, context);
  for (const each of done) each.command.settle({ kept: false, error: failure });
}

interface Done {
  readonly command: Command;
  readonly outcome: Outcome;
  readonly drafts: readonly JournalDraft[];
  /** Another server's commit and this one waited for each other, and the database ended this command. */
  readonly deadlocked: boolean;
}

const begin = statement("begin");
const savepoint = statement("savepoint command");
const release = statement("release savepoint command");
const rollbackTo = statement("rollback to savepoint command");
/** PostgreSQL keeps 64 subtransactions of a transaction in its fast cache. */
const commandsInOneCommitMax = 60;
const commitLimitMs = 30_000;

async function runCommand(
  conversation: Conversation,
  command: Command,
  context: BatchContext,
): Promise<Done> {
  const nowMs = context.clock.nowMs();
  const tx = new Transaction(conversation, {
    actor: command.actor,
    nowMs,
    deadlineMs: performance.now() + command.limitMs,
  });
  let outcome: Outcome;
  try {
    conversation.putOff(savepoint, ...actsAs(command, nowMs, context));
    outcome = await runWork(command.work, tx, {
      limitMs: command.limitMs,
      quiet: () => conversation.quiet(),
    });
  } catch (error) {
    return { command, outcome: { kept: false, error: toStorageError(error) }, drafts: [], deadlocked: false };
  }
  if (outcome.kept) conversation.putOff(release);
  else conversation.putOff(rollbackTo, release);
  const deadlocked = !command.again && !outcome.kept && isDeadlock(tx.failure);
  return { command, outcome, drafts: outcome.kept ? tx.drafts : [], deadlocked };
}

/** Who acts; and for a command that may take longer than the sessions allow, how long. */
export function actsAs(command: Command, nowMs: number, context: BatchContext): Statement[] {
  const settings = context.settings(command.actor, nowMs);
  if (command.limitMs === context.limitMs) return [settings];
  const limit = String(command.limitMs);
  return [settings, statement("select set_config('statement_timeout', $1, true)", [limit])];
}

/** Gives what went wrong, or null after the commit was acknowledged. */
async function sealAndCommit(
  conversation: Conversation,
  done: readonly Done[],
  context: BatchContext,
): Promise<Error | null> {
  const drafts = done.flatMap((each) => each.drafts);
  try {
    if (context.seal && drafts.length > 0) await sealDrafts(conversation, context.seal, drafts, context);
    const [result] = await conversation.run([statement("commit")], commitLimitMs);
    // A transaction that failed answers a commit with ROLLBACK.
    return result?.tag === "COMMIT" ? null : new StorageUnavailable("unreachable");
  } catch (error) {
    return toStorageError(error);
  }
}

async function sealDrafts(
  conversation: Conversation,
  seal: Seal,
  drafts: readonly JournalDraft[],
  context: BatchContext,
): Promise<void> {
  const nowMs = context.clock.nowMs();
  const actor = systemActor("seal");
  const tx = new Transaction(conversation, {
    actor,
    nowMs,
    deadlineMs: performance.now() + commitLimitMs,
  });
  conversation.putOff(context.settings(actor, nowMs));
  const outcome = await runWork(
    workOf((sealTx) => seal(sealTx, drafts)),
    tx,
    {
      limitMs: commitLimitMs,
      quiet: () => conversation.quiet(),
    },
  );
  if ("error" in outcome) throw outcome.error;
}

function settleAll(done: readonly Done[], context: BatchContext): void {
  const kept = done.filter((each) => each.outcome.kept).length;
  context.metrics.commits += 1;
  context.metrics.commands += kept;
  context.metrics.undone += done.length - kept;
  context.metrics.batchLargest = Math.max(context.metrics.batchLargest, done.length);
  for (const each of done) each.command.settle(each.outcome);
  const drafts = done.flatMap((each) => each.drafts);
  if (drafts.length > 0) context.committed(drafts);
}

async function undo(conversation: Conversation): Promise<void> {
  if (conversation.broken) return;
  // If even this fails, the session is broken and the next batch opens another.
  await conversation.run([statement("rollback")], commitLimitMs).catch(() => {});
}

async function retryOneByOne(
  conversation: Conversation,
  done: readonly Done[],
  context: BatchContext,
): Promise<void> {
  for (const { command } of done) {
    if (conversation.broken) command.settle({ kept: false, error: new StorageUnavailable("unreachable") });
    else await runBatch(conversation, once(command), context);
  }
}

export function once(command: Command): () => Command | undefined {
  let waiting: Command | undefined = command;
  return () => {
    const taken = waiting;
    waiting = undefined;
    return taken;
  };
}
