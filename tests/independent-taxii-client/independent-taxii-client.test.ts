/**
 * Goal: a stranger's client, written from TAXII 2.1 alone in another language and on another HTTP stack, works against the house
 * (W1.10). Method: taxii_client.py walks every endpoint of a running server; skipped where there is no python3.
 */
import { execFile, spawnSync } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serverForTests, type ServerForTests } from "../server-for-tests.ts";

const python = spawnSync("python3", ["--version"]).status === 0;
const run = promisify(execFile);
const api = "/api/elections/ca-demo";
const indicators = 7;

describe.skipIf(!python)("an independent TAXII client (skipped where there is no python3)", () => {
  let server: ServerForTests;
  // oxlint-disable-next-line typescript/no-explicit-any -- what another program prints
  let seen: any;
  beforeAll(async () => {
    server = await serverForTests();
    const desk = await server.as("analyst2@demo.example");
    const collection = { title: "Fakes", tlp: "green", unmarkedTlp: "green" };
    await desk.send("POST", `${api}/collections`, collection);
    const tokenFor = async (...may: readonly string[]) => {
      const actions = ["discover", "read", ...may].map((one) => `taxii.${one}`);
      const issued = await desk.send("POST", `${api}/tokens`, { name: "Client", actions, validDays: 1 });
      expect(issued.status, issued.text).toBe(200);
      return issued.json.token as string;
    };
    const script = join(import.meta.dirname, "taxii_client.py");
    const secrets = [await tokenFor("add", "withdraw"), await tokenFor()];
    const words = [script, `http://127.0.0.1:${server.port}`, ...secrets, String(indicators)];
    const { stdout } = await run("python3", words, { timeout: 60_000 });
    seen = JSON.parse(stdout);
  }, 120_000);
  afterAll(() => server.close());

  it("W1.10 finds its way from discovery to the collection", () => {
    expect(seen).toMatchObject({
      discovery: true,
      root: true,
      collections: [["Fakes", true, true]],
      "same alone": true,
      accepted: [200, 200, 200, 200],
      range: 200,
      "unknown parameter": 200,
    });
  });

  it("W1.10 adds, and is told by the status what became of each object", () => {
    expect(seen).toMatchObject({
      added: 202,
      status: [indicators + 2, indicators + 2, 0, 0],
      "status again": true,
      "one of two": [1, [true]],
    });
  });

  it("W1.10 pages, resumes and filters", () => {
    expect(seen).toMatchObject({
      pages: [3, 3, 2],
      // The last version of each, in the order in which they were added.
      order: [2, 3, 4, 5, 6, 7, 1, 901],
      "moments rise": true,
      "nothing after the end": {},
      "after the first page": 5,
      "by id": ["2026-10-01", "2026-10-02"],
      "by type": ["-"],
      "of no type": [],
      first: ["2026-10-01"],
      last: ["2026-10-02"],
      "first and last": ["2026-10-01", "2026-10-02"],
      all: ["2026-10-01", "2026-10-02"],
      "by moment": ["2026-10-02"],
      "of STIX 2.0": [],
      "of STIX 2.1": ["2026-10-02"],
      "one object": true,
      "an observable": true,
      versions: ["2026-10-01T00:00:00.000Z", "2026-10-02T00:00:00.000Z"],
      manifest: [true, "2026-10-02T00:00:00.000Z", "application/stix+json;version=2.1", true],
    });
  });

  it("W1.10 negative: is refused with the status that the specification names, and a message", () => {
    expect(seen.refused).toEqual({
      "no account": 401,
      "wrong account": 401,
      "may not add": 403,
      "may not delete": 403,
      "no root": 404,
      "no collection": 404,
      "no object": 404,
      "no versions": 404,
      "no status": 404,
      "not acceptable": 406,
      "other media": 415,
      "no JSON": 422,
      "no envelope": 422,
      limit: 400,
      version: 400,
      "added after": 400,
      next: 400,
      "next of another query": 400,
      "too large": 413,
    });
    expect(seen).toMatchObject({ messages: true, "asks who": true });
  });

  it("W1.10 deletes the version that it names, and all of them where it names none (section 5.7)", () => {
    expect(seen).toMatchObject({
      "first gone": 200,
      left: ["2026-10-02T00:00:00.000Z"],
      deleted: [200, 404],
      "deleted again": 404,
      "others stay": indicators,
    });
  });
});
