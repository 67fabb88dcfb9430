import { createHash } from "node:crypto";
import { canonicalJson } from "../../basics/canonical-json.ts";
import { ConstraintBroken, type Tx } from "../storage/storage.ts";
import { statements } from "../storage/statements.ts";
import { HttpProblem } from "./problems.ts";
import type { ReplySeal } from "./reply-seal.ts";

interface Tables {
  idempotency_keys: {
    actor_id: string;
    key: string;
    endpoint: string;
    request_hash: string;
    status: number;
    reply: string;
    at_ms: number;
  };
}

const from = statements<Tables>();

/** A command's key with a hash of what it asks: the same key with other content is refused, never answered. */
export interface IdempotencyKey {
  readonly key: string;
  readonly endpoint: string;
  readonly requestHash: string;
}

export function idempotencyKey(header: unknown, endpoint: string, input: unknown): IdempotencyKey | null {
  if (header === undefined) return null;
  if (typeof header !== "string" || !/^[A-Za-z0-9._-]{16,100}$/.test(header)) {
    throw new HttpProblem("idempotency-key-malformed");
  }
  return {
    key: header,
    endpoint,
    requestHash: createHash("sha256").update(canonicalJson(input)).digest("hex"),
  };
}

/** The reply of an earlier run with this key, as JSON text, or null where this is the first. Never runs a command again. */
export async function earlierReply(
  tx: Tx,
  idempotency: IdempotencyKey,
  replies: ReplySeal,
): Promise<string | null> {
  const row = await tx.first(
    from
      .selectFrom("idempotency_keys")
      .select(["endpoint", "request_hash", "reply"])
      .where("actor_id", "=", tx.actor.id)
      .where("key", "=", idempotency.key),
  );
  if (row === null) return null;
  if (row.endpoint !== idempotency.endpoint || row.request_hash !== idempotency.requestHash) {
    throw new HttpProblem("idempotency-key-reused");
  }
  const reply = replies.open({ actorId: tx.actor.id, key: idempotency.key }, row.reply);
  if (reply === null) throw new HttpProblem("idempotency-reply-lost");
  return reply;
}

export async function keepReply(
  tx: Tx,
  idempotency: IdempotencyKey,
  reply: string,
  replies: ReplySeal,
): Promise<void> {
  await tx.run(
    from.insertInto("idempotency_keys").values({
      actor_id: tx.actor.id,
      key: idempotency.key,
      endpoint: idempotency.endpoint,
      request_hash: idempotency.requestHash,
      status: 200,
      reply: replies.seal({ actorId: tx.actor.id, key: idempotency.key }, reply),
      at_ms: tx.nowMs,
    }),
  );
}

/** Did the same key come to another server, whose commit came first? */
export function isKeyTaken(error: unknown): boolean {
  return error instanceof ConstraintBroken && error.constraint === "idempotency_keys_pkey";
}

/** For the duty `retention`: a key is remembered for a week, longer than any client keeps trying. */
export async function forgetOldKeys(tx: Tx): Promise<void> {
  await tx.run(from.deleteFrom("idempotency_keys").where("at_ms", "<", tx.nowMs - rememberedMs));
}

const rememberedMs = 7 * 86_400_000;
