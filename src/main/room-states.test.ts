// Goal: each room tells its state in one line, counted as its reader sees it (W1.0). Method: audits are set up through their own acts on both
// databases, and the line is read as different people.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dialectsForTests, storageForTests, type StorageForTests } from "../../tests/storage-for-tests.ts";
import type { Actor } from "../platform/contract/actor.ts";
import { auditor, prepared, seeded } from "../rooms/infrastructure/audits/scene.fixture.ts";
import { roomStates } from "./room-states.ts";

describe.each(dialectsForTests())("the line of a room on %s", (dialect) => {
  let db: StorageForTests;
  beforeAll(async () => {
    db = await storageForTests({ dialect });
  });
  afterAll(() => db.close());

  const tell = async (who: Actor) => {
    const rooms = roomStates(() => ({ practices: [], measuredAtMs: null }));
    const room = rooms.find((one) => one.room === "infrastructure");
    return db.storage.inTransaction(who, async (tx) => room?.tell(tx), { readOnly: true });
  };

  it("W5.7: infrastructure says how many audits there are, and nothing where its reader sees none", async () => {
    const acts = await prepared(db);
    expect(await tell(auditor)).toBeNull();
    await seeded(acts);
    expect(await tell(auditor)).toEqual({
      en: "Audits before the draw: 1; being read or counted: 0; concluded: 0.",
      fr: "Vérifications avant le tirage : 1 ; en lecture ou en dépouillement : 0 ; conclues : 0.",
    });
    expect(await tell({ ...auditor, space: "exercise" })).toBeNull();
  });
});
