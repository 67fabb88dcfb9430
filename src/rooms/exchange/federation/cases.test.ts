// Goal: a case is shared: a campaign goes with what may go of it, tells nothing of what stays behind, arrives to be read, and becomes a
// campaign of the receiver's that the sender's marking binds (W1.10, W1.3). Method: two instances with databases and keys of their own.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dialectsForTests } from "../../../../tests/storage-for-tests.ts";
import { election, organisations as at } from "../../../core/people/for-tests.ts";
import { writeEnvelope } from "./envelope.ts";
import {
  analyst,
  coordinator,
  domainObject,
  incident,
  instanceFor,
  kept,
  otherCoordinator,
  outsider,
  policy,
  written,
  type Instance,
} from "./federation.test-data.ts";

const told = { title: "Calls by night", summary: "They belong together.", phase: "campaign", why: "seen" };

describe.each(dialectsForTests())("Cases between two instances on %s", (dialect) => {
  let one: Instance;
  let two: Instance;
  beforeAll(async () => {
    one = await instanceFor(dialect, "one.example");
    two = await instanceFor(dialect, "second.example");
  }, 120_000);
  beforeEach(async () => {
    await one.reset();
    await two.reset();
  });
  afterAll(async () => {
    await one.close();
    await two.close();
  });

  async function opened(title: string, tlp: string): Promise<string> {
    return (await one.ask(analyst, "incidents", { ...incident(tlp), title })).json.id as string;
  }

  /** A campaign of three, of which the third is narrower than the others. */
  async function campaign(narrow = "amber") {
    const members = [
      await opened("North", "green"),
      await opened("South", "green"),
      await opened("Hidden", narrow),
    ];
    const { json } = await one.ask(analyst, "campaigns", { ...told, tlp: "green", classification: 0 });
    const [north = "", south = "", hidden = ""] = members;
    const link = (a: string, b: string, kind: string, evidence: string) =>
      one.ask(analyst, `campaigns/${json.id}/links`, {
        one: a,
        other: b,
        kind,
        evidence,
        confidence: "high",
      });
    await link(north, south, "infrastructure", "One number");
    await link(south, hidden, "narrative", "The unspoken words");
    const { json: last } = await link(north, south, "time", "Ended since");
    const ended = last.links.find(({ kind }: { kind: string }) => kind === "time");
    await one.ask(analyst, `campaigns/${json.id}/links/${ended.id}/end`, { why: "by chance" });
    return { id: json.id as string, north, south, hidden };
  }

  const send = async (peer: string, items: readonly string[]) =>
    (
      await one.ask(coordinator, `federation/peers/${peer}/sent`, {
        items,
        purpose: "respond",
        why: "asked for",
      })
    ).json;

  it("W1.10 W1.3 a campaign goes with what may go of it, and its sender alone is told what stayed behind", async () => {
    const toTwo = await one.trust(two);
    await two.trust(one);
    const { id, hidden } = await campaign();
    const envelope = await written(one, toTwo, { items: [id] });
    const said = Buffer.from(envelope.split(".")[1] ?? "", "base64url").toString();
    expect(said).not.toMatch(/Hidden|unspoken|Ended since|inc_|cmp_|per_|org_/);
    const sent = await one.ask(coordinator, `federation/peers/${toTwo}/sent`);
    expect(sent.json.rows).toMatchObject([
      {
        classes: ["incident", "campaign"],
        tlp: "green",
        campaigns: 1,
        leftOut: [{ why: "marking-above-policy", count: 1, items: [hidden] }],
      },
    ]);
    const got = await two.receive(envelope);
    expect(got.json).toMatchObject({ classes: ["incident", "campaign"], tlp: "green" });
    const [{ campaign: arrived }] = got.json.campaigns;
    expect(arrived).toMatchObject({ title: told.title, tlp: "green", phase: "campaign" });
    expect(arrived.incidents.map(({ title }: { title: string }) => title).toSorted()).toEqual([
      "North",
      "South",
    ]);
    expect(arrived.links).toMatchObject([
      { kind: "infrastructure", evidence: "One number", confidence: "high" },
    ]);
    const objects = await two.ask(analyst, `bundles/${got.json.bundleId}/objects`);
    const stix = objects.json.rows.map(({ object }: { object: { id: string } }) => object.id);
    for (const { stixId } of arrived.incidents) expect(stix).toContain(stixId);

    const path = `federation/received/${got.json.id}/campaigns/0/adopt`;
    const draft = await two.ask(analyst, path, { why: "it reaches us, too" });
    const ours = await two.ask(analyst, `campaigns/${draft.json.id}`);
    expect(ours.json).toMatchObject({ title: told.title, tlp: "green", organisationId: at.desk });
    expect(ours.json.members).toHaveLength(2);
    expect(ours.json.links).toMatchObject([{ kind: "infrastructure", evidence: "One number", ended: null }]);
    const member = await two.ask(analyst, `incidents/${ours.json.members[0].id}`);
    expect(member.json).toMatchObject({ tlp: "green", aims: ["chaos"], activities: [{ venue: null }] });
    expect((await two.ask(analyst, path, { why: "again" })).json.code).toBe("adopted-already");
  });

  it("W1.10 negative: an envelope says the same whether or not a member stayed behind", async () => {
    const toTwo = await one.trust(two);
    const contents = async (item: string) => {
      const envelope = await written(one, toTwo, { items: [item] });
      const { contents } = JSON.parse(Buffer.from(envelope.split(".")[1] ?? "", "base64url").toString());
      return contents.campaigns;
    };
    const { id, hidden } = await campaign();
    const without = await contents(id);
    await one.db.asOwner("delete from campaign_links where one_incident_id = $1 or other_incident_id = $1", [
      hidden,
    ]);
    expect(await contents(id)).toEqual(without);
  });

  it("W1.10 negative: policy and marking bind campaign and members; what is classified or not there is not found", async () => {
    const peer = await one.trust(two, { classes: ["incident"] });
    const change = (more: object) =>
      one.ask(coordinator, `federation/peers/${peer}/policy`, { ...policy, ...more, why: "agreed anew" });
    const { id } = await campaign();
    expect(await send(peer, [id])).toMatchObject({
      code: "class-not-in-policy",
      values: { kind: "campaign" },
    });
    await change({ classes: ["campaign"] });
    expect(await send(peer, [id])).toMatchObject({
      code: "class-not-in-policy",
      values: { kind: "incident" },
    });
    await change({ tlpMax: "clear" });
    expect((await send(peer, [id])).code).toBe("marking-above-policy");
    await change({});
    await one.db.asOwner("update campaigns set classification = 1 where id = $1", [id]);
    for (const item of [id, "cmp_00000000000000000000"])
      expect((await send(peer, [item])).code).toBe("item-not-found");
    expect(await one.db.asOwner("select id from federation_sent")).toEqual([]);
  });

  const stixId = (n: number) => `incident--00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
  const theirs = (tlp: string, links: readonly object[] = []) => ({
    ...told,
    why: undefined,
    tlp,
    incidents: [1, 2].map((n) => ({
      stixId: stixId(n),
      title: `Theirs ${n}`,
      summary: "As they tell it.",
      phase: "campaign",
      aims: ["chaos"],
      beneficiary: null,
      tlp,
      activities: [],
    })),
    links,
  });
  const handMade = (campaigns: readonly object[]) =>
    writeEnvelope(
      {
        id: "00000000-0000-4000-8000-000000000009",
        number: 9,
        madeAt: "2026-11-01T00:00:00.000Z",
        space: "live",
        from: { instance: "one.example", election },
        to: { keyId: two.own.key.keyId, election },
        contents: {
          unmarked: "clear",
          bundle: {
            type: "bundle",
            id: "bundle--00000000-0000-4000-8000-000000000009",
            objects: [domainObject(1, "clear")],
          },
          methods: [],
          campaigns: JSON.parse(JSON.stringify(campaigns)) as never,
        },
      },
      one.own,
    );
  const link = (a: number, b: number) => ({
    one: stixId(a),
    other: stixId(b),
    kind: "target",
    evidence: "They say so",
    confidence: "low",
  });

  it("W1.10 negative: what comes above the policy, of another class, or linked to what is not there leaves nothing", async () => {
    const fromOne = await two.trust(one);
    const before = await kept(two);
    const refused = async (campaigns: readonly object[], code: string) => {
      expect((await two.receive(handMade(campaigns))).json.code).toBe(code);
      expect(await kept(two)).toEqual(before);
    };
    await refused([theirs("amber")], "marking-above-policy");
    await refused([{ ...theirs("amber"), tlp: "clear" }], "marking-above-policy");
    await refused([theirs("red")], "envelope-not-readable");
    await refused([theirs("green", [link(1, 3)])], "envelope-not-readable");
    await refused([theirs("green", [link(1, 1)])], "envelope-not-readable");
    const classes = ["indicator", "campaign"];
    await two.ask(coordinator, `federation/peers/${fromOne}/policy`, {
      ...policy,
      classes,
      why: "agreed anew",
    });
    // Incidents come by no other door.
    const answer = await two.receive(handMade([theirs("green")]));
    expect(answer.json).toMatchObject({ code: "class-not-in-policy", values: { kind: "incident" } });
  });

  it("W1.10 W1.7 negative: amber from there stays with us, also as campaign and incidents of our own", async () => {
    await two.trust(one, { tlpMax: "amber" });
    const got = await two.receive(handMade([theirs("amber", [link(1, 2), link(2, 1)])]));
    const draft = `federation/received/${got.json.id}/campaigns/0/adopt`;
    expect((await two.ask(coordinator, draft, { why: "no analyst" })).status).toBe(403);
    expect((await two.ask(outsider, draft, { why: "not theirs" })).json.code).toBe("envelope-not-found");
    const { id } = (await two.ask(analyst, draft, { why: "it reaches us, too" })).json;
    const ours = await two.ask(analyst, `campaigns/${id}`);
    // What a peer says twice is linked once.
    expect(ours.json.links).toHaveLength(1);
    for (const stranger of [outsider, otherCoordinator])
      for (const table of ["federation_campaigns", "federation_drafts", "campaigns", "incidents"])
        expect(await two.db.raw(stranger, `select * from ${table}`)).toEqual([]);
    for (const subjectId of [id, ours.json.members[0].id]) {
      const share = { subjectId, toOrganisationId: at.firm, toPersonId: null, purpose: "respond" };
      expect((await two.ask(coordinator, "shares", share)).json).toMatchObject({
        code: "onward-not-allowed",
      });
    }
  });
});
