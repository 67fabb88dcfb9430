// Goal: what every request needs of the elections is read once for all that ask, and never an old reading after a change. Method: the
// directory on a migrated database; a reading that is held up while a change is committed.
import { afterAll, beforeAll, expect, it } from "vitest";
import { storageForTests, type StorageForTests } from "../../tests/storage-for-tests.ts";
import { election, setScene } from "../core/people/for-tests.ts";
import { systemActor } from "../platform/contract/actor.ts";
import type { Storage } from "../platform/storage/storage.ts";
import { electionDirectory } from "./elections.ts";

let db: StorageForTests;
beforeAll(async () => {
  db = await storageForTests();
  await setScene(db);
});
afterAll(() => db.close());

/** Something of an election was changed by this server. */
const changed = () => {
  const actor = systemActor("test");
  return db.storage.inTransaction(actor, async (tx) =>
    tx.journal({
      atMs: tx.nowMs,
      actor,
      action: "elections.change",
      subject: election,
      why: "test",
      electionId: election,
      organisationId: null,
      tlp: "clear",
      classification: 0,
      body: {},
    }),
  );
};

it("fifty requests of one moment read the elections once, and those of the next second once more", async () => {
  const directory = electionDirectory(db.storage, db.clock);
  for (const _ of [1, 2]) {
    const before = db.storage.metrics().reads;
    const phases = await Promise.all(Array.from({ length: 50 }, () => directory.phaseOf(election)));
    expect(new Set(phases).size).toBe(1);
    expect(phases[0]).not.toBeNull();
    expect(db.storage.metrics().reads - before).toBe(1);
    db.clock.advance(1_000);
  }
});

it("negative: a reading that began before a change is not kept, and one that failed is tried again", async () => {
  const held: (() => void)[] = [];
  let failing = false;
  const slow: Pick<Storage, "inTransaction" | "onCommitted"> = {
    onCommitted: (listener) => db.storage.onCommitted(listener),
    async inTransaction(actor, work, options) {
      if (failing) throw new Error("the database is away");
      const value = await db.storage.inTransaction(actor, work, options);
      await new Promise<void>((go) => held.push(go));
      return value;
    },
  };
  const directory = electionDirectory(slow as Storage, db.clock);
  const nameOf = async () => (await directory.publicElection(election))?.name;
  const first = nameOf();
  await expect.poll(() => held.length).toBe(1);
  await db.asOwner(`update elections set name = '{"en": "Changed", "fr": "Changé"}'`);
  await changed();
  const second = nameOf();
  await expect.poll(() => held.length).toBe(2);
  held.forEach((go) => go());
  expect(await first).not.toMatchObject({ en: "Changed" });
  expect(await second).toMatchObject({ en: "Changed" });
  expect(await nameOf()).toMatchObject({ en: "Changed" });

  db.clock.advance(2_000);
  failing = true;
  await expect(nameOf()).rejects.toThrow("away");
  failing = false;
  const again = nameOf();
  await expect.poll(() => held.length).toBe(3);
  held.forEach((go) => go());
  expect(await again).toMatchObject({ en: "Changed" });
});
