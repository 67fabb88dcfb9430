import { Election } from "../../../core/elections/contract.ts";
import { Mandate, type MandateInForce } from "../../../core/mandates/contract.ts";
import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { Declaration, votes, type Interest, type Vote } from "./contract.ts";
import type { Ballot } from "./rules.ts";
import type { Tables } from "./tables-store.ts";

const from = statements<Tables>();

const Frame = Election.pick({ timeZone: true, phases: true, caretaker: true }).extend({
  panel: Election.shape.rules.shape.panel,
});

/** What the panel needs to know of the election: its days and its panel. */
export async function electionFrame(tx: Tx, electionId: string) {
  const day = (column: "caretaker_from" | "caretaker_to") =>
    sql<string>`to_char(${sql.ref(column)}, 'YYYY-MM-DD')`.as(column);
  const row = await tx.first(
    from
      .selectFrom("elections")
      .select(["time_zone", "phases", "rules", day("caretaker_from"), day("caretaker_to")])
      .where("id", "=", electionId),
  );
  return (
    row &&
    Frame.parse({
      timeZone: row.time_zone,
      phases: row.phases,
      caretaker: { from: row.caretaker_from, to: row.caretaker_to },
      panel: (row.rules as { panel?: unknown }).panel ?? null,
    })
  );
}

const InForce = Mandate.pick({
  id: true,
  organisationId: true,
  matter: true,
  phases: true,
  caretakerOnly: true,
  routesTo: true,
});

export async function mandatesInForce(tx: Tx): Promise<MandateInForce[]> {
  const rows = await tx.many(
    from
      .selectFrom("mandates_in_force")
      .select(["id", "organisation_id", "matter", "phases", "caretaker_only", "routes_to"])
      .orderBy("matter")
      .orderBy("id"),
  );
  return rows.map((row) =>
    InForce.parse({
      id: row.id,
      organisationId: row.organisation_id,
      matter: row.matter,
      phases: row.phases,
      caretakerOnly: row.caretaker_only,
      routesTo: row.routes_to,
    }),
  );
}

export interface Holder {
  readonly personId: string;
  readonly organisationId: string;
  readonly cleared: boolean;
}

/** Who holds one of these roles in this election now, and whether they are cleared so far. */
export async function holdersOf(
  tx: Tx,
  roles: readonly ("panel-member" | "communications" | "editor")[],
  classification: number,
): Promise<Holder[]> {
  const holders = sql<{
    person_id: string;
    organisation_id: string;
    cleared: boolean;
  }>`cf_holders(${[...roles]}::text[], ${classification}::integer)`;
  const rows = await tx.many(from.selectFrom(holders.as("h")).selectAll().orderBy("h.person_id"));
  return rows.map((row) => ({
    personId: row.person_id,
    organisationId: row.organisation_id,
    cleared: row.cleared,
  }));
}

export async function namesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.many(from.selectFrom("people").select(["id", "name"]).where("id", "in", ids));
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Declarations that this reader may read; of one case, or of the whole election. */
export async function declarationsSeen(tx: Tx, caseId: string | null): Promise<Declaration[]> {
  const rows = await tx.many(
    from
      .selectFrom("case_declarations")
      .leftJoin("people", "people.id", "person_id")
      .select(["case_id", "person_id", "people.name", "interest", "words", "at_ms"])
      .$if(caseId !== null, (query) => query.where("case_id", "=", caseId ?? ""))
      .orderBy("at_ms")
      .orderBy(sql`seq`)
      .limit(1000),
  );
  return rows.map((row) =>
    Declaration.parse({
      caseId: row.case_id,
      personId: row.person_id,
      name: row.name,
      interest: row.interest,
      words: row.words,
      atMs: row.at_ms,
    }),
  );
}

export async function insertDeclaration(
  tx: Tx,
  caseId: string,
  declared: { readonly interest: Interest; readonly words: string | null },
): Promise<void> {
  await tx.run(
    from
      .insertInto("case_declarations")
      .values({ case_id: caseId, person_id: tx.actor.id, ...declared, at_ms: tx.nowMs }),
  );
}

export interface Timed {
  readonly personId: string;
  readonly atMs: number;
}

