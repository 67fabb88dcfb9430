// Goal: what the hub counts is a function of the set of events (W5.4): an envelope of somebody on no list counts as long as it stands.
// Method: a device's log with such envelopes, one taken back, given to the server's book in every order that chance finds, and the
// device retired before or after.
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { afterEach, expect, it } from "vitest";
import { ok } from "../../../basics/result.ts";
import { serverBook } from "./hub/server-book.ts";
import { readPackage } from "./package/package-file.ts";
import { siteTotals } from "./paper/totals-rules.ts";
import { pollingPlace, until, type PollingPlace } from "./testing/polling-place.ts";

let place: PollingPlace | null = null;
afterEach(async () => {
  await place?.end();
  place = null;
});

it("W5.4 negative: an envelope that was taken back, or said after a retirement, is not counted, in whatever order it is heard of", async () => {
  place = await pollingPlace();
  const table = await place.device("north-1");
  const envelope = async (number: string) => {
    const done = await table.act(
      { kind: "provisional", voter: "", envelope: number, reason: "not on the list" },
      "Ann Lee",
    );
    if (!done.ok) throw new Error(done.refusal);
    return table.book.ledger.counted(new Set(["provisional-issued"])).at(-1)!.event.id;
  };
  const first = await envelope("P-1");
  await envelope("P-2");
  expect(await table.act({ kind: "undo", events: [first], reason: "on the list" }, "Ann Lee")).toMatchObject({
    ok: true,
  });
  await envelope("P-3");
  const { ledger } = place.hub.book;
  await until(
    () => ledger.size(),
    (size) => size === 5,
  );
  const lastSeq = 2;
  expect(
    await place.hub.book.record(
      () => ok([{ kind: "device-retired", device: "north-1", lastSeq, reason: "stolen" }]),
      "Bo",
    ),
  ).toMatchObject({ ok: true });
  const read = readPackage(readFileSync(place.packageFile), place.hubKey.publicKey);
  if (!read.ok) throw new Error(read.refusal);
  const all = ledger.missingFor({ ...ledger.summary(), devices: [] });
  const records = all.ok ? all.value : [];
  expect(records).toHaveLength(6);
  fc.assert(
    fc.property(fc.shuffledSubarray([...records], { minLength: 0 }), (order) => {
      const book = serverBook(read.value, place!.hubKey);
      for (const record of order) book.learn([record]);
      const { provisional } = siteTotals(book.ledger, "north");
      expect(book.tally.count("provisional", "north")).toBe(provisional);
      expect(book.tally.count("provisional")).toBe(provisional);
    }),
    { numRuns: 200 },
  );
});
