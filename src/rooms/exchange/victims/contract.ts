import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { LanguageTag } from "../../../core/elections/contract.ts";
import { idOf } from "../../../platform/contract/ids.ts";

export const VictimId = idOf("vic");
export type VictimId = z.infer<typeof VictimId>;

export const VictimKind = z.enum(["person", "organisation", "campaign", "party"]);
/** What befell them. An attempt is told like a breach, under the same clock (W1.17). */
export const Outcome = z.enum(["attempt-blocked", "attempt-unknown", "breach"]);
export type Outcome = z.infer<typeof Outcome>;
/** To be named in public. */
export const Consent = z.enum(["unknown", "given", "refused", "withdrawn"]);
export type Consent = z.infer<typeof Consent>;
export const Channel = z.enum(["mail", "phone", "in-person", "post"]);
export type Channel = z.infer<typeof Channel>;
/** `waiting` to be told, `told`, `acknowledged`, or `unreachable` after documented attempts. */
export const VictimState = z.enum(["waiting", "told", "acknowledged", "unreachable"]);
export type VictimState = z.infer<typeof VictimState>;

/** So many attempts must be on record before a case contact may say that somebody cannot be reached. */
export const attemptsBeforeUnreachable = 3;
export const rowsMax = 500;

const text = (charactersMax: number) =>
  z
    .string()
    .overwrite((given) => given.replaceAll(/\p{Surrogate}|\0/gu, "\uFFFD").trim())
    .max(charactersMax);
const line = text(limits.lineCharactersMax);
const lines = z.array(line.min(1)).max(50).default([]);
const momentMs = z.number().int().min(0).max(8_640_000_000_000_000);
/** Something that can be searched for in a text. */
const named = text(limits.nameCharactersMax).refine((given) => /[\p{L}\p{N}]/u.test(given), {
  message: "expected at least one letter or digit",
});

/** One affected, as registered. Consent is not part of it: it is the victim's to give. */
export const Registration = z.object({
  incident: idOf("inc"),
  kind: VictimKind,
  name: named,
  /** Other names, and descriptions by which a reader could tell who it is. */
  identifying: z.array(named).max(50).default([]),
  /** One mail address. */
  address: z.email().max(254).nullable().default(null),
  phone: line.min(3).nullable().default(null),
  language: LanguageTag,
  /** The one person of ours for them; without it a case contact of the election's desk. */
  contactPerson: idOf("per").nullable().default(null),
  safety: text(5000).default(""),
  outcome: Outcome,
  /** Their own account here, where they have one with the role of a victim. */
  account: idOf("per").nullable().default(null),
  redress: lines,
  /** Since when we know how to reach them; the time to tell runs from here. Now where it is left out. */
  contactKnownAtMs: momentMs.nullable().default(null),
});
export type Registration = z.infer<typeof Registration>;

export const Registrations = z.object({ rows: z.array(Registration).min(1).max(rowsMax) });

/** How many of which outcome; the ids stand in the order of the rows. */
export const Registered = z.object({
  total: z.number().int(),
  byOutcome: z.record(Outcome, z.number().int()),
  ids: z.array(VictimId),
  /** The first moment at which one of them must have been told; null where nobody knows how to reach any. */
  firstDueAtMs: z.number().int().nullable(),
});

export const VictimLine = z.object({
  id: VictimId,
  incidentId: z.string(),
  kind: VictimKind,
  name: z.string(),
  outcome: Outcome,
  consent: Consent,
  state: VictimState,
  contactPersonId: z.string(),
  language: z.string(),
  registeredAtMs: z.number().int(),
  /** Of the next step; null where nothing is due. */
  dueAtMs: z.number().int().nullable(),
  toldAtMs: z.number().int().nullable(),
  acknowledgedAtMs: z.number().int().nullable(),
});
export type VictimLine = z.infer<typeof VictimLine>;

export const Telling = z.object({
  id: z.string(),
  atMs: z.number().int(),
  channel: Channel,
  byPerson: z.string(),
  language: z.string(),
  textVersion: z.string(),
  text: z.string(),
});
export const Attempt = z.object({
  id: z.string(),
  atMs: z.number().int(),
  channel: Channel,
  byPerson: z.string(),
  note: z.string(),
});
export const ConsentWord = z.object({
  id: z.string(),
  atMs: z.number().int(),
  consent: Consent,
  byPerson: z.string(),
  how: z.string(),
});
export const Step = z.enum(["tell", "acknowledge"]);
export type Step = z.infer<typeof Step>;
export const Escalation = z.object({
  step: Step,
  level: z.number().int().min(1).max(3),
  dueAtMs: z.number().int(),
  atMs: z.number().int(),
});

