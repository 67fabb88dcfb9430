// Goal: the three declared modes, every reason against a check-in, and a staleness that claims no more than is known.
// Method: each mode against each state of the hub, each reason against the event that gives it, on a real ledger.
import { describe, expect, it } from "vitest";
import { checkIn, heal, issue, pollingDay } from "../../testing/polling-day.ts";
import type { Fact } from "../event/fact.ts";
import { mayCheckIn, type CheckInMode, type DeviceNow } from "./may-check-in.ts";
import { staleness } from "./staleness.ts";

const { hub, books } = pollingDay(2);
const [a, b] = [books[0]!, books[1]!];
const now = (hubLeave: DeviceNow["hubLeave"] = "unheard", book = a): DeviceNow => ({
  standing: book.ledger.devices().find((one) => one.device === book.device)!,
  hubLeave,
  hubHeardSecondsAgo: 12,
});
const voter = (name: string, homeSite: string | null = "site-A", book = a) => ({
  standing: book.ledger.voter(name),
  homeSite,
});

describe("W5.4 mayCheckIn", () => {
  it.each<[CheckInMode, DeviceNow["hubLeave"], string | null, string, string[]]>([
    ["home-site", "unheard", "site-A", "regular", []],
    ["home-site", "given", "site-B", "provisional", ["another-site-is-home"]],
    ["home-site", "given", null, "provisional", ["another-site-is-home"]],
    ["hub-leave", "given", "site-B", "regular", []],
    ["hub-leave", "withheld", "site-A", "provisional", ["hub-leave-withheld"]],
    ["hub-leave", "unheard", "site-A", "provisional", ["hub-not-heard"]],
    ["detect", "unheard", "site-B", "regular", []],
  ])("in mode %s, leave %s, home %s: %s", (mode, leave, home, answer, reasons) => {
    const told = mayCheckIn(mode, now(leave), voter("fresh", home));
    expect(told).toMatchObject({ answer, hubHeardSecondsAgo: 12 });
    expect(told.reasons.map((one) => one.reason)).toEqual(reasons);
  });

  it.each<[string, Fact, boolean]>([
    ["already-checked-in", checkIn("r1"), false],
    ["ballot-already-issued", issue("r2"), false],
    ["postal-ballot-out", issue("r3", "postal"), true],
    ["postal-ballot-received", { kind: "absentee-received", voter: "r4" }, true],
    ["ballot-already-cast", { kind: "ballot-cast", voter: "r5", site: "s", channel: "early" }, false],
  ])("negative: %s is a reason against it in every mode, with its event", (reason, fact, atHub) => {
    const { id } = (atHub ? hub : a).say(fact);
    heal([hub.ledger, a.ledger]);
    for (const mode of ["home-site", "hub-leave", "detect"] as const) {
      const told = mayCheckIn(mode, now("given"), voter("voter" in fact ? fact.voter : ""));
      expect(told.answer).toBe("provisional");
      expect(told.reasons).toMatchObject([{ reason, evidence: [{ event: id }] }]);
    }
  });

  it("negative: an open dispute and unsettled evidence are reasons too", () => {
    a.say(checkIn("d1"));
    b.say(checkIn("d1"));
    b.say(checkIn("d2"));
    b.say(checkIn("d3"));
    heal([a.ledger, b.ledger, hub.ledger]);
    const { reasons } = mayCheckIn("detect", now(), voter("d1"));
    expect(reasons.map((one) => one.reason)).toEqual(["already-checked-in", "dispute-open"]);
    const gap = pollingDay(2);
    const [, other] = gap.books;
    const records = ["x1", "x2"].map((name) => other!.say(checkIn(name)).record);
    gap.books[0]!.ledger.add(records[1]!);
    const told = mayCheckIn("detect", now("unheard", gap.books[0]), voter("x2", "site-A", gap.books[0]));
    expect(told.reasons.map((one) => one.reason)).toEqual(["evidence-unsettled"]);
  });

  it("negative: a sealed, retired or unknown device, or one with a fault in its log, checks nobody in", () => {
    const sick: [string, Partial<DeviceNow["standing"]>][] = [
      ["device-sealed", { seal: "S-1" }],
      ["device-retired", { retiredAfter: 4 }],
      ["device-not-enrolled", { publicKey: null }],
      ["device-log-stopped", { stopped: "fork" }],
    ];
    for (const [reason, more] of sick) {
      const device = { ...now("given"), standing: { ...now().standing, ...more } };
      expect(mayCheckIn("detect", device, voter("fresh"))).toMatchObject({
        answer: "stop",
        reasons: [{ reason }],
      });
    }
  });
});

describe("staleness", () => {
  it("says when each device was last heard, the stalest first, and claims nothing when the clock went back", () => {
    const contacts = [
      { device: "A", atMs: 1_000 },
      { device: "A", atMs: 8_000 },
      { device: "B", atMs: 2_000 },
      { device: "C", atMs: 99_000 },
    ];
    expect(staleness(20_500, ["A", "B", "C", "D"], contacts)).toEqual([
      { device: "C", secondsAgo: null, kind: "clock-set-back" },
      { device: "D", secondsAgo: null, kind: "never-heard" },
      { device: "B", secondsAgo: 18, kind: "heard" },
      { device: "A", secondsAgo: 12, kind: "heard" },
    ]);
  });
});
