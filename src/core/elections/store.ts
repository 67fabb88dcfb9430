import { sql, statements } from "../../platform/storage/statements.ts";
import type { Tx } from "../../platform/storage/storage.ts";
import { Election } from "./contract.ts";

interface Row {
  id: string;
  name: unknown;
  jurisdiction: unknown;
  kind: string;
  time_zone: string;
  languages: unknown;
  polling_day: string;
  caretaker_from: string;
  caretaker_to: string;
  phases: unknown;
  rules: unknown;
  how_to_vote_url: string | null;
  created_at_ms: number;
}

const from = statements<{ elections: Row; organisations: { id: string } }>();

const day = (column: "polling_day" | "caretaker_from" | "caretaker_to") =>
  sql<string>`to_char(${sql.ref(column)}, 'YYYY-MM-DD')`.as(column);

const selected = () =>
  from
    .selectFrom("elections")
    .select([
      "id",
      "name",
      "jurisdiction",
      "kind",
      "time_zone",
      "languages",
      "phases",
      "rules",
      "how_to_vote_url",
    ])
    .select([day("polling_day"), day("caretaker_from"), day("caretaker_to")]);

export async function allElections(tx: Tx): Promise<Election[]> {
  const rows = await tx.many(selected().orderBy("polling_day", "desc").orderBy("id"));
  return rows.map(electionOf);
}

export async function findElection(tx: Tx, id: string): Promise<Election | null> {
  const row = await tx.first(selected().where("id", "=", id));
  return row && electionOf(row);
}

export async function insertElection(tx: Tx, election: Election): Promise<void> {
  await tx.run(
    from.insertInto("elections").values({ id: election.id, ...columns(election), created_at_ms: tx.nowMs }),
  );
}

export async function updateElection(tx: Tx, election: Election): Promise<void> {
  await tx.run(from.updateTable("elections").set(columns(election)).where("id", "=", election.id));
}

export async function organisationsThatExist(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.many(from.selectFrom("organisations").select("id").where("id", "in", ids));
  return rows.map((row) => row.id);
}

function columns(election: Election) {
  return {
    name: JSON.stringify(election.name),
    jurisdiction: JSON.stringify(election.jurisdiction),
    kind: election.kind,
    time_zone: election.timeZone,
    languages: JSON.stringify(election.languages),
    polling_day: election.pollingDay,
    caretaker_from: election.caretaker.from,
    caretaker_to: election.caretaker.to,
    phases: JSON.stringify(election.phases),
    rules: JSON.stringify(election.rules),
    how_to_vote_url: election.howToVoteUrl,
  };
}

function electionOf(row: Omit<Row, "created_at_ms">): Election {
  return Election.parse({
    id: row.id,
    name: row.name,
    jurisdiction: row.jurisdiction,
    kind: row.kind,
    timeZone: row.time_zone,
    languages: row.languages,
    pollingDay: row.polling_day,
    caretaker: { from: row.caretaker_from, to: row.caretaker_to },
    phases: row.phases,
    rules: row.rules,
    howToVoteUrl: row.how_to_vote_url,
  });
}
