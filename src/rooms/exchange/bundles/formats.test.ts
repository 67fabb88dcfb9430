// Goal: STIX 2.0 and events of MISP come in with every change and loss named, what was set aside is put right by a person, and events go
// out again; hostile files leave nothing. Method: files over a listening server on each database, and the published events where there.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { checkBundle } from "@counterfoil/stix";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import { actorOf, addPerson, election, setScene } from "../../../core/people/for-tests.ts";
import type { Actor } from "../../../platform/contract/actor.ts";
import { serverFor } from "../incidents/server.test-data.ts";
import { bundleOf, domain, marked, mispEvent, olderBundle, relationship } from "./bundle.test-data.ts";
import { bundlesHttp } from "./http.ts";

const events = new URL("../../../../../shared/data/exchange/misp/events/", import.meta.url);
const there = existsSync(events);
const id = (type: string, n: number): string =>
  `${type}--00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

describe.each(dialectsForTests())("bundles of other formats on %s", (dialect) => {
  let db: StorageForTests;
  let app: FastifyInstance;
  let beside: FastifyInstance;
  let base = "";
  let baseBeside = "";
  let another: FastifyInstance;
  let baseAnother = "";
  const analyst = actorOf("desk", "analyst");
  const other = actorOf("police", "analyst");
  const auditor = actorOf("desk", "auditor");
  // Thirty files a minute are taken in from one address at most: the colleagues ask another server of the same house.
  const colleague = actorOf("desk", "analyst", { id: "per_colleague000" });
  const third = actorOf("desk", "analyst", { id: "per_third0000000" });
  const fourth = actorOf("desk", "analyst", { id: "per_fourth000000" });
  const people = [analyst, other, auditor, colleague, third, fourth];

  beforeAll(async () => {
    db = await storageForTests({ dialect });
    await setScene(db);
    for (const actor of people) await addPerson(db, actor);
    app = await serverFor(db, [bundlesHttp], people);
    base = `${await app.listen({ port: 0, host: "127.0.0.1" })}/api/elections/${election}/bundles`;
    beside = await serverFor(db, [bundlesHttp], people, 8);
    baseBeside = `${await beside.listen({ port: 0, host: "127.0.0.1" })}/api/elections/${election}/bundles`;
    another = await serverFor(db, [bundlesHttp], people, 9);
    baseAnother = `${await another.listen({ port: 0, host: "127.0.0.1" })}/api/elections/${election}/bundles`;
  });
  afterAll(async () => {
    await another.close();
    await beside.close();
    await app.close();
    await db.close();
  });

  // oxlint-disable-next-line typescript/no-explicit-any -- tests read replies of every shape
  type Reply = { status: number; text: string; json: any };

  async function send(
    path: string,
    actor: Actor,
    {
      body,
      type = "application/stix+json",
      language = "en",
    }: { body?: BodyInit; type?: string; language?: string } = {},
  ): Promise<Reply> {
    const server =
      actor === fourth ? baseAnother : actor === colleague || actor === third ? baseBeside : base;
    const answer = await fetch(server + path, {
      headers: {
        "x-actor": actor.id,
        "accept-language": language,
        ...(body !== undefined && { "content-type": type }),
      },
      ...(body !== undefined && { method: "POST", body }),
    });
    const text = await answer.text();
    return { status: answer.status, text, json: text.startsWith("{") ? JSON.parse(text) : null };
  }
  const upload = (body: string | Uint8Array<ArrayBuffer>, name: string, actor = analyst) =>
    send(`?origin=own&name=${name}`, actor, { body });
  const fileOf = (path: string, actor: Actor, upTo = "green") =>
    send(path, actor, { body: JSON.stringify({ for: "ourselves", upTo }), type: "application/json" });
  const retry = (bundle: string, place: number, object: unknown, actor = analyst, language = "en") =>
    send(`/${bundle}/set-aside/${place}/retry`, actor, {
      body: JSON.stringify({
        text: typeof object === "string" ? object : JSON.stringify(object),
        why: "asked the sender",
      }),
      type: "application/json",
      language,
    });
  const kept = async (): Promise<unknown> =>
    (
      await db.asOwner(
        `select (select count(*)::int from bundles) as bundles, (select count(*)::int from bundle_objects) as objects,
           (select count(*)::int from bundle_changes) as changes, (select count(*)::int from bundle_fixes) as fixes`,
      )
    )[0];

  it("W1.10 a bundle of STIX 2.0 is kept as 2.1; each change is told with its object, and the export is valid", async () => {
    const { status, json } = await upload(olderBundle, "Older");
    expect(status).toBe(200);
    expect(json.bundle).toMatchObject({ format: "stix-2.0", received: 5, imported: 4, quarantined: 1 });
    const changes = await send(`/${json.bundle.id}/changes?limit=50`, analyst);
    const told = changes.json.rows.map((row: { path: string; rule: string }) => `${row.path} ${row.rule}`);
    expect(told).toEqual(
      expect.arrayContaining([
        `${id("indicator", 1)} labels-became-types`,
        `${id("observed-data", 2)} observables-on-their-own`,
      ]),
    );
    expect(changes.json.total).toBe(
      json.bundle.changesByRule.reduce((sum: number, each: { count: number }) => sum + each.count, 0),
    );
    expect(changes.text).not.toMatch(/\{\w+\}/);
    const sent = JSON.parse((await fileOf(`/${json.bundle.id}/export`, analyst, "amber")).text);
    expect(checkBundle(sent).filter((finding) => finding.level === "must")).toEqual([]);
    expect(sent.objects.map((one: { type: string }) => one.type).sort()).toEqual([
      "domain-name",
      "indicator",
      "ipv4-addr",
      "observed-data",
    ]);
    const aside = await send(`/${json.bundle.id}/set-aside`, analyst);
    expect(JSON.parse(aside.json.rows[0].text)).toMatchObject({ type: "campaign", name: "Without an id" });
  });

  it("W1.10 an event of MISP is kept as STIX 2.1, marked by its tags, its losses named; it goes out as an event again", async () => {
    for (const [name, file] of [
      ["Wrapped", { Event: mispEvent() }],
      ["Bare", mispEvent({ info: "Bare" })],
      ["Response", { response: [{ Event: mispEvent({ info: "Response" }) }] }],
    ] as const) {
      const { status, json } = await upload(JSON.stringify(file), name);
      expect([name, status]).toEqual([name, 200]);
      expect(json.bundle).toMatchObject({
        format: "misp",
        tlp: "green",
        unmarkedAs: "green",
        quarantined: 0,
      });
      const rules = new Map(
        json.bundle.changesByRule.map((each: { rule: string; count: number }) => [each.rule, each.count]),
      );
      expect(rules.get("value-missing")).toBe(1);
      expect(rules.get("kept-as-custom")).toBe(1);
      const lost = await send(`/${json.bundle.id}/changes?rule=value-missing`, analyst, { language: "fr" });
      expect(lost.json.rows).toEqual([
        expect.objectContaining({
          path: "Attribute[2]",
          lost: true,
          sentence: "Attribute[2] n’a pas de valeur et a été omis.",
        }),
      ]);
      expect(JSON.parse(lost.json.rows[0].text)).toMatchObject({ comment: "value was lost" });
      const { json: back } = await fileOf(`/${json.bundle.id}/event`, analyst);
      expect(back.Event.Tag).toEqual([{ name: "tlp:green" }]);
      expect(back.Event.Orgc.name).toBe("Observatory");
      expect(back.Event.Attribute.map((one: { value: string }) => one.value).sort()).toEqual([
        "copy.example",
        "https://other.example/a",
      ]);
      expect(back.Event.Object[0].name).toBe("person");
    }
  });

  describe("W1.10 a file of several events of MISP", () => {
    const second = mispEvent({
      uuid: "00000000-0000-4000-8000-000000000300",
      info: "Second event (made up)",
      timestamp: "1790000500",
      Tag: [{ name: "tlp:amber" }],
      Attribute: [
        { uuid: "00000000-0000-4000-8000-000000000301", type: "domain", value: "second.example" },
        { uuid: "00000000-0000-4000-8000-000000000302", type: "domain" },
        { uuid: "00000000-0000-4000-8000-000000000303", value: "no type" },
      ],
      Object: [],
    });
    const two = [{ Event: mispEvent() }, { Event: second }];

    it.each([
      ["as restSearch wraps them", { response: two }],
      ["in a plain list", [...two]],
    ])("%s comes in whole, with a report of each event", async (name, file) => {
      const { status, json } = await upload(JSON.stringify(file, null, name.length % 4), name, fourth);
      expect([name, status]).toEqual([name, 200]);
      const { bundle } = json;
      expect(bundle).toMatchObject({ format: "misp", tlp: "amber", unmarkedAs: "amber", quarantined: 0 });
      expect(bundle.received).toBe(bundle.imported + bundle.identical + bundle.conflicting);
      expect(bundle.conflicting).toBe(0);
      const types = new Map(
        bundle.types.map((each: { type: string; count: number }) => [each.type, each.count]),
      );
      // Their organisation told both, the same: it is kept once.
      expect([types.get("report"), types.get("identity"), types.get("domain-name")]).toEqual([2, 1, 2]);
      expect(bundle.events).toEqual([
        expect.objectContaining({ index: 0, title: mispEvent()["info"], tlp: "green", changed: 1, lost: 1 }),
        expect.objectContaining({ index: 1, uuid: second["uuid"], tlp: "amber", changed: 0, lost: 2 }),
      ]);
      const ofSecond = await send(`/${bundle.id}/changes?event=1`, fourth);
      const before = `Event[1] ${String(second["uuid"])}: `;
      expect(ofSecond.json).toMatchObject({
        total: 2,
        rows: [
          { path: `${before}Attribute[1]`, rule: "value-missing", lost: true },
          { path: `${before}Attribute[2]`, rule: "type-missing", lost: true },
        ],
      });
      expect(JSON.parse(ofSecond.json.rows[1].text)).toMatchObject({ value: "no type" });
      const all = await send(`/${bundle.id}/changes`, fourth);
      expect(all.json.total).toBe(4);
      const sent = await fileOf(`/${bundle.id}/export`, fourth, "amber");
      expect(checkBundle(JSON.parse(sent.text)).filter(({ level }) => level === "must")).toEqual([]);
    });

    it("W1.7 what has no marking of its own counts as the narrowest of the events, and as was asked where one has none", async () => {
      const untagged = { Event: { ...second, Tag: [] } };
      const file = JSON.stringify([{ Event: mispEvent({ Tag: [{ name: "tlp:clear" }] }) }, untagged]);
      const asked = await send("?origin=own&name=Asked&unmarked=amber%2Bstrict", fourth, { body: file });
      expect(asked.json.bundle).toMatchObject({ tlp: "amber+strict", unmarkedAs: "amber+strict" });
      const red = JSON.stringify([...two, { Event: { ...second, Tag: [{ name: "tlp:red" }] } }]);
      expect((await upload(red, "Red", fourth)).json.bundle).toMatchObject({ tlp: "red" });
    });

    it.each([
      ["one that is no event", [...two, { Event: 7, uuid: "00000000-0000-4000-8000-000000000999" }], 2],
      ["one that is nothing", { response: [two[0], null, two[1]] }, 1],
    ])("negative: with %s is refused whole, naming its index and UUID", async (_, file, index) => {
      const earlier = await kept();
      const uuid = index === 2 ? "00000000-0000-4000-8000-000000000999" : "–";
      const { status, json } = await upload(JSON.stringify(file), "No", fourth);
      expect(status).toBe(422);
      expect(json).toMatchObject({ code: "misp-event-unreadable", values: { index, uuid } });
      expect(json.fields).toEqual([expect.objectContaining({ path: `response[${index}]` })]);
      expect(await kept()).toEqual(earlier);
    });

    it("negative: more than a thousand are refused with their number", async () => {
      const many = JSON.stringify(Array.from({ length: 1001 }, () => ({ info: "x" })));
      const { status, json } = await upload(many, "Many", fourth);
      expect([status, json.code]).toEqual([422, "misp-events-too-many"]);
      expect(json.values).toEqual({ count: 1001, eventsMax: 1000 });
    });
  });

  it("W1.10 objects of an event are kept as the STIX that they mean, and go out as the objects they were", async () => {
    const account = {
      uuid: "00000000-0000-4000-8000-000000000201",
      name: "twitter-account",
      "meta-category": "misc",
      timestamp: "1790000004",
      Attribute: [
        {
          uuid: "00000000-0000-4000-8000-000000000202",
          object_relation: "id",
          type: "text",
          category: "Social network",
          value: "4711",
          to_ids: true,
          comment: "seen on two evenings",
        },
        {
          uuid: "00000000-0000-4000-8000-000000000203",
          object_relation: "name",
          type: "text",
          category: "Other",
          value: "not_a_newspaper",
          to_ids: false,
        },
      ],
    };
    const meme = {
      uuid: "00000000-0000-4000-8000-000000000204",
      name: "meme-image",
      "meta-category": "misc",
      timestamp: "1790000005",
      ObjectReference: [
        {
          uuid: "00000000-0000-4000-8000-000000000206",
          referenced_uuid: account.uuid,
          relationship_type: "posted-by",
        },
      ],
      Attribute: [
        {
          uuid: "00000000-0000-4000-8000-000000000205",
          object_relation: "height",
          type: "counter",
          category: "Other",
          value: "0",
          to_ids: false,
        },
      ],
    };
    const event = mispEvent({ info: "Accounts and pictures", Object: [account, meme] });
    const { status, json } = await upload(JSON.stringify({ Event: event }), "Objects", third);
    expect([status, json.bundle.quarantined]).toEqual([200, 0]);
    const { text } = await fileOf(`/${json.bundle.id}/export`, third, "amber");
    const out = JSON.parse(text) as { objects: { type: string; [member: string]: unknown }[] };
    expect(checkBundle(out).filter(({ level }) => level === "must")).toEqual([]);
    expect(out.objects.find(({ type }) => type === "user-account")).toMatchObject({
      account_type: "twitter",
      user_id: "4711",
      account_login: "not_a_newspaper",
    });
    expect(out.objects.map((one) => one["pattern"])).toContain(
      "[user-account:account_type = 'twitter' AND user-account:user_id = '4711']",
    );
    expect(out.objects.map(({ type }) => type)).toContain("x-misp-object");
    expect(out.objects.map((one) => one["relationship_type"])).toContain("posted-by");
    const { json: back } = await fileOf(`/${json.bundle.id}/event`, third);
    expect(back.Event.Object).toHaveLength(2);
    expect(back.Event.Object).toEqual(
      expect.arrayContaining([account, meme].map((one) => expect.objectContaining(one) as unknown)),
    );
  });

  it.skipIf(!there)(
    "W1.10 every published event (skipped where ../shared/data/exchange is absent) is taken or refused, and all that was taken goes out valid",
    async () => {
      const fates: Record<string, string> = {};
      for (const name of readdirSync(events)) {
        const file = new Uint8Array(readFileSync(new URL(name, events)));
        const { status, json } = await upload(file, name, colleague);
        fates[name] = status === 200 ? json.bundle.format : json.code;
        if (status !== 200) continue;
        const { bundle } = json;
        expect(bundle.received).toBe(
          bundle.imported + bundle.quarantined + bundle.identical + bundle.conflicting,
        );
        expect([name, bundle.quarantined]).toEqual([name, 0]);
        const sent = await fileOf(`/${bundle.id}/export`, colleague, "amber");
        const musts = sent.status === 200 ? checkBundle(JSON.parse(sent.text)) : [];
        expect([name, sent.json.code, musts.filter(({ level }) => level === "must")]).toEqual([
          name,
          undefined,
          [],
        ]);
        expect((await fileOf(`/${bundle.id}/event`, colleague, "amber")).status).toBe(200);
      }
      const refused = Object.entries(fates).filter(([, fate]) => fate !== "misp");
      expect(Object.fromEntries(refused)).toEqual({
        // Its only attribute was deleted.
        "attribute_del.json": "bundle-empty",
        "event.json": "bundle-empty",
        "sharing_groups.json": "bundle-not-a-bundle",
        "sighting.json": "bundle-not-a-bundle",
      });
    },
    120_000,
  );

  it("W1.10 what was set aside is put right by a person, taken once, and the first report stays as it was", async () => {
    const broken = { type: "campaign", name: "Lost its id", spec_version: "2.1" };
    const { json } = await upload(
      bundleOf([domain(1, "one.example"), broken, domain(1, "two.example")]),
      "Fix",
    );
    const { id: bundle } = json.bundle;
    const times = { created: "2026-01-02T00:00:00.000Z", modified: "2026-01-01T00:00:00.000Z" };
    const right = { ...broken, id: id("campaign", 7), ...times };
    const taken = await retry(bundle, 1, right);
    expect(taken.status).toBe(200);
    expect(taken.json).toMatchObject({ name: "Lost its id", type: "campaign", place: 1, tlp: "amber" });
    expect((await retry(bundle, 1, right)).json.code).toBe("fixed-already");
    const after = (await send(`/${bundle}`, analyst)).json;
    expect(after).toMatchObject({ received: 3, imported: 1, quarantined: 1, conflicting: 1, fixed: 1 });
    const aside = (await send(`/${bundle}/set-aside`, analyst)).json.rows;
    expect(aside[0].fixed).toMatchObject({ object: taken.json.id, why: "asked the sender" });
    const repairs = await send(`/${bundle}/repairs?rule=modified-before-created`, analyst);
    expect(repairs.json.rows.map((row: { object: string }) => row.object)).toEqual([taken.json.id]);
    const again = await retry(bundle, 2, domain(1, "two.example"));
    expect(again.json.code).toBe("object-there-already");
    expect((await retry(bundle, 2, domain(2, "two.example"))).status).toBe(200);
    expect((await send(`/${bundle}/objects`, analyst)).json.total).toBe(3);
  });

  it("W1.10 negative: putting right widens no audience, needs a usable object, and is for those who took the bundle in", async () => {
    const broken = { type: "campaign", object_marking_refs: marked(1, "amber")["object_marking_refs"] };
    const { json } = await send("?origin=own&name=Narrow&unmarked=green", analyst, {
      body: bundleOf([marked(1, "green"), broken, domain(5, "x.example"), domain(5, "x.example")]),
    });
    const { id: bundle, tlp } = json.bundle;
    expect(tlp).toBe("amber");
    const before = await kept();
    const at = "2026-01-01T00:00:00.000Z";
    const times = { created: at, modified: at };
    const campaign = { type: "campaign", spec_version: "2.1", id: id("campaign", 8), ...times, name: "x" };
    expect((await retry(bundle, 1, { ...campaign, id: "campaign" }, analyst, "fr")).json).toMatchObject({
      code: "still-unusable",
      fields: [{ path: "text", expected: expect.stringMatching(/^id : .*identifiant/) }],
    });
    expect((await retry(bundle, 1, '{"type":\n')).json.fields[0].expected).toMatch(/^line 2: /);
    const red = { ...campaign, object_marking_refs: marked(1, "red")["object_marking_refs"] };
    expect((await retry(bundle, 1, red)).json.code).toBe("marking-narrower-than-bundle");
    expect((await retry(bundle, 2, campaign)).json.code).toBe("set-aside-not-found");
    expect((await retry(bundle, 3, campaign)).json.code).toBe("nothing-to-fix");
    expect((await retry(bundle, 1, campaign, other)).json.code).toBe("bundle-not-found");
    expect((await retry(bundle, 1, campaign, auditor)).status).toBe(403);
    expect(await kept()).toEqual(before);
    const taken = await retry(bundle, 1, campaign);
    expect(taken.json.tlp).toBe("amber");
  });

  it("W1.10 negative: what was left out is read by the importing organisation alone; an event goes out as far as its marking lets it", async () => {
    const { json } = await upload(
      JSON.stringify({ Event: mispEvent({ info: "Amber", Tag: [{ name: "tlp:amber" }] }) }),
      "Shut",
    );
    for (const path of ["/changes", "/set-aside"])
      expect((await send(`/${json.bundle.id}${path}`, other)).json.code).toBe("bundle-not-found");
    expect((await fileOf(`/${json.bundle.id}/event`, other)).json.code).toBe("bundle-not-found");
    const rows = await db.raw(other, "select * from bundle_changes where bundle_id = $1", [json.bundle.id]);
    expect(rows).toEqual([]);
    expect((await fileOf(`/${json.bundle.id}/event`, analyst)).json.code).toBe("nothing-to-export");
    expect((await fileOf(`/${json.bundle.id}/event`, analyst, "amber")).status).toBe(200);
    expect((await fileOf(`/${json.bundle.id}/event`, auditor)).status).toBe(403);
  });

  it("W1.10 circles, repeated ids, a modified before its created and a hash of a wrong length are repaired or set aside, and told", async () => {
    const times = { created: "2026-01-02T00:00:00.000Z", modified: "2026-01-01T00:00:00.000Z" };
    const file = {
      type: "file",
      spec_version: "2.1",
      id: id("file", 30),
      hashes: { MD5: "abc" },
      name: "a.exe",
    };
    const circle = {
      ...relationship(20, 21, 22),
      source_ref: id("relationship", 23),
      target_ref: id("relationship", 23),
    };
    const back = {
      ...relationship(23, 21, 22),
      source_ref: id("relationship", 20),
      target_ref: id("relationship", 20),
    };
    const backwards = { ...relationship(24, 21, 21), ...times };
    const { status, json } = await upload(
      bundleOf([circle, back, backwards, file, domain(21, "a.example"), domain(21, "b.example")]),
      "Bad",
    );
    expect(status).toBe(200);
    expect(json.bundle).toMatchObject({ received: 6, conflicting: 1 });
    const repairs = (await send(`/${json.bundle.id}/repairs`, analyst)).json.rows;
    expect(repairs.map((row: { rule: string }) => row.rule)).toContain("modified-before-created");
    const hash = repairs.filter((row: { stixId: string }) => row.stixId === file.id);
    const aside = (await send(`/${json.bundle.id}/set-aside`, analyst)).json.rows;
    const setAside = aside.filter((row: { stixId: string }) => row.stixId === file.id);
    expect(hash.length + setAside.length).toBeGreaterThan(0);
    const sent = await fileOf(`/${json.bundle.id}/export`, analyst, "amber");
    expect(checkBundle(JSON.parse(sent.text)).filter(({ level }) => level === "must")).toEqual([]);
  });

  describe("W1.10 negative: an event that is refused leaves nothing", () => {
    const event = JSON.stringify({ Event: mispEvent() });
    it.each([
      ["half a file", event.slice(0, -9), "bundle-truncated", /line 1, character/],
      ["broken in the middle", event.replace('"info"', "info"), "bundle-not-json", /line 1, character/],
      ["too deep", `{"Event":{"Attribute":${"[".repeat(5000)}`, "bundle-too-deep", /64|levels/],
      ["a key twice", '{"Event":{"info":"a","info":"b"}}', "bundle-not-json", /line 1/],
      ["a sharing group", '{"SharingGroup":{"name":"x"}}', "bundle-not-a-bundle", /bundle/],
    ] as const)("%s", async (_, text, refusal, place) => {
      const before = await kept();
      const answer = await upload(text, "Refused", third);
      expect(answer.json).toMatchObject({ code: refusal, status: 422 });
      expect(answer.json.fields[0].expected).toMatch(place);
      expect(await kept()).toEqual(before);
    });

    it("bytes that are no UTF-8, more than 16 million characters, and content types that are no upload", async () => {
      const before = await kept();
      const bytes = new TextEncoder().encode(event);
      bytes[20] = 0xff;
      expect((await upload(bytes, "Utf", third)).json.code).toBe("bundle-not-utf-8");
      const long = `{"Event":{"info":"${"x".repeat(70_000)}","Attribute":["${"y".repeat(17 * 1024 * 1024)}`;
      const answer = await upload(long, "Long", third);
      expect(answer.json).toMatchObject({ code: "bundle-too-large", status: 413 });
      for (const type of ["application/json", "text/plain", "application/xml"]) {
        const headers = { "x-actor": third.id, "content-type": type };
        const url = `/api/elections/${election}/bundles?origin=own`;
        const answered = await beside.inject({ method: "POST", url, headers, payload: event });
        expect([type, answered.statusCode]).toEqual([type, 415]);
      }
      expect(await kept()).toEqual(before);
    });
  });
});
