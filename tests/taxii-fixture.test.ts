// Goal: `counterfoil taxii serve --fixture FILE` answers what the OASIS server's own black-box tests expect of the state in that
// file (W1.10). Method: the server on a free port, asked over HTTP like those tests ask; each row below is one of their expectations.
import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startFixture } from "../src/main/taxii-serve.ts";

const file = new URL("../../shared/data/exchange/taxii/medallion_default_data.json", import.meta.url);
const taxii = "application/taxii+json;version=2.1";
const root = "/trustgroup1/";
const high = `${root}collections/91a7b528-80eb-42ed-a74d-c6fbd5a26116/`;
const adding = `${root}collections/365fed99-08fa-fdcd-a1b3-fb247eb41d01/`;
const forbidden = `${root}collections/64993447-4d7e-4f70-b94d-d7f33742ee63/`;
const nowhere = `${root}collections/12345678-1234-1234-1234-123456789012/`;
const ids = {
  link: "relationship--2f9a9aa9-108a-4333-83e2-4fb25add0463",
  first: "indicator--cd981c25-8042-4166-8945-51178443bdac",
  three: "indicator--6770298f-0fd8-471a-ab8c-1c658a46574e",
  marking: "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da",
  malware: "malware--c0931cc6-c75e-47e5-9036-78fabc95d4ec",
};
const course = {
  type: "course-of-action",
  spec_version: "2.1",
  id: "course-of-action--68794cd5-28db-429d-ab1e-1256704ef906",
  created: "2017-01-27T13:49:53.935Z",
  modified: "2017-01-27T13:49:53.935Z",
  name: "Test object",
};

