// Goal: real bundles come in with the documented repairs and nothing is lost; what is no bundle is refused at its place and leaves
// nothing; each object is seen by whom its marking allows. Method: real bundles and hostile streams over a listening server, on each
// database.
import { existsSync, readFileSync } from "node:fs";
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
import { bundleOf, domain, marked, relationship } from "./bundle.test-data.ts";
import { bundlesHttp } from "./http.ts";

const data = new URL("../../../../../shared/data/exchange/bundles/", import.meta.url);
const there = existsSync(data);

describe.each(dialectsForTests())("bundles on %s", (dialect) => {
  let db: StorageForTests;
  let app: FastifyInstance;
  let base = "";
  const analyst = actorOf("desk", "analyst");
  const colleague = actorOf("desk", "analyst", { id: "per_colleague000" });
  const other = actorOf("police", "analyst");
  const member = actorOf("desk", "member");
  const people = [analyst, colleague, other, member];

  beforeAll(async () => {
    db = await storageForTests({ dialect });
    await setScene(db);
    for (const actor of people) await addPerson(db, actor);
    app = await serverFor(db, [bundlesHttp], people);
    base = `${await app.listen({ port: 0, host: "127.0.0.1" })}/api/elections/${election}/bundles`;
  });
  afterAll(async () => {
    await app.close();
    await db.close();
  });

  // oxlint-disable-next-line typescript/no-explicit-any -- tests read replies of every shape
  type Reply = { status: number; text: string; json: any };

  async function ask(
    path: string,
    actor: Actor,
    body?: BodyInit,
    language = "en",
    type = "application/stix+json;version=2.1",
  ): Promise<Reply> {
    const init: RequestInit & { duplex?: "half" } = {
      headers: {
        "x-actor": actor.id,
        "accept-language": language,
        ...(body !== undefined && { "content-type": type }),
      },
      ...(body !== undefined && { method: "POST", body, duplex: "half" as const }),
    };
    const answer = await fetch(base + path, init);
    const text = await answer.text();
    return { status: answer.status, text, json: text.startsWith("{") ? JSON.parse(text) : null };
  }

  const exported = (bundle: string, actor: Actor, upTo: string): Promise<Reply> =>
    ask(`/${bundle}/export`, actor, JSON.stringify({ for: "ourselves", upTo }), "en", "application/json");

  const kept = async (): Promise<unknown> =>
    (
      await db.asOwner(
        `select (select count(*)::int from bundles) as bundles, (select count(*)::int from bundle_objects) as objects,
           (select count(*)::int from bundle_repairs) as repairs, (select count(*)::int from bundle_set_aside) as aside`,
      )
    )[0];

  describe.skipIf(!there)("real bundles (skipped where ../shared/data/exchange is absent)", () => {
    it.each([
      ["viginum_BIG.json", 113, 31],
      ["viginum_PortalKombat.json", 1622, 1010],
    ] as const)(
      "W1.10 %s: every documented fault is repaired, counted and told; the export is valid",
      async (name, objects, equalTimes) => {
        const taken = await ask("?origin=own", analyst, readFileSync(new URL(name, data)));
        expect(taken.status).toBe(200);
        expect(taken.json.newlyImported).toBe(true);
        const { bundle } = taken.json;
        expect(bundle).toMatchObject({
          received: objects,
          imported: objects,
          quarantined: 0,
          identical: 0,
          conflicting: 0,
        });
        const rule = "stop-time-not-after-start-time";
        const byRule = new Map(
          bundle.repairsByRule.map((each: { rule: string; count: number }) => [each.rule, each.count]),
        );
        expect(byRule.get(rule)).toBe(equalTimes);
        const repairs = await ask(`/${bundle.id}/repairs?rule=${rule}&limit=20`, analyst);
        expect(repairs.json.total).toBe(equalTimes);
        expect(repairs.json.rows[0]).toMatchObject({ property: "stop_time", section: "5.1", rule });
        expect(repairs.json.rows[0].sentence).not.toMatch(/[{}]/);
        const searched = await ask(`/${bundle.id}/repairs?rule=${rule}&text=STOP_TIME&limit=1`, analyst);
        expect(searched.json.total).toBe(equalTimes);
        expect((await ask(`/${bundle.id}/repairs?text=nowhere-in-it`, analyst)).json.total).toBe(0);
        const page2 = await ask(
          `/${bundle.id}/repairs?rule=${rule}&limit=20&cursor=${repairs.json.next}`,
          analyst,
        );
        expect(page2.json.rows[0]).not.toEqual(repairs.json.rows[0]);
        const sent = await exported(bundle.id, analyst, "amber");
        expect(sent.status).toBe(200);
        const again = JSON.parse(sent.text);
        expect(checkBundle(again).filter((finding) => finding.level === "must")).toEqual([]);
        expect(again.objects.length).toBeGreaterThanOrEqual(objects);
      },
      60_000,
    );

    it("W1.10 the summary of Portal Kombat names its campaign, links and domains, and each thing is found among the objects", async () => {
      const list = await ask("?text=portal", analyst);
      const id = list.json.rows[0].id as string;
      const { json } = await ask(`/${id}/summary`, analyst);
      expect(json.counts.domains).toBeGreaterThan(190);
      expect(json.domains).toHaveLength(json.counts.domains);
      const campaign = json.items.find((item: { name: string }) => item.name === "Portal Kombat");
      const found = await ask(`/${id}/objects?stixId=${campaign.stixId}`, analyst);
      expect(found.json).toMatchObject({ total: 1, rows: [{ name: "Portal Kombat", type: "campaign" }] });
    });

    it("W1.10 the same file again answers with the first bundle, for a colleague too, and says so", async () => {
      const before = await kept();
      const file = readFileSync(new URL("viginum_BIG.json", data));
      const again = await ask("?origin=own", colleague, file);
      expect(again.json.newlyImported).toBe(false);
      expect(await kept()).toEqual(before);
    });
  });

  it("W1.10 what cannot be taken is set aside with the reason and as it came, and the sum holds", async () => {
    const one = domain(1, "one.example");
    const text = bundleOf([
      one,
      one,
      { ...one, value: "two.example" },
      { type: "campaign" },
      marked(2, "amber"),
    ]);
    const { json } = await ask("?origin=own&name=Aside", analyst, text);
    expect(json.bundle).toMatchObject({
      received: 5,
      imported: 2,
      quarantined: 1,
      identical: 1,
      conflicting: 1,
    });
    const aside = await ask(`/${json.bundle.id}/set-aside`, analyst);
    expect(aside.json.rows.map((row: { kind: string }) => row.kind)).toEqual([
      "identical",
      "conflicting",
      "quarantined",
    ]);
    expect(JSON.parse(aside.json.rows[2].text)).toEqual({ type: "campaign" });
    expect(aside.json.rows[1].sameAs).toBe(0);
  });

  it("W1.10 an object keeps its NUL characters, half of what PostgreSQL's text cannot hold", async () => {
    const text = bundleOf([
      { ...domain(70, "nul.example"), value: "a\u0000b.example", x_note: "\\u0000 \u0000" },
    ]);
    const { status, json } = await ask("?origin=own&name=Nul", analyst, text);
    expect(status).toBe(200);
    const objects = await ask(`/${json.bundle.id}/objects`, analyst);
    expect(objects.json.rows[0].object.x_note).toBe("\\u0000 \u0000");
  });

  it("W1.10 each object is seen by whom its marking allows; other organisations see no bundle", async () => {
    const text = bundleOf([
      marked(10, "green"),
      marked(11, "amber"),
      marked(12, "amber+strict"),
      marked(13, "red"),
      relationship(14, 10, 11),
    ]);
    const { json } = await ask("?origin=own&name=Markings&unmarked=green", analyst, text);
    const { id, tlp } = json.bundle;
    expect(tlp).toBe("red");
    expect((await ask(`/${id}/objects`, analyst)).json.total).toBe(5);
    for (const actor of [colleague, other]) {
      for (const path of ["", "/objects", "/repairs", "/summary", "/set-aside"])
        expect([path, (await ask(`/${id}${path}`, actor)).json.code]).toEqual([path, "bundle-not-found"]);
      expect((await exported(id, actor, "amber")).json.code).toBe("bundle-not-found");
      const listed = await ask("", actor);
      expect(listed.json.rows.map((row: { id: string }) => row.id)).not.toContain(id);
    }
    const seen = (actor: Actor) =>
      db.raw<{ tlp: string }>(
        actor,
        "select tlp from bundle_object_summaries where bundle_id = $1 order by place",
        [id],
      );
    const levels = async (actor: Actor): Promise<string[]> =>
      (
        await db.raw<{ tlp: string }>(
          actor,
          "select tlp from bundle_objects where bundle_id = $1 order by place",
          [id],
        )
      ).map((row) => row.tlp);
    expect(await levels(colleague)).toEqual(["green", "amber", "amber+strict", "green"]);
    expect(await levels(other)).toEqual(["green", "green"]);
    expect((await seen({ ...other, roles: ["operator"] }).catch(() => [])).length).toBe(0);
  });

  it("W1.10 the export holds what the marking lets out, never RED", async () => {
    const list = await ask("?text=markings", analyst);
    const id = list.json.rows[0].id as string;
    const names = async (upTo: string): Promise<string[]> => {
      const sent = JSON.parse((await exported(id, analyst, upTo)).text);
      expect(checkBundle(sent).filter((finding) => finding.level === "must")).toEqual([]);
      return sent.objects.flatMap((each: { value?: string }) => each.value ?? []);
    };
    expect(await names("green")).toEqual(["green10.example"]);
    expect(await names("amber")).toEqual(["green10.example", "amber11.example"]);
    expect((await exported(id, analyst, "clear")).json).toMatchObject({
      code: "nothing-to-export",
    });
    expect((await exported(id, analyst, "red")).status).toBe(422);
  });

  describe("W1.10 negative: what is refused leaves nothing", () => {
    const deep = `{"type":"bundle","objects":[{"type":"x","a":${"[".repeat(100_000)}`;
    it.each([
      ["nothing", "", "bundle-not-json"],
      ["another format", "<xml/>", "bundle-not-json"],
      ["JSON that is no bundle", '{"type":"report","objects":[]}', "bundle-not-a-bundle"],
      ["a list", "[]", "bundle-not-a-bundle"],
      ["a bundle without objects", '{"type":"bundle","id":"bundle--1"}', "bundle-empty"],
      ["half a file", bundleOf([domain(50, "half.example")]).slice(0, -30), "bundle-truncated"],
      ["a broken object", '{"type":"bundle",\n"objects":[\n{"type":"x"},,', "bundle-not-json"],
      ["deep nesting", deep, "bundle-too-deep"],
    ] as const)("%s", async (_, text, refusal) => {
      const before = await kept();
      const answer = await ask("?origin=own", analyst, text);
      expect(answer.json).toMatchObject({ code: refusal, status: 422 });
      if (refusal === "bundle-too-deep") expect(answer.json.fields[0].path).toBe("objects[0]");
      if (text.includes(",,"))
        expect(answer.json.fields).toEqual([
          { path: "objects[1]", expected: expect.stringContaining("line 3, character") },
        ]);
      expect(await kept()).toEqual(before);
    });

    it("bytes that are no UTF-8", async () => {
      const answer = await ask("?origin=own", analyst, new Uint8Array([0x7b, 0x22, 0xff, 0x22]));
      expect(answer.json.code).toBe("bundle-not-utf-8");
    });

    it("200 MB of one object are refused at the first megabyte, in bounded memory", async () => {
      const before = await kept();
      const part = new TextEncoder().encode("x".repeat(64 * 1024));
      let sent = 0;
      let rssMax = 0;
      const rss = process.memoryUsage().rss;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (sent === 0)
            controller.enqueue(new TextEncoder().encode('{"type":"bundle","objects":[{"type":"'));
          controller.enqueue(part);
          sent += part.byteLength;
          rssMax = Math.max(rssMax, process.memoryUsage().rss);
          if (sent >= 200 * 1024 * 1024) controller.close();
        },
      });
      const answer = await ask("?origin=own", analyst, body);
      expect(answer.json).toMatchObject({ code: "bundle-object-too-long", status: 422 });
      expect(Number(answer.json.values.offset)).toBeLessThan(2 * 1024 * 1024);
      expect(rssMax - rss).toBeLessThan(120 * 1024 * 1024);
      expect(await kept()).toEqual(before);
    }, 60_000);

    it("an upload that breaks off", async () => {
      const before = await kept();
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{"type":"bundle","objects":['));
          setTimeout(() => controller.error(new Error("the line is cut")), 100);
        },
      });
      await expect(ask("?origin=own", analyst, body)).rejects.toThrow(/./);
      expect(await kept()).toEqual(before);
    });

    it("who is no analyst, and a storage that fails in the middle", async () => {
      const before = await kept();
      const text = bundleOf([domain(60, "fails.example"), domain(61, "fails2.example")]);
      expect((await ask("?origin=own", member, text)).status).toBe(403);
      await db.asOwner("alter table bundle_objects add constraint planted check (name <> 'fails2.example')");
      expect((await ask("?origin=own", analyst, text)).status).toBe(500);
      await db.asOwner("alter table bundle_objects drop constraint planted");
      expect(await kept()).toEqual(before);
    });
  });
});
