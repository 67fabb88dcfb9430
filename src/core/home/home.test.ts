// Goal: what waits is seen by whom it waits for and by nobody else; what changed is told as far as one may see it.
// Method: whole transactions on both dialects; row security is asked with plain selects.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dialectsForTests, storageForTests, type StorageForTests } from "../../../tests/storage-for-tests.ts";
import { publicActor, type Actor } from "../../platform/contract/actor.ts";
import { Home } from "../../platform/ui/home-contract.ts";
import { actorOf, addPerson, asking, election, organisations, setScene } from "../people/for-tests.ts";
import { Waiting } from "./contract.ts";
import type { RoomState } from "./room-state.ts";
import { newSince } from "./rules.ts";
import * as home from "./service.ts";
import { done, wait } from "./waiting.ts";

const analyst = actorOf("desk", "analyst");
const report: Waiting = {
  subject: "rep_0000000000",
  kind: "reports.to-assess",
  title: "A report waits to be assessed",
  path: "exchange/reports/rep_0000000000",
  verb: "reports.assess",
  for: { organisationId: organisations.desk, role: "analyst" },
  tlp: "amber",
  classification: 0,
  dueAtMs: null,
};
const day = 86_400_000;
const rooms: RoomState[] = [
  { room: "exchange", tell: async (tx) => ({ en: `For ${tx.actor.id}`, fr: `Pour ${tx.actor.id}` }) },
  { room: "readiness", tell: async () => null },
];

