import { systemClock } from "../../../clock/clock.ts";
import { systemActor } from "../../../contract/actor.ts";
import { openStorage } from "../../open-storage.ts";
import { plain } from "../../transaction.ts";

/** For the durability test: writes numbers from a start on, several at once, and prints each after it was acknowledged. */
const [directory, start] = process.argv.slice(2);
if (!directory || !start) throw new Error("Usage: write-until-killed <directory> <first number>");
const storage = await openStorage({
  kind: "embedded",
  directory,
  clock: systemClock,
});
await storage.asOwner((session) =>
  session.script(
    "create table if not exists scratch (id integer primary key, word text); grant all on scratch to cf_app",
    5_000,
  ),
);
let next = Number(start);
await Promise.all(Array.from({ length: 5 }, writeForEver));

async function writeForEver(): Promise<never> {
  for (;;) {
    const id = next++;
    await storage.inTransaction(systemActor("test"), (tx) =>
      tx.run(plain("insert into scratch (id, word) values ($1, repeat('x', 200))", [id])),
    );
    process.stdout.write(`${id}\n`);
  }
}
