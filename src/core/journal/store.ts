import type { NodeRange, TileHash } from "@counterfoil/journal";
import { sql, statements } from "../../platform/storage/statements.ts";
import type { JournalDraft, SealTx, Tx } from "../../platform/storage/storage.ts";
import { JournalEntry } from "./contract.ts";

export interface SealedRow {
  readonly draft: JournalDraft;
  readonly why: string;
  readonly seq: number;
  readonly encoded: Uint8Array;
  readonly leafHash: Uint8Array;
  readonly salt: Uint8Array;
  readonly body: string;
}

interface Tables {
  journal_entries: {
    seq: number;
    encoded: Uint8Array;
    leaf_hash: Uint8Array;
    salt: Uint8Array | null;
    body: string | null;
    at_ms: number;
    actor_id: string;
    actor_organisation_id: string | null;
    role: string;
    action: string;
    subject: string;
    about: string[];
    why: string;
    space: string;
    election_id: string | null;
    organisation_id: string | null;
    tlp: string;
    classification: number;
    public: boolean;
    purged_at_ms: number | null;
  };
  journal_tiles: { level: number; index: number; hash: Uint8Array };
  journal_head: { size: number; last_leaf_hash: Uint8Array; frontier: Uint8Array };
  journal_checkpoints: { size: number; note: string; at_ms: number };
  people: { id: string; name: string };
}

const from = statements<Tables>();

export interface Head {
  readonly size: number;
  readonly lastLeafHash: Uint8Array;
  readonly frontier: Uint8Array;
}

/** The end of the chain, held until the commit: two servers on one database take turns here. */
export async function lockHead(tx: SealTx): Promise<Head> {
  const row = await tx.first(from.selectFrom("journal_head").selectAll().forUpdate());
  if (row === null) throw new Error("The journal has no head");
  return { size: row.size, lastLeafHash: row.last_leaf_hash, frontier: row.frontier };
}

export async function readHead(tx: SealTx): Promise<Head> {
  const row = await tx.first(from.selectFrom("journal_head").selectAll());
  if (row === null) throw new Error("The journal has no head");
  return { size: row.size, lastLeafHash: row.last_leaf_hash, frontier: row.frontier };
}

/** Appends entries and tiles and moves the head behind them, in one round trip. */
export async function appendEntries(
  tx: SealTx,
  rows: readonly SealedRow[],
  tiles: readonly TileHash[],
  head: Head,
): Promise<void> {
  await tx.runAll([
    entriesOfCommit(rows),
    ...(tiles.length > 0 ? [from.insertInto("journal_tiles").values([...tiles])] : []),
    from.updateTable("journal_head").set({
      size: head.size,
      last_leaf_hash: head.lastLeafHash,
      frontier: head.frontier,
    }),
  ]);
}

/** One array for each column: the same text however many entries there are, so that the database prepares it once. */
function entriesOfCommit(rows: readonly SealedRow[]) {
  const columns = Object.entries(entryColumns);
  const arrays = columns.map(([, { type }], index) => `$${index + 1}::${type}[]`).join(", ");
  const names = columns.map(([name]) => name).join(", ");
  const about = "array(select jsonb_array_elements_text(about))";
  const sql = `insert into journal_entries (${names})
    select ${names.replace(/\babout\b/, about)} from unnest(${arrays}) as entry (${names})`;
  const parameters = columns.map(([, { of }]) => rows.map(of));
  return { compile: () => ({ sql, parameters }) };
}

const entryColumns: Readonly<Record<string, { type: string; of: (row: SealedRow) => unknown }>> = {
  seq: { type: "bigint", of: (row) => row.seq },
  encoded: { type: "bytea", of: (row) => row.encoded },
  leaf_hash: { type: "bytea", of: (row) => row.leafHash },
  salt: { type: "bytea", of: (row) => row.salt },
  body: { type: "text", of: (row) => row.body },
  at_ms: { type: "bigint", of: ({ draft }) => draft.atMs },
  actor_id: { type: "text", of: ({ draft }) => draft.actor.id },
  actor_organisation_id: { type: "text", of: ({ draft }) => draft.actor.organisationId },
  role: { type: "text", of: ({ draft }) => draft.actor.role },
  action: { type: "text", of: ({ draft }) => draft.action },
  subject: { type: "text", of: ({ draft }) => draft.subject },
  about: { type: "jsonb", of: ({ draft }) => JSON.stringify(draft.about ?? []) },
  why: { type: "text", of: (row) => row.why },
  space: { type: "text", of: ({ draft }) => draft.actor.space },
  election_id: { type: "text", of: ({ draft }) => draft.electionId },
  organisation_id: { type: "text", of: ({ draft }) => draft.organisationId },
  tlp: { type: "text", of: ({ draft }) => draft.tlp },
  classification: { type: "integer", of: ({ draft }) => draft.classification },
  public: { type: "boolean", of: ({ draft }) => draft.public ?? false },
};

const readable = () =>
  from
    .selectFrom("journal_entries as e")
    .leftJoin("people as p", "p.id", "e.actor_id")
    .select([
      "e.seq",
      "e.at_ms",
      "e.actor_id",
      "p.name",
      "e.role",
      "e.action",
      "e.subject",
      "e.about",
      "e.why",
    ])
    .select(["e.tlp", "e.classification", "e.leaf_hash", "e.purged_at_ms"]);

export async function entriesBefore(
  tx: Tx,
  filter: Wanted & { readonly before: number | null; readonly limit: number },
): Promise<JournalEntry[]> {
  let query = readable().where(wantedOf(tx, filter)).orderBy("e.seq", "desc").limit(filter.limit);
  if (filter.before !== null) query = query.where("e.seq", "<", filter.before);
  return (await tx.many(query)).map(entryOf);
}

