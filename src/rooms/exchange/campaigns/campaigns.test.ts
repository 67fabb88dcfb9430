// Goal: incidents that are each below the threshold add up by a declared rule, and each link shows its evidence and analyst (W1.3);
// a reader without clearance sees a campaign without holes (W4.9).
// Method: whole transactions through the services on both dialects; for leaks, answers over the HTTP edge compared as texts.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { FastifyInstance } from "fastify";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import { actorOf, addPerson, asking, election, setScene } from "../../../core/people/for-tests.ts";
import type { Actor } from "../../../platform/contract/actor.ts";
import {
  analyst,
  cleared,
  influence,
  intrusion,
  partner,
  room,
  value,
} from "../incidents/scene.test-data.ts";
import { answered, serverFor } from "../incidents/server.test-data.ts";
import { declareRule, linkIncidents, openCampaign, unlinkIncidents, type Campaign } from "./contract.ts";
import { campaignsHttp } from "./http.ts";
import * as linking from "./link-service.ts";
import * as campaigns from "./service.ts";

const day = 86_400_000;
const rule = {
  single: { thresholds: { vectors: 3, targets: 3 }, needed: 1 },
  cumulative: { thresholds: { vectors: 3, targets: 3, incidents: 3 }, needed: 3 },
};

function builder(db: StorageForTests) {
  const at = (campaign: string) => ({ election, campaign: campaign as Campaign["id"] });
  const query = {};
  return {
    open: (actor: Actor, more: object = {}) => {
      const told = {
        title: "Dates",
        summary: "One hand?",
        phase: "campaign",
        tlp: "amber",
        classification: 0,
      };
      const body = openCampaign.body.parse({ ...told, why: "they look alike", ...more });
      return asking(db, actor, (cx) => campaigns.open(cx, { params: { election }, query, body }));
    },
    read: (actor: Actor, campaign: string) =>
      asking(db, actor, (cx) => campaigns.read(cx, { params: at(campaign), query, body: undefined })),
    list: (actor: Actor) =>
      asking(db, actor, (cx) =>
        campaigns.list(cx, { params: { election }, query: { limit: 50 }, body: undefined }),
      ),
    declare: (actor: Actor, campaign: string, more: object = {}) => {
      const body = declareRule.body.parse({ rule: { ...rule, ...more }, why: "agreed in the panel" });
      return asking(db, actor, (cx) => campaigns.declare(cx, { params: at(campaign), query, body }));
    },
    link: (actor: Actor, campaign: string, one: string, other: string, more: object = {}) => {
      const said = { kind: "infrastructure", evidence: "Both lead to one server", confidence: "moderate" };
      const body = linkIncidents.body.parse({ ...said, one, other, ...more });
      return asking(db, actor, (cx) => linking.link(cx, { params: at(campaign), query, body }));
    },
    unlink: (actor: Actor, campaign: string, link: string | undefined, more: object = {}) => {
      const body = unlinkIncidents.body.parse({ why: "the server was shared hosting", ...more });
      const params = { ...at(campaign), link: link as never };
      return asking(db, actor, (cx) => linking.unlink(cx, { params, query, body }));
    },
    suggest: (actor: Actor, campaign: string) =>
      asking(db, actor, (cx) =>
        campaigns.suggest(cx, { params: at(campaign), query: { limit: 20 }, body: undefined }),
      ),
  };
}

