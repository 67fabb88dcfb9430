// Goal: an incident holds both kinds of activity, is assessed against other explanations, and can be read as it was known on a day.
// Method: whole transactions through the services on both dialects, inputs through the contract's schemas.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import { actorOf, election, setScene } from "../../../core/people/for-tests.ts";
import { assessIncident, openIncident } from "./contract.ts";
import { addReports, analyst, influence, intrusion, partner, room, value } from "./scene.test-data.ts";

const day = 86_400_000;

describe.each(dialectsForTests())("incidents on %s", (dialect) => {
  let db: StorageForTests;
  let desk: ReturnType<typeof room>;
  beforeAll(async () => {
    db = await storageForTests({ dialect });
    desk = room(db);
  });
  beforeEach(async () => {
    await db.reset();
    await setScene(db);
  });
  afterAll(() => db.close());

  it("G5: a hack-and-leak holds an intrusion and an influence activity and is found under both", async () => {
    const both = await value(desk.open(analyst, { activities: [influence, intrusion] }));
    const one = await value(desk.open(analyst, { title: "Phishing", activities: [intrusion] }));
    expect(both.kinds).toEqual(["influence", "intrusion"]);
    const ids = async (kind: string) =>
      (await desk.list(analyst, { kind })).rows.map((row) => row.id as string).sort();
    expect(await ids("intrusion")).toEqual([both.id as string, one.id as string].sort());
    expect(await ids("influence")).toEqual([both.id]);
  });

  it("G5 negative: taking the influence activity out takes the incident out of that room, and the row stays", async () => {
    const both = await value(desk.open(analyst, { activities: [influence, intrusion] }));
    const out = both.activities.find((activity) => activity.kind === "influence");
    db.clock.advance(day);
    const after = await value(desk.change(analyst, both.id, { remove: [out?.id] }));
    expect(after.kinds).toEqual(["intrusion"]);
    expect((await desk.list(analyst, { kind: "influence" })).rows).toEqual([]);
    expect(await db.asOwner("select id from activities where until_ms is not null")).toEqual([
      { id: out?.id },
    ]);
  });

  it("W1.1: every incident has a phase and is found by it", async () => {
    await value(desk.open(analyst, { phase: "count" }));
    expect((await desk.list(analyst, { phase: "count" })).total).toBe(1);
    expect((await desk.list(analyst, { phase: "results" })).total).toBe(0);
  });

  it("W1.1 negative: an incident without a phase, or with one that is none, is not taken", () => {
    const body = { title: "t", summary: "s", tlp: "amber", classification: 0, why: "why" };
    expect(openIncident.body.safeParse(body).success).toBe(false);
    expect(openIncident.body.safeParse({ ...body, phase: "spring" }).success).toBe(false);
    expect(openIncident.body.safeParse({ ...body, phase: "voting" }).success).toBe(true);
  });

  it("W2.6: chaos with nobody who gains is taken, and assessed like any other", async () => {
    const incident = await value(desk.open(analyst, { aims: ["chaos"], beneficiary: "none" }));
    expect(incident).toMatchObject({ aims: ["chaos"], beneficiary: "none" });
    expect((await value(desk.assess(analyst, incident.id))).state).toBe("assessed");
  });

  it("W2.6 negative: nobody is asked for a beneficiary, and none is made up", async () => {
    const incident = await value(desk.open(analyst, { aims: undefined, beneficiary: undefined }));
    expect(incident).toMatchObject({ aims: ["undetermined"], beneficiary: null });
  });

  it("W1.13b: an assessment keeps likelihood, confidence, alternatives, who and when", async () => {
    const incident = await value(desk.open(analyst));
    const assessed = await value(desk.assess(analyst, incident.id));
    expect(assessed).toMatchObject({ state: "assessed", toBeReassessed: false });
    expect(assessed.assessments).toMatchObject([
      {
        percentMin: 55,
        percentMax: 80,
        confidence: "moderate",
        byPerson: analyst.id,
        atMs: db.clock.nowMs(),
      },
    ]);
  });

  it("W1.13b negative: without an alternative weighed nothing is assessed", () => {
    const body = { likelihood: "likely", confidence: "low", judgement: "so", classification: 0 };
    expect(assessIncident.body.safeParse({ ...body, alternatives: [] }).success).toBe(false);
    expect(assessIncident.body.safeParse({ ...body, alternatives: [" "] }).success).toBe(false);
    expect(assessIncident.body.safeParse({ ...body, likelihood: "70 %", alternatives: ["x"] }).success).toBe(
      false,
    );
  });

  it("W2.7: read as of a day, the incident is as it was known then", async () => {
    const incident = await value(desk.open(analyst, { activities: [influence] }));
    await value(desk.add(analyst, incident.id));
    db.clock.advance(day);
    await value(desk.assess(analyst, incident.id));
    const assessedAt = db.clock.nowMs();
    db.clock.advance(day);
    const text = "The sender was paid";
    await value(desk.add(analyst, incident.id, { text, knownAtMs: db.clock.nowMs() }));
    await value(desk.change(analyst, incident.id, { tell: { title: "Paid false dates" }, add: [intrusion] }));
    const now = await value(desk.read(analyst, incident.id));
    expect(now).toMatchObject({
      title: "Paid false dates",
      toBeReassessed: true,
      kinds: ["influence", "intrusion"],
    });
    expect(now.evidence).toHaveLength(2);
    const then = await value(desk.read(analyst, incident.id, assessedAt));
    expect(then).toMatchObject({ title: "False polling dates", state: "assessed", toBeReassessed: false });
    expect(then.kinds).toEqual(["influence"]);
    expect(then.evidence).toHaveLength(1);
    expect(JSON.stringify(then)).not.toContain(text);
    expect((await value(desk.read(analyst, incident.id, incident.createdAtMs))).state).toBe("open");
  });

  it("W2.7: late evidence calls for another assessment and leaves the earlier one as it was", async () => {
    const incident = await value(desk.open(analyst));
    const [first] = (await value(desk.assess(analyst, incident.id))).assessments;
    db.clock.advance(day);
    await value(desk.add(analyst, incident.id, { knownAtMs: db.clock.nowMs() }));
    const waits = () => db.asOwner("select kind from waiting where done_at_ms is null");
    expect(await waits()).toEqual([{ kind: "incidents.to-be-reassessed" }]);
    db.clock.advance(day);
    const again = await value(desk.assess(analyst, incident.id, { likelihood: "very-likely" }));
    expect(again.toBeReassessed).toBe(false);
    expect(again.assessments).toHaveLength(2);
    expect(again.assessments[1]).toEqual(first);
    expect(await waits()).toEqual([]);
  });

  it("W2.7 negative: nobody rewrites evidence or an assessment, not even with plain SQL", async () => {
    const incident = await value(desk.open(analyst));
    await value(desk.assess(analyst, incident.id));
    await value(desk.add(analyst, incident.id));
    for (const rewrite of [
      "update evidence set text = 'other'",
      "update incident_assessments set judgement = 'other'",
      "update incident_versions set title = 'other'",
      "update activities set narrative = 'other'",
    ])
      await expect(db.raw(analyst, rewrite)).rejects.toThrow();
  });

  it("W2.7 negative: what will be known cannot be asked, nor what was before the incident", async () => {
    const incident = await value(desk.open(analyst));
    expect(await desk.read(analyst, incident.id, db.clock.nowMs() + 1)).toMatchObject({
      refusal: "as-of-in-the-future",
    });
    expect(await desk.read(analyst, incident.id, db.clock.nowMs() - 1)).toMatchObject({
      refusal: "not-known-then",
    });
  });

  it("closes after an assessment, takes late evidence while closed, opens again", async () => {
    const incident = await value(desk.open(analyst));
    const close = (version: number) => desk.change(analyst, incident.id, { version, move: "close" });
    expect(await close(1)).toMatchObject({ refusal: "assess-first" });
    await value(desk.assess(analyst, incident.id));
    expect((await value(close(1))).state).toBe("closed");
    expect(await close(2)).toMatchObject({ refusal: "incident-closed" });
    expect(await desk.change(analyst, incident.id, { version: 2, add: [influence] })).toMatchObject({
      refusal: "incident-closed",
    });
    await value(desk.add(analyst, incident.id));
    const open = await value(desk.change(analyst, incident.id, { version: 2, move: "reopen" }));
    expect(open.state).toBe("assessed");
  });

  it("edits an activity, keeps its id and the earlier wording", async () => {
    const incident = await value(desk.open(analyst, { activities: [influence] }));
    const id = incident.activities[0]?.id;
    db.clock.advance(day);
    const edit = [{ id, activity: { ...influence, venue: "A video platform" } }];
    const after = await value(desk.change(analyst, incident.id, { edit }));
    expect(after.activities).toMatchObject([{ id, version: 2, venue: "A video platform" }]);
    const before = await value(desk.read(analyst, incident.id, db.clock.nowMs() - 1));
    expect(before.activities).toMatchObject([{ id, version: 1, venue: "Chat groups" }]);
  });

  it("W1.13b negative: two people do not overwrite one another", async () => {
    const incident = await value(desk.open(analyst));
    await value(desk.change(analyst, incident.id, { tell: { title: "First" } }));
    expect(await desk.change(analyst, incident.id, { tell: { title: "Second" } })).toMatchObject({
      refusal: "changed-meanwhile",
    });
    expect(await desk.change(analyst, incident.id, { version: 2 })).toMatchObject({
      refusal: "nothing-to-change",
    });
  });

  it("W1.13b: opens from reports by linking them, and copies nothing", async () => {
    await addReports(db, "rep_seen0000000001", "rep_seen0000000002");
    const incident = await value(desk.open(analyst, { reports: ["rep_seen0000000001"] }));
    expect(incident).toMatchObject({ reports: [{ id: "rep_seen0000000001" }], activities: [], evidence: [] });
    const linked = await value(desk.link(analyst, incident.id, "rep_seen0000000002"));
    expect(linked.reports).toHaveLength(2);
    const sources = [{ report: "rep_seen0000000002" }];
    const changed = await value(desk.change(analyst, incident.id, { add: [{ ...influence, sources }] }));
    expect(changed.activities).toMatchObject([{ sources }]);
  });

  it("W1.13b negative: no report that is not seen, none twice, none as a source", async () => {
    await addReports(db, "rep_seen0000000001");
    const reports = ["rep_unseen00000001"];
    expect(await desk.open(analyst, { reports })).toMatchObject({ refusal: "report-not-found" });
    const sources = [{ report: "rep_unseen00000001" }];
    expect(await desk.open(analyst, { activities: [{ ...influence, sources }] })).toMatchObject({
      refusal: "source-not-found",
    });
    const incident = await value(desk.open(analyst, { reports: ["rep_seen0000000001"] }));
    expect(await desk.link(analyst, incident.id, "rep_seen0000000001")).toMatchObject({
      refusal: "linked-already",
    });
  });

  it("a partner to whom it was shared reads it with its activities, without its evidence and reports, and changes nothing", async () => {
    await addReports(db, "rep_seen0000000001");
    const incident = await value(
      desk.open(analyst, { activities: [influence], reports: ["rep_seen0000000001"] }),
    );
    await value(desk.add(analyst, incident.id));
    expect(await desk.read(partner, incident.id)).toMatchObject({ refusal: "incident-not-found" });
    await db.asOwner(
      `insert into shares values ('shr_1', 'live', $1, $2, $3, $4, null, null, null, 'assess', 'amber', 'x', 0, null, null)`,
      [election, incident.id, analyst.organisationId, partner.organisationId],
    );
    const shared = await value(desk.read(partner, incident.id));
    expect(shared).toMatchObject({ evidence: [], reports: [], activities: [{ kind: "influence" }] });
    const partnersAnalyst = actorOf("police", "analyst");
    expect(await desk.add(partnersAnalyst, incident.id)).toMatchObject({ refusal: "incident-of-others" });
    expect(await desk.change(partnersAnalyst, incident.id, { move: "close" })).toMatchObject({
      refusal: "incident-of-others",
    });
  });

  it("lists page by page without a gap, with true totals, and finds by state and words", async () => {
    const ids: string[] = [];
    for (let at = 0; at < 5; at++) {
      ids.unshift((await value(desk.open(analyst, { title: `Incident ${at} of 100%` }))).id);
      if (at % 2 === 0) db.clock.advance(1_000);
    }
    await value(desk.assess(analyst, ids[0] ?? ""));
    const read: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await desk.list(analyst, cursor === undefined ? {} : { cursor }, 2);
      expect(page.total).toBe(5);
      read.push(...page.rows.map((row) => row.id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect([...read].sort()).toEqual([...ids].sort());
    expect((await desk.list(analyst, { state: "assessed" })).rows.map((row) => row.id)).toEqual([ids[0]]);
    expect((await desk.list(analyst, { text: "INCIDENT 3 of 100%" })).total).toBe(1);
    expect((await desk.list(analyst, { text: "%" })).total).toBe(5);
    expect((await desk.list(analyst, { text: "_ncident" })).total).toBe(0);
  });

  it("exports the list as CSV with markings; the journal keeps who took it and for what", async () => {
    await value(desk.open(analyst, { title: "=SUM(A1)" }));
    const csv = await desk.csv(analyst);
    expect(csv.split("\r\n")[1]).toContain("'=SUM(A1)");
    expect(csv).toContain("TLP:AMBER");
  });
});
