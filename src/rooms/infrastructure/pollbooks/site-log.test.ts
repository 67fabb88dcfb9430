// Goal: what the hub tells of a site follows what counts, not what was once said (W5.4): the queue's estimate forgets a check-in that was
// taken back or does not count, a spoilt ballot goes where its issue was corrected to, and a site on paper is shown as such.
// Method: a signed log of a device, given to the server's book event by event.
import { afterEach, beforeEach, expect, it } from "vitest";
import { decodeRecord, signEvent, type Fact } from "@counterfoil/pollbook-log";
import { readFileSync } from "node:fs";
import { serverBook, type ServerBook } from "./hub/server-book.ts";
import { keyFromPem, sha256 } from "./keys.ts";
import { sitesNow } from "./live-rules.ts";
import { readPackage } from "./package/package-file.ts";
import { opensAtMs, pollingPlace, until, type PollingPlace } from "./testing/polling-place.ts";

let place: PollingPlace;
let book: ServerBook;
let said: { readonly seq: number; readonly previous: string };
const nowMs = opensAtMs + 3_600_000;

beforeEach(async () => {
  place = await pollingPlace();
  await place.enrol("north-1");
  await until(
    () => place.hub.book.ledger.size(),
    (size) => size === 1,
  );
  const read = readPackage(readFileSync(place.packageFile), place.hubKey.publicKey);
  if (!read.ok) throw new Error(read.refusal);
  book = serverBook(read.value, place.hubKey);
  const { ledger } = place.hub.book;
  const all = ledger.missingFor({ ...ledger.summary(), devices: [] });
  book.learn(all.ok ? all.value : []);
  said = { seq: 0, previous: "0".repeat(64) };
});
afterEach(() => place.end());

/** The next event of the device's log, signed with its key. */
function next(fact: Fact, atMs = nowMs - 60_000) {
  const key = keyFromPem(readFileSync(`${place.folder}/north-1/key.pem`, "utf8"));
  const { electionId } = book.manifest;
  const signed = signEvent(key.sign, {
    electionId,
    listVersion: book.version,
    device: "north-1",
    seq: said.seq + 1,
    previous: said.previous,
    atMs,
    actor: "Ann Lee",
    fact,
  });
  if (!signed.ok) throw new Error(signed.refusal);
  const event = decodeRecord(sha256, signed.value);
  if (!event.ok) throw new Error(event.refusal);
  said = { seq: said.seq + 1, previous: event.value.id };
  return event.value;
}
const say = (fact: Fact, atMs?: number): string => {
  const event = next(fact, atMs);
  book.learn([event.record]);
  return event.id;
};
const checkIn = (voter: string) =>
  ({ kind: "check-in", voter, site: "north", channel: "in-person" }) as const;
const north = () =>
  sitesNow(book.manifest, [], book.ledger, book.tally, nowMs).find(({ site }) => site === "north");

it("W5.4 negative: whoever was checked in and taken back, or does not count, is not among those served; the estimate follows", () => {
  const ids = ["200", "201", "202", "203"].map((voter) => say(checkIn(voter), nowMs - 600_000));
  for (const ticket of ["1", "2"]) say({ kind: "queue-joined", ticket, site: "north" });
  expect(north()).toMatchObject({ waiting: 2, waitMinutes: 5 });
  for (const event of ids.slice(1)) say({ kind: "undo", event, reason: "not this voter" });
  expect(north()).toMatchObject({ waiting: 2, waitMinutes: 20 });
  const [gap, after] = [next(checkIn("204"), nowMs - 600_000), next(checkIn("205"), nowMs - 600_000)];
  book.learn([after.record]);
  expect(book.ledger.quarantine()).toHaveLength(1);
  expect(north()).toMatchObject({ waitMinutes: 20 });
  book.learn([gap.record]);
  expect(north()).toMatchObject({ waitMinutes: 7 });
});

it("W5.4: a spoilt ballot is counted at the site to which its issue was corrected", () => {
  say(checkIn("200"));
  const style = { styleDue: "A", styleGiven: "A" };
  const issue = say({ kind: "ballot-issued", voter: "200", site: "north", channel: "in-person", ...style });
  say({ kind: "ballot-spoiled", voter: "200", issue, reason: "torn" });
  expect([book.tally.count("spoiled", "north"), book.tally.count("spoiled", "south")]).toEqual([1, 0]);
  say({ kind: "correction", field: "site", event: issue, value: "south", reason: "moved at noon" });
  expect([book.tally.count("spoiled", "north"), book.tally.count("spoiled", "south")]).toEqual([0, 1]);
  expect(book.tally.count("spoiled")).toBe(1);
});

it("W5.5: a site on paper is shown as such since when it is, until everybody who said so is answered", () => {
  expect(north()).toMatchObject({ onPaperSinceMs: null });
  const first = say({ kind: "paper-begun", site: "north", book: "B1", reason: "no power" }, nowMs - 50_000);
  const second = say({ kind: "paper-begun", site: "north", book: "B1", reason: "no power" }, nowMs - 40_000);
  expect(north()).toMatchObject({ onPaperSinceMs: nowMs - 50_000 });
  const ended = { kind: "paper-ended", site: "north", sheets: 0, marks: 0 } as const;
  say({ ...ended, begun: [first] });
  expect(north()).toMatchObject({ onPaperSinceMs: nowMs - 40_000 });
  say({ ...ended, begun: [second] });
  expect(north()).toMatchObject({ onPaperSinceMs: null });
});
