// Goal: several servers on one database answer one command once. Method: two whole houses on one PostgreSQL database; each command is
// sent to both in the same moment under one key.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serverForTests, type ServerForTests } from "./server-for-tests.ts";
import { freshDatabase, type FreshDatabase } from "./storage-for-tests.ts";

describe.skipIf(!process.env["TEST_DATABASE_URL"])("two servers (skipped without TEST_DATABASE_URL)", () => {
  let database: FreshDatabase;
  let servers: ServerForTests[];
  beforeAll(async () => {
    database = await freshDatabase();
    servers = [];
    for (let n = 0; n < 2; n++) servers.push(await serverForTests({ databaseUrl: database.url }));
  }, 300_000);
  afterAll(async () => {
    for (const server of servers) await server.close();
    await database.drop();
  });

  test("the same key at the same moment is one report with one receipt, and nobody is told of a failure", async () => {
    const path = "/api/elections/ca-demo/reports";
    for (let n = 0; n < 40; n++) {
      const body = { what: `Report ${n}`, phase: "campaign", outcome: "attempt-unknown" };
      const headers = { "idempotency-key": `the-same-key-${n}-for-both` };
      const replies = await Promise.all(
        servers.map(({ anyone }) => anyone.send("POST", path, body, headers)),
      );
      expect(replies.map(({ status, text }) => (status === 200 ? 200 : text))).toEqual([200, 200]);
      expect(replies[0]?.json).toEqual(replies[1]?.json);
    }
    const [counted] =
      (await servers[0]?.storage.asOwner((session) =>
        session.script("select count(*)::integer as count from reports", 60_000),
      )) ?? [];
    expect(counted?.rows).toEqual([{ count: 40 }]);
  });
});
