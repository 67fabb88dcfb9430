// Goal: the operator sees what runs and cancels what waits; nobody else does either (G12).
// Method: the services on a migrated database of both dialects, jobs set in each state.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { dialectsForTests, storageForTests, type StorageForTests } from "../../../tests/storage-for-tests.ts";
import type { Actor } from "../../platform/contract/actor.ts";
import { enqueue, jobKind } from "../../platform/jobs/kind.ts";
import { actorOf, asking, setScene } from "../people/for-tests.ts";
import type { Job } from "./contract.ts";
import * as jobs from "./service.ts";

const operator = actorOf("desk", "operator");
const kind = jobKind({ name: "test.some", payload: z.object({ text: z.string() }), outside: false });

describe.each(dialectsForTests())("jobs on %s", (dialect) => {
  let db: StorageForTests;
  beforeAll(async () => {
    db = await storageForTests({ dialect });
  });
  beforeEach(async () => {
    await db.reset();
    await setScene(db);
  });
  afterAll(() => db.close());

  async function jobIn(state: Job["state"]): Promise<string> {
    const id = await db.storage.inTransaction(actorOf("desk", "analyst"), (tx) =>
      enqueue(tx, kind, { text: "what an operator must not read" }),
    );
    await db.asOwner("update job_requests set state = $1 where id = $2", [state, id]);
    return id;
  }
  const listed = async (actor: Actor, query: { limit: number; state?: Job["state"]; cursor?: string }) => {
    const page = await asking(db, actor, (cx) => jobs.list(cx, { params: {}, query, body: undefined }), {
      readOnly: true,
    });
    if (!page.ok) throw new Error("refused");
    return page.value;
  };
  const cancel = (actor: Actor, job: string) =>
    asking(db, actor, (cx) => jobs.cancel(cx, { params: { job }, query: {}, body: { why: "by mistake" } }));

  it("G12 shows jobs with state and attempts, newest first, page by page, without what they work on", async () => {
    const ids: string[] = [];
    for (const state of ["done", "failed", "requested"] as const) {
      ids.unshift(await jobIn(state));
      db.clock.advance(1);
    }
    const first = await listed(operator, { limit: 2 });
    expect(first).toMatchObject({ total: 3, rows: [{ id: ids[0], state: "requested" }, { id: ids[1] }] });
    const second = await listed(operator, { limit: 2, cursor: first.next ?? "" });
    expect(second.rows.map((row) => row.id)).toEqual([ids[2]]);
    expect(JSON.stringify([first, second])).not.toContain("must not read");
    expect((await listed(operator, { limit: 9, state: "failed" })).rows.map((row) => row.id)).toEqual([
      ids[1],
    ]);
  });

  it.each(["requested", "retrying", "held"] as const)(
    "cancels a job that is %s, with its reason",
    async (state) => {
      const id = await jobIn(state);
      const drafts: string[] = [];
      const stop = db.storage.onCommitted((all) =>
        drafts.push(...all.map((each) => `${each.action}: ${each.why}`)),
      );
      expect(await cancel(operator, id)).toMatchObject({ value: { id, state: "cancelled" } });
      stop();
      expect(drafts).toEqual(["jobs.cancel: by mistake"]);
      expect((await listed(operator, { limit: 9 })).rows[0]?.state).toBe("cancelled");
    },
  );

  it.each([
    ["running", "job-running"],
    ["done", "job-ended"],
    ["failed", "job-ended"],
    ["cancelled", "job-ended"],
  ] as const)("negative: a job that is %s is not cancelled", async (state, refusal) => {
    const id = await jobIn(state);
    expect(await cancel(operator, id)).toMatchObject({ refusal });
  });

  const retry = (actor: Actor, job: string) =>
    asking(db, actor, (cx) => jobs.retry(cx, { params: { job }, query: {}, body: { why: "mended" } }));

  it("G12 asks again for a job that failed, as a new job with the same payload, and the old one stays", async () => {
    const id = await jobIn("failed");
    const again = await retry(operator, id);
    expect(again).toMatchObject({ value: { state: "requested", attempts: 0, kind: "test.some" } });
    const rows = (await listed(operator, { limit: 9 })).rows;
    expect(rows.map(({ state }) => state).sort()).toEqual(["failed", "requested"]);
    const payloads = await db.asOwner("select payload->>'text' as text from job_payloads");
    expect(payloads.map((row) => row["text"])).toEqual(Array(2).fill("what an operator must not read"));
    expect(JSON.stringify([again, rows])).not.toContain("must not read");
  });

  it.each(["requested", "running", "retrying", "done", "cancelled", "held"] as const)(
    "G12 negative: a job that is %s is not asked for again",
    async (state) => {
      const id = await jobIn(state);
      expect(await retry(operator, id)).toMatchObject({ refusal: "job-not-failed" });
      expect((await listed(operator, { limit: 9 })).total).toBe(1);
    },
  );

  it("negative: who is no operator asks for nothing again, not even past the services", async () => {
    const id = await jobIn("failed");
    expect(await retry(actorOf("desk", "analyst"), id)).toMatchObject({ refusal: "job-not-found" });
    const asked = await db.raw(actorOf("desk", "analyst"), `select cf_retry_job('${id}', 'job_x') as asked`);
    expect(asked).toEqual([{ asked: false }]);
  });

  it("negative: who is no operator, or an operator in the other space, sees and cancels nothing", async () => {
    const id = await jobIn("requested");
    for (const actor of [actorOf("desk", "analyst"), { ...operator, space: "exercise" as const }]) {
      expect((await listed(actor, { limit: 9 })).rows).toEqual([]);
      expect(await cancel(actor, id)).toMatchObject({ refusal: "job-not-found" });
    }
  });
});
