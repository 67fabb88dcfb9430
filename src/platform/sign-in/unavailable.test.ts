// Goal: a database that does not answer is told as such; nobody is signed in or out by it.
// Method: the storage is closed under a running server; what reaches the edge is looked at.
import { expect, it } from "vitest";
import Fastify from "fastify";
import { storageForTests } from "../../../tests/storage-for-tests.ts";
import { StorageUnavailable } from "../storage/storage.ts";
import { browser } from "./for-tests.ts";
import { signIn } from "./sign-in.ts";
import type { SignInTables } from "./tables.ts";

it("negative: without a database, sign-in and every request with a session say unavailable, not wrong", async () => {
  const db = await storageForTests();
  const service = signIn({
    access: db.storage.schemaAccess<SignInTables>("sign_in"),
    secret: "a secret for tests that is long enough 0123456789",
    publicUrl: "https://elections.example",
    demonstration: true,
    mail: { sendResetLink: () => Promise.resolve() },
  });
  const app = Fastify();
  app.setErrorHandler(async (error, _request, reply) =>
    reply.code(error instanceof StorageUnavailable ? 503 : 500).send({}),
  );
  await service.fastifyRoutes(app);
  const at = browser(app, "https://elections.example");
  const password = "seven tall lighthouses";
  await service.createAccount({ personId: "per_a000000000", email: "a@b.example", name: "A", password });
  expect((await at.post("/sign-in/email", { email: "a@b.example", password })).status).toBe(200);
  expect(await service.identify(at.headers())).not.toBeNull();
  await db.close();
  await expect(service.identify(at.headers())).rejects.toThrow(StorageUnavailable);
  expect((await at.post("/sign-in/email", { email: "a@b.example", password })).status).toBe(503);
  expect((await at.get("/get-session")).status).toBe(503);
  expect((await at.get("/sessions")).status).toBe(503);
});