describe.skipIf(!existsSync(file))(
  "the development switch with the OASIS server's state (skipped where the shared data is absent)",
  () => {
    let running: Awaited<ReturnType<typeof startFixture>>;
    beforeAll(async () => {
      running = await startFixture(readFileSync(file, "utf8"), 0);
    });
    afterAll(() => running.close());

    async function ask(path: string, given: { method?: string; body?: unknown; signedIn?: boolean } = {}) {
      const headers = {
        accept: taxii,
        ...((given.signedIn ?? true) && {
          authorization: `Basic ${Buffer.from("admin:Password0").toString("base64")}`,
        }),
        ...(given.body !== undefined && { "content-type": taxii }),
      };
      const body = given.body === undefined ? {} : { body: JSON.stringify(given.body) };
      const reply = await fetch(`http://127.0.0.1:${running.port}${path}`, {
        method: given.method ?? "GET",
        headers,
        ...body,
      });
      const text = await reply.text();
      const dates = [
        reply.headers.get("x-taxii-date-added-first"),
        reply.headers.get("x-taxii-date-added-last"),
      ];
      const json: unknown =
        text.startsWith("{") && /json/.test(reply.headers.get("content-type") ?? "") ? JSON.parse(text) : {};
      // oxlint-disable-next-line typescript/no-explicit-any -- tests read replies of every shape
      return { status: reply.status, type: reply.headers.get("content-type"), dates, json: json as any };
    }

    it("W1.10 discovery, roots, collections and statuses are as the file says", async () => {
      expect((await ask("/taxii2/")).json.api_roots[0]).toBe("http://localhost:5000/api1/");
      expect(await ask(root)).toMatchObject({
        status: 200,
        type: taxii,
        json: { title: "Malware Research Group" },
      });
      const { collections } = (await ask(`${root}collections/`)).json;
      expect(collections).toHaveLength(5);
      expect((await ask(high)).json.media_types).toContain("application/stix+json;version=2.1");
      const status = await ask(`${root}status/2d086da7-4bdc-4f91-900e-d77486753710`);
      expect(Object.keys(status.json)).toEqual(expect.arrayContaining(["successes", "failures", "pendings"]));
    });

    // Path and query, how many, and which moments the headers name.
    const [one, two, three, four] = [
      "2014-05-08T09:00:00.000000Z",
      "2016-11-03T12:30:59.001000Z",
      "2016-12-27T13:49:59.000000Z",
      "2017-12-31T13:49:53.935000Z",
    ];
    it.each([
      [`${high}objects/`, 5, [one, four]],
      [`${high}manifest/`, 5, [one, four]],
      [`${high}objects/${ids.malware}/`, 1, ["2017-01-27T13:49:59.997000Z", "2017-01-27T13:49:59.997000Z"]],
      [`${high}objects/?added_after=2016-11-03T12:30:59Z`, 3, null],
      [`${high}objects/?match[id]=${ids.malware}`, 1, null],
      [`${high}objects/?match[type]=indicator`, 2, null],
      [`${high}objects/?match[type]=incident&match[version]=2016-01-01T01:01:01.000Z`, 0, null],
      [`${high}objects/?match[type]=indicator&match[spec_version]=2.1`, 2, null],
      [`${high}objects/?match[type]=indicator&match[version]=2017-01-27T13:49:53.935Z`, 1, null],
      [`${high}objects/?match[version]=2016-12-25T12:30:59.444Z`, 1, null],
      [`${high}objects/?match[version]=first`, 5, null],
      [`${high}objects/?match[version]=last`, 5, null],
      [`${high}objects/?match[version]=all`, 7, null],
      [`${high}objects/?match[spec_version]=2.0`, 1, null],
      [`${high}objects/?match[spec_version]=2.0,2.1`, 5, null],
      [`${high}objects/?match[spec_version]=2.1`, 5, null],
      [`${high}objects/${ids.malware}?added_after=2018-01-27T13:49:59.997000Z`, 0, null],
      [`${high}objects/${ids.malware}?added_after=2017-01-27T13:49:59Z`, 1, null],
      [`${high}objects/${ids.three}?limit=1`, 1, [four, four]],
      [`${high}objects/${ids.three}?match[version]=all&limit=2`, 2, [two, three]],
      [`${high}objects/${ids.three}?match[version]=all`, 3, [two, four]],
      [`${high}objects/${ids.malware}?match[spec_version]=2.0,2.1`, 1, null],
      [`${high}manifest/?added_after=2017-01-20T00:00:00.000Z`, 2, null],
      [`${high}manifest/?match[version]=first`, 5, null],
      [`${high}manifest/?match[version]=all`, 7, null],
      [`${high}manifest/?match[spec_version]=2.0`, 1, null],
      [`${high}manifest/?match[spec_version]=2.0,2.1`, 5, null],
      [`${high}objects/${ids.link}/versions`, 1, [one, one]],
      [`${high}objects/${ids.link}/versions?added_after=2014-05-08T09:00:00Z`, 0, null],
      [`${high}objects/${ids.link}/versions?added_after=2014-05-08T08:00:00Z`, 1, null],
      [`${high}objects/${ids.malware}/versions?match[spec_version]=2.0`, 1, null],
      [`${high}objects/${ids.malware}/versions?match[spec_version]=2.0,2.1`, 2, null],
      [`${high}objects/${ids.malware}/versions`, 1, null],
    ])("W1.10 GET %s gives %i", async (path, count, dates) => {
      const { status, type, dates: named, json } = await ask(path);
      expect({ status, type }).toEqual({ status: 200, type: taxii });
      expect((json.objects ?? json.versions ?? []).length).toBe(count);
      // Nothing at all is an empty envelope, without `more`.
      if (count === 0) expect(json).toEqual({});
      if (dates !== null) expect(named).toEqual(dates);
    });

    it("W1.10 pages follow the moment of adding, and each ends where the next begins", async () => {
      const first = await ask(`${high}objects/?limit=3`);
      expect(first.json.objects.map(({ id }: { id: string }) => id)).toEqual([
        ids.link,
        ids.first,
        ids.marking,
      ]);
      expect(first.dates).toEqual([one, "2017-01-20T00:00:00.000000Z"]);
      const second = await ask(`${high}objects/?limit=3&next=${first.json.next}`);
      expect(second.json).toMatchObject({ more: false, objects: [{ id: ids.malware }, { id: ids.three }] });
      expect(second.dates).toEqual(["2017-01-27T13:49:59.997000Z", four]);
      const seen: string[] = [];
      for (let next: string | undefined = ""; next !== undefined;) {
        const page = await ask(`${high}objects/${ids.three}/versions?limit=1${next && `&next=${next}`}`);
        seen.push(...page.json.versions);
        next = page.json.next;
      }
      expect(seen).toEqual([
        "2016-11-03T12:30:59.000Z",
        "2016-12-25T12:30:59.444Z",
        "2017-01-27T13:49:53.935Z",
      ]);
    });

    it("W1.10 versions are added, withdrawn by date, first, last, all and version of STIX, and then there is nothing", async () => {
      const moments = ["2015", "2016", "2018", "2019"].map((year) => ({
        ...course,
        created: "2014-01-27T13:49:53.935Z",
        modified: `${year}-01-27T13:49:53.935Z`,
      }));
      const body = { objects: [{ ...course, created: "2014-01-27T13:49:53.935Z" }, ...moments] };
      const added = await ask(`${adding}objects/`, { method: "POST", body });
      expect(added).toMatchObject({ status: 202, type: taxii, json: { success_count: 5 } });
      const object = `${adding}objects/${course.id}`;
      for (const [gone, left] of [
        ["2018-01-27T13:49:53.935Z", 4],
        ["first", 3],
        ["last", 2],
      ] as const) {
        expect((await ask(`${object}?match[version]=${gone}`, { method: "DELETE" })).status).toBe(200);
        expect((await ask(`${object}/versions`)).json.versions).toHaveLength(left);
      }
      expect(await ask(`${object}?match[version]=all`, { method: "DELETE" })).toMatchObject({
        status: 200,
        type: taxii,
      });
      expect(await ask(`${object}/versions`)).toMatchObject({ status: 404, type: taxii });

      const older = { ...course, modified: "2019-01-27T13:49:53.935Z", spec_version: "2.0" };
      await ask(`${adding}objects/`, { method: "POST", body: { objects: [course, older] } });
      await ask(`${object}?match[spec_version]=2.0`, { method: "DELETE" });
      expect((await ask(`${object}/versions`)).json).toEqual({ more: false, versions: [course.modified] });
      await ask(`${object}?match[spec_version]=2.1`, { method: "DELETE" });
      expect((await ask(`${object}/versions`)).status).toBe(404);
    });

    it("W1.10 an observable, which has no times, has one version; what is there already is a success", async () => {
      const artifact = {
        type: "artifact",
        spec_version: "2.1",
        id: "artifact--6f437177-6e48-5cf8-9d9e-872a2bddd641",
        mime_type: "application/zip",
      };
      await ask(`${adding}objects/`, { method: "POST", body: { objects: [artifact] } });
      for (const query of [
        "match[version]=all",
        "match[version]=first",
        "match[version]=last",
        "added_after=2017-01-27T13:49:53.935Z",
      ])
        expect((await ask(`${adding}objects/${artifact.id}?${query}`)).json.objects, query).toEqual([
          artifact,
        ]);
      const again = await ask(`${adding}objects/`, {
        method: "POST",
        body: { objects: [artifact, artifact] },
      });
      expect(again.json).toMatchObject({ success_count: 2 });
      expect(again.json.failures).toBeUndefined();
    });

    it("W1.10 negative: without an account 401, where one may not 403, where there is nothing 404, what is no envelope 422, a changed query 400", async () => {
      for (const path of [
        `${root}collections/`,
        `${root}status/2223/`,
        `${root}collections/24042009/manifest/`,
        `${adding}objects/`,
      ])
        expect((await ask(path, { signedIn: false })).status, path).toBe(401);
      for (const path of [
        `${forbidden}manifest/`,
        `${forbidden}objects/`,
        `${forbidden}objects/${ids.first}/`,
      ])
        expect((await ask(path)).status, path).toBe(403);
      expect(
        (await ask(`${forbidden}objects/`, { method: "POST", body: { objects: [course] } })).status,
      ).toBe(403);
      for (const path of [
        "/trustgroup2/",
        "/carbon1/collections/",
        nowhere,
        `${nowhere}objects/`,
        `${root}status/22101993/`,
        `${high}objects/malware--cee60c30-a68c-11e3-b0c1-a01aac20d000/`,
      ])
        expect((await ask(path)).status, path).toBe(404);
      expect(await ask(`${adding}objects/`, { method: "POST", body: course })).toMatchObject({
        status: 422,
        type: taxii,
        json: {
          title: "ProcessingError",
          http_status: "422",
          description: expect.stringContaining(
            "While processing supplied content, an error occurred",
          ) as string,
        },
      });
      expect((await ask(`${high}objects/?limit=-20`)).status).toBe(400);
      const { next } = (await ask(`${high}objects/?match[version]=all&limit=2`)).json;
      expect(await ask(`${high}objects/?match[version]=first&limit=2&next=${next}`)).toMatchObject({
        status: 400,
        json: { title: "ProcessingError" },
      });
    });
  },
);