export const Victim = VictimLine.extend({
  organisationId: z.string(),
  identifying: z.array(z.string()),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  safety: z.string(),
  accountPersonId: z.string().nullable(),
  redress: z.array(z.string()),
  contactKnownAtMs: z.number().int().nullable(),
  tellDueAtMs: z.number().int().nullable(),
});
export type Victim = z.infer<typeof Victim>;

/** One victim with what they were told, what was tried, what they said about their name, and what became overdue. */
export const VictimPage = Victim.extend({
  contactName: z.string(),
  tellings: z.array(Telling),
  attempts: z.array(Attempt),
  consents: z.array(ConsentWord),
  escalations: z.array(Escalation),
});
export type VictimPage = z.infer<typeof VictimPage>;

export const TellBody = z.object({
  channel: Channel,
  /** What the contact says in their own words, in the victim's language, instead of the house's text. */
  ownText: text(8000).min(20).optional(),
  /** They said at once that they have understood (on the phone, in person). */
  acknowledged: z.boolean().default(false),
});
export const Told = z.object({
  victim: VictimPage,
  /** For what was not told by mail: the code to hand over, shown once. Null by mail, where it stands in the letter. */
  code: z.string().nullable(),
});

/** Of one incident, by mail. */
export const TellAllBody = z.object({
  incident: idOf("inc"),
  /** Those whose attack worked, too; else they are told one by one. */
  breachesToo: z.boolean().default(false),
});
/** Why somebody who waits is not told with the others. */
export const LeftWhy = z.enum(["no-address", "safety", "address-not-mailable", "text-not-mailable"]);
export type LeftWhy = z.infer<typeof LeftWhy>;
export const ToldAll = z.object({
  told: z.number().int(),
  byOutcome: z.record(Outcome, z.number().int()),
  /** Up to `rowsMax`, what is due first comes first; they go on waiting. */
  left: z.array(z.object({ id: VictimId, why: LeftWhy })),
  /** So many more can be told by mail: `rowsMax` go out at a time. */
  more: z.number().int(),
});
/** Who waits to be told of one incident, and how many of them the letter reaches at once. */
export const WaitingOf = z.object({
  incidentId: z.string(),
  /** Null where the reader may not see the incident. */
  title: z.string().nullable(),
  attempts: z.number().int(),
  breaches: z.number().int(),
  /** Of both, those whom a letter cannot reach, or for whom something is noted that keeps them safe. */
  oneByOne: z.object({ attempts: z.number().int(), breaches: z.number().int() }),
  firstDueAtMs: z.number().int().nullable(),
});
export type WaitingOf = z.infer<typeof WaitingOf>;

const why = line.min(3);
export const AttemptBody = z.object({
  channel: Channel,
  note: why,
  /** Say that they cannot be reached; needs enough attempts on record, this one included. */
  giveUp: z.boolean().default(false),
});
export const ConsentBody = z.object({ consent: z.enum(["given", "refused", "withdrawn"]), how: why });
export const Change = z.object({
  identifying: z.array(named).max(50),
  address: z.email().max(254).nullable(),
  phone: line.min(3).nullable(),
  language: LanguageTag,
  safety: text(5000),
  redress: lines,
  why,
});
export type Change = z.infer<typeof Change>;

export const Lane = z.object({
  lane: z.enum(["attempts", "breaches"]),
  registered: z.number().int(),
  /** Whose time to tell has run out, or who were told before that. */
  due: z.number().int(),
  /** Of those due, told within the time. */
  toldInTime: z.number().int(),
  told: z.number().int(),
  acknowledged: z.number().int(),
  unreachable: z.number().int(),
  overdue: z.number().int(),
  /** From the moment the contact was known to the moment they were told; null where nobody was told. */
  medianHoursToTell: z.number().nullable(),
});
export const Measure = z.object({ tellVictimHoursMax: z.number().int(), lanes: z.array(Lane) });
export type Measure = z.infer<typeof Measure>;

export const Count = z.object({
  outcome: Outcome,
  told: z.boolean(),
  /** Null where there are fewer than `cellMin`. */
  victims: z.number().int().nullable(),
  cellMin: z.number().int(),
});
