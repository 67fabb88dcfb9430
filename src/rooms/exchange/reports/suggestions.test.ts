// Goal: W1.13b, near-duplicates among 200 submissions are suggested with reasons, and nothing is merged by itself. Method: the
// engine's labelled set goes in through the API; suggestions come back through the API; pairs within clusters are counted.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { labelledReports } from "../../../../engines/report-matching/src/labelled-set.test-data.ts";
import { storageForTests, type StorageForTests } from "../../../../tests/storage-for-tests.ts";
import { serve, told, type Served } from "./for-tests.ts";

interface Row {
  readonly report: { readonly id: string };
  readonly strength: number;
  readonly because: readonly string[];
  readonly grouped: boolean;
}

describe("W1.13b suggestions", () => {
  let db: StorageForTests;
  let house: Served;
  const idOf = new Map<string, string>();
  const incidentOf = new Map<string, number>();
  const found = new Map<string, readonly Row[]>();
  beforeAll(async () => {
    db = await storageForTests();
    house = await serve(db);
    for (const one of labelledReports()) {
      const { body } = await house.call(
        "public",
        "POST",
        "",
        told({
          what: one.text,
          where: "",
          traces: [],
          whenFromMs: one.atMs,
          whenToMs: one.atMs,
        }),
      );
      idOf.set(one.id, body.report);
      incidentOf.set(body.report, one.incident);
    }
    for (const id of incidentOf.keys()) found.set(id, await suggestions(id));
  });
  afterAll(() => db.close());

  const suggestions = async (id: string): Promise<readonly Row[]> =>
    (await house.call("analyst", "GET", `/${id}/suggestions`)).body.rows;

  it("W1.13b: of 200 submissions through the API, clusters of suggestions are nearly those that were planted", () => {
    const ids = [...incidentOf.keys()];
    const cluster = clusters(ids, found);
    let [together, truly, both] = [0, 0, 0];
    for (const [at, a] of ids.entries())
      for (const b of ids.slice(at + 1)) {
        const suggested = cluster(a) === cluster(b);
        const meant = incidentOf.get(a) === incidentOf.get(b);
        together += Number(suggested);
        truly += Number(meant);
        both += Number(suggested && meant);
      }
    const [precision, recall] = [both / together, both / truly];
    console.log(
      `200 submissions: cluster precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}, ${truly} true pairs`,
    );
    expect(ids).toHaveLength(200);
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.85);
  });

  it("W1.13b: each suggestion says why, in the reader's language, strongest first", async () => {
    const [id = "", rows = []] = [...found].find(([, each]) => each.length > 1) ?? [];
    expect(rows.every((row) => row.because.length > 0 && row.strength >= 0.5)).toBe(true);
    expect(rows.map((row) => row.strength)).toEqual(
      rows.map((row) => row.strength).toSorted((a, b) => b - a),
    );
    const french = await house.call("analyst", "GET", `/${id}/suggestions`, undefined, {
      "accept-language": "fr",
    });
    expect(french.body.rows[0].because.join()).toMatch(/Le texte|Les deux/);
  });

  it("W1.13b negative: nothing is grouped by itself, and reports that share nothing are not suggested", async () => {
    expect(await db.asOwner("select 1 from reports where group_id is not null")).toEqual([]);
    const wrong = [...found].flatMap(([id, rows]) =>
      rows.filter((row) => incidentOf.get(row.report.id) !== incidentOf.get(id)),
    );
    expect(wrong.length).toBeLessThanOrEqual(4);
    const { body } = await house.call(
      "public",
      "POST",
      "",
      told({ what: "Zebra quartz xylophone", traces: [], where: "" }),
    );
    expect(await suggestions(body.report)).toEqual([]);
  });

  it("W1.13b: an analyst's word groups two reports with a reason; each keeps its own text and state", async () => {
    const [a = "", rows = []] = [...found].find(([, each]) => each.length > 0) ?? [];
    const b = rows[0]?.report.id ?? "";
    const before = await db.asOwner("select id, what, state from reports order by id");
    const grouped = await house.call("analyst", "POST", `/${a}/group`, {
      other: b,
      says: "same",
      why: "Same message",
    });
    expect(grouped.body.group).toMatchObject([{ id: b }]);
    expect((await suggestions(a)).find((row) => row.report.id === b)?.grouped).toBe(true);
    expect(await db.asOwner("select id, what, state from reports order by id")).toEqual(before);
    const apart = await house.call("analyst", "POST", `/${a}/group`, {
      other: b,
      says: "different",
      why: "Two towns",
    });
    expect(apart.body).toMatchObject({ group: [], groupId: null });
    expect((await suggestions(a)).map((row) => row.report.id)).not.toContain(b);
    expect((await suggestions(b)).map((row) => row.report.id)).not.toContain(a);
    expect(await db.asOwner("select 1 from reports where group_id is not null")).toEqual([]);
  });

  it("W1.13b negative: no analyst of the desk, no suggestion and no group", async () => {
    const [a = "", b = ""] = [...found.keys()];
    expect((await house.call("member", "GET", `/${a}/suggestions`)).status).toBe(403);
    expect((await house.call("stranger", "GET", `/${a}/suggestions`)).status).toBe(404);
    const pair = { other: b, says: "same", why: "guess" };
    expect((await house.call("stranger", "POST", `/${a}/group`, pair)).status).toBe(404);
    expect((await house.call("analyst", "POST", `/${a}/group`, { ...pair, other: a })).body.code).toBe(
      "same-report",
    );
    expect((await house.call("analyst", "POST", `/${a}/group`, { other: b, says: "same" })).status).toBe(422);
  });
});

function clusters(
  ids: readonly string[],
  found: ReadonlyMap<string, readonly Row[]>,
): (id: string) => string {
  const parent = new Map(ids.map((id) => [id, id]));
  const root = (id: string): string => {
    const up = parent.get(id) ?? id;
    return up === id ? id : root(up);
  };
  for (const [id, rows] of found) for (const row of rows) parent.set(root(id), root(row.report.id));
  return root;
}
