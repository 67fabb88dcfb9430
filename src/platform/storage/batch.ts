import type { Clock } from "../clock/clock.ts";
import { systemActor, type Actor } from "../contract/actor.ts";
import type { Conversation } from "./conversation.ts";
import { isDeadlock, toStorageError } from "./errors.ts";
import type { StorageMetrics } from "./metrics.ts";
import { statement, type Statement } from "./session.ts";
import type { ActorSettings } from "./settings.ts";
import { StorageUnavailable, type JournalDraft, type Seal } from "./storage.ts";
import { Together } from "./together.ts";
import { Transaction } from "./transaction.ts";
import { runWork, workOf, type Outcome, type Work } from "./work.ts";

/** One call of `inTransaction` that waits for its turn. */
export interface Command {
  readonly actor: Actor;
  readonly work: Work;
  readonly limitMs: number;
  readonly settle: (outcome: Outcome) => void;
  /** Its work asks the database once: it may travel with others of its kind. */
  readonly asksOnce?: boolean;
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
  next: () => readonly Command[],
  context: BatchContext,
): Promise<void> {
  conversation.putOff(begin);
  const done: Done[] = [];
  for (let turn = next(); turn.length > 0; turn = next()) {
    done.push(...(await runTurn(conversation, turn, context)));
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

/**
 * Several commands that each ask once travel in one round trip, without savepoints of their own. Where one of them is refused or
 * fails, all are undone and each is run by itself, as if they had never travelled together.
 */
async function runTurn(
  conversation: Conversation,
  commands: readonly Command[],
  context: BatchContext,
): Promise<Done[]> {
  if (commands.length > 1) {
    const done = await runTogether(conversation, commands, context);
    if (conversation.broken || done.every(({ outcome }) => outcome.kept)) return done;
  }
  const done: Done[] = [];
  for (const command of commands) done.push(await runCommand(conversation, command, context));
  return done;
}

async function runTogether(
  conversation: Conversation,
  commands: readonly Command[],
  context: BatchContext,
): Promise<Done[]> {
  conversation.putOff(savepoint);
  const together = new Together(conversation, commands.length);
  const nowMs = context.clock.nowMs();
  const done = await Promise.all(
    commands.map(async (command): Promise<Done> => {
      const place = together.place(actsAs(command, nowMs, context));
      const { actor, limitMs } = command;
      const tx = new Transaction(place, { actor, nowMs, deadlineMs: performance.now() + limitMs });
      const outcome = await runWork(command.work, tx, { limitMs, quiet: () => place.quiet() });
      return { command, outcome, drafts: tx.drafts, deadlocked: false };
    }),
  );
  if (done.every(({ outcome }) => outcome.kept)) conversation.putOff(release);
  else conversation.putOff(rollbackTo, release);
  return done;
}

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

export function once(command: Command): () => readonly Command[] {
  let waiting: readonly Command[] = [command];
  return () => {
    const taken = waiting;
    waiting = [];
    return taken;
  };
}

/** The first of those that wait, with the others right behind it that may travel with it. */
export function takeTurn(waiting: Command[]): readonly Command[] {
  let together = 0;
  while (together < togetherMax && waiting[together]?.asksOnce === true) together += 1;
  return waiting.splice(0, Math.max(together, 1));
}

/** More would only make the work of one turn longer before its first statement is sent. */
const togetherMax = 50;
