/**
 * Goal: who may see a row is decided in the database, so that a statement without any condition shows an actor exactly what
 * the sharing rules of migration 0002 allow. Method: a scratch table under cf_protect, `select *` as the application's role,
 * against the rule written once more in this file.
 */
import * as fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { dialectsForTests, storageForTests, type StorageForTests } from "../../../tests/storage-for-tests.ts";
import { publicActor, systemActor, type Actor } from "../contract/actor.ts";
import { ConstraintBroken } from "./storage.ts";

interface Item {
  id: string;
  space: "live" | "exercise";
  election_id: string;
  organisation_id: string;
  tlp: string;
  classification: number;
  created_by: string;
}
interface Share {
  subject_id: string;
  to_organisation_id: string;
  to_person_id: string | null;
  expires_at_ms: number | null;
  revoked_at_ms: number | null;
}

const ids = ["itm_1", "itm_2", "itm_3", "itm_4", "itm_5", "itm_6"];
const organisations = ["org_a", "org_b", "org_c"];
const people = ["per_1", "per_2"];
const item = fc.record({
  id: fc.constantFrom(...ids),
  space: fc.constantFrom("live" as const, "exercise" as const),
  election_id: fc.constantFrom("ele_1", "ele_2"),
  organisation_id: fc.constantFrom(...organisations),
  tlp: fc.constantFrom("clear", "green", "amber", "amber+strict", "red"),
  classification: fc.nat(3),
  created_by: fc.constantFrom(...people),
});
const share = fc.record({
  subject_id: fc.constantFrom(...ids),
  to_organisation_id: fc.constantFrom(...organisations),
  to_person_id: fc.constantFrom(null, ...people),
  expires_at_ms: fc.constantFrom(null, 1, 4_000_000_000_000),
  revoked_at_ms: fc.constantFrom(null, null, 1),
});
const actor: fc.Arbitrary<Actor> = fc.record({
  kind: fc.constantFrom("person" as const, "machine" as const, "public" as const, "system" as const),
  id: fc.constantFrom(...people),
  organisationId: fc.constantFrom(null, ...organisations),
  roles: fc.constantFrom(["COORD"], ["operator"], ["operator", "COORD"], []),
  role: fc.constant("COORD"),
  clearance: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
  electionId: fc.constantFrom("ele_1", "ele_2", null),
  space: fc.constantFrom("live" as const, "exercise" as const),
});

/** What is left of an expression, as PostgreSQL prints it, without its sub-selects: what is worked out for each row. */
function withoutSubselects(expression: string): string {
  const start = expression.indexOf("( SELECT ");
  if (start < 0) return expression;
  let depth = 0;
  let end = start;
  do {
    if (expression[end] === "(") depth += 1;
    if (expression[end] === ")") depth -= 1;
    end += 1;
  } while (depth > 0 && end < expression.length);
  return withoutSubselects(`${expression.slice(0, start)}once${expression.slice(end)}`);
}

function sees(who: Actor, row: Item, shares: readonly Share[], nowMs: number): boolean {
  const reads = who.kind === "person" || who.kind === "machine";
  const onlyOperator = who.roles.length === 1 && who.roles[0] === "operator";
  if (row.space !== who.space || row.election_id !== who.electionId) return false;
  if (row.classification > who.clearance || !reads || onlyOperator) return false;
  if (row.organisation_id === who.organisationId && (row.tlp !== "red" || row.created_by === who.id))
    return true;
  if (row.tlp === "clear" || row.tlp === "green") return true;
  return shares.some(
    (each) =>
      each.subject_id === row.id &&
      each.to_organisation_id === who.organisationId &&
      // A share is itself seen only by its two organisations, here always the recipient.
      (each.to_person_id === who.id || (each.to_person_id === null && row.tlp !== "red")) &&
      each.revoked_at_ms === null &&
      (each.expires_at_ms === null || each.expires_at_ms > nowMs),
  );
}

