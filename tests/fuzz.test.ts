// Goal: whatever is sent to whatever endpoint by whomever, the answer is a clear one and never a failure of ours. Method: every
// endpoint of the composed house is called with generated parameters, queries and bodies (wrong types, huge, deep, duplicate keys,
// lone surrogates; or as the contract describes them, with ids that exist, whole or with one place spoilt), by nobody and in seven
// roles; afterwards the house still answers and its memory is bounded.
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { journalSigner } from "../src/core/journal/signing.ts";
import { slicesOf } from "../src/main/slices.ts";
import { endpointsOf } from "../src/platform/http/documents.ts";
import { setExchangeScene, type AskerOf } from "./browser/exchange-scene.ts";
import { nearValid, type JsonSchema } from "./near-valid.ts";
import { serverForTests, type Client, type ServerForTests } from "./server-for-tests.ts";

const signer = journalSigner("a secret for tests only, long enough", "test/journal");
const endpoints = endpointsOf(slicesOf({ signer, languages: [], demonstration: null })).filter(
  (endpoint) => endpoint.media !== "text/event-stream",
);

const hostile = [
  "",
  "{",
  "null",
  "[]",
  '{"what":"a","what":"b"}',
  '{"__proto__":{"x":1}}',
  '{"what":"\\ud800"}',
  "[".repeat(5_000) + "]".repeat(5_000),
  `{"what":${JSON.stringify("x".repeat(900_000))}}`,
  `{"what":${"9".repeat(400)}}`,
];
/** Hostile text, any JSON, and what the endpoint's own contract describes, whole or with one place spoilt. */
function bodyFor(endpoint: (typeof endpoints)[number], known: readonly string[]): fc.Arbitrary<string> {
  const schema = z.toJSONSchema(endpoint.body, { io: "input", unrepresentable: "any" }) as JsonSchema;
  return fc.oneof(
    fc.constantFrom(...hostile),
    fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify(value)),
    { arbitrary: nearValid(schema, known).map((value) => JSON.stringify(value) ?? ""), weight: 4 },
  );
}

function parameterFor(known: readonly string[]): fc.Arbitrary<string> {
  const strange = ["ca-demo", "..", "%00", "'; drop table people; --", "\u202e", "x".repeat(300)];
  return fc.oneof(
    fc.constantFrom(...strange),
    { arbitrary: fc.constantFrom(...known), weight: 2 },
    fc.string({ unit: "grapheme" }),
  );
}

/** Nobody (0) or one of the roles, mostly one that may. */
function whoFor({ allow }: (typeof endpoints)[number]): fc.Arbitrary<number> {
  const may = roles.flatMap((role, at) =>
    allow.roles.includes(role.replace(/\d+$/, "-member")) ? [at + 1] : [],
  );
  const anybody = fc.nat(roles.length);
  return may.length === 0 ? anybody : fc.oneof(anybody, { arbitrary: fc.constantFrom(...may), weight: 3 });
}

const roles = [
  "analyst",
  "operator",
  "coordinator",
  "panel1",
  "case-contact",
  "communications",
  "election-authority",
];

describe("any input at all", () => {
  let server: ServerForTests;
  let clients: Client[];
  /** Ids that exist: of the scene, and whatever replies named since. */
  const known = ["rep_00000000000000000000"];
  const learn = (text: string): void => {
    for (const [id] of text.matchAll(/\b[a-z]{3}_[0-9a-z]{10,40}\b/g))
      if (!known.includes(id) && known.length < 400) known.push(id);
  };
  const tally = new Map<number, number>();
  const rejected: unknown[] = [];
  const onRejection = (reason: unknown): void => void rejected.push(reason);
  const askerOf: AskerOf = async (name) => {
    const client = await server.as(`${name}@demo.example`);
    return async (path, body) => {
      const full = `/api/elections/ca-demo/${path}`;
      const reply = await (body === undefined ? client.get(full) : client.send("POST", full, body));
      expect(reply.status, `${path} ${reply.text}`).toBe(200);
      return reply.json;
    };
  };
  beforeAll(async () => {
    process.on("unhandledRejection", onRejection);
    server = await serverForTests();
    learn(JSON.stringify(await setExchangeScene("", askerOf)));
    clients = [server.anyone];
    for (const role of roles) clients.push(await server.as(`${role}@demo.example`));
  });
  afterAll(async () => {
    process.off("unhandledRejection", onRejection);
    await server.close();
  });

  test.each(endpoints.map((endpoint) => [endpoint.name, endpoint] as const))(
    "negative: %s never answers with a failure of ours",
    async (_name, endpoint) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(parameterFor(known), { minLength: 4, maxLength: 4 }),
          bodyFor(endpoint, known),
          whoFor(endpoint),
          async (values, text, who) => {
            let place = 0;
            const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_found, name: string) =>
              name === "election" && place === 0 ? "ca-demo" : encodeURIComponent(values[place++] ?? ""),
            );
            const query = `?cursor=${encodeURIComponent(values[2] ?? "")}&limit=${encodeURIComponent(values[3] ?? "")}`;
            const client = clients[who] ?? server.anyone;
            const reply =
              endpoint.method === "GET"
                ? await client.get(path + query)
                : await client.send(endpoint.method, path, text);
            expect(
              reply.status,
              `${endpoint.method} ${path} ${text.slice(0, 200)}: ${reply.text.slice(0, 300)}`,
            ).toBeLessThan(500);
            tally.set(reply.status, (tally.get(reply.status) ?? 0) + 1);
            if (reply.status < 300) learn(reply.text.slice(0, 20_000));
            // A parameter of dots leads elsewhere, as in every browser: what is there answers in its own way.
            const there = new URL(path, "http://house").pathname === path;
            if (reply.status >= 400 && there)
              expect(reply.json, reply.text).toMatchObject({ status: reply.status });
          },
        ),
        { numRuns: 20 },
      );
    },
  );

  test("much of it got past the contracts, to what exists and to decisions", () => {
    expect(tally.get(200)).toBeGreaterThan(100);
  });

  test("the house still answers, nothing was left unhandled, memory is bounded", async () => {
    expect((await server.anyone.get("/ready")).json).toMatchObject({ status: "ready" });
    expect(rejected).toEqual([]);
    expect(process.memoryUsage().rss / 1_048_576).toBeLessThan(1_500);
  });
});
