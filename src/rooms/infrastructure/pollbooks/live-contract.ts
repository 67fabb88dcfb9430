import { z } from "zod";
import { may } from "../../../core/permissions/contract.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { found, ofPackage, PackageState, reason } from "./package-contract.ts";

const count = z.number().int().min(0);

/** When a hub last heard a device, and nothing more: whether that one is switched on, nobody can know. */
export const DeviceNow = z.object({
  device: z.string(),
  site: z.string(),
  /** Whole seconds since a hub last heard it; null: never. */
  heardSecondsAgo: count.nullable(),
  /** `fresh` within half a minute, `stale` within five, then `silent`. */
  contact: z.enum(["fresh", "stale", "silent", "never"]),
  /** Events of its log that count, without a gap. */
  events: count,
  /** Why its log goes on no further: a gap, a fork, a broken link. */
  stopped: z.string().nullable(),
  retired: z.boolean(),
});
export type DeviceNow = z.infer<typeof DeviceNow>;

export const SiteNow = z.object({
  site: z.string(),
  name: z.string(),
  at: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
  devices: count,
  checkedIn: count,
  waiting: count,
  /** Of whoever joins now; null where nobody was served lately. */
  waitMinutes: count.nullable(),
  promise: z.enum(["kept", "soon", "late", "unknown"]),
  /** Since when it works on paper, by the clock of the first device that said so; null where it does not. */
  onPaperSinceMs: z.number().int().nullable(),
  /** The worst of its devices. */
  contact: z.enum(["fresh", "stale", "silent", "never", "none"]),
});
export type SiteNow = z.infer<typeof SiteNow>;

export const LiveNow = z.object({
  state: PackageState,
  asOfMs: z.number().int(),
  waitMinutesMax: count,
  voters: count,
  checkedIn: count,
  byChannel: z.object({ inPerson: count, early: count, postal: count, provisional: count }),
  /** Voters about whom something is open, as the desk lists them. */
  openDisputes: count,
  quarantined: count,
  sites: z.array(SiteNow),
  devices: z.array(DeviceNow),
  /** Voters by the hour of their check-in, by the clocks of the devices; `fromMs` is the hour's beginning. */
  hours: z.array(z.object({ fromMs: z.number().int(), checkedIn: count })),
});
export type LiveNow = z.infer<typeof LiveNow>;

export const readLive = endpoint({
  method: "GET",
  path: "/api/elections/{election}/pollbooks/{package}/live",
  allow: may["pollbooks.live"],
  summary: "Sites, devices, queues and turnout now, as far as the hub has heard",
  params: ofPackage,
  reply: LiveNow,
  refusals: { ...found, "hub-not-open": 409 },
});

export const retireDevice = endpoint({
  method: "POST",
  path: "/api/elections/{election}/pollbooks/{package}/devices/retire",
  allow: may["pollbooks.retire"],
  summary: "Take a device out of use: what it says after what is known now does not count",
  params: ofPackage,
  body: z.object({ device: z.string().min(1).max(128), why: reason }),
  reply: z.object({ device: z.string(), lastSeq: count }),
  refusals: { ...found, "hub-not-open": 409, "device-unknown": 404, "device-retired-already": 409 },
});

export const receivePostal = endpoint({
  method: "POST",
  path: "/api/elections/{election}/pollbooks/{package}/postal",
  allow: may["pollbooks.postal"],
  summary:
    "Record returned postal ballots by the voters' numbers; from here on no device checks them in as usual",
  params: ofPackage,
  body: z.object({ voters: z.array(z.string().trim().min(1).max(128)).min(1).max(500) }),
  reply: z.object({
    recorded: count,
    /** Received before: not recorded a second time. */
    already: z.array(z.string()),
    /** Checked in or served elsewhere: recorded, and now a dispute. */
    disputed: z.array(z.string()),
  }),
  refusals: { ...found, "hub-not-open": 409, "voters-unknown": 422 },
});

/** What the public is told, and nothing finer: sums rounded down to tens, as of a full hour. */
export const Turnout = z.object({
  /** Of the package, by language; empty in what was told before titles were. */
  title: z.record(z.string(), z.string()).default({}),
  asOfMs: z.number().int(),
  /** Rounded down to tens; null: fewer than ten. */
  checkedIn: count.nullable(),
  postal: count.nullable(),
  voters: count,
  sites: z.array(
    z.object({
      site: z.string(),
      name: z.string(),
      /** Null: fewer than ten, or nearly everybody, so that nobody can be told from it. */
      checkedIn: count.nullable(),
    }),
  ),
  hours: z.array(z.object({ fromMs: z.number().int(), checkedIn: count.nullable() })),
});
export type Turnout = z.infer<typeof Turnout>;

export const readTurnout = endpoint({
  method: "GET",
  path: "/api/elections/{election}/turnout",
  allow: may["pollbooks.turnout"],
  summary: "Turnout as the public is told it: rounded sums by site and by hour, as of the last full hour",
  params: ofPackage.omit({ package: true }),
  reply: z.object({
    /** One of each package of the election, such as early voting and polling day, in the order in which they began. */
    turnouts: z.array(Turnout),
  }),
  refusals: {},
});
