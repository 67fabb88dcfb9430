import { z } from "zod";
import { idOf } from "../../../platform/contract/ids.ts";

export const BundleId = idOf("bnd");
export type BundleId = z.infer<typeof BundleId>;
export const BundleObjectId = idOf("bob");

export const Marking = z.enum(["clear", "green", "amber", "amber+strict", "red"]);
export type Marking = z.infer<typeof Marking>;

const count = z.number().int().min(0);

/** In which form the file came. It is kept as STIX 2.1. */
export const Format = z.enum(["stix-2.1", "stix-2.0", "misp"]);
export type Format = z.infer<typeof Format>;

/** Whether the organisation made it itself, or another did and marked it. */
export const Origin = z.enum(["own", "received"]);
export type Origin = z.infer<typeof Origin>;

export const BundleLine = z.object({
  id: BundleId,
  name: z.string(),
  /** The narrowest marking of anything in it. */
  tlp: Marking,
  organisation: z.string(),
  /** As the importer said; what was taken in before anybody had to say counts as received. */
  origin: Origin,
  /** Who sent it, where it was received and the importer said it. */
  sender: z.string().nullable(),
  importedAtMs: z.number().int(),
  importedBy: z.string(),
  /** received = imported + quarantined + identical + conflicting, always. */
  received: count,
  imported: count,
  quarantined: count,
  /** The same object again under the same id and version. */
  identical: count,
  /** Another content under the same id and version. */
  conflicting: count,
  repairs: count,
});
export type BundleLine = z.infer<typeof BundleLine>;

/** What was kept though the standard would have it otherwise. */
const Note = z.object({
  type: z.string(),
  rule: z.string(),
  property: z.string(),
  section: z.string(),
  count,
  /** What the standard asks for, in the reader's language. */
  sentence: z.string(),
});

export const EventReport = z.object({
  /** In the file, counted from 0: the changes of the event name it. */
  index: count,
  uuid: z.string().nullable(),
  title: z.string(),
  /** The TLP of the event's own tags. */
  tlp: Marking.nullable(),
  /** Objects of STIX that it became. */
  objects: count,
  changed: count,
  lost: count,
});
export type EventReport = z.infer<typeof EventReport>;

export const Bundle = BundleLine.extend({
  format: Format,
  stixId: z.string().nullable(),
  specVersion: z.string().nullable(),
  sha256: z.string(),
  bytes: count,
  unmarkedAs: Marking,
  idsNotRandom: count,
  /** Each with its sentence in the reader's language. */
  repairsByRule: z.array(z.object({ rule: z.string(), sentence: z.string(), section: z.string(), count })),
  /** What the way into STIX 2.1 changed or left out, of a file in another form. */
  changesByRule: z.array(z.object({ rule: z.string(), sentence: z.string(), count })),
  /** Of a file of several MISP events: what became of each, in the order of the file; empty otherwise. */
  events: z.array(EventReport),
  /** Put right by a person after the import and taken after all. */
  fixed: count,
  notes: z.array(Note),
  /** References to what is not in the bundle: how many, and the first hundred. */
  dangling: count,
  danglingFirst: z.array(z.object({ objectId: z.string(), property: z.string(), target: z.string() })),
  /** Of the objects that this reader may see. */
  types: z.array(z.object({ type: z.string(), count })),
  markings: z.array(z.object({ tlp: Marking, count })),
});
export type Bundle = z.infer<typeof Bundle>;

export const Repair = z.object({
  object: BundleObjectId,
  stixId: z.string(),
  type: z.string(),
  property: z.string(),
  rule: z.string(),
  /** What was done, in the reader's language. */
  sentence: z.string(),
  /** For a value taken out or converted: what the standard asks for. */
  because: z.string().nullable(),
  /** Section of STIX 2.1. */
  section: z.string(),
  /** JSON, shortened to 500 characters for reading; null where there was or is nothing. */
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type Repair = z.infer<typeof Repair>;

export const Change = z.object({
  number: count,
  /** The object's STIX id, or the place in the event. */
  path: z.string(),
  rule: z.string(),
  /** What was done, in the reader's language. */
  sentence: z.string(),
  lost: z.boolean(),
  /** What was left out, as it came, shortened to 5,000 characters. */
  text: z.string().nullable(),
});
export type Change = z.infer<typeof Change>;

export const SetAside = z.object({
  place: count,
  kind: z.enum(["quarantined", "identical", "conflicting"]),
  stixId: z.string().nullable(),
  type: z.string().nullable(),
  /** Why, in the reader's language. */
  sentence: z.string(),
  property: z.string().nullable(),
  section: z.string().nullable(),
  /** Place of the object that was taken instead. */
  sameAs: count.nullable(),
  /** As it came. */
  text: z.string(),
  /** Put right by a person and taken. */
  fixed: z
    .object({ object: BundleObjectId, atMs: z.number().int(), byPerson: z.string(), why: z.string() })
    .nullable(),
});
export type SetAside = z.infer<typeof SetAside>;

export const BundleObject = z.object({
  id: BundleObjectId,
  stixId: z.string(),
  type: z.string(),
  name: z.string(),
  modified: z.string().nullable(),
  tlp: Marking,
  /** Of a type that STIX 2.1 does not define. */
  custom: z.boolean(),
  place: count,
  object: z.record(z.string(), z.unknown()),
});
export type BundleObject = z.infer<typeof BundleObject>;

export const SummaryItem = z.object({
  stixId: z.string(),
  kind: z.string(),
  name: z.string(),
  description: z.string(),
  labels: z.array(z.string()),
  codes: z.array(z.string()),
  firstSeen: z.string().nullable(),
  lastSeen: z.string().nullable(),
  tlp: Marking.nullable(),
  /** Can be what an activity of an incident rests on: something was done, said or used. */
  canBeActivity: z.boolean(),
});
export type SummaryItem = z.infer<typeof SummaryItem>;

export const SummaryLink = z.object({
  stixId: z.string(),
  type: z.string(),
  source: z.string(),
  target: z.string(),
  start: z.string().nullable(),
  stop: z.string().nullable(),
});
export type SummaryLink = z.infer<typeof SummaryLink>;

/** Lists end at their limit; the counts do not. */
export const Summary = z.object({
  items: z.array(SummaryItem),
  links: z.array(SummaryLink),
  reports: z.array(
    z.object({
      stixId: z.string(),
      name: z.string(),
      published: z.string().nullable(),
      objects: count,
    }),
  ),
  domains: z.array(z.string()),
  counts: z.object({ items: count, links: count, reports: count, domains: count, activities: count }),
});
export type Summary = z.infer<typeof Summary>;
