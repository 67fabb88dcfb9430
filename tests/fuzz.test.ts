// Goal: whatever is sent to whatever endpoint by whomever, the answer is a clear one and never a failure of ours. Method: every
// endpoint of the composed house is called with generated parameters, queries and bodies (wrong types, huge, deep, duplicate keys,
// lone surrogates), by nobody, by an analyst and by an operator; afterwards the house still answers and its memory is bounded.
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { journalSigner } from "../src/core/journal/signing.ts";
import { slicesOf } from "../src/main/slices.ts";
import { endpointsOf } from "../src/platform/http/documents.ts";
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
const body = fc.oneof(
  fc.constantFrom(...hostile),
  fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify(value)),
);
const parameter = fc.oneof(
  fc.constantFrom(
    "ca-demo",
    "rep_00000000000000000000",
    "..",
    "%00",
    "'; drop table people; --",
    "\u202e",
    "x".repeat(300),
  ),
  fc.string({ unit: "grapheme" }),
);

describe("any input at all", () => {
  let server: ServerForTests;
  let clients: Client[];
  const rejected: unknown[] = [];
  const onRejection = (reason: unknown): void => void rejected.push(reason);
  beforeAll(async () => {
    process.on("unhandledRejection", onRejection);
    server = await serverForTests();
    clients = [
      server.anyone,
      await server.as("analyst@demo.example"),
      await server.as("operator@demo.example"),
    ];
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
          fc.array(parameter, { minLength: 4, maxLength: 4 }),
          body,
          fc.nat(2),
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
            // A parameter of dots leads elsewhere, as in every browser: what is there answers in its own way.
            const there = new URL(path, "http://house").pathname === path;
            if (reply.status >= 400 && there)
              expect(reply.json, reply.text).toMatchObject({ status: reply.status });
          },
        ),
        { numRuns: 25 },
      );
    },
  );

  test("the house still answers, nothing was left unhandled, memory is bounded", async () => {
    expect((await server.anyone.get("/ready")).json).toMatchObject({ status: "ready" });
    expect(rejected).toEqual([]);
    expect(process.memoryUsage().rss / 1_048_576).toBeLessThan(1_500);
  });
});
