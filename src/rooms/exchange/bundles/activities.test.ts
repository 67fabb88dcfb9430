// Goal: an object of a partner's bundle becomes an activity of an incident that says where it comes from, and the sender's marking
// binds the incident. Method: bundles and incidents through the HTTP edge on each database; what another reader sees is compared.
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import { actorOf, addPerson, election, setScene } from "../../../core/people/for-tests.ts";
import type { Actor } from "../../../platform/contract/actor.ts";
import { incidentsHttp } from "../incidents/http.ts";
import { serverFor } from "../incidents/server.test-data.ts";
import { bundleOf, marked } from "./bundle.test-data.ts";
import { bundlesHttp } from "./http.ts";
import { draftOf } from "./rules.ts";

const nowhere = "bob_00000000000000000000000000";

describe.each(dialectsForTests())("activities of bundle objects on %s", (dialect) => {
  let db: StorageForTests;
  let app: FastifyInstance;
  let bundle = "";
  const objects = new Map<string, string>();
  const analyst = actorOf("desk", "analyst");
  const colleague = actorOf("desk", "analyst", { id: "per_colleague000" });
  const other = actorOf("police", "analyst");

  beforeAll(async () => {
    db = await storageForTests({ dialect });
    await setScene(db);
    for (const actor of [analyst, colleague, other]) await addPerson(db, actor);
    app = await serverFor(db, [bundlesHttp, incidentsHttp], [analyst, colleague, other]);
    const file = bundleOf([marked(1, "green"), marked(2, "amber"), marked(3, "red")]);
    bundle = (await ask(analyst, "bundles?origin=own&name=Three", file)).json.bundle.id;
    const listed = await ask(analyst, `bundles/${bundle}/objects`);
    for (const row of listed.json.rows) objects.set(row.tlp, row.id);
  });
  afterAll(async () => {
    await app.close();
    await db.close();
  });

  async function ask(actor: Actor, path: string, body?: object | string) {
    const answer = await app.inject({
      method: body === undefined ? "GET" : "POST",
      url: `/api/elections/${election}/${path}`,
      headers: {
        "x-actor": actor.id,
        ...(typeof body === "string" && { "content-type": "application/stix+json;version=2.1" }),
      },
      ...(body !== undefined && { payload: body }),
    });
    return { status: answer.statusCode, json: JSON.parse(answer.body) };
  }

  const activityFrom = (object: string | undefined) => ({
    kind: "influence",
    target: { kind: "voters", name: "Voters of two districts" },
    fromMs: 1000,
    toMs: 2000,
    outcome: "attempt-unknown",
    sources: [{ bundle, object }],
    infrastructure: ["amber2.example"],
  });

  const opened = (actor: Actor, tlp: string, activities: readonly object[] = []) =>
    ask(actor, "incidents", {
      title: "A network of sites",
      summary: "Sites that copy one another.",
      phase: "campaign",
      tlp,
      classification: 0,
      activities,
      why: "told by a partner",
    });

  it("W1.3 W1.10 an object becomes an activity that names its bundle and object", async () => {
    const { json } = await opened(analyst, "amber", [activityFrom(objects.get("amber"))]);
    expect(json.activities).toMatchObject([{ sources: [{ bundle, object: objects.get("amber") }] }]);
    const wider = activityFrom(objects.get("green"));
    const more = await ask(analyst, `incidents/${json.id}`, {
      version: json.version,
      why: "told too",
      add: [wider],
    });
    expect(more.json.activities).toHaveLength(2);
  });

  it("W4.9 negative: an incident wider than the object it rests on is refused, when opened and later, and nothing is kept", async () => {
    const counted = async () => (await db.asOwner("select count(*)::int as n from activities"))[0];
    const before = await counted();
    for (const [object, tlp] of [
      ["amber", "green"],
      ["amber", "clear"],
      ["red", "amber+strict"],
    ] as const) {
      const refused = await opened(analyst, tlp, [activityFrom(objects.get(object))]);
      expect(refused.json).toMatchObject({
        code: "marking-below-source",
        values: { source: object.toUpperCase() },
      });
      const empty = await opened(analyst, tlp);
      const added = await ask(analyst, `incidents/${empty.json.id}`, {
        version: empty.json.version,
        why: "too wide",
        add: [activityFrom(objects.get(object))],
      });
      expect(added).toMatchObject({ status: 422, json: { code: "marking-below-source" } });
    }
    expect(await counted()).toEqual(before);
  });

  it("W4.9 negative: an object that the analyst may not see, and one that does not exist, are refused in the same words", async () => {
    const words = async (actor: Actor, object: string | undefined) => {
      const { status, json } = await opened(actor, "red", [activityFrom(object)]);
      return { status, code: json.code, detail: json.detail, values: json.values };
    };
    const unknown = await words(other, nowhere);
    expect(unknown.code).toBe("source-not-found");
    for (const object of objects.values()) expect(await words(other, object)).toEqual(unknown);
    expect(await words(colleague, objects.get("red"))).toEqual(unknown);
  });

  it("W4.9 negative: who may read the incident but not the bundle reads the activity without its source", async () => {
    const { json } = await opened(analyst, "red", [activityFrom(objects.get("red"))]);
    expect((await ask(other, `incidents/${json.id}`)).status).toBe(404);
    expect((await ask(colleague, `incidents/${json.id}`)).status).toBe(404);
    const amber = await opened(analyst, "amber", [activityFrom(objects.get("amber"))]);
    const seen = await ask(colleague, `incidents/${amber.json.id}`);
    // The bundle holds a RED object, so it is its importer's alone.
    expect(seen.json.activities).toMatchObject([{ sources: [] }]);
  });
});

describe("the draft of an activity", () => {
  const item = {
    stixId: "domain-name--1",
    kind: "domain-name",
    name: "vote-later.example",
    description: "",
    labels: [],
    codes: ["x", "T0085.001"],
    firstSeen: "2026-01-02T00:00:00.000Z",
    lastSeen: null,
    tlp: null,
    canBeActivity: true,
  };

  it("W1.3 says what the sender wrote, with a term only where a version is known", () => {
    const atMs = Date.parse(item.firstSeen);
    expect(draftOf(item, "voc_1")).toEqual({
      narrative: "vote-later.example",
      techniqueCode: "T0085.001",
      techniqueVersion: "voc_1",
      fromMs: atMs,
      toMs: atMs,
      venue: undefined,
      infrastructure: "vote-later.example",
    });
    expect(draftOf(item, null)).toMatchObject({ techniqueCode: undefined, techniqueVersion: undefined });
  });

  it("W1.3 negative: without times it invents none", () => {
    expect(draftOf({ ...item, firstSeen: null }, null)).toMatchObject({ fromMs: undefined, toMs: undefined });
  });
});
