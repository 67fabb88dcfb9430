// Goal: what is met here is counted for each reader from what that reader may see; what is new is told once, to those who may know (W1.5).
// Method: whole requests over the HTTP edge on both dialects (incidents, reports, bundles), and row security asked past the services.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import { askers, day, incident, pattern, serve, shareWithPolice, type House } from "./scene.fixture.ts";

describe.each(dialectsForTests())("W1.5 techniques seen here on %s", (dialect) => {
  let db: StorageForTests;
  let house: House;
  beforeAll(async () => {
    db = await storageForTests({ dialect });
  });
  beforeEach(async () => {
    house = await serve(db);
  });
  afterAll(() => db.close());

  const first = (code: string) => `techniques.first-seen ${code}`;
  const codes = async (who: keyof typeof askers) =>
    (await house.get(who, "techniques")).rows.map(({ code }: { code: string }) => code);

  it("W1.5: a technique never seen, coded in an incident, alerts every analyst of the house once, with what, where, who and when", async () => {
    expect(await house.home("analyst")).toEqual([]);
    const id = await house.met("analyst", "T0049.003");
    const { waiting } = await house.get("colleague", "home");
    expect(waiting).toEqual([
      {
        kind: "techniques.first-seen",
        subject: "T0049.003",
        title: `T0049.003 · Calls that name a false polling day · Name of ${askers.analyst.id}`,
        sinceMs: db.clock.nowMs(),
        dueAtMs: null,
        path: "exchange/techniques/T0049.003",
        verb: "techniques.look",
      },
    ]);
    const seen = await house.get("colleague", "techniques/T0049.003");
    expect(seen).toMatchObject({ total: 1, unread: true, first: { kind: "incident", subject: id } });
    await house.post("colleague", "techniques/T0049.003/noted");
    expect(await house.home("colleague")).toEqual([]);
    expect(await house.home("analyst")).toEqual([first("T0049.003")]);
    expect((await house.get("colleague", "techniques/T0049.003")).unread).toBe(false);
  });

  it("W1.5 negative: a technique that was seen before alerts nobody, and after three months nothing is news", async () => {
    await house.met("analyst", "T0043");
    for (const who of ["analyst", "colleague"] as const) await house.post(who, "techniques/T0043/noted");
    db.clock.advance(day);
    await house.met("colleague", "T0043");
    expect(await house.home("analyst")).toEqual([]);
    expect(await house.home("colleague")).toEqual([]);
    await house.met("analyst", "T0044");
    db.clock.advance(91 * day);
    expect(await house.home("colleague")).toEqual([]);
    await house.met("analyst", "T0044");
    expect(await house.home("colleague")).toEqual([]);
  });

  it("W1.5: a bundle that comes in tells of its techniques; a framework's own file has seen none, but for what it says was used", async () => {
    await house.imported("analyst", [pattern("T0085")]);
    expect(await house.home("colleague")).toEqual([first("T0085")]);
    const { first: seen } = await house.get("colleague", "techniques/T0085");
    expect(seen).toMatchObject({ kind: "bundle", title: "From a partner", byPerson: askers.analyst.id });
    const made = "2026-10-01T00:00:00.000Z";
    const actor = "intrusion-set--5d0092c5-5f74-4287-9642-33f4c354e570";
    await house.imported("analyst", [
      {
        type: "x-mitre-tactic",
        spec_version: "2.1",
        id: "x-mitre-tactic--5d0092c5-5f74-4287-9642-33f4c354e571",
        created: made,
        modified: made,
        name: "Plan",
      },
      pattern("T0086", 2),
      pattern("T0087", 3),
      {
        type: "intrusion-set",
        spec_version: "2.1",
        id: actor,
        created: made,
        modified: made,
        name: "A group",
      },
      {
        type: "relationship",
        spec_version: "2.1",
        id: "relationship--5d0092c5-5f74-4287-9642-33f4c354e572",
        created: made,
        modified: made,
        relationship_type: "uses",
        source_ref: actor,
        target_ref: "attack-pattern--5d0092c5-5f74-4287-9642-33f4c354e503",
      },
    ]);
    expect((await codes("analyst")).toSorted()).toEqual(["T0085", "T0087"]);
  });

  it("W1.5: a report that is coded counts; a term that is taken off counts no more, and the others keep their day", async () => {
    const submitted = {
      what: "A call told me to vote on Wednesday.",
      where: "North",
      venues: [],
      phase: "voting",
      outcome: "attempt-unknown",
      kind: "influence",
      language: "en",
      tlp: "amber",
    };
    const version = await house.framework(["T0050", "T0051"]);
    const { report } = await house.post("member", "reports", submitted);
    const code = (...terms: string[]) =>
      house.post("analyst", `reports/${report}/code`, {
        terms: terms.map((term) => ({ version, term })),
        why: "as the caller said",
      });
    const startMs = db.clock.nowMs();
    await code("T0050", "T0051");
    expect((await codes("colleague")).toSorted()).toEqual(["T0050", "T0051"]);
    db.clock.advance(3 * day);
    await code("T0050");
    expect(await codes("colleague")).toEqual(["T0050"]);
    expect((await house.get("colleague", "techniques/T0050")).first).toMatchObject({
      kind: "report",
      codedAtMs: startMs,
    });
  });

  it("W1.4: a technique is named as the latest version names it, and a retired one names its successor", async () => {
    await house.framework(["T0043", "T0044"]);
    await house.met("analyst", "T0043");
    expect(await house.get("analyst", "techniques/T0043")).toMatchObject({
      name: "Pattern T0043",
      successor: null,
    });
    await house.framework(["T0044"], "Second");
    expect(await house.get("analyst", "techniques?text=pattern%20t0043")).toMatchObject({ total: 1 });
  });

  it("W1.5: the trend counts by month, and old sightings fade", async () => {
    await house.met("analyst", "T0043");
    await house.met("analyst", "T0043");
    db.clock.advance(40 * day);
    await house.met("analyst", "T0043");
    const { months, total, recent, before, weight } = await house.get("analyst", "techniques/T0043");
    expect({ total, recent, before }).toEqual({ total: 3, recent: 1, before: 2 });
    expect(weight).toBeCloseTo(1 + 2 * 2 ** (-40 / 30), 6);
    expect(months).toHaveLength(12);
    expect(months.map(({ incidents }: { incidents: number }) => incidents).filter(Boolean)).toEqual([2, 1]);
    await house.met("analyst", "T0044");
    await house.met("analyst", "T0044");
    expect(await codes("analyst")).toEqual(["T0044", "T0043"]);
  });

  it("W1.5 negative: whoever is not cleared learns nothing from alert, list, trend or address, and is told once it is met before their eyes", async () => {
    await house.met("analyst", "T0043");
    const before = await house.send("analyst", "GET", "techniques/T0043");
    const listed = await house.send("analyst", "GET", "techniques");
    const never = await house.send("analyst", "GET", "techniques/T0077");
    await house.met("cleared", "T0077", { classification: 2 });
    await house.met("cleared", "T0043", { classification: 2 });
    expect(await house.home("cleared")).toEqual([first("T0043"), first("T0077")]);
    expect(await house.home("analyst")).toEqual([first("T0043")]);
    expect((await house.get("cleared", "techniques/T0043")).total).toBe(2);
    const same = (one: { text: string }) => one.text.replace(/"instance":"[^"]+"/, "");
    expect(same(await house.send("analyst", "GET", "techniques/T0043"))).toBe(same(before));
    expect(same(await house.send("analyst", "GET", "techniques"))).toBe(same(listed));
    expect(same(await house.send("analyst", "GET", "techniques/T0077"))).toBe(same(never));
    expect(never.status).toBe(404);
    expect((await house.send("analyst", "POST", "techniques/T0077/noted")).status).toBe(404);
    expect(await db.raw(askers.analyst, "select 1 from technique_sightings where code = 'T0077'")).toEqual(
      [],
    );
    // What the cleared knew already is new to the uncleared on the day on which they may see it.
    await house.post("cleared", "techniques/T0077/noted");
    db.clock.advance(10 * day);
    await house.met("colleague", "T0077");
    expect(await house.home("analyst")).toContain(first("T0077"));
    expect((await house.get("analyst", "techniques/T0077")).first.sinceMs).toBe(db.clock.nowMs());
    expect(await house.home("cleared")).not.toContain(first("T0077"));
  });

  it("W1.5: what another organisation shares is seen here from the share on", async () => {
    const id = await house.met("analyst", "T0043");
    expect(await house.home("elsewhere")).toEqual([]);
    db.clock.advance(100 * day);
    await shareWithPolice(db, id);
    const [waiting] = (await house.get("elsewhere", "home")).waiting;
    expect(waiting).toMatchObject({ subject: "T0043", sinceMs: db.clock.nowMs() });
  });

  it("W1.5 negative: another organisation, a member, an operator, the exercise and another election see nothing", async () => {
    await house.met("analyst", "T0043");
    const count = "select count(*)::int as n from technique_sightings";
    expect(await db.raw(askers.analyst, count)).toEqual([{ n: 1 }]);
    for (const other of [
      askers.elsewhere,
      askers.operator,
      { ...askers.analyst, space: "exercise" as const },
      { ...askers.analyst, electionId: "other-2026" },
    ])
      expect(await db.raw(other, count), other.id).toEqual([{ n: 0 }]);
    for (const who of ["member", "operator"] as const)
      expect((await house.send(who, "GET", "techniques")).status).toBe(403);
    expect(await codes("elsewhere")).toEqual([]);
  });

  it("W1.5 negative: nobody writes a sighting for others or takes note in another's name", async () => {
    const { bundle } = await house.imported("analyst", [pattern("T0085")]);
    const [object] = await db.raw(askers.analyst, "select id from bundle_objects");
    const adds = (by: string) =>
      `insert into bundle_techniques values ('${String(object?.["id"])}', '${bundle.id}', 'T0001', cf_now_ms(), '${by}')`;
    await expect(db.raw(askers.elsewhere, adds(askers.elsewhere.id))).rejects.toThrow(
      "who may see and write",
    );
    await expect(db.raw(askers.analyst, adds(askers.colleague.id))).rejects.toThrow("who may see and write");
    const notes = (by: string) =>
      `insert into technique_readings values ('${by}', 'general-2026', 'live', 'T0085', 0)`;
    await expect(db.raw(askers.analyst, notes(askers.colleague.id))).rejects.toThrow("who may see and write");
  });

  it("W1.5: an activity that is coded anew counts where it is coded now", async () => {
    const id = await house.met("analyst", "T0043");
    const { activities } = await house.get("analyst", `incidents/${id}`);
    const [was] = (incident("T0044") as { activities: object[] }).activities;
    await house.post("analyst", `incidents/${id}`, {
      version: 1,
      edit: [{ id: activities[0].id, activity: was }],
      why: "coded anew",
    });
    expect(await codes("analyst")).toEqual(["T0044"]);
  });
});
