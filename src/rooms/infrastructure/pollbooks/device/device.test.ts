// Goal: a device serves voters whatever becomes of the network, and each voter once. Method: a hub and devices in one process, over
// real TLS on loopback, with a clock moved by hand; each test is a piece of an election day.
import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import type { Act } from "../acts-rules.ts";
import { newCode } from "../hub/codes.ts";
import { keyFromPem, newKey } from "../keys.ts";
import { readPackage } from "../package/package-file.ts";
import { pollingPlace, until, type PollingPlace } from "../testing/polling-place.ts";
import type { Device } from "./device.ts";
import { enrolDevice } from "./enrol.ts";
import { writeFolder } from "./folder.ts";

let place: PollingPlace | null = null;
afterEach(async () => {
  await place?.end();
  place = null;
});

async function done(device: Device, act: Act, actor = "worker one"): Promise<readonly string[]> {
  const receipts = await device.act(act, actor);
  if (!receipts.ok) throw new Error(`${receipts.refusal} ${JSON.stringify(receipts.values ?? {})}`);
  return receipts.value.map(({ id }) => id);
}
const standing = (device: Device, voter: string) => device.book.ledger.voter(voter);
const checkIn = (voter: string): Act => ({ kind: "check-in", voter });

describe("one device", () => {
  it("W5.4 checks in, hands out the ballot due, spoils, issues anew, and notes the cast", async () => {
    place = await pollingPlace();
    const north = await place.device("A");
    const [checked, issued] = await done(north, checkIn("101"));
    expect(standing(north, "101")).toMatchObject({
      checkIns: [{ event: checked, site: "north", channel: "in-person" }],
      issues: [{ event: issued, styleDue: "A", styleGiven: "A" }],
    });
    await done(north, { kind: "spoil", voter: "101", issue: issued!, reason: "marked by mistake" });
    expect(standing(north, "101").issues).toEqual([]);
    await done(north, { kind: "issue", voter: "101" });
    await done(north, { kind: "cast", voter: "101" });
    expect(standing(north, "101")).toMatchObject({
      issues: [{}],
      spoiled: [{}],
      returns: [{}],
      disputes: [],
    });
    expect(north.state()).toMatchObject({ checkedInHere: 1, stopped: null, openDisputes: 0 });
  });

  it("W5.4 undoes a mistaken check-in with its ballot, with the reason, and serves the right voter", async () => {
    place = await pollingPlace();
    const north = await place.device("A");
    const events = await done(north, checkIn("101"));
    await done(north, { kind: "undo", events, reason: "the other Ada" });
    expect(standing(north, "101")).toMatchObject({ checkIns: [], issues: [], undone: [{}, {}] });
    expect(north.state().checkedInHere).toBe(0);
    await done(north, checkIn("101"));
  });

  it.each<[string, Act, string]>([
    ["a second check-in", checkIn("101"), "check-in-not-regular"],
    ["a second ballot", { kind: "issue", voter: "101" }, "ballot-is-out"],
    ["a ballot for nobody checked in", { kind: "issue", voter: "102" }, "not-checked-in"],
    [
      "a style that the election has not",
      { kind: "check-in", voter: "102", styleGiven: "Z" },
      "style-unknown",
    ],
    ["somebody not on the list", checkIn("999"), "voter-not-on-list"],
    ["who has a postal ballot out", checkIn("105"), "check-in-not-regular"],
    ["a cast without a ballot", { kind: "cast", voter: "102" }, "no-ballot-to-cast"],
    [
      "spoiling a ballot that is not out",
      { kind: "spoil", voter: "101", issue: "0".repeat(64), reason: "torn" },
      "ballot-not-out",
    ],
    [
      "undoing what is not this device's",
      { kind: "undo", events: ["0".repeat(64)], reason: "why not" },
      "cannot-undo",
    ],
    [
      "an envelope number twice",
      { kind: "provisional", voter: "102", envelope: "P-1", reason: "asks for it" },
      "envelope-used",
    ],
    ["leaving a queue where nobody waits", { kind: "queue-leave", end: "gave-up" }, "nobody-waits"],
    [
      "a paper mark keyed in by one person alone",
      { kind: "paper-mark", voter: "102", sheet: "1", line: 1, secondPerson: "worker one" },
      "two-people-needed",
    ],
  ])("negative: W5.4 refuses %s by name, and records nothing", async (_what, act, refusal) => {
    place = await pollingPlace();
    const north = await place.device("A");
    await done(north, checkIn("101"));
    await done(north, { kind: "provisional", voter: "", envelope: "P-1", reason: "not on the list" });
    const before = north.state().events;
    expect(await north.act(act, "worker one")).toMatchObject({ ok: false, refusal });
    expect(north.state().events).toBe(before);
  });

  it("W5.5 takes paper marks keyed in by two people, once a line", async () => {
    place = await pollingPlace();
    const north = await place.device("A");
    const mark: Act = { kind: "paper-mark", voter: "101", sheet: "7", line: 3, secondPerson: "worker two" };
    await done(north, mark);
    await done(north, mark);
    expect(standing(north, "101")).toMatchObject({ checkIns: [{}], issues: [{}], disputes: [] });
  });

  it("a hundred at once are each recorded once, with gapless receipts", async () => {
    place = await pollingPlace();
    const north = await place.device("A");
    const acts = Array.from({ length: 100 }, (_, n) =>
      north.act(checkIn(String(200 + (n % 50))), "worker one"),
    );
    const results = await Promise.all(acts);
    const given = results.flatMap((one) => (one.ok ? one.value : []));
    expect(results.filter((one) => one.ok)).toHaveLength(50);
    expect(given.map(({ seq }) => seq)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
  });

  it("tells how long the queue is and when the promise is about to break", async () => {
    place = await pollingPlace();
    const north = await place.device("A");
    for (let n = 0; n < 12; n++) await done(north, { kind: "queue-join" });
    expect(north.state().queue).toEqual({ waiting: 12, waitMinutes: null, promise: "unknown" });
    for (let n = 0; n < 4; n++) {
      await done(north, checkIn(String(200 + n)));
      place.clock.advance(3 * 60_000);
    }
    expect(north.state().queue).toEqual({ waiting: 8, waitMinutes: 24, promise: "soon" });
    for (let n = 0; n < 5; n++) await done(north, { kind: "queue-join" });
    expect(north.state().queue).toEqual({ waiting: 13, waitMinutes: 39, promise: "late" });
    await done(north, { kind: "queue-leave", end: "gave-up" });
    expect(north.state().queue.waiting).toBe(12);
  });
});

describe("several devices", () => {
  it("W5.4 S1 the same voter at two sites without a network: a dispute on both after healing, and on the hub", async () => {
    place = await pollingPlace();
    await place.enrol("A");
    await place.enrol("B", "south");
    const [a, b] = [await place.open("A", []), await place.open("B", [])];
    await done(a, checkIn("101"));
    await done(b, checkIn("101"));
    for (const device of [a, b]) device.mesh.dial({ host: "127.0.0.1", port: place.hub.mesh.port });
    const books = [a.book, b.book, place.hub.book];
    const seen = await until(
      () => books.map(({ ledger }) => ledger.disputes().map(({ kind, evidence }) => [kind, evidence.length])),
      (all) => all.every((one) => one.length === 2),
    );
    expect(seen[0]).toEqual([
      ["double-check-in", 2],
      ["double-issue", 2],
    ]);
    const states = books.map(({ ledger }) => Buffer.from(ledger.canonicalState()).toString("base64"));
    expect(new Set(states).size).toBe(1);
  });

  it("W5.4 what one device records, another refuses a moment later", async () => {
    place = await pollingPlace();
    const a = await place.device("A");
    const b = await place.device("B", { peers: [a] });
    await until(
      () => b.mesh.connected(),
      (names) => names.includes("A"),
    );
    await done(a, checkIn("101"));
    await until(
      () => standing(b, "101").checkIns.length,
      (n) => n === 1,
    );
    expect(await b.act(checkIn("101"), "worker two")).toMatchObject({
      refusal: "check-in-not-regular",
      values: { reasons: "already-checked-in,ballot-already-issued" },
    });
  });

  it("F16 S2 an undo at one site never removes another's check-in", async () => {
    place = await pollingPlace();
    await place.enrol("A");
    await place.enrol("B");
    const [a, b] = [await place.open("A", []), await place.open("B", [])];
    await done(a, checkIn("101"));
    const mistaken = await done(b, checkIn("101"));
    await done(b, { kind: "undo", events: mistaken, reason: "wrong line" });
    b.mesh.dial({ host: "127.0.0.1", port: a.mesh.port });
    await until(
      () => [a, b].map((one) => one.state().events),
      ([x, y]) => x === y && x! > 6,
    );
    for (const device of [a, b])
      expect(standing(device, "101")).toMatchObject({ checkIns: [{ device: "A" }], disputes: [] });
  });

  it("the hub's leave: given once while it is heard, an envelope while it is not", async () => {
    place = await pollingPlace({ mode: "hub-leave" });
    const a = await place.device("A");
    const b = await place.device("B");
    expect(await a.act(checkIn("101"), "worker")).toMatchObject({ values: { reasons: "hub-not-heard" } });
    await until(
      () => a.mesh.connected(),
      (names) => names.includes("hub"),
    );
    a.voter("101");
    await until(
      () => a.mesh.leaveFor("101"),
      (leave) => leave === "given",
    );
    await until(
      () => b.mesh.connected(),
      (names) => names.includes("hub"),
    );
    b.voter("101");
    await until(
      () => b.mesh.leaveFor("101"),
      (leave) => leave === "withheld",
    );
    expect(await b.act(checkIn("101"), "worker")).toMatchObject({
      values: { reasons: "hub-leave-withheld" },
    });
    await done(a, checkIn("101"));
  });

  it("the home site alone: another site may only offer an envelope", async () => {
    place = await pollingPlace({ mode: "home-site" });
    const north = await place.device("A");
    expect(await north.act(checkIn("103"), "worker")).toMatchObject({
      values: { reasons: "another-site-is-home" },
    });
    await done(north, {
      kind: "provisional",
      voter: "103",
      envelope: "P-9",
      reason: "lives at the other site",
    });
  });

  it("says when each was last heard, and never more", async () => {
    place = await pollingPlace();
    const a = await place.device("A");
    await place.enrol("B");
    await until(
      () => a.mesh.connected(),
      (names) => names.includes("hub"),
    );
    await until(
      () => a.state().contacts.length,
      (n) => n === 2,
    );
    await place.hub.close();
    await until(
      () => a.mesh.connected(),
      (names) => names.length === 0,
    );
    place.clock.advance(12_000);
    expect(a.state().contacts).toEqual([
      { device: "B", secondsAgo: null, kind: "never-heard" },
      { device: "hub", secondsAgo: 12, kind: "heard" },
    ]);
    place.clock.advance(-60_000);
    expect(a.state().contacts).toContainEqual({ device: "hub", secondsAgo: null, kind: "clock-set-back" });
  });
});

describe("who may join", () => {
  it("negative: W5.4 F15 F4 a device with another package, another election or an unknown key is refused and named", async () => {
    place = await pollingPlace();
    const a = await place.device("A");
    const others = [
      await pollingPlace({ mode: "home-site" }),
      await pollingPlace({ electionId: "ele-2022" }),
    ];
    try {
      for (const other of others) {
        const stranger = await other.device("B");
        stranger.mesh.dial({ host: "127.0.0.1", port: a.mesh.port });
        const name = other === others[0] ? "peer-with-another-list" : "peer-of-another-election";
        for (const device of [a, stranger])
          await until(
            () => device.state().problems.map(({ refusal }) => refusal),
            (all) => all.includes(name),
          );
        expect(a.mesh.connected()).not.toContain("B");
      }
    } finally {
      for (const other of others) await other.end();
    }
  });

  it("negative: W5.4 S5 a device that nobody enrolled, or that speaks in another's name, is refused and told so", async () => {
    place = await pollingPlace();
    const a = await place.device("A");
    const read = readPackage(readFileSync(place.packageFile), null);
    if (!read.ok) throw new Error(read.refusal);
    writeFolder(`${place.folder}/X`, read.value, { device: "X", site: "north", key: newKey() });
    await place.enrol("B");
    const stolen = keyFromPem(readFileSync(`${place.folder}/B/key.pem`, "utf8"));
    writeFolder(`${place.folder}/C`, read.value, { device: "C", site: "north", key: stolen });
    for (const [name, refusal] of [
      ["X", "peer-key-unknown"],
      ["C", "peer-key-of-another-device"],
    ] as const) {
      const stranger = await place.open(name, [a.mesh.port, place.hub.mesh.port]);
      await until(
        () => [a.state().problems, stranger.state().problems].map((all) => all.map((one) => one.refusal)),
        ([mine, theirs]) => mine!.includes(refusal) && theirs!.includes(`told-${refusal}`),
      );
      expect(await stranger.act(checkIn("101"), "nobody")).toMatchObject({ refusal: "device-may-not" });
      expect(a.mesh.connected()).toEqual(["hub"]);
    }
  });

  it("negative: W5.0 a one-time code opens one device, for the right hub only", async () => {
    place = await pollingPlace();
    const { hub, folder, packageFile, clock } = place;
    const address = { host: "127.0.0.1", port: hub.mesh.port };
    const enrol = (to: string, code: string) =>
      enrolDevice({ folder: `${folder}/${to}`, packageFile, code, hub: address, clock });
    const code = hub.issueCode("A", "north");
    if (!code.ok) throw new Error(code.refusal);
    expect(hub.issueCode("A", "south")).toMatchObject({ refusal: "device-name-taken" });
    expect(hub.issueCode("C", "moon")).toMatchObject({ refusal: "site-unknown" });
    expect(await enrol("A", "not a code")).toMatchObject({ refusal: "enrol-code-malformed" });
    expect(await enrol("A", newCode(newKey().publicKey).text)).toMatchObject({
      refusal: "package-key-unknown",
    });
    expect(await enrol("A", newCode(place.hubKey.publicKey).text)).toMatchObject({
      refusal: "enrol-code-wrong",
    });
    expect(await enrol("A", code.value.toLowerCase().replaceAll("-", " "))).toEqual({
      ok: true,
      value: { device: "A", site: "north" },
    });
    expect(await enrol("again", code.value)).toMatchObject({ refusal: "enrol-code-used" });
    expect(await enrol("A", code.value)).toMatchObject({ refusal: "device-already-set-up" });
  });
});
