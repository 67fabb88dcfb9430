import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import {
  Attempt,
  ConsentWord,
  Escalation,
  Telling,
  type Change,
  type Channel,
  type Consent,
  type Registration,
  type Victim,
  type VictimPage,
  type VictimState,
} from "./contract.ts";
import type { Ground } from "./rules.ts";
import { victimColumns, type VictimRow, victimOf } from "./rows-store.ts";

interface Tables {
  victims: VictimRow;
  victim_tellings: {
    id: string;
    victim_id: string;
    at_ms: number;
    channel: string;
    by_person: string;
    language: string;
    text_version: string;
    text: string;
    message_id: string | null;
    code_sha256: string | null;
  };
  victim_attempts: {
    id: string;
    victim_id: string;
    at_ms: number;
    channel: string;
    by_person: string;
    note: string;
  };
  victim_consents: {
    id: string;
    victim_id: string;
    at_ms: number;
    consent: string;
    by_person: string;
    how: string;
  };
  victim_escalations: { victim_id: string; step: string; level: number; due_at_ms: number; at_ms: number };
  people: { id: string; name: string };
}

const from = statements<Tables>();

export async function groundsOf(
  tx: Tx,
  incidents: readonly string[],
  people: readonly string[],
): Promise<Ground[]> {
  const rows = await tx.many(
    from
      .selectFrom(
        sql<{ what: string; id: string; organisation_id: string | null }>`cf_victim_grounds(
          ${incidents}::text[], ${people}::text[])`.as("g"),
      )
      .selectAll()
      .orderBy("what")
      .orderBy("id"),
  );
  return rows.map((row) => ({ what: row.what, id: row.id, organisationId: row.organisation_id }));
}

export interface NewVictim extends Omit<Registration, "contactPerson"> {
  readonly id: string;
  readonly contactPerson: string;
  readonly dueAtMs: number | null;
}

/** All in one statement, with what then waits for their case contacts. */
export async function registerAll(tx: Tx, victims: readonly NewVictim[]): Promise<void> {
  const rows = victims.map((row) => ({
    id: row.id,
    incident: row.incident,
    kind: row.kind,
    name: row.name,
    identifying: row.identifying,
    address: row.address,
    phone: row.phone,
    language: row.language,
    contact_person: row.contactPerson,
    safety: row.safety,
    outcome: row.outcome,
    account: row.account,
    redress: row.redress,
    contact_known_at_ms: row.contactKnownAtMs,
    due_at_ms: row.dueAtMs,
  }));
  await tx.first(
    from.selectNoFrom(sql<number>`cf_register_victims(${JSON.stringify(rows)}::jsonb)`.as("added")),
  );
}

export async function findVictim(tx: Tx, id: string): Promise<Victim | null> {
  const row = await tx.first(from.selectFrom("victims").select(victimColumns).where("id", "=", id));
  return row && victimOf(row);
}

export async function pageOf(tx: Tx, victim: Victim): Promise<VictimPage> {
  const [tellings, attempts, consents, escalations] = [
    await tx.many(children("victim_tellings", victim.id)),
    await tx.many(children("victim_attempts", victim.id)),
    await tx.many(children("victim_consents", victim.id)),
    await tx.many(children("victim_escalations", victim.id)),
  ];
  return {
    ...victim,
    contactName: await nameOfPerson(tx, victim.contactPersonId),
    tellings: tellings.map((row) =>
      Telling.parse({
        ...common(row),
        language: row.language,
        textVersion: row.text_version,
        text: row.text,
      }),
    ),
    attempts: attempts.map((row) => Attempt.parse({ ...common(row), note: row.note })),
    consents: consents.map((row) =>
      ConsentWord.parse({ ...common(row), consent: row.consent, how: row.how }),
    ),
    escalations: escalations.map((row) =>
      Escalation.parse({ step: row.step, level: row.level, dueAtMs: row.due_at_ms, atMs: row.at_ms }),
    ),
  };
}

type Child = "victim_tellings" | "victim_attempts" | "victim_consents" | "victim_escalations";