describe.each(dialectsForTests())("campaigns on %s", (dialect) => {
  let db: StorageForTests;
  let desk: ReturnType<typeof room>;
  let build: ReturnType<typeof builder>;
  let app: FastifyInstance;
  beforeAll(async () => {
    db = await storageForTests({ dialect });
    desk = room(db);
    build = builder(db);
    app = await serverFor(db, [campaignsHttp], [analyst, cleared]);
  });
  beforeEach(async () => {
    await db.reset();
    await setScene(db);
    await addPerson(db, analyst);
  });
  afterAll(async () => {
    await app.close();
    await db.close();
  });

  /** Three incidents of one activity each, which differ in target and technique and share a domain. */
  async function threeIncidents(actor = analyst): Promise<string[]> {
    const ids: string[] = [];
    for (const at of [1, 2, 3]) {
      const technique = { code: `T004${at}`, version: "DISARM 1.6" };
      const target = { kind: "voters", name: `Voters of district ${at}` };
      const activity = { ...influence, technique, target, fromMs: at * day, toMs: at * day };
      ids.push((await value(desk.open(actor, { title: `Incident ${at}`, activities: [activity] }))).id);
    }
    return ids;
  }

  it("W1.3: three incidents each below the threshold cross the cumulative rule; removing one restores", async () => {
    const [a = "", b = "", c = ""] = await threeIncidents();
    const { id } = await value(build.open(analyst));
    await value(build.link(analyst, id, a, b));
    await value(build.declare(analyst, id));
    const two = await value(build.read(analyst, id));
    expect(two.cumulative).toMatchObject({ picture: { incidents: 2, vectors: 2 }, verdict: { met: false } });
    const three = await value(build.link(analyst, id, c, b, { kind: "narrative" }));
    expect(three.members.map((member) => member.verdict?.met)).toEqual([false, false, false]);
    expect(three.cumulative).toMatchObject({
      picture: { incidents: 3, vectors: 3, targets: 3, spanDays: 3 },
      verdict: { met: true, thresholdsMet: 3, needed: 3 },
    });
    expect(three.timeline.map((entry) => entry.incidentId)).toEqual([a, b, c]);
    expect(await value(build.list(analyst))).toMatchObject({
      rows: [{ incidents: 3, links: 2, cumulativeMet: true }],
      total: 1,
    });
    const restored = await value(
      build.unlink(analyst, id, three.links.find((each) => each.kind === "narrative")?.id),
    );
    expect(restored.cumulative).toEqual(two.cumulative);
    expect(restored.members).toEqual(two.members);
  });

  it("W1.3: each link shows its evidence, confidence, analyst and time, and stays in the record when ended", async () => {
    const [a = "", b = ""] = await threeIncidents();
    const { id } = await value(build.open(analyst));
    const linked = await value(build.link(analyst, id, b, a));
    expect(linked.links).toMatchObject([
      {
        evidence: "Both lead to one server",
        confidence: "moderate",
        byPerson: analyst.id,
        byName: `Name of ${analyst.id}`,
        atMs: db.clock.nowMs(),
        ended: null,
      },
    ]);
    const ended = await value(build.unlink(analyst, id, linked.links[0]?.id));
    expect(ended.links).toMatchObject([
      { ended: { why: "the server was shared hosting", byPerson: analyst.id } },
    ]);
    expect(ended.members).toEqual([]);
    expect(await build.unlink(analyst, id, linked.links[0]?.id)).toMatchObject({ refusal: "link-ended" });
    expect((await value(build.link(analyst, id, a, b))).links).toHaveLength(2);
  });

  it("W1.3 negative: no link without evidence, to itself, twice, or to what is not there", async () => {
    const [a = "", b = ""] = await threeIncidents();
    const { id } = await value(build.open(analyst));
    const body = { one: a, other: b, kind: "time", confidence: "low" };
    expect(linkIncidents.body.safeParse(body).success).toBe(false);
    expect(linkIncidents.body.safeParse({ ...body, evidence: "  " }).success).toBe(false);
    await expect(
      db.asOwner(`insert into campaign_links values ('lnk_1', $1, $2, $3, 'time', '', 'low', 0, 0, 'x')`, [
        id,
        ...[a, b].sort(),
      ]),
    ).rejects.toThrow();
    expect(await build.link(analyst, id, a, a)).toMatchObject({ refusal: "linked-to-itself" });
    await value(build.link(analyst, id, a, b));
    expect(await build.link(analyst, id, b, a)).toMatchObject({ refusal: "linked-already" });
    expect(await build.link(analyst, id, a, "inc_00000000000000000000")).toMatchObject({
      refusal: "incident-not-found",
    });
  });

  it("W1.3: the rule is declared with a reason, in versions, and judges nothing before it is declared", async () => {
    const { id } = await value(build.open(analyst));
    expect((await value(build.read(analyst, id))).cumulative.verdict).toBeNull();
    await value(build.declare(analyst, id));
    const single = { thresholds: { vectors: 1 }, needed: 1 };
    const { rules } = await value(build.declare(analyst, id, { single }));
    expect(rules).toMatchObject([
      { version: 2, rule: { single }, why: "agreed in the panel", byPerson: analyst.id },
      { version: 1, rule },
    ]);
    const never = { single: { thresholds: { vectors: 1 }, needed: 2 } };
    expect(await build.declare(analyst, id, never)).toMatchObject({ refusal: "needed-over-thresholds" });
  });

  it("W1.3: suggestions name what is shared and link nothing", async () => {
    const [a = "", b = ""] = await threeIncidents();
    const { id } = await value(build.open(analyst));
    const { rows } = await value(build.suggest(analyst, id));
    expect(rows).toHaveLength(3);
    expect(rows[0]?.shared.map((each) => each.value)).toContain("vote-later.example");
    expect((await value(build.read(analyst, id))).links).toEqual([]);
    await value(build.link(analyst, id, a, b));
    const rest = (await value(build.suggest(analyst, id))).rows.map(({ one, other }) => [one.id, other.id]);
    expect(rest).not.toContainEqual([a, b].sort());
  });

  it("W1.3 negative: nobody outside the organisation reads it unshared or changes it, and links are never rewritten", async () => {
    const [a = "", b = ""] = await threeIncidents();
    const { id } = await value(build.open(analyst));
    await value(build.link(analyst, id, a, b));
    expect(await build.read(partner, id)).toMatchObject({ refusal: "campaign-not-found" });
    const green = await value(build.open(analyst, { tlp: "green" }));
    const partnersAnalyst = actorOf("police", "analyst");
    expect(await build.declare(partnersAnalyst, green.id)).toMatchObject({ refusal: "campaign-of-others" });
    await expect(db.raw(analyst, "update campaign_links set evidence = 'other'")).rejects.toThrow();
    await expect(db.raw(analyst, "delete from campaign_links")).rejects.toThrow();
  });

  it("W1.3: a partner sees those incidents and links of a green campaign that it may see, and numbers of these", async () => {
    const [a = "", b = ""] = await threeIncidents();
    const open: string[] = [];
    for (const activity of [influence, intrusion])
      open.push((await value(desk.open(analyst, { tlp: "green", activities: [activity] }))).id);
    const [c = "", d = ""] = open;
    const { id } = await value(build.open(analyst, { tlp: "green" }));
    await value(build.link(analyst, id, a, b));
    await value(build.link(analyst, id, c, d));
    const seen = await value(build.read(partner, id));
    expect(seen.members.map((member) => member.id as string).sort()).toEqual([c, d].sort());
    expect(seen.cumulative.picture).toMatchObject({ incidents: 2, activities: 2 });
    expect(seen.links).toHaveLength(1);
  });

  const everything = async (actor: Actor, id: string) => {
    const told: string[] = [];
    for (const path of [
      "campaigns",
      `campaigns?text=SECRET`,
      `campaigns/${id}`,
      `campaigns/${id}/suggestions`,
    ])
      told.push((await answered(app, actor, path)).text);
    return told.join("\n");
  };

  it("W4.9 negative: restricted incidents, links and campaigns leave no trace before an uncleared reader", async () => {
    const [a = "", b = ""] = await threeIncidents();
    const { id } = await value(build.open(analyst));
    await value(build.declare(analyst, id));
    await value(build.link(analyst, id, a, b));
    const before = await everything(analyst, id);
    const restricted = { title: "SECRET", summary: "SECRET", classification: 2 };
    const hidden = await value(desk.open(cleared, { ...restricted, activities: [influence] }));
    await value(build.link(cleared, id, hidden.id, a, { evidence: "SECRET" }));
    const classified = { kind: "actor", evidence: "SECRET", classification: 1 };
    await value(build.link(cleared, id, a, b, classified));
    const secret = await value(build.open(cleared, restricted));
    expect(await everything(analyst, id)).toBe(before);
    expect((await value(build.read(cleared, id))).cumulative.picture.incidents).toBe(3);
    const never = await answered(app, analyst, "campaigns/cmp_00000000000000000000");
    expect(await answered(app, analyst, `campaigns/${secret.id}`)).toEqual(never);
    const unseen = "inc_00000000000000000000";
    const link = { one: a, kind: "time", evidence: "x", confidence: "low" };
    expect(await answered(app, analyst, `campaigns/${id}/links`, { ...link, other: hidden.id })).toEqual(
      await answered(app, analyst, `campaigns/${id}/links`, { ...link, other: unseen }),
    );
  });

  it("W4.9: links of an incident with a substitute are mirrored, so that both readers count the same", async () => {
    const [a = "", b = ""] = await threeIncidents();
    const substitute = { title: "Lower", summary: "Lower", activities: [influence], why: "a reason" };
    const restricted = { title: "SECRET", summary: "SECRET", classification: 2, activities: [influence] };
    const original = await value(desk.open(cleared, { ...restricted, substitute }));
    const { id } = await value(build.open(analyst));
    await value(build.link(analyst, id, a, b));
    expect(await build.link(cleared, id, original.id, a)).toMatchObject({ refusal: "substitute-needed" });
    const lower = { evidence: "SECRET", substitute: { evidence: "Told by a partner" } };
    const linked = await value(build.link(cleared, id, original.id, a, lower));
    const seen = await value(build.read(analyst, id));
    expect(linked.members).toHaveLength(3);
    expect(linked.links).toHaveLength(2);
    expect(seen.members.map((member) => member.title).sort()).toEqual(["Incident 1", "Incident 2", "Lower"]);
    expect(seen.links).toHaveLength(2);
    expect(seen.cumulative).toEqual(linked.cumulative);
    expect(JSON.stringify(seen)).not.toContain("SECRET");
    const link = linked.links.find((each) => each.classification === 2)?.id;
    expect(await build.unlink(cleared, id, link)).toMatchObject({ refusal: "substitute-needed" });
    await value(build.unlink(cleared, id, link, { substitute: { why: "no longer held" } }));
    for (const actor of [analyst, cleared])
      expect((await value(build.read(actor, id))).cumulative.picture.incidents).toBe(2);
  });

  it("W4.9: a classified link between open incidents may have an open one before the others", async () => {
    const [a = "", b = ""] = await threeIncidents();
    const { id } = await value(build.open(analyst));
    const more = { classification: 2, evidence: "SECRET", substitute: { evidence: "Same words" } };
    expect((await value(build.link(cleared, id, a, b, more))).links).toMatchObject([{ evidence: "SECRET" }]);
    expect((await value(build.read(analyst, id))).links).toMatchObject([{ evidence: "Same words" }]);
  });
});
