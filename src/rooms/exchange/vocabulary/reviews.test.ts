// Goal: every framework of the shared language has a day by which it is looked at again, and waits for somebody once it has passed (W1.5).
// Method: whole requests over the HTTP edge on both dialects, beside the page at home.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import { askers, day, serve, type AskerName, type House } from "../techniques/scene.fixture.ts";

describe.each(dialectsForTests())("W1.5 reviews of the vocabulary on %s", (dialect) => {
  let db: StorageForTests;
  let house: House;
  let name = "";
  beforeAll(async () => {
    db = await storageForTests({ dialect });
  });
  beforeEach(async () => {
    house = await serve(db);
    await house.framework(["T0049"]);
    name = (await house.get("analyst", "/api/vocabulary")).rows[0].name;
  });
  afterAll(() => db.close());

  const reviews = async (who: AskerName = "member") => (await house.get(who, "/api/vocabulary-reviews")).rows;
  const review = (who: AskerName, body: object) => house.send(who, "POST", "/api/vocabulary-reviews", body);

  it("W1.5: a version that comes in is looked at again within half a year; then it waits for an analyst until it was reviewed", async () => {
    const dayIn = (days: number) => new Date(db.clock.nowMs() + days * day).toISOString().slice(0, 10);
    const due = dayIn(180);
    expect(await reviews()).toMatchObject([{ name, reviewBy: due, overdue: false, why: "import" }]);
    db.clock.advance(180 * day);
    expect(await house.home("analyst")).toEqual([]);
    db.clock.advance(day);
    expect(await reviews()).toMatchObject([{ name, reviewBy: due, overdue: true }]);
    expect(await house.home("analyst")).toEqual([`vocabulary.review-due ${name}`]);
    expect(await house.home("member")).toEqual([]);
    const next = { name, reviewBy: dayIn(90), why: "No newer version; the retired terms were looked at." };
    expect((await review("colleague", next)).status).toBe(200);
    expect(await reviews()).toMatchObject([
      { reviewBy: next.reviewBy, overdue: false, why: next.why, byName: `Name of ${askers.colleague.id}` },
    ]);
    expect(await house.home("analyst")).toEqual([]);
  });

  it("W1.5 negative: no reason, a day that has passed, an unknown framework, a member, or another's name is refused", async () => {
    const good = { name, reviewBy: "2999-01-01", why: "looked at" };
    expect((await review("analyst", { ...good, why: "" })).status).toBe(422);
    expect((await review("analyst", { ...good, reviewBy: "2020-01-01" })).body.code).toBe("review-in-past");
    expect((await review("analyst", { ...good, name: "Nothing" })).body.code).toBe("framework-not-found");
    expect((await review("member", good)).status).toBe(403);
    expect((await house.send("operator", "GET", "/api/vocabulary-reviews")).status).toBe(403);
    const planted = (by: string) =>
      `insert into vocabulary_reviews values ('vrv_x', '${name}', '2999-01-01', '${by}', cf_now_ms(), 'planted')`;
    await expect(db.raw(askers.analyst, planted(askers.colleague.id))).rejects.toThrow(
      "who may see and write",
    );
    await expect(db.raw(askers.member, planted(askers.member.id))).rejects.toThrow("who may see and write");
    await expect(db.raw(askers.analyst, "update vocabulary_reviews set why = 'x'")).rejects.toThrow(
      "who may see and write",
    );
    expect(await reviews()).toHaveLength(1);
  });
});
