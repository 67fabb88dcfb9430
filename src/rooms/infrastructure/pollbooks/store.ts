import type { Page } from "../../../platform/contract/page.ts";
import { sql, statements, type SqlBool } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { ListColumns, PackageDefinition, PackageId, PackageState } from "./package-contract.ts";
import type { PackageRow, Tables } from "./tables-store.ts";

const from = statements<Tables>();

/** A package as it is kept; what a reader sees of it besides, `books` adds. */
export interface KeptPackage {
  readonly id: PackageId;
  readonly electionId: string;
  readonly space: "live" | "exercise";
  readonly organisationId: string;
  readonly state: PackageState;
  readonly definition: PackageDefinition;
  readonly madeAtMs: number;
  readonly head: string | null;
  readonly version: string | null;
  readonly voters: number | null;
  readonly listColumns: ListColumns | null;
  readonly slot: number | null;
  readonly openedAtMs: number | null;
  readonly closedAtMs: number | null;
  readonly closedBy: string | null;
  readonly closing: unknown;
  readonly certifiedAtMs: number | null;
  readonly summary: string | null;
  readonly signature: string | null;
  readonly withdrawnBecause: string | null;
}

/** Newest first; the cursor is the id of the last package of the page before. */
export async function packagesPage(
  tx: Tx,
  wanted: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<KeptPackage>> {
  const chosen = from
    .selectFrom("pollbook_packages as p")
    .where("p.election_id", "=", tx.actor.electionId ?? "")
    .where("p.space", "=", tx.actor.space);
  const rows = await tx.many(
    chosen
      .selectAll("p")
      .$if(wanted.cursor !== undefined, (query) =>
        query.where(
          sql<SqlBool>`(p.made_at_ms, p.id) < (select b.made_at_ms, b.id from pollbook_packages b where b.id = ${wanted.cursor})`,
        ),
      )
      .orderBy("p.made_at_ms", "desc")
      .orderBy("p.id", "desc")
      .limit(wanted.limit + 1),
  );
  const counted = await tx.first(chosen.select(sql<number>`count(*)::integer`.as("total")));
  const page = rows.slice(0, wanted.limit).map(packageOf);
  return {
    rows: page,
    next: rows.length > wanted.limit ? (page.at(-1)?.id ?? null) : null,
    total: counted?.total ?? 0,
  };
}

export async function findPackage(tx: Tx, id: string): Promise<KeptPackage | null> {
  const row = await tx.first(from.selectFrom("pollbook_packages").selectAll().where("id", "=", id));
  return row && packageOf(row);
}

/** One act on a package at a time: the package as it is once nobody else acts on it. */
export async function takePackage(tx: Tx, id: string): Promise<KeptPackage | null> {
  await tx.run(from.selectNoFrom(sql`cf_lock_pollbook(${id})`.as("locked")));
  return findPackage(tx, id);
}

/** For the hub's duty: every package whose hub listens. */
export async function openPackages(tx: Tx): Promise<readonly KeptPackage[]> {
  const rows = await tx.many(
    from.selectFrom("pollbook_packages").selectAll().where("state", "in", ["open", "closed"]).orderBy("slot"),
  );
  return rows.map(packageOf);
}

export async function insertPackage(
  tx: Tx,
  { id, definition }: Pick<KeptPackage, "id" | "definition">,
): Promise<void> {
  await tx.run(
    from.insertInto("pollbook_packages").values({
      id,
      space: tx.actor.space,
      election_id: tx.actor.electionId ?? "",
      organisation_id: tx.actor.organisationId ?? "",
      tlp: "amber+strict",
      classification: 0,
      created_by: tx.actor.id,
      state: "draft",
      definition: JSON.stringify(definition),
      made_at_ms: tx.nowMs,
      ...nothingYet,
    }),
  );
}

const nothingYet = {
  head: null,
  version: null,
  voters: null,
  list_columns: null,
  slot: null,
  opened_at_ms: null,
  closed_at_ms: null,
  closed_by: null,
  closing: null,
  certified_at_ms: null,
  summary: null,
  signature: null,
  withdrawn_because: null,
} as const;

export type PackageChange = Partial<
  Pick<
    PackageRow,
    | "state"
    | "head"
    | "version"
    | "voters"
    | "list_columns"
    | "slot"
    | "opened_at_ms"
    | "closed_at_ms"
    | "closed_by"
    | "closing"
    | "certified_at_ms"
    | "summary"
    | "signature"
    | "withdrawn_because"
  >
>;

export async function changePackage(tx: Tx, id: string, change: PackageChange): Promise<void> {
  await tx.run(from.updateTable("pollbook_packages").set(change).where("id", "=", id));
}

/** The package's bytes in pieces, so that no statement carries a whole country. */
export async function insertParts(tx: Tx, packageId: string, bytes: Uint8Array): Promise<void> {
  for (let at = 0, seq = 0; at < bytes.length; at += PART_BYTES, seq++)
    await tx.run(
      from
        .insertInto("pollbook_parts")
        .values({ package_id: packageId, seq, bytes: bytes.subarray(at, at + PART_BYTES) }),
    );
}

const PART_BYTES = 1_000_000;

export async function partsOf(tx: Tx, packageId: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (let seq = 0; ; seq++) {
    const row = await tx.first(
      from
        .selectFrom("pollbook_parts")
        .select("bytes")
        .where("package_id", "=", packageId)
        .where("seq", "=", seq),
    );
    if (row === null) return Buffer.concat(parts);
    parts.push(row.bytes);
  }
}

/** The lowest of the hub's ports that no other package has, or null. Row security would hide another organisation's. */
export async function freeSlot(tx: Tx, slots: number): Promise<number | null> {
  const row = await tx.first(
    from.selectNoFrom(sql<number | null>`cf_free_pollbook_slot(${slots})`.as("slot")),
  );
  return row?.slot ?? null;
}

function packageOf(row: PackageRow): KeptPackage {
  return {
    id: PackageId.parse(row.id),
    electionId: row.election_id,
    space: row.space === "exercise" ? "exercise" : "live",
    organisationId: row.organisation_id,
    state: PackageState.parse(row.state),
    definition: PackageDefinition.parse(row.definition),
    madeAtMs: row.made_at_ms,
    head: row.head,
    version: row.version,
    voters: row.voters,
    listColumns: ListColumns.nullable().parse(row.list_columns),
    slot: row.slot,
    openedAtMs: row.opened_at_ms,
    closedAtMs: row.closed_at_ms,
    closedBy: row.closed_by,
    closing: row.closing,
    certifiedAtMs: row.certified_at_ms,
    summary: row.summary,
    signature: row.signature,
    withdrawnBecause: row.withdrawn_because,
  };
}
