// Goal: registering, changing, listing and taking part, each as one transaction of someone who may (G1).
// Method: the services on a migrated database of both dialects; row security is asked with plain selects.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dialectsForTests, storageForTests, type StorageForTests } from "../../../tests/storage-for-tests.ts";
import { publicActor } from "../../platform/contract/actor.ts";
import { actorOf, asking, election, organisations as scene, setScene } from "../people/for-tests.ts";
import type { Organisation } from "./contract.ts";
import * as organisations from "./service.ts";

const coordinator = actorOf("desk", "coordinator");
const watch = scene.watch as Organisation["id"];
const query = { limit: 50 };
const nothing = { query: {}, body: undefined };
const here = { params: { election }, ...nothing };

describe.each(dialectsForTests())("organisations on %s", (dialect) => {
  let db: StorageForTests;
  beforeAll(async () => {
    db = await storageForTests({ dialect });
  });
  beforeEach(async () => {
    await db.reset();
    await setScene(db);
  });
  afterAll(() => db.close());

  const community = () => asking(db, coordinator, (cx) => organisations.read(cx, here), { readOnly: true });
  const open = () => asking(db, coordinator, (cx) => organisations.open(cx, here));
  const leave = (organisation: Organisation["id"]) =>
    asking(db, coordinator, (cx) =>
      organisations.end(cx, { params: { election, organisation }, query: {}, body: { why: "left us" } }),
    );
  const come = (organisationId: Organisation["id"]) =>
    asking(db, coordinator, (cx) =>
      organisations.begin(cx, { params: { election }, query: {}, body: { organisationId, why: "came" } }),
    );

  it("registers an organisation, changes it with a reason, and lists it by name", async () => {
    const body = {
      name: "Atelier",
      sector: "media",
      country: "FR",
      spectrumPosition: null,
      contact: null,
    } as const;
    const registered = await asking(db, coordinator, (cx) =>
      organisations.register(cx, { params: {}, query: {}, body }),
    );
    if (!registered.ok) throw new Error(registered.refusal);
    const drafts: string[] = [];
    db.storage.onCommitted((all) => drafts.push(...all.map((each) => `${each.action}: ${each.why}`)));
    await asking(db, coordinator, (cx) =>
      organisations.change(cx, {
        params: { organisation: registered.value.id },
        query: {},
        body: { ...body, sector: "academia", why: "a school" },
      }),
    );
    expect(drafts).toEqual(["organisations.change: a school"]);
    const listed = await asking(db, coordinator, (cx) =>
      organisations.list(cx, { params: {}, query: { ...query, sector: "academia" }, body: undefined }),
    );
    expect(listed).toMatchObject({ value: { rows: [{ name: "Atelier", sector: "academia" }], total: 1 } });
  });

  it("pages through all organisations, each once", async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await asking(db, coordinator, (cx) =>
        organisations.list(cx, { params: {}, query: { limit: 2, cursor }, body: undefined }),
      );
      if (!page.ok) throw new Error("refused");
      seen.push(...page.value.rows.map((row) => row.name));
      cursor = page.value.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(Object.keys(scene).sort());
  });

  it("G1: the workspace opens when every required sector takes part, and the opening is recorded", async () => {
    expect(await open()).toMatchObject({ ok: true, value: { state: "open", missingSectors: [] } });
    const [opening] = await db.asOwner("select opened_by, sectors from community_openings");
    expect(opening).toMatchObject({ opened_by: coordinator.id });
    expect(opening?.["sectors"]).toContain("civil-society");
    expect(await open()).toMatchObject({ refusal: "open-already" });
  });

  it("G1 negative: without civil society the workspace does not open, and the refusal names the sector", async () => {
    db.clock.advance(1000);
    await leave(watch);
    expect(await open()).toMatchObject({ refusal: "sector-missing", values: { sector: "civil-society" } });
    expect(await db.asOwner("select 1 from community_openings")).toEqual([]);
  });

  it("G1 negative: the last civil-society member leaves, the workspace says incomplete and names the sector", async () => {
    await open();
    db.clock.advance(1000);
    expect(await leave(watch)).toMatchObject({
      value: { state: "incomplete", missingSectors: ["civil-society"] },
    });
    db.clock.advance(1000);
    expect(await come(watch)).toMatchObject({ value: { state: "open", missingSectors: [] } });
    const read = await community();
    const series = read.ok && read.value.sectors.find((each) => each.sector === "civil-society")?.series;
    expect(series && series.map((point) => point.members)).toEqual([1, 0, 1]);
  });

  it("refuses to begin twice, to end what has not begun, and organisations that do not exist", async () => {
    expect(await come(watch)).toMatchObject({ refusal: "takes-part-already" });
    db.clock.advance(1000);
    await leave(watch);
    expect(await leave(watch)).toMatchObject({ refusal: "does-not-take-part" });
    const unknown = "org_unknown00000" as Organisation["id"];
    expect(await come(unknown)).toMatchObject({ refusal: "organisation-not-found" });
    expect(await leave(unknown)).toMatchObject({ refusal: "organisation-not-found" });
  });

  it("negative: the public sees no organisation, no participation and no opening in the tables themselves", async () => {
    await open();
    for (const table of ["organisations", "participations", "community_openings"])
      expect(await db.raw(publicActor(election), `select 1 from ${table}`)).toEqual([]);
  });

  it("negative: only operators and coordinators write, even with plain SQL; openings belong to their space", async () => {
    const member = actorOf("watch", "member");
    await expect(
      db.raw(member, "insert into organisations values ('org_x', 'x', 'media', 'CA', null, null, 0)"),
    ).rejects.toThrow();
    await expect(
      db.raw(member, "insert into community_openings values ($1, 'live', 0, $2, '{}')", [
        election,
        member.id,
      ]),
    ).rejects.toThrow();
    await open();
    expect(await db.raw({ ...coordinator, space: "exercise" }, "select 1 from community_openings")).toEqual(
      [],
    );
  });
});