export async function countEntries(tx: Tx, filter: Wanted): Promise<number> {
  const row = await tx.first(
    from
      .selectFrom("journal_entries as e")
      .leftJoin("people as p", "p.id", "e.actor_id")
      .select(sql<number>`count(*)::int`.as("total"))
      .where(wantedOf(tx, filter)),
  );
  return row?.total ?? 0;
}

export interface Wanted {
  readonly action?: string | undefined;
  readonly words?: string | undefined;
}

function wantedOf(tx: Tx, { action, words }: Wanted) {
  const acts = action ? sql`e.action like ${`${plain(action)}%`}` : sql`true`;
  const part = `%${plain(words ?? "")}%`;
  const said = words
    ? sql`(e.why ilike ${part} or e.subject ilike ${part} or p.name ilike ${part})`
    : sql`true`;
  return sql<boolean>`(e.election_id = ${tx.actor.electionId} and ${acts} and ${said})`;
}

/** Without the signs that mean "anything" in a pattern. */
function plain(words: string): string {
  return words.replaceAll(/[%_\\]/g, "");
}

/** One entry of this election as its reader may see it, and as it stands in the chain. */
export async function entryAt(
  tx: Tx,
  seq: number,
): Promise<{ entry: JournalEntry; stored: StoredEntry } | null> {
  const here = sql<boolean>`(e.seq = ${seq} and e.election_id = ${tx.actor.electionId})`;
  const entry = await tx.first(readable().where(here));
  const row = entry && (await tx.first(stored().where("seq", "=", seq)));
  return entry && row ? { entry: entryOf(entry), stored: storedOf(row) } : null;
}

export async function entriesOf(tx: Tx, subject: string): Promise<JournalEntry[]> {
  const rows = await tx.many(
    readable()
      .where(sql<boolean>`(e.subject = ${subject} or e.about @> array[${subject}]::text[])`)
      .orderBy("e.seq")
      .limit(1000),
  );
  return rows.map(entryOf);
}

export async function entriesAfter(tx: Tx, seq: number, limit: number): Promise<JournalEntry[]> {
  const query = readable().where("e.election_id", "=", tx.actor.electionId).where("e.seq", ">", seq);
  return (await tx.many(query.orderBy("e.seq").limit(limit))).map(entryOf);
}

export interface StoredEntry {
  readonly seq: number;
  readonly encoded: Uint8Array;
  readonly salt: Uint8Array | null;
  readonly body: string | null;
  readonly space: string;
  readonly public: boolean;
}

/**
 * The last act on a subject that the reader may see, as it stands in the chain: for the public the last public one, for staff
 * perhaps a later one (an edit, a telling).
 */
export async function lastEntryOf(tx: Tx, subject: string): Promise<StoredEntry | null> {
  const row = await tx.first(stored().where("subject", "=", subject).orderBy("seq", "desc").limit(1));
  return row && storedOf(row);
}

/** For the duty `export` only: entries as they stand in the chain, in order. */
export async function storedFrom(tx: Tx, first: number, limit: number): Promise<StoredEntry[]> {
  // The chain has no gap. With both ends named, row security is asked of these rows alone, whatever the planner knows of the table.
  const these = stored()
    .where("seq", ">=", first)
    .where("seq", "<", first + limit);
  return (await tx.many(these.orderBy("seq"))).map(storedOf);
}

const stored = () =>
  from.selectFrom("journal_entries").select(["seq", "encoded", "salt", "body", "space", "public"]);

function storedOf(row: StoredEntry): StoredEntry {
  return { ...row, encoded: new Uint8Array(row.encoded), salt: row.salt && new Uint8Array(row.salt) };
}

export async function hashesIn(tx: SealTx, range: NodeRange): Promise<Uint8Array[]> {
  if (range.level === 0) {
    const rows = await tx.many(
      from
        .selectFrom(
          sql<{ leaf_hash: Uint8Array }>`cf_journal_leaf_hashes(${range.first}, ${range.count})`.as("h"),
        )
        .select("h.leaf_hash"),
    );
    return rows.map((row) => new Uint8Array(row.leaf_hash));
  }
  const rows = await tx.many(
    from
      .selectFrom("journal_tiles")
      .select("hash")
      .where("level", "=", range.level)
      .where("index", ">=", range.first)
      .where("index", "<", range.first + range.count)
      .orderBy("index"),
  );
  return rows.map((row) => new Uint8Array(row.hash));
}

export async function keepCheckpoint(tx: Tx, size: number, note: string): Promise<void> {
  await tx.run(
    from
      .insertInto("journal_checkpoints")
      .values({ size, note, at_ms: tx.nowMs })
      .onConflict((conflict) => conflict.column("size").doNothing()),
  );
}

interface Readable {
  seq: number;
  at_ms: number;
  actor_id: string;
  name: string | null;
  role: string;
  action: string;
  subject: string;
  about: string[];
  why: string;
  tlp: string;
  classification: number;
  leaf_hash: Uint8Array;
  purged_at_ms: number | null;
}

function entryOf(row: Readable): JournalEntry {
  return JournalEntry.parse({
    seq: row.seq,
    atMs: row.at_ms,
    actorId: row.actor_id,
    actorName: row.name,
    role: row.role,
    action: row.action,
    subject: row.subject,
    about: row.about,
    why: row.why,
    tlp: row.tlp,
    classification: row.classification,
    leafHash: Buffer.from(row.leaf_hash).toString("hex"),
    purged: row.purged_at_ms !== null,
  });
}
