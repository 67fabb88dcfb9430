/** How a voter votes. */
export const CHANNELS = ["in-person", "early", "postal"] as const;
export type Channel = (typeof CHANNELS)[number];

/** How somebody leaves the queue. */
export const QUEUE_ENDS = ["served", "gave-up"] as const;
export type QueueEnd = (typeof QUEUE_ENDS)[number];

/** What a correction may put right. Who the voter is, is not among them: that is undone and done again. */
export const CORRECTABLE = ["site", "styleDue", "styleGiven"] as const;
export type Correctable = (typeof CORRECTABLE)[number];

/**
 * Every fact with its fields in the order of their encoding. There is no field for a ballot's number or content, and a field
 * that is not here cannot be written: nothing links a voter to what the voter's ballot says.
 */
export const FACT_FIELDS = {
  /** The voter stood here and was found on the list. */
  "check-in": { voter: "name", site: "name", channel: "channel" },
  /** A blank ballot was handed out or posted: the style that is due by the address, and the style that was really given. */
  "ballot-issued": { voter: "name", site: "name", channel: "channel", styleDue: "name", styleGiven: "name" },
  /** The ballot of the issue named came back unused: spoilt, or surrendered. */
  "ballot-spoiled": { voter: "name", issue: "id", reason: "reason" },
  /** The voter put a ballot into the box. */
  "ballot-cast": { voter: "name", site: "name", channel: "channel" },
  /** An envelope with a number of its own; the voter is empty where the person is on no list. */
  "provisional-issued": { voter: "maybe-name", site: "name", envelope: "name", reason: "reason" },
  /** The hub's alone: a returned postal ballot's envelope. */
  "absentee-received": { voter: "name" },
  /** A ticket is unique within its site; it names no voter. */
  "queue-joined": { ticket: "name", site: "name" },
  "queue-left": { ticket: "name", site: "name", end: "queue-end" },
  /** Removes the one event of this same device that it names. */
  undo: { event: "id", reason: "reason" },
  /** A line of a paper sheet keyed in: check-in and issue in one. The actor keys, the second person reads along. */
  "paper-mark": {
    voter: "name",
    site: "name",
    channel: "channel",
    sheet: "name",
    line: "number",
    styleDue: "name",
    styleGiven: "name",
    secondPerson: "name",
  },
  /** The site works on paper from here on: with this printed book. */
  "paper-begun": { site: "name", book: "name", reason: "reason" },
  /** A sheet with marks, counted by hand and keyed in by two people apart; on so many lines they differed and looked again. */
  "sheet-counted": { site: "name", sheet: "name", marks: "number", differed: "number", secondPerson: "name" },
  /** The site is back at its devices: ends the beginnings named. So many sheets bear so many marks, counted by hand. */
  "paper-ended": { site: "name", begun: "ids", sheets: "number", marks: "number" },
  /** Counted by hand when the polls have closed; `unused` are blank ballots left over. What differs is explained, or nothing does. */
  "site-closed": {
    site: "name",
    received: "number",
    unused: "number",
    box: "number",
    spoiled: "number",
    envelopes: "number",
    explanation: "maybe-reason",
    secondPerson: "name",
  },
  /** Puts one field of an event of this same device right; the last one holds. */
  correction: { event: "id", field: "correctable", value: "name", reason: "reason" },
  /** The hub's alone: an adjudicator has considered these events about the voter and upholds some of them. */
  decision: { voter: "name", considered: "ids", upheld: "ids", reason: "reason" },
  /** The hub's alone: from here on this key speaks for this device. */
  "device-enrolled": { device: "name", site: "name", publicKey: "key" },
  /** Put under a numbered seal: what this device says before it is handed over does not count. */
  "device-sealed": { seal: "name" },
  /** The hub's alone: whatever the device says after its event `lastSeq` does not count. */
  "device-retired": { device: "name", lastSeq: "number", reason: "reason" },
  /** From one custodian to the next; opens the seal, if there is one. */
  "device-handed-over": { from: "name", to: "name" },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Shape>>>>;

export type Shape =
  | "name"
  | "maybe-name"
  | "reason"
  | "maybe-reason"
  | "number"
  | "id"
  | "ids"
  | "key"
  | "channel"
  | "queue-end"
  | "correctable";

type Fields = typeof FACT_FIELDS;
export type FactKind = keyof Fields;

type Values = {
  readonly name: string;
  readonly "maybe-name": string;
  readonly reason: string;
  readonly "maybe-reason": string;
  readonly number: number;
  readonly id: string;
  readonly ids: readonly string[];
  readonly key: string;
  readonly channel: Channel;
  readonly "queue-end": QueueEnd;
  readonly correctable: Correctable;
};

export type FactOf<K extends FactKind> = { readonly kind: K } & {
  readonly [F in keyof Fields[K]]: Fields[K][F] extends Shape ? Values[Fields[K][F]] : never;
};

/** One thing that happened at a site, or that the hub says. Ids are 64 lower-case hexadecimal digits. */
export type Fact = { [K in FactKind]: FactOf<K> }[FactKind];

/** Said by any other device, these do not count. */
export const HUB_ONLY: ReadonlySet<FactKind> = new Set<FactKind>([
  "absentee-received",
  "decision",
  "device-enrolled",
  "device-retired",
]);

/** What a device may take back of its own. */
export const UNDOABLE: ReadonlySet<FactKind> = new Set<FactKind>([
  "check-in",
  "ballot-issued",
  "ballot-spoiled",
  "ballot-cast",
  "provisional-issued",
  "absentee-received",
  "queue-joined",
  "queue-left",
  "paper-mark",
  "paper-begun",
  "sheet-counted",
  "paper-ended",
  "site-closed",
]);

/** The voter that a fact is about, or null. */
export function voterOf(fact: Fact): string | null {
  return "voter" in fact && fact.voter !== "" ? fact.voter : null;
}