export async function recusalsOf(tx: Tx, caseId: string): Promise<Timed[]> {
  const rows = await tx.many(
    from.selectFrom("case_recusals").select(["person_id", "at_ms"]).where("case_id", "=", caseId),
  );
  return rows.map((row) => ({ personId: row.person_id, atMs: row.at_ms }));
}

/** From the next statement on, the case does not exist for this person. */
export async function insertRecusal(
  tx: Tx,
  caseId: string,
  because: "direct-interest" | "own-wish",
): Promise<void> {
  await tx.run(
    from
      .insertInto("case_recusals")
      .values({ case_id: caseId, person_id: tx.actor.id, because, at_ms: tx.nowMs }),
  );
}

type TimedRow = { person_id: string; at_ms: number };

/** Who has declared, and since when; not what. */
export async function declarersOf(tx: Tx, caseId: string): Promise<Timed[]> {
  const rows = await tx.many(from.selectFrom(sql<TimedRow>`cf_case_declared(${caseId})`.as("d")).selectAll());
  return rows.map((row) => ({ personId: row.person_id, atMs: row.at_ms }));
}

/** Who has voted, and since when; not how. */
export async function votersOf(tx: Tx, caseId: string): Promise<Timed[]> {
  const rows = await tx.many(from.selectFrom(sql<TimedRow>`cf_case_voters(${caseId})`.as("v")).selectAll());
  return rows.map((row) => ({ personId: row.person_id, atMs: row.at_ms }));
}

/** How each voted last. For deciding only; never part of a reply. */
export async function ballotsOf(tx: Tx, caseId: string): Promise<Ballot[]> {
  const ballots = sql<{ person_id: string; vote: string }>`cf_case_ballots(${caseId})`;
  const rows = await tx.many(from.selectFrom(ballots.as("b")).selectAll());
  return rows.map((row) => ({ personId: row.person_id, vote: voteOf(row.vote) }));
}

export interface CastVote {
  readonly vote: Vote;
  readonly because: string;
  readonly atMs: number;
}

/** One's own votes, oldest first: the last one counts. */
export async function ownVotes(tx: Tx, caseId: string): Promise<CastVote[]> {
  const rows = await tx.many(
    from
      .selectFrom("case_votes")
      .select(["vote", "because", "at_ms"])
      .where("case_id", "=", caseId)
      .where("person_id", "=", tx.actor.id)
      .orderBy(sql`seq`),
  );
  return rows.map((row) => ({ vote: voteOf(row.vote), because: row.because, atMs: row.at_ms }));
}

export async function insertVote(
  tx: Tx,
  caseId: string,
  cast: { readonly vote: Vote; readonly because: string; readonly salt: string },
): Promise<void> {
  await tx.run(
    from
      .insertInto("case_votes")
      .values({ case_id: caseId, person_id: tx.actor.id, ...cast, at_ms: tx.nowMs }),
  );
}

export async function insertDissent(tx: Tx, caseId: string, note: string): Promise<void> {
  await tx.run(
    from
      .insertInto("case_dissents")
      .values({ case_id: caseId, person_id: tx.actor.id, note, at_ms: tx.nowMs }),
  );
}

/** One's own; for an auditor, after the decision, all of them. */
export async function dissentsSeen(
  tx: Tx,
  caseId: string,
): Promise<{ personId: string; note: string; atMs: number }[]> {
  const rows = await tx.many(
    from
      .selectFrom("case_dissents")
      .select(["person_id", "note", "at_ms"])
      .where("case_id", "=", caseId)
      .orderBy(sql`seq`),
  );
  return rows.map((row) => ({ personId: row.person_id, note: row.note, atMs: row.at_ms }));
}

/** `decided` only once the decision is written. */
export async function moveCase(tx: Tx, caseId: string, to: "deliberating" | "decided"): Promise<void> {
  await tx.run(from.selectNoFrom(sql`cf_panel_moves(${caseId}, ${to})`.as("moved")));
}

function voteOf(text: string): Vote {
  const vote = votes.find((each) => each === text);
  if (vote === undefined) throw new Error("Invariant broken: a stored vote has a known name");
  return vote;
}
