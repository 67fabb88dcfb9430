import { sql, statements, type RawBuilder } from "../../platform/storage/statements.ts";
import type { Tx } from "../../platform/storage/storage.ts";
import { MachineToken, type TokenId } from "./contract.ts";

interface Row {
  id: string;
  name: string;
  organisation_id: string;
  election_id: string;
  space: string;
  issued_by: string;
  secret_hash: string;
  actions: string[];
  issued_at_ms: number;
  expires_at_ms: number;
  last_used_at_ms: number | null;
  revoked_at_ms: number | null;
  revoked_by: string | null;
}

const from = statements<{ machine_tokens: Row }>();

const selected = () =>
  from
    .selectFrom("machine_tokens")
    .select(["id", "name", "organisation_id", "election_id", "issued_by", "actions"])
    .select(["issued_at_ms", "expires_at_ms", "last_used_at_ms", "revoked_at_ms"]);

/** Newest first; the cursor is the time and id of the row before. */
export async function tokensPage(
  tx: Tx,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ rows: MachineToken[]; next: string | null; total: number }> {
  const [issuedAtMs, id] = cursor?.split(".") ?? [];
  const page = selected()
    .orderBy("issued_at_ms", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1);
  const after =
    issuedAtMs === undefined
      ? page
      : page.where(sql<boolean>`(issued_at_ms, id) < (${Number(issuedAtMs) || 0}::bigint, ${id ?? ""})`);
  const rows = await tx.many(after);
  const counted = await tx.first(
    from.selectFrom("machine_tokens").select(({ fn }) => fn.countAll<number>().as("count")),
  );
  const last = rows[limit - 1];
  const more = rows.length > limit && last !== undefined;
  return {
    rows: rows.slice(0, limit).map(tokenOf),
    next: more ? `${last.issued_at_ms}.${last.id}` : null,
    total: counted?.count ?? 0,
  };
}

export async function findToken(tx: Tx, id: string): Promise<MachineToken | null> {
  const row = await tx.first(selected().where("id", "=", id));
  return row && tokenOf(row);
}

export async function insertToken(
  tx: Tx,
  token: MachineToken,
  space: string,
  secretHash: string,
): Promise<void> {
  await tx.run(
    from.insertInto("machine_tokens").values({
      id: token.id,
      name: token.name,
      organisation_id: token.organisationId,
      election_id: token.electionId,
      space,
      issued_by: token.issuedBy,
      secret_hash: secretHash,
      actions: token.actions,
      issued_at_ms: token.issuedAtMs,
      expires_at_ms: token.expiresAtMs,
      last_used_at_ms: null,
      revoked_at_ms: null,
      revoked_by: null,
    }),
  );
}

export async function markRevoked(tx: Tx, id: TokenId): Promise<void> {
  await tx.run(
    from
      .updateTable("machine_tokens")
      .set({ revoked_at_ms: tx.nowMs, revoked_by: tx.actor.id })
      .where("id", "=", id)
      .where("revoked_at_ms", "is", null),
  );
}

/** For the duty `identify` only: the token of this id with its hash, whatever its state. */
export async function tokenForIdentifying(tx: Tx, id: string) {
  const row = await tx.first(selected().select(["space", "secret_hash"]).where("id", "=", id));
  return row && { token: tokenOf(row), space: row.space, secretHash: row.secret_hash };
}

/** Who issued the token of this id, for a statement that needs no more of it. */
export function issuerOf(id: string): RawBuilder<string> {
  return sql<string>`(select t.issued_by from machine_tokens t where t.id = ${id})`;
}

export async function markUsed(tx: Tx, id: string): Promise<void> {
  await tx.run(from.updateTable("machine_tokens").set({ last_used_at_ms: tx.nowMs }).where("id", "=", id));
}

function tokenOf(row: Omit<Row, "space" | "secret_hash" | "revoked_by">): MachineToken {
  return MachineToken.parse({
    id: row.id,
    name: row.name,
    organisationId: row.organisation_id,
    electionId: row.election_id,
    issuedBy: row.issued_by,
    actions: row.actions,
    issuedAtMs: row.issued_at_ms,
    expiresAtMs: row.expires_at_ms,
    lastUsedAtMs: row.last_used_at_ms,
    revokedAtMs: row.revoked_at_ms,
  });
}
