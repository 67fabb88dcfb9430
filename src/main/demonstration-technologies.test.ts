// Goal: the register of the demonstration is not empty and shows what the gate says in each case (W3.5). Method: the file is loaded
// through the register's own acts, and the list is read as an official.
import { afterAll, beforeAll, expect, it } from "vitest";
import { storageForTests, type StorageForTests } from "../../tests/storage-for-tests.ts";
import { actorOf, asking, setScene } from "../core/people/for-tests.ts";
import { seededDice } from "../platform/dice/dice.ts";
import { listTechnologies } from "../rooms/infrastructure/technologies/contract.ts";
import { list } from "../rooms/infrastructure/technologies/service.ts";
import { addTechnologies } from "./demonstration-technologies.ts";

let db: StorageForTests;
beforeAll(async () => {
  db = await storageForTests({ dialect: "embedded" });
  await setScene(db);
});
afterAll(() => db.close());

it("W3.5: the demonstration's register has what is permitted, what is permitted on condition and what is refused", async () => {
  const official = actorOf("authority", "election-authority");
  await addTechnologies({ storage: db.storage, dice: seededDice(7) }, official);
  const query = listTechnologies.query.parse({});
  const found = await asking(db, official, (cx) =>
    list(cx, { params: { election: official.electionId ?? "" }, query, body: undefined }),
  );
  const rows = found.ok ? found.value.rows : [];
  const said = rows.map(({ jurisdiction, gate, state }) => `${jurisdiction} ${gate.verdict} ${state}`);
  expect(said.toSorted()).toEqual([
    "harbour permitted deployed",
    "island permitted-with-condition deployed",
    "prairie permitted deployed",
    "prairie refused registered",
  ]);
});