describe.each(dialectsForTests())("row security on %s", (dialect) => {
  let db: StorageForTests;
  beforeAll(async () => {
    db = await storageForTests({ dialect });
    await db.asOwner(`create table items (id text primary key, space text, election_id text, organisation_id text, tlp text,
      classification integer, created_by text, word text default ''); call cf_protect('items')`);
  });
  beforeEach(() => db.asOwner("truncate items; truncate shares"));
  afterAll(() => db.close());

  const put = (row: Item) =>
    db.asOwner(
      "insert into items (id, space, election_id, organisation_id, tlp, classification, created_by) values ($1, $2, $3, $4, $5, $6, $7)",
      [row.id, row.space, row.election_id, row.organisation_id, row.tlp, row.classification, row.created_by],
    );

  test("a select without any condition shows exactly what the rules allow", async () => {
    const scene = fc.record({
      items: fc.uniqueArray(item, { selector: (each) => each.id, minLength: 3 }),
      shares: fc.array(share, { maxLength: 6 }),
      actors: fc.array(actor, { minLength: 3, maxLength: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(scene, async ({ items, shares, actors }) => {
        await db.asOwner("truncate items; truncate shares");
        for (const row of items) await put(row);
        for (const [index, each] of shares.entries()) {
          const subject = items.find((row) => row.id === each.subject_id);
          await db.asOwner(
            `insert into shares (id, space, election_id, subject_id, from_organisation_id, to_organisation_id, to_person_id,
              purpose, tlp, shared_by, shared_at_ms, expires_at_ms, revoked_at_ms)
             values ($1, $2, $3, $4, 'org_z', $5, $6, 'p', 'red', 'per_9', 1, $7, $8)`,
            [
              `shr_${index}`,
              subject?.space ?? "live",
              subject?.election_id ?? "ele_1",
              each.subject_id,
              each.to_organisation_id,
              each.to_person_id,
              each.expires_at_ms,
              each.revoked_at_ms,
            ],
          );
        }
        for (const who of actors) {
          const rows = await db.raw<{ id: string }>(who, "select * from items order by id");
          const allowed = items.filter((row) => sees(who, row, shares, db.clock.nowMs()));
          expect(rows.map((row) => row.id)).toEqual(allowed.map((row) => row.id).sort());
        }
      }),
      { numRuns: 30 },
    );
  });

  test("what depends on the actor alone is worked out once for a query, in every reading policy of content and of the journal", async () => {
    const policies = await db.asOwner<{ policyname: string; qual: string }>(
      `select policyname, qual from pg_policies where policyname in ('items_read', 'shares_read', 'journal_read', 'journal_public')
         or policyname in (select table_name || '_read' from content_tables)`,
    );
    expect(policies.map((each) => each.policyname)).toEqual(
      expect.arrayContaining(["items_read", "incidents_read", "reports_read", "journal_read"]),
    );
    for (const { policyname, qual } of policies)
      expect(withoutSubselects(qual), policyname).not.toMatch(/cf_[a-z_]+\(\)/);
  });

  test("negative: what has a retention is content that the rules of sharing know, and what they do not know is not shared", async () => {
    const goesWithItsReport = ["report_pairs", "report_sources"];
    const unknown = await db.asOwner<{ tablename: string }>(
      `select tablename from pg_policies join information_schema.columns on table_name = tablename and column_name = 'tlp'
         where policyname = tablename || '_retention' and tablename <> 'items' and tablename not in (select table_name from content_tables) order by tablename`,
    );
    expect(unknown.map((each) => each.tablename)).toEqual(goesWithItsReport);
    for (const subject of ["src_1234567890", "zzz_1234567890", ""])
      expect(await db.raw(alice, "select cf_may_disclose($1, 'org_a', null) as may", [subject])).toEqual([
        { may: false },
      ]);
  });

  const alice: Actor = {
    kind: "person",
    id: "per_1",
    organisationId: "org_a",
    roles: ["COORD"],
    role: "COORD",
    clearance: 1,
    electionId: "ele_1",
    space: "live",
  };
  const row: Item = {
    id: "itm_1",
    space: "live",
    election_id: "ele_1",
    organisation_id: "org_a",
    tlp: "amber",
    classification: 0,
    created_by: "per_1",
  };
  const insert = `insert into items (id, space, election_id, organisation_id, tlp, classification, created_by)
    values ($1, $2, 'ele_1', $3, 'amber', $4, 'per_1')`;

  test("negative: nobody writes for another organisation, space or above his clearance", async () => {
    await db.raw(alice, insert, ["itm_1", "live", "org_a", 1]);
    for (const values of [
      ["itm_2", "live", "org_b", 0],
      ["itm_2", "exercise", "org_a", 0],
      ["itm_2", "live", "org_a", 2],
    ])
      await expect(db.raw(alice, insert, values)).rejects.toBeInstanceOf(ConstraintBroken);
  });

  test("negative: nobody changes or deletes what is another's; deletion is the duty of retention", async () => {
    await put(row);
    const bob = { ...alice, id: "per_2", organisationId: "org_b" };
    expect(await db.raw(bob, "update items set word = 'x' returning id")).toEqual([]);
    expect(await db.raw(alice, "update items set word = 'x' returning id")).toEqual([{ id: "itm_1" }]);
    expect(await db.raw(alice, "delete from items returning id")).toEqual([]);
    await db.raw(systemActor("retention", "ele_1"), "delete from items");
    expect(await db.raw(publicActor("ele_1"), "select * from items")).toEqual([]);
  });

  test("negative: the application's role makes no tables, sees no sign-in or jobs, and turns no security off", async () => {
    for (const sql of [
      "create table mine (id integer)",
      "create temporary table mine (id integer)",
      "alter table items disable row level security",
      "drop table items",
      "truncate items",
      "create role mighty superuser",
      "create table sign_in.mine (id integer)",
      "create table jobs.mine (id integer)",
      "update schema_migrations set sha256 = ''",
    ])
      await expect(db.raw(alice, sql), sql).rejects.toMatchObject({ code: "42501" });
  });

  test("W5.2 the application's role owns nothing and cannot bypass row security", async () => {
    const [role] = await db.asOwner(
      "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin from pg_roles where rolname = 'cf_app'",
    );
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolcanlogin: false,
    });
    const owned = await db.asOwner(
      `select c.relname from pg_class c join pg_roles r on r.oid = c.relowner
       where r.rolname = 'cf_app' or r.rolname = current_database() || '_app'`,
    );
    expect(owned).toEqual([]);
  });

  test.runIf(dialect === "postgresql")("W5.2 negative: the login cannot become another role", async () => {
    const [who] = await db.raw(alice, "select session_user as login, current_user as role");
    expect(who?.["login"]).toMatch(/_app$/);
    for (const sql of ["set role postgres", "set session authorization postgres", "set role cf_jobs"])
      await expect(db.raw(alice, sql), sql).rejects.toMatchObject({ code: "42501" });
  });
});
