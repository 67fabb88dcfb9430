// Goal: what another organisation marked binds whoever received it by hand, and a file that leaves is judged as the share that it is
// (W1.10, W1.7). Method: each rule alone, through the services, the sharing door and plain SQL, on each database.
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import {
  actorOf,
  addPerson,
  election,
  organisations as at,
  setScene,
} from "../../../core/people/for-tests.ts";
import type { Role } from "../../../core/permissions/contract.ts";
import { sharingHttp } from "../../../core/sharing/http.ts";
import type { Actor } from "../../../platform/contract/actor.ts";
import type { JournalDraft } from "../../../platform/storage/storage.ts";
import { incidentsHttp } from "../incidents/http.ts";
import { serverFor } from "../incidents/server.test-data.ts";
import { bundleOf, marked } from "./bundle.test-data.ts";
import { bundlesHttp } from "./http.ts";
import { authorsNamed } from "./rules.ts";

const analyst = actorOf("desk", "analyst");
const coordinator = actorOf("desk", "coordinator");
const outsider = actorOf("police", "analyst");
const firm = actorOf("firm", "coordinator");
const people = [analyst, coordinator, outsider, firm];
const received = "?origin=received&sender=Observatory";

describe.each(dialectsForTests())("What a bundle's source binds on %s", (dialect) => {
  let db: StorageForTests;
  let app: FastifyInstance;
  const drafts: JournalDraft[] = [];
  beforeAll(async () => {
    db = await storageForTests({ dialect });
    db.storage.onCommitted((more) => void drafts.push(...more));
    app = await serverFor(db, [bundlesHttp, sharingHttp, incidentsHttp], people);
  }, 120_000);
  beforeEach(async () => {
    await db.reset();
    drafts.length = 0;
    await setScene(db);
    for (const actor of people) await addPerson(db, actor, actor.role as Role);
  });
  afterAll(async () => {
    await app.close();
    await db.close();
  });

  async function ask(actor: Actor, path: string, payload?: object | string) {
    const file = typeof payload === "string" && { "content-type": "application/stix+json" };
    const answer = await app.inject({
      method: payload === undefined ? "GET" : "POST",
      url: `/api/elections/${election}/${path}`,
      headers: { "x-actor": actor.id, ...file },
      ...(payload !== undefined && { payload }),
    });
    return { status: answer.statusCode, text: answer.body, json: JSON.parse(answer.body) };
  }
  const all = bundleOf([
    marked(1, "clear"),
    marked(2, "green"),
    marked(3, "amber"),
    marked(4, "amber+strict"),
    marked(5, "red"),
  ]);
  const take = async (query: string, text = all): Promise<string> =>
    (await ask(analyst, `bundles${query}`, text)).json.bundle.id;
  const file = (bundle: string, audience: object, who = analyst) =>
    ask(who, `bundles/${bundle}/export`, audience);
  const names = async (bundle: string, audience: object): Promise<string[]> =>
    JSON.parse((await file(bundle, audience)).text).objects.flatMap(
      ({ value }: { value?: string }) => value ?? [],
    );
  const toFirm = (upTo: string) => ({ for: "organisation", to: at.firm, purpose: "respond", upTo });
  const exported = () => drafts.filter(({ action }) => action.startsWith("bundles.export"));

  async function agree(clause: object = {}): Promise<string> {
    const one = {
      number: 3,
      from: { organisation: at.desk },
      to: { organisation: at.firm },
      classes: ["indicator", "incident"],
      tlpMax: "amber",
      purposes: ["respond"],
      retentionDays: 30,
    };
    const proposed = await ask(coordinator, "agreements", {
      title: "Exchange",
      parties: [at.desk, at.firm],
      clauses: [{ ...one, ...clause }],
      expiresAtMs: null,
      amends: null,
    });
    const id = proposed.json.id as string;
    for (const who of [coordinator, firm])
      await ask(who, `agreements/${id}/sign`, { declaration: "we share" });
    return id;
  }

  it("W1.10 negative: whoever takes a file in says whose work it is, and who sent what was received", async () => {
    const mute = await ask(analyst, "bundles", all);
    expect(mute.json).toMatchObject({ status: 422, fields: [{ path: "query.origin" }] });
    const nobody = await ask(analyst, "bundles?origin=received", all);
    expect(nobody.json).toMatchObject({ code: "sender-missing", fields: [{ path: "sender" }] });
    const both = await ask(analyst, "bundles?origin=own&sender=Observatory", all);
    expect(both.json.code).toBe("sender-of-own-work");
    expect(await db.asOwner("select id from bundles")).toEqual([]);
    const { json } = await ask(analyst, `bundles${received}`, all);
    expect(json.bundle).toMatchObject({ origin: "received", sender: "Observatory" });
    const own = (await ask(analyst, "bundles?origin=own", bundleOf([marked(9, "green")]))).json.bundle;
    expect(own).toMatchObject({ origin: "own", sender: null });
  });

  it("W1.10 negative: a received AMBER object leaves in no file without a clause that speaks of clients", async () => {
    const agreement = await agree();
    const own = await take("?origin=own");
    const other = await take(
      received,
      bundleOf([marked(1, "clear"), marked(3, "amber"), marked(2, "green")]),
    );
    expect(await names(own, toFirm("amber"))).toEqual(["clear1.example", "green2.example", "amber3.example"]);
    expect((await file(other, toFirm("amber"))).json).toMatchObject({
      code: "onward-not-allowed",
      values: { tlp: "amber" },
    });
    expect((await names(other, toFirm("green"))).sort()).toEqual(["clear1.example", "green2.example"]);
    const purpose = { ...toFirm("amber"), purpose: "research" };
    expect((await file(own, purpose)).json).toMatchObject({
      code: "purpose-not-covered",
      values: { agreement },
    });
    await agree({ toClients: true });
    expect(await names(other, toFirm("amber"))).toHaveLength(3);
  });

  it("W1.7 negative: to nobody in particular go CLEAR and our own GREEN alone, as STIX and for MISP", async () => {
    const own = await take("?origin=own");
    expect(await names(own, { for: "anyone", upTo: "green" })).toEqual(["clear1.example", "green2.example"]);
    expect((await file(own, { for: "anyone", upTo: "amber" })).json).toMatchObject({
      status: 422,
      fields: [{ path: "upTo" }],
    });
    const theirs = await take(received, bundleOf([marked(2, "green"), marked(3, "amber")]));
    for (const form of ["export", "event"]) {
      const asked = await ask(analyst, `bundles/${theirs}/${form}`, { for: "anyone", upTo: "green" });
      expect([form, asked.json.code]).toEqual([form, "nothing-to-export"]);
    }
    expect(exported()).toHaveLength(1);
    // Who sees an organisation's GREEN is no source of it.
    const shown = await take("?origin=own", bundleOf([marked(8, "green")]));
    expect((await file(shown, { for: "anyone", upTo: "green" }, outsider)).json.code).toBe(
      "nothing-to-export",
    );
  });

  it("W1.10 for our own organisation a file holds up to AMBER+STRICT, and the record says so", async () => {
    const theirs = await take(received);
    const held = await names(theirs, { for: "ourselves", upTo: "amber+strict" });
    expect(held).toHaveLength(4);
    expect(held.join()).not.toContain("red");
    const event = await ask(analyst, `bundles/${theirs}/event`, { for: "ourselves", upTo: "amber" });
    expect(event.json.Event.Attribute).toHaveLength(3);
    expect((await file(theirs, toFirm("amber+strict"))).status).toBe(422);
    expect(exported()).toMatchObject([
      { subject: theirs, tlp: "amber+strict", body: { for: "ourselves", objects: 4 } },
      { subject: theirs, tlp: "amber", body: { for: "ourselves", objects: 3 } },
    ]);
  });

  it("W1.10 negative: what came in a file is not shared onward, nor an incident that rests on it, in the services or by SQL", async () => {
    await agree();
    const amber = bundleOf([marked(3, "amber")]);
    const theirs = await take(received, amber);
    const object = (await ask(analyst, `bundles/${theirs}/objects`)).json.rows[0].id as string;
    const opened = await ask(analyst, "incidents", {
      title: "False polling dates",
      summary: "Messages say that polling day was moved.",
      phase: "campaign",
      aims: ["chaos"],
      beneficiary: "none",
      tlp: "amber",
      classification: 0,
      why: "seen by the desk",
      activities: [
        {
          kind: "influence",
          target: { kind: "voters", name: "Voters of the northern district" },
          fromMs: 1,
          toMs: 2,
          outcome: "attempt-unknown",
          narrative: "The polling day was moved",
          infrastructure: [],
          sources: [{ bundle: theirs, object }],
        },
      ],
    });
    expect(opened.status).toBe(200);
    const ours = await take("?origin=own", bundleOf([marked(7, "amber")]));
    const share = (subjectId: string) =>
      ask(coordinator, "shares", {
        subjectId,
        toOrganisationId: at.firm,
        toPersonId: null,
        purpose: "respond",
      });
    for (const subject of [theirs, object, opened.json.id])
      expect((await share(subject)).json.code).toBe("onward-not-allowed");
    expect((await share(ours)).status).toBe(200);
    const insert = (id: string, subject: string, agreement: string | null = null) =>
      db.raw(
        coordinator,
        `insert into shares (id, space, election_id, subject_id, from_organisation_id, to_organisation_id, purpose, tlp, shared_by,
           shared_at_ms, agreement_id, clause) values ($1, 'live', $2, $3, $4, $5, 'respond', 'amber', $6, 0, $7, '3')`,
        [id, election, subject, at.desk, at.firm, coordinator.id, agreement],
      );
    for (const subject of [theirs, object, opened.json.id])
      await expect(insert("shr_theirs00000", subject)).rejects.toThrow(/who may see and write/);
    const toClients = await agree({ toClients: true });
    expect((await share(theirs)).status).toBe(200);
    await insert("shr_clients0000", object, toClients);
  });

  it("W1.10 what was taken in before anybody had to say counts as received", async () => {
    await agree();
    const ours = await take("?origin=own", bundleOf([marked(7, "amber")]));
    await db.asOwner("update bundles set origin = default where id = $1", [ours]);
    expect((await file(ours, toFirm("amber"))).json.code).toBe("onward-not-allowed");
  });

  it("W1.10 who takes envelopes in reads what came, and what of it was not taken; nothing more", async () => {
    const bundle = await take(received, bundleOf([marked(2, "green"), marked(3, "amber")]));
    for (const path of ["", "/objects", "/repairs", "/changes", "/set-aside", "/summary", "/graph"])
      expect([path, (await ask(coordinator, `bundles/${bundle}${path}`)).status]).toEqual([path, 200]);
    expect((await file(bundle, { for: "ourselves", upTo: "clear" }, coordinator)).status).toBe(403);
    expect((await ask(coordinator, `bundles${received}`, all)).status).toBe(403);
  });
});

describe("The authors that a file names", () => {
  it("W1.10 are its identities by created_by_ref, the most frequent first, or the creator of an event", () => {
    const identity = (id: string, name: string) => ({ type: "identity", id: `identity--${id}`, name });
    const by = (id: string) => ({ type: "indicator", created_by_ref: `identity--${id}` });
    const objects = [identity("a", "Few"), by("a"), by("b"), by("b"), identity("b", "Many"), by("c")];
    expect(authorsNamed({ type: "bundle", objects })).toEqual(["Many", "Few"]);
    expect(authorsNamed({ Event: { Orgc: { name: "Observatory" } } })).toEqual(["Observatory"]);
    for (const nothing of [null, [], "x", {}, { objects: [1, null, by("a")] }])
      expect(authorsNamed(nothing)).toEqual([]);
  });
});
