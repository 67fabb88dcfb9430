// Goal: what is written about the API is what the API is, and every act of the permission table that stands in a contract can be
// reached. Method: the document is generated from the contracts and compared with the committed one (`-u` writes it anew).
import fastify from "fastify";
import { describe, expect, test } from "vitest";
import { messages } from "../src/basics/text.ts";
import { journalSigner } from "../src/core/journal/signing.ts";
import { may } from "../src/core/permissions/contract.ts";
import { slicesOf } from "../src/main/slices.ts";
import { endpointsOf, mountDocuments, openApiText } from "../src/platform/http/documents.ts";
import type { World } from "../src/platform/http/world.ts";

const signer = journalSigner("a secret for tests only, long enough", "test/journal");
const slices = slicesOf({ signer, languages: [], demonstration: null });
const endpoints = endpointsOf(slices);

describe("the API as it is written down", () => {
  test("docs/openapi.json is what the contracts say", async () => {
    await expect(openApiText(slices)).toMatchFileSnapshot("../docs/openapi.json");
  });

  test("whoever asks the house gets the document, and a page to read, the same each time", async () => {
    const app = fastify();
    mountDocuments(app, { slices } as unknown as World);
    for (let times = 0; times < 2; times++) {
      expect((await app.inject("/api/openapi.json")).body).toBe(openApiText(slices));
      expect((await app.inject("/api")).body).toContain("/api/openapi.json");
    }
  });

  test("no two endpoints share a method and an address, and each has a line of the permission table", () => {
    const addresses = endpoints.map(
      (endpoint) => `${endpoint.method} ${endpoint.path.replaceAll(/\{\w+\}/g, "{}")}`,
    );
    expect(addresses.length).toBe(new Set(addresses).size);
    for (const { name, allow } of endpoints) expect(may[name as keyof typeof may]).toBe(allow);
  });

  test("every refusal has its sentence in English and in French", () => {
    for (const slice of slices) {
      for (const { endpoint } of slice.mounts) {
        for (const refusal of Object.keys(endpoint.refusals)) {
          const message = slice.messages[refusal];
          expect(message?.en, `${endpoint.name}: ${refusal}`).toBeTruthy();
          expect(message?.fr, `${endpoint.name}: ${refusal}`).toBeTruthy();
        }
      }
    }
    expect(messages("a", { b: { en: "B", fr: "B" } }).b.key).toBe("a.b");
  });
});
