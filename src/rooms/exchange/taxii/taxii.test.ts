// Goal: partners read and write collections by TAXII 2.1 as the standard says it; each reads what its agreement opens, and nothing of
// the rest shows, not by a filter, a page, a count or a version (W1.7, W1.10).
// Method: the HTTP edge over both dialects with four organisations, one agreement and objects of every marking.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import { asking, election, setScene } from "../../../core/people/for-tests.ts";
import { revoke } from "../../../core/sharing/service.ts";
import type { JournalDraft } from "../../../platform/storage/storage.ts";
import {
  agreed,
  desk,
  firm,
  indicator,
  markings,
  opened,
  peopleOfScene,
  platform,
  protocolServer,
  shareWith,
  taxii,
  watch,
} from "./taxii.test-data.ts";

describe.each(dialectsForTests())("TAXII 2.1 on %s", (dialect) => {
  let db: StorageForTests;
  let server: Awaited<ReturnType<typeof protocolServer>>;
  beforeAll(async () => {
    db = await storageForTests({ dialect });
    server = await protocolServer(db, [desk, firm, watch, platform]);
  });
  beforeEach(async () => {
    await db.reset();
    await setScene(db);
    await peopleOfScene(db);
  });
  afterAll(async () => {
    await server.close();
    await db.close();
  });

  const post = (who: typeof desk, path: string, objects: readonly unknown[]) =>
    server.ask(who, "POST", path, { objects });
  const idsOf = (reply: { json: { objects?: { id: string }[] } }) =>
    (reply.json.objects ?? []).map(({ id }) => id.slice(-3));

  it("W1.10 an envelope is added in one commit, told by its status, journalled, and read back page by page", async () => {
    const { uuid, id } = await opened(db);
    const objects = `collections/${uuid}/objects/`;
    const drafts: JournalDraft[] = [];
    const stop = db.storage.onCommitted((all) => drafts.push(...all));
    const added = await post(
      desk,
      objects,
      [1, 2, 3, 4, 5].map((n) => indicator(n)),
    );
    stop();
    expect(added).toMatchObject({
      status: 202,
      headers: { "content-type": taxii },
      json: { status: "complete", total_count: 5, success_count: 5, failure_count: 0, pending_count: 0 },
    });
    expect(drafts).toMatchObject([{ action: "taxii.add", subject: id, body: { added: 5, refused: 0 } }]);
    expect((await server.ask(desk, "GET", `status/${added.json.id}/`)).json).toEqual(added.json);

    const first = await server.ask(desk, "GET", `${objects}?limit=2`);
    expect(first).toMatchObject({ status: 200, json: { more: true } });
    expect(idsOf(first)).toEqual(["001", "002"]);
    const second = await server.ask(desk, "GET", `${objects}?limit=2&next=${first.json.next}`);
    expect(idsOf(second)).toEqual(["003", "004"]);
    const third = await server.ask(desk, "GET", `${objects}?limit=2&next=${second.json.next}`);
    expect(third.json).toEqual({ more: false, objects: [indicator(5)] });
    // Whoever resumes where the page ended misses nothing and gets nothing twice, although all came in one envelope.
    const last = String(second.headers["x-taxii-date-added-last"]);
    expect(last).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    expect(idsOf(await server.ask(desk, "GET", `${objects}?added_after=${last}`))).toEqual(["005"]);
    const end = String(third.headers["x-taxii-date-added-last"]);
    expect((await server.ask(desk, "GET", `${objects}?added_after=${end}`)).json).toEqual({});
  });

  it("W1.10 every endpoint answers as the standard says: discovery, root, collections, manifest, versions, one object, deletion", async () => {
    const { uuid } = await opened(db);
    const objects = `collections/${uuid}/objects/`;
    const later = indicator(1, "green", { modified: "2026-10-02T00:00:00.000Z", name: "Later" });
    await post(desk, objects, [indicator(1), indicator(2), later]);
    const root = `https://votes.example/taxii2/${election}/`;
    expect((await server.ask(desk, "GET", "/taxii2/")).json).toMatchObject({
      default: root,
      api_roots: [root],
    });
    expect((await server.ask(desk, "GET", "")).json).toMatchObject({
      versions: [taxii],
      max_content_length: 10_485_760,
    });
    const resource = {
      id: uuid,
      title: "Fakes",
      can_read: true,
      can_write: true,
      media_types: ["application/stix+json;version=2.1"],
    };
    expect((await server.ask(desk, "GET", "collections/")).json).toEqual({ collections: [resource] });
    expect((await server.ask(desk, "GET", `collections/${uuid}`)).json).toEqual(resource);
    const manifest = await server.ask(desk, "GET", `collections/${uuid}/manifest/?match[version]=all`);
    expect(
      manifest.json.objects.map((one: { version: string; media_type: string }) => [
        one.version,
        one.media_type,
      ]),
    ).toEqual([
      ["2026-10-01T00:00:00.000Z", "application/stix+json;version=2.1"],
      ["2026-10-01T00:00:00.000Z", "application/stix+json;version=2.1"],
      ["2026-10-02T00:00:00.000Z", "application/stix+json;version=2.1"],
    ]);
    const object = `${objects}${later.id}/`;
    expect((await server.ask(desk, "GET", `${object}versions/`)).json).toEqual({
      more: false,
      versions: ["2026-10-01T00:00:00.000Z", "2026-10-02T00:00:00.000Z"],
    });
    expect((await server.ask(desk, "GET", object)).json).toEqual({ more: false, objects: [later] });
    expect((await server.ask(desk, "GET", `${object}?match[version]=first`)).json.objects).toEqual([
      indicator(1),
    ]);
    expect((await server.ask(desk, "GET", `${objects}?match[type]=malware`)).json).toEqual({});
    expect(
      idsOf(await server.ask(desk, "GET", `${objects}?match[id]=${later.id}&match[version]=all`)),
    ).toEqual(["001", "001"]);
    // The same again is a success that changes nothing.
    expect((await post(desk, objects, [later])).json).toMatchObject({ success_count: 1, failure_count: 0 });
    expect((await server.ask(desk, "DELETE", `${object}?match[version]=last`)).status).toBe(200);
    expect((await server.ask(desk, "GET", object)).json.objects).toEqual([indicator(1)]);
    expect((await server.ask(desk, "DELETE", object)).status).toBe(200);
    for (const path of [object, `${object}versions/`])
      expect((await server.ask(desk, "GET", path)).status).toBe(404);
    expect((await server.ask(desk, "DELETE", object)).status).toBe(404);
  });

  it("W1.10 an object that is withdrawn without naming a version is gone in all of them (section 5.7)", async () => {
    const { uuid } = await opened(db);
    const objects = `collections/${uuid}/objects/`;
    const later = indicator(1, "green", { modified: "2026-10-02T00:00:00.000Z" });
    const latest = indicator(1, "green", { modified: "2026-10-03T00:00:00.000Z" });
    await post(desk, objects, [indicator(1), later, latest, indicator(2)]);
    const object = `${objects}${later.id}/`;
    const versions = async () =>
      (await server.ask(desk, "GET", `${object}versions/`)).json.versions?.length ?? 0;
    expect((await server.ask(desk, "DELETE", `${object}?match[version]=${later.modified}`)).status).toBe(200);
    expect(await versions()).toBe(2);
    expect((await server.ask(desk, "DELETE", object)).status).toBe(200);
    expect((await server.ask(desk, "GET", object)).status).toBe(404);
    expect((await server.ask(desk, "GET", `${objects}?match[version]=all`)).json.objects).toEqual([
      indicator(2),
    ]);
  });

  it("W1.10 HTTP basic authentication carries the token as its password", async () => {
    const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString("base64")}` });
    expect(
      (await server.ask(null, "GET", "collections/", undefined, basic(`anything:${desk.id}`))).status,
    ).toBe(200);
    for (const wrong of [basic("anything:else"), basic("none"), { authorization: "Digest abc" }, {}]) {
      const refused = await server.ask(null, "GET", "collections/", undefined, wrong);
      expect(refused).toMatchObject({ status: 401, json: { http_status: "401" } });
      expect(refused.headers["www-authenticate"]).toContain("Basic");
    }
  });

  it("W1.10 negative: what breaks STIX is not kept; its failure names object, property, rule and section, in the sender's language", async () => {
    const { uuid } = await opened(db);
    const objects = `collections/${uuid}/objects/`;
    const noPattern = { ...indicator(2), pattern: undefined };
    const reply = await server.ask(
      desk,
      "POST",
      objects,
      { objects: [indicator(1), noPattern, "text", indicator(3, "red"), indicator(4, "amber+strict")] },
      { "accept-language": "fr" },
    );
    expect(reply).toMatchObject({ status: 202, json: { success_count: 1, failure_count: 4 } });
    const [broken, text, red, strict] = reply.json.failures;
    expect(broken).toMatchObject({ id: indicator(2).id, version: "2026-10-01T00:00:00.000Z" });
    expect(broken.message).toMatch(/^pattern: .*STIX 4\.7, required-missing/);
    expect(text.message).toMatch(/identifiant/);
    expect(red.message).toMatch(/TLP:RED ne va/);
    expect(strict.message).toMatch(/TLP:AMBER\+STRICT/);
    expect(idsOf(await server.ask(desk, "GET", objects))).toEqual(["001"]);
  });

  it("W1.10 a lenient collection takes what can be repaired, repaired", async () => {
    const { uuid } = await opened(db, { judged: "lenient" });
    const objects = `collections/${uuid}/objects/`;
    const { modified: _, ...unmodified } = indicator(1);
    expect(
      (await post(desk, objects, [unmodified, { ...indicator(2), pattern: undefined }])).json,
    ).toMatchObject({ success_count: 1, failure_count: 1 });
    expect((await server.ask(desk, "GET", objects)).json.objects).toEqual([indicator(1)]);
  });

  it.each([
    ["no JSON", "{", 422, "envelope-no-json"],
    ["an object instead of an envelope", indicator(1), 422, "envelope-no-envelope"],
    ["no object in it", { objects: [] }, 422, "envelope-no-envelope"],
    ["a member twice", '{"objects":[],"objects":[]}', 422, "envelope-no-json"],
    ["nesting without end", `{"objects":[${"[".repeat(5000)}`, 422, "envelope-no-json"],
    ["no UTF-8", new Uint8Array([0x7b, 0xff, 0x7d]), 422, "envelope-not-utf-8"],
    ["too long a body", `{"objects":["${"x".repeat(10_485_760)}"]}`, 413, "too-large"],
  ])("W1.10 negative: %s is refused whole, and nothing is kept", async (_what, body, status, code) => {
    const { uuid } = await opened(db);
    const reply = await server.ask(desk, "POST", `collections/${uuid}/objects/`, body);
    expect(reply).toMatchObject({
      status,
      headers: { "content-type": taxii },
      json: { http_status: String(status), error_code: code },
    });
    expect(await db.asOwner("select 1 from taxii_objects union all select 1 from taxii_statuses")).toEqual(
      [],
    );
  });

  it("W1.10 negative: wrong media types, methods and queries get the status that the standard names", async () => {
    const { uuid } = await opened(db);
    const objects = `collections/${uuid}/objects/`;
    const asked = (headers: Record<string, string>) => server.ask(desk, "GET", objects, undefined, headers);
    for (const accept of [
      "application/json",
      "application/taxii+json;version=2.0",
      "text/html, application/taxii+json;q=0",
    ])
      expect((await asked({ accept })).status, accept).toBe(406);
    for (const accept of ["application/taxii+json", "*/*", "text/html, application/taxii+json; version=2.1"])
      expect((await asked({ accept })).status, accept).toBe(200);
    for (const type of [
      "application/json",
      "application/stix+json;version=2.1",
      "application/taxii+json;version=2.0",
    ])
      expect(
        (await server.ask(desk, "POST", objects, { objects: [indicator(1)] }, { "content-type": type }))
          .status,
        type,
      ).toBe(415);
    for (const query of [
      "limit=0",
      "limit=-20",
      "limit=x",
      "added_after=yesterday",
      "match[version]=newest",
      // Section 3.4.1: `all` stands alone, and nothing stands twice.
      "match[version]=all,first",
      "match[version]=first,first",
      "limit=",
      "added_after=",
      "match[type]=a&match[type]=b",
      "next=abc",
    ])
      expect((await server.ask(desk, "GET", `${objects}?${query}`)).json, query).toMatchObject({
        http_status: "400",
      });
    for (const path of [
      "collections/00000000-0000-4000-8000-000000000000/objects/",
      "status/none/",
      `/taxii2/other-2026/collections/`,
    ])
      expect((await server.ask(desk, "GET", path)).status, path).toBe(404);
  });

  it("W1.10 negative: a mark of the next page is worth nothing for another reader, another query or another collection", async () => {
    const { uuid, id } = await opened(db, { tlp: "green", unmarkedTlp: "green" });
    const other = await opened(db, { tlp: "green", unmarkedTlp: "green" });
    expect(id).not.toBe(other.id);
    const objects = `collections/${uuid}/objects/`;
    await post(
      desk,
      objects,
      [1, 2, 3].map((n) => indicator(n)),
    );
    const { next } = (await server.ask(desk, "GET", `${objects}?limit=1`)).json;
    for (const [who, path] of [
      [firm, `${objects}?limit=1&next=${next}`],
      [desk, `${objects}?limit=1&match[version]=all&next=${next}`],
      [desk, `collections/${other.uuid}/objects/?limit=1&next=${next}`],
      [desk, `collections/${uuid}/manifest/?limit=1&next=${next}`],
      [desk, `${objects}?next=${next.slice(0, -1)}${next.endsWith("A") ? "B" : "A"}`],
    ] as const)
      expect((await server.ask(who, "GET", path)).json, path).toMatchObject({
        error_code: "next-unreadable",
        http_status: "400",
      });
    expect(idsOf(await server.ask(desk, "GET", `${objects}?limit=5&next=${next}`))).toEqual(["002", "003"]);
  });

  it("W1.7 a collection is a view through an agreement: who has it by a clause reads it, and no longer when the share ends", async () => {
    await agreed(db);
    const { uuid, id } = await opened(db);
    const objects = `collections/${uuid}/objects/`;
    await post(desk, objects, [indicator(1, "amber"), indicator(2, "green"), indicator(3, null)]);
    expect((await server.ask(firm, "GET", objects)).status).toBe(404);
    const shared = await shareWith(db, desk, firm, id);
    if (!shared.ok) throw new Error(shared.refusal);
    expect(idsOf(await server.ask(firm, "GET", objects))).toEqual(["001", "002", "003"]);
    // What the firm adds, the collection's owner reads; it is the firm's to withdraw and the owner's.
    expect((await post(firm, objects, [indicator(4, "amber")])).json).toMatchObject({ success_count: 1 });
    expect(idsOf(await server.ask(desk, "GET", objects))).toContain("004");
    expect((await server.ask(firm, "DELETE", `${objects}${indicator(1).id}/`)).status).toBe(403);
    await asking(db, desk, (cx) =>
      revoke(cx, { params: { election, share: shared.value.id }, query: {}, body: { why: "it is over" } }),
    );
    for (const path of [
      objects,
      `collections/${uuid}/`,
      `collections/${uuid}/manifest/`,
      `${objects}${indicator(2).id}/`,
    ])
      expect((await server.ask(firm, "GET", path)).status, path).toBe(404);
    expect((await server.ask(firm, "GET", "collections/")).json).toEqual({});
  });

  it("W1.7 negative: without a clause nothing is shared, and the refusal names what is lacking; the share ends when its clause says", async () => {
    await agreed(db);
    const { uuid, id } = await opened(db);
    await post(desk, `collections/${uuid}/objects/`, [indicator(1, "amber")]);
    expect(await shareWith(db, desk, watch, id)).toMatchObject({ refusal: "no-clause" });
    const strict = await opened(db, { tlp: "amber+strict" });
    expect(await shareWith(db, desk, firm, strict.id)).toMatchObject({
      refusal: "marking-too-high",
      values: { clause: 1 },
    });
    await shareWith(db, desk, firm, id);
    expect((await server.ask(firm, "GET", `collections/${uuid}/objects/`)).status).toBe(200);
    db.clock.advance(31 * 86_400_000);
    expect((await server.ask(firm, "GET", `collections/${uuid}/objects/`)).status).toBe(404);
  });

  it("W1.7 negative: what a reader may not see does not show by a filter, a version, a dependency, a page or a count", async () => {
    const { uuid } = await opened(db, { tlp: "green", unmarkedTlp: "green", writable: true });
    const objects = `collections/${uuid}/objects/`;
    await post(desk, objects, [indicator(1, "green")]);
    // A green collection, which everyone sees, that held narrower objects before: the worst case.
    await db.asOwner(`update taxii_collections set tlp = 'amber'`);
    const link = {
      type: "relationship",
      spec_version: "2.1",
      id: "relationship--00000000-0000-4000-8000-000000000009",
      created: "2026-10-01T00:00:00.000Z",
      modified: "2026-10-01T00:00:00.000Z",
      relationship_type: "related-to",
      source_ref: indicator(1).id,
      target_ref: indicator(7).id,
      object_marking_refs: [markings.green],
    };
    const hidden = [indicator(7, "amber"), indicator(1, "amber", { modified: "2026-10-05T00:00:00.000Z" })];
    expect((await post(desk, objects, [...hidden, link])).json).toMatchObject({ success_count: 3 });
    await db.asOwner(`update taxii_collections set tlp = 'green'`);

    expect(idsOf(await server.ask(desk, "GET", objects))).toEqual(["007", "001", "009"]);
    const seen = await server.ask(watch, "GET", objects);
    expect(seen.json).toEqual({ more: false, objects: [indicator(1, "green"), link] });
    expect(idsOf(await server.ask(watch, "GET", `${objects}?match[version]=all&limit=1`))).toEqual(["001"]);
    expect((await server.ask(watch, "GET", `${objects}?match[id]=${indicator(7).id}`)).json).toEqual({});
    expect((await server.ask(watch, "GET", `${objects}${indicator(7).id}/`)).status).toBe(404);
    expect((await server.ask(watch, "GET", `${objects}${indicator(1).id}/versions/`)).json.versions).toEqual([
      "2026-10-01T00:00:00.000Z",
    ]);
    expect((await server.ask(watch, "GET", `collections/${uuid}/manifest/`)).text).not.toContain("000007");
    // Another organisation adds the very version that it cannot see, and is told nothing but its own success.
    const mine = await post(watch, objects, [indicator(7, "green")]);
    expect(mine.json).toMatchObject({
      success_count: 1,
      successes: [{ id: indicator(7).id, version: "2026-10-01T00:00:00.000Z" }],
    });
    expect(mine.json.successes[0].message).toBeUndefined();
    expect(
      (await server.ask(watch, "GET", `status/${(await post(desk, objects, [indicator(8)])).json.id}/`))
        .status,
    ).toBe(404);
  });

  it("W1.7 negative: nothing is added where one may not, and nothing by plain SQL past the protocol", async () => {
    const closed = await opened(db, { writable: false, tlp: "green", unmarkedTlp: "green" });
    expect((await post(firm, `collections/${closed.uuid}/objects/`, [indicator(1)])).status).toBe(403);
    const insert = `insert into taxii_objects values ($1, 'org_desk000000', 1, 'x--1', 'x', 0, null, '2.1', 'live', '${election}', $2, 'green', 0, 'x', '{}')`;
    await expect(db.raw(firm, insert, [closed.id, firm.organisationId])).rejects.toThrow();
    await expect(db.raw(desk, insert, [closed.id, firm.organisationId])).rejects.toThrow();
    await db.raw(desk, insert, [closed.id, desk.organisationId]);
    await db.raw(firm, "delete from taxii_objects");
    expect(await db.asOwner("select 1 as there from taxii_objects")).toHaveLength(1);
    const elsewhere = { ...desk, space: "exercise" as const };
    expect(await db.raw(elsewhere, "select 1 from taxii_objects")).toEqual([]);
    expect(await db.raw({ ...desk, roles: ["operator"] }, "select 1 from taxii_objects")).toEqual([]);
  });
});
