// Goal: what may go between two instances is what policy, marking and agreements allow, and what came binds whoever has it as its sender
// marked it (W1.10, W1.7). Method: two instances; each rule alone, through the services, the sharing door and plain SQL.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dialectsForTests } from "../../../../tests/storage-for-tests.ts";
import { election, organisations as at } from "../../../core/people/for-tests.ts";
import { writeEnvelope } from "./envelope.ts";
import {
  analyst,
  bundleIn,
  coordinator,
  domainObject,
  evidence,
  incident,
  instanceFor,
  kept,
  otherCoordinator,
  outsider,
  policy,
  written,
  type Instance,
} from "./federation.test-data.ts";

describe.each(dialectsForTests())("What binds between two instances on %s", (dialect) => {
  let one: Instance;
  let two: Instance;
  let three: Instance;
  beforeAll(async () => {
    one = await instanceFor(dialect, "one.example");
    two = await instanceFor(dialect, "second.example");
    three = await instanceFor(dialect, "the-third.example");
  }, 120_000);
  beforeEach(async () => {
    await one.reset();
    await two.reset();
  });
  afterAll(async () => {
    await one.close();
    await two.close();
    await three.close();
  });

  const send = async (from: Instance, peer: string, body: object) =>
    (
      await from.ask(coordinator, `federation/peers/${peer}/sent`, {
        purpose: "respond",
        why: "asked for",
        ...body,
      })
    ).json;

  /** An agreement in force between desk and another organisation of this instance. */
  async function agree(instance: Instance, to: string, clause: object = {}): Promise<string> {
    const proposed = await instance.ask(coordinator, "agreements", {
      title: "Exchange",
      parties: [at.desk, to],
      clauses: [
        {
          number: 3,
          from: { organisation: at.desk },
          to: { organisation: to },
          classes: ["indicator", "incident", "evidence"],
          tlpMax: "amber",
          purposes: ["respond"],
          retentionDays: 30,
          ...clause,
        },
      ],
      expiresAtMs: null,
      amends: null,
    });
    const id = proposed.json.id as string;
    const body = { declaration: "we share" };
    await instance.ask(coordinator, `agreements/${id}/sign`, body);
    await instance.ask(otherCoordinator, `agreements/${id}/sign`, body);
    return id;
  }

  it("W1.10 negative: the policy says direction, class and marking, and each refusal names the peer", async () => {
    const bundle = await bundleIn(one, ["green"]);
    const opened = await one.ask(analyst, "incidents", incident("green"));
    const amber = await one.ask(analyst, "incidents", incident("amber"));
    const peer = await one.trust(two, { direction: "receive" });
    const change = (more: object) =>
      one.ask(coordinator, `federation/peers/${peer}/policy`, { ...policy, ...more, why: "agreed anew" });
    expect(await send(one, peer, { items: [bundle] })).toMatchObject({
      code: "direction-not-allowed",
      values: { peer: "second.example" },
    });
    await change({ classes: ["indicator"] });
    expect(await send(one, peer, { items: [opened.json.id] })).toMatchObject({
      code: "class-not-in-policy",
      values: { kind: "incident" },
    });
    await change({ classes: ["incident"] });
    const withEvidence = await send(one, peer, { items: [opened.json.id], withEvidence: true });
    expect(withEvidence).toMatchObject({ code: "class-not-in-policy", values: { kind: "evidence" } });
    await change({});
    expect(await send(one, peer, { items: [amber.json.id] })).toMatchObject({
      code: "marking-above-policy",
      values: { tlp: "AMBER", tlpMax: "GREEN" },
    });
    await change({ tlpMax: "amber" });
    expect((await send(one, peer, { items: [amber.json.id] })).code).toBe("amber-needs-agreement");
    expect((await send(one, peer, { items: ["inc_00000000000000000000"] })).code).toBe("item-not-found");
    expect(await one.db.asOwner("select id from federation_sent")).toEqual([]);
  });

  it("W1.10 negative: where an agreement's clause does not cover it, the refusal names the clause", async () => {
    const amber = await one.ask(analyst, "incidents", incident("amber"));
    await one.ask(analyst, `incidents/${amber.json.id}/evidence`, evidence("amber"));
    const peer = await one.trust(two, { peerOrganisationId: at.firm, tlpMax: "amber" });
    expect((await send(one, peer, { items: [amber.json.id] })).code).toBe("no-clause");
    const agreement = await agree(one, at.firm, { tlpMax: "green", classes: ["incident"] });
    expect(await send(one, peer, { items: [amber.json.id] })).toMatchObject({
      code: "marking-too-high",
      values: { agreement, clause: 3 },
    });
    await agree(one, at.firm, { classes: ["incident"] });
    const sent = await send(one, peer, { items: [amber.json.id], withEvidence: true });
    expect(sent).toMatchObject({ number: 1, tlp: "amber", leftOut: [{ why: "clause-refuses", count: 1 }] });
    const purpose = await send(one, peer, { items: [amber.json.id], purpose: "research" });
    expect(purpose.code).toBe("purpose-not-covered");
  });

  it("W1.10 negative: what comes above the policy, of another class or the wrong way is refused and leaves nothing", async () => {
    const fromOne = await two.trust(one);
    const change = (more: object) =>
      two.ask(coordinator, `federation/peers/${fromOne}/policy`, { ...policy, ...more, why: "agreed anew" });
    const refusedAs = async (objects: Record<string, unknown>[], code: string, unmarked = "green") => {
      const before = await kept(two);
      const got = await two.receive(envelope(objects, unmarked));
      expect(got.json).toMatchObject({ code, values: { peer: "one.example" } });
      expect(await kept(two)).toEqual(before);
    };
    for (const tlp of ["amber", "amber+strict", "red"] as const)
      await refusedAs([domainObject(1, "clear"), domainObject(2, tlp)], "marking-above-policy");
    const { object_marking_refs: _, ...unmarked } = domainObject(3, "clear");
    await refusedAs([unmarked], "marking-above-policy", "red");
    // What cannot be read counts as its envelope says that anything unmarked counts.
    await refusedAs([{ type: "campaign" }], "marking-above-policy", "amber");
    await change({ classes: ["incident"] });
    await refusedAs([domainObject(1, "clear")], "class-not-in-policy");
    await change({ direction: "send" });
    await refusedAs([domainObject(1, "clear")], "direction-not-allowed");
  });

  const envelope = (objects: Record<string, unknown>[], unmarked = "green") =>
    writeEnvelope(
      {
        id: "00000000-0000-4000-8000-000000000009",
        number: 9,
        madeAt: "2026-11-01T00:00:00.000Z",
        space: "live",
        from: { instance: "one.example", election },
        to: { keyId: two.own.key.keyId, election },
        contents: {
          unmarked: unmarked as "green",
          bundle: { type: "bundle", id: "bundle--00000000-0000-4000-8000-000000000009", objects },
          methods: [],
        },
      },
      one.own,
    );

  /** An amber bundle of the first, taken in by the second's desk. */
  async function amberFromOne(): Promise<{ bundle: string; object: string }> {
    await two.trust(one, { tlpMax: "amber" });
    const got = await two.receive(envelope([domainObject(1, "amber"), domainObject(2, "green")]));
    expect(got.json).toMatchObject({ tlp: "amber" });
    const objects = await two.ask(analyst, `bundles/${got.json.bundleId}/objects`);
    const found = objects.json.rows.find(({ tlp }: { tlp: string }) => tlp === "amber");
    return { bundle: got.json.bundleId, object: found.id };
  }

  const share = (subjectId: string, toOrganisationId: string = at.firm) =>
    two.ask(coordinator, "shares", { subjectId, toOrganisationId, toPersonId: null, purpose: "respond" });

  it("W1.10 negative: amber from there is not seen here by another organisation, in the services or by SQL", async () => {
    const { bundle, object } = await amberFromOne();
    expect((await two.ask(outsider, `bundles/${bundle}`)).json.code).toBe("bundle-not-found");
    expect(await two.db.raw(outsider, "select id from bundles where id = $1", [bundle])).toEqual([]);
    expect(await two.db.raw(outsider, "select id from bundle_objects where id = $1", [object])).toEqual([]);
    // The green object of the same bundle is.
    expect(await two.db.raw(outsider, "select tlp from bundle_objects where type = 'domain-name'")).toEqual([
      { tlp: "green" },
    ]);
  });

  it("W1.10 negative: amber from there is not shared onward, though a clause covers what is our own", async () => {
    await agree(two, at.firm);
    const { bundle, object } = await amberFromOne();
    const ours = await bundleIn(two, ["amber"], 40);
    expect((await share(ours)).status).toBe(200);
    for (const subject of [bundle, object])
      expect((await share(subject)).json).toMatchObject({
        code: "onward-not-allowed",
        values: { tlp: "amber" },
      });
    expect((await two.ask(otherCoordinator, "shares")).json.rows).toHaveLength(1);
  });

  it("W1.10 negative: to clients amber goes under a clause that says so, and as far as that clause's marking", async () => {
    const agreement = await agree(two, at.firm, { toClients: true, tlpMax: "green" });
    const { object } = await amberFromOne();
    expect((await share(object)).json).toMatchObject({
      code: "marking-too-high",
      values: { agreement, clause: 3 },
    });
    await agree(two, at.firm, { toClients: true });
    expect((await share(object)).status).toBe(200);
  });

  it("W1.10 negative: nor by an incident that rests on it, nor to a third instance; green may go on", async () => {
    await agree(two, at.firm);
    const { bundle, object } = await amberFromOne();
    const opened = await two.ask(analyst, "incidents", incident("amber", { sources: [{ bundle, object }] }));
    expect(opened.status).toBe(200);
    expect((await share(opened.json.id)).json.code).toBe("onward-not-allowed");
    const toThree = await two.trust(three, { tlpMax: "amber", peerOrganisationId: at.firm });
    for (const item of [bundle, opened.json.id])
      expect((await send(two, toThree, { items: [item] })).code).toBe("received-from-elsewhere");
    const change = (more: object) =>
      two.ask(coordinator, `federation/peers/${toThree}/policy`, { ...policy, ...more, why: "green alone" });
    await change({});
    expect((await send(two, toThree, { items: [bundle] })).code).toBe("green-stays-in-community");
    await change({ peerOrganisationId: at.firm });
    const text = await written(two, toThree, { items: [bundle] });
    const said = Buffer.from(text.split(".")[1] ?? "", "base64url").toString();
    expect(said).toContain("fake2.example");
    expect(said).not.toContain("fake1.example");
  });

  it("W1.10 negative: what a person took in from another's file goes to no instance in AMBER, and its GREEN stays in the community", async () => {
    const source = "origin=received&sender=Observatory";
    const amber = await bundleIn(one, ["amber"], 60, source);
    const green = await bundleIn(one, ["green"], 70, source);
    const peer = await one.trust(two, { tlpMax: "amber", peerOrganisationId: at.firm });
    await agree(one, at.firm, { toClients: true });
    expect((await send(one, peer, { items: [amber] })).code).toBe("received-from-elsewhere");
    const alone = { ...policy, tlpMax: "amber", why: "no party of an agreement" };
    await one.ask(coordinator, `federation/peers/${peer}/policy`, alone);
    expect((await send(one, peer, { items: [green] })).code).toBe("green-stays-in-community");
    expect(await one.db.asOwner("select id from federation_sent")).toEqual([]);
  });

  it("W1.10 negative: against plain SQL, what came AMBER+STRICT from elsewhere is not disclosed by whoever owns it here", async () => {
    const { bundle } = await amberFromOne();
    const ours = await bundleIn(two, ["amber+strict"], 50);
    await two.db.asOwner("update bundles set tlp = 'amber+strict' where id = $1", [bundle]);
    const insert = (id: string, subject: string) =>
      two.db.raw(
        coordinator,
        `insert into shares (id, space, election_id, subject_id, from_organisation_id, to_organisation_id, purpose, tlp, shared_by,
           shared_at_ms) values ($1, 'live', $2, $3, $4, $5, 'respond', 'amber+strict', $6, 0)`,
        [id, election, subject, at.desk, at.firm, coordinator.id],
      );
    await insert("shr_own00000000", ours);
    await expect(insert("shr_theirs00000", bundle)).rejects.toThrow(/who may see and write/);
  });
});