describe.each(dialectsForTests())("home on %s", (dialect) => {
  let db: StorageForTests;
  beforeAll(async () => {
    db = await storageForTests({ dialect });
  });
  beforeEach(async () => {
    await db.reset();
    await setScene(db);
  });
  afterAll(() => db.close());

  const waits = (more: Partial<Waiting> = {}, by: Actor = publicActor(election)) =>
    db.storage.inTransaction(by, (tx) => wait(tx, Waiting.parse({ ...report, ...more })));
  const isDone = (what: Parameters<typeof done>[1]) =>
    db.storage.inTransaction(analyst, (tx) => done(tx, what));
  const homeOf = async (actor: Actor): Promise<Home> => {
    const served = await asking(
      db,
      actor,
      (cx) => home.readWith(rooms)(cx, { params: { election }, query: {}, body: undefined }),
      { readOnly: true },
    );
    if (!served.ok) throw new Error(served.refusal);
    return Home.parse(served.value);
  };
  const subjects = async (actor: Actor) => (await homeOf(actor)).waiting.map((each) => each.subject);

  it("W1.0: an anonymous act can make something wait for the analysts of the desk", async () => {
    await waits();
    expect((await homeOf(analyst)).waiting).toMatchObject([{ kind: report.kind, title: report.title }]);
    expect(await db.raw(publicActor(election), "select 1 from waiting")).toEqual([]);
  });

  it("W1.0 negative: another role, organisation, election, space or a machine sees no row, even with plain SQL", async () => {
    await waits();
    const others: Actor[] = [
      actorOf("desk", "member"),
      actorOf("police", "analyst"),
      actorOf("desk", "operator"),
      { ...analyst, space: "exercise" },
      { ...analyst, electionId: "other-2026" },
      { ...analyst, kind: "machine" },
    ];
    for (const other of others) expect(await db.raw(other, "select 1 from waiting")).toEqual([]);
    await expect(db.raw(analyst, "delete from waiting")).rejects.toThrow();
    await expect(db.raw(analyst, "update waiting set title = 'x'")).rejects.toThrow();
  });

  it("W4.9 negative: what waits because of a restricted subject is no row for an uncleared reader", async () => {
    await waits({ classification: 2, title: "Secret matter" });
    expect(await subjects(analyst)).toEqual([]);
    expect(await subjects({ ...analyst, clearance: 2 })).toEqual([report.subject]);
  });

  it("what is TLP:RED waits for a person, never for an office", async () => {
    await expect(waits({ tlp: "red" })).rejects.toThrow("TLP:RED");
    await waits({ tlp: "red", for: { personId: analyst.id } });
    expect(await subjects(analyst)).toEqual([report.subject]);
    expect(await subjects(actorOf("desk", "analyst", { id: "per_colleague000" }))).toEqual([]);
  });

  it("puts what is due first first, and what has no due time last", async () => {
    await waits({ subject: "rep_never0000000" });
    await waits({ subject: "rep_later0000000", dueAtMs: db.clock.nowMs() + 2 * day });
    await waits({ subject: "rep_sooner000000", dueAtMs: db.clock.nowMs() + day });
    expect(await subjects(analyst)).toEqual(["rep_sooner000000", "rep_later0000000", "rep_never0000000"]);
  });

  it("keeps since when it waits, and begins anew after it was done", async () => {
    const first = db.clock.nowMs();
    await waits();
    db.clock.advance(day);
    await waits({ title: "Still waits" });
    expect((await homeOf(analyst)).waiting).toMatchObject([{ title: "Still waits", sinceMs: first }]);
    await isDone({ subject: report.subject, kind: report.kind });
    expect(await subjects(analyst)).toEqual([]);
    await waits();
    expect((await homeOf(analyst)).waiting).toMatchObject([{ sinceMs: first + day }]);
  });

  it("is done for one organisation, for one kind, or for all", async () => {
    const police = actorOf("police", "analyst");
    const forPolice = { for: { organisationId: organisations.police, role: "analyst" } };
    await waits();
    await waits(forPolice);
    await waits({ ...forPolice, kind: "reports.to-code" });
    await isDone({ subject: report.subject, kind: report.kind, organisationId: organisations.desk });
    expect([await subjects(analyst), (await subjects(police)).length]).toEqual([[], 2]);
    await isDone({ subject: report.subject, kind: null });
    expect(await subjects(police)).toEqual([]);
  });

  it("tells what others did since the last visit, as far as one may see it", async () => {
    await addPerson(db, actorOf("police", "member"));
    const entry = (seq: number, organisation: string, tlp: string, classification: number) =>
      db.asOwner(
        `insert into journal_entries values ($1, '', '', null, null, $2, $3, null, 'member', 'reports.submit', 'rep_x', '{}',
           'why', 'live', $4, $5, $6, $7, null)`,
        [seq, db.clock.nowMs(), actorOf("police", "member").id, election, organisation, tlp, classification],
      );
    await entry(1, organisations.police, "green", 0);
    await entry(2, organisations.police, "amber", 0);
    await entry(3, organisations.desk, "amber", 2);
    expect((await homeOf(analyst)).changed).toMatchObject([{ seq: 1, person: "Name of per_policemember" }]);
    await asking(db, analyst, (cx) => home.visit(cx, { params: { election }, query: {}, body: undefined }));
    expect((await homeOf(analyst)).changed).toEqual([]);
    db.clock.advance(1000);
    await entry(4, organisations.desk, "amber", 0);
    expect((await homeOf(analyst)).changed).toMatchObject([{ seq: 4, action: "reports.submit" }]);
    expect(await db.raw(actorOf("desk", "member"), "select 1 from home_visits")).toEqual([]);
  });

  it("is new for seven days without a visit, and never for more than ninety", () => {
    expect(newSince(null, 100 * day)).toBe(93 * day);
    expect(newSince(99 * day, 100 * day)).toBe(99 * day);
    expect(newSince(0, 100 * day)).toBe(10 * day);
  });

  it("W1.0: tells each room in one line, as its reader sees it; a room with nothing to say says nothing", async () => {
    const read = await asking(
      db,
      analyst,
      (cx) => home.readWith(rooms)(cx, { params: { election }, query: {}, body: undefined }),
      { readOnly: true },
    );
    expect(read).toMatchObject({
      value: { rooms: [{ room: "exchange", line: { en: `For ${analyst.id}`, fr: `Pour ${analyst.id}` } }] },
    });
    expect(read.ok && read.value.rooms.length).toBe(1);
  });
});