function children<T extends Child>(table: T, victim: string) {
  return {
    compile: () => ({
      sql: `select * from ${table} where victim_id = $1 order by at_ms`,
      parameters: [victim],
    }),
  } as { compile(): { sql: string; parameters: unknown[] }; execute?: () => Promise<Tables[T][]> };
}

function common(row: { id: string; at_ms: number; by_person: string; channel?: string }) {
  return { id: row.id, atMs: row.at_ms, byPerson: row.by_person, channel: row.channel };
}

export async function nameOfPerson(tx: Tx, id: string): Promise<string> {
  const row = await tx.first(from.selectFrom("people").select("name").where("id", "=", id));
  return row?.name ?? id;
}

export interface NewTelling {
  readonly id: string;
  readonly channel: Channel;
  readonly language: string;
  readonly version: string;
  readonly text: string;
  readonly messageId: string | null;
  readonly codeHash: string;
}

export async function keepTelling(tx: Tx, victim: string, telling: NewTelling): Promise<void> {
  await tx.run(
    from.insertInto("victim_tellings").values({
      id: telling.id,
      victim_id: victim,
      at_ms: tx.nowMs,
      channel: telling.channel,
      by_person: tx.actor.id,
      language: telling.language,
      text_version: telling.version,
      text: telling.text,
      message_id: telling.messageId,
      code_sha256: telling.codeHash,
    }),
  );
}

export async function keepAttempt(
  tx: Tx,
  victim: string,
  attempt: { readonly id: string; readonly channel: Channel; readonly note: string },
): Promise<void> {
  const who = { victim_id: victim, at_ms: tx.nowMs, by_person: tx.actor.id };
  await tx.run(from.insertInto("victim_attempts").values({ ...attempt, ...who }));
}

export async function keepState(
  tx: Tx,
  victim: string,
  now: {
    readonly state: VictimState;
    readonly dueAtMs: number | null;
    readonly toldAtMs: number | null;
    readonly acknowledgedAtMs: number | null;
  },
): Promise<void> {
  await tx.run(
    from
      .updateTable("victims")
      .set({
        state: now.state,
        due_at_ms: now.dueAtMs,
        told_at_ms: now.toldAtMs,
        acknowledged_at_ms: now.acknowledgedAtMs,
      })
      .where("id", "=", victim),
  );
}

export async function keepChange(
  tx: Tx,
  victim: string,
  change: Omit<Change, "why">,
  clock: {
    readonly state: VictimState;
    readonly contactKnownAtMs: number | null;
    readonly tellDueAtMs: number | null;
    readonly dueAtMs: number | null;
  },
): Promise<void> {
  await tx.run(
    from
      .updateTable("victims")
      .set({
        identifying: change.identifying,
        address: change.address,
        phone: change.phone,
        language: change.language,
        safety: change.safety,
        redress: change.redress,
        state: clock.state,
        contact_known_at_ms: clock.contactKnownAtMs,
        tell_due_at_ms: clock.tellDueAtMs,
        due_at_ms: clock.dueAtMs,
      })
      .where("id", "=", victim),
  );
}

/** False where it was not the actor's to decide. */
export async function keepConsent(
  tx: Tx,
  entry: string,
  victim: string,
  said: Consent,
  how: string,
): Promise<boolean> {
  const row = await tx.first(
    from.selectNoFrom(sql<boolean>`cf_victim_consent(${entry}, ${victim}, ${said}, ${how})`.as("theirs")),
  );
  return row?.theirs ?? false;
}

export interface Acknowledged {
  readonly victim: string;
  readonly organisationId: string;
  readonly incident: string;
  readonly atMs: number;
  /** False where it was said before. */
  readonly fresh: boolean;
}

export async function acknowledgeBy(tx: Tx, codeHash: string): Promise<Acknowledged | null> {
  const row = await tx.first(
    from
      .selectFrom(
        sql<{
          victim_id: string;
          organisation_id: string;
          incident_id: string;
          at_ms: number;
          fresh: boolean;
        }>`cf_acknowledge_victim(${codeHash})`.as("a"),
      )
      .selectAll(),
  );
  return (
    row && {
      victim: row.victim_id,
      organisationId: row.organisation_id,
      incident: row.incident_id,
      atMs: row.at_ms,
      fresh: row.fresh,
    }
  );
}
