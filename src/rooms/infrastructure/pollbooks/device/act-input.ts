import { z } from "zod";
import type { Act } from "../acts-rules.ts";

const Name = z.string().trim().min(1).max(128);
const Reason = z.string().trim().min(3).max(500);
const Event = z.string().regex(/^[0-9a-f]{64}$/);
const Style = Name.optional();

/** As a program says it, or as it is typed into a field. */
const Count = z.union([
  z.int().min(0).max(9_999_999),
  z
    .string()
    .trim()
    .regex(/^\d{1,7}$/)
    .transform(Number),
]);
const Line = z.int().min(1).max(100_000);

/** An act as it comes from the screen or from a program. Strict: a field that is not known is refused. */
export const ActInput: z.ZodType<Act> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("check-in"), voter: Name, styleGiven: Style }),
  z.strictObject({ kind: z.literal("issue"), voter: Name, styleGiven: Style }),
  z.strictObject({ kind: z.literal("spoil"), voter: Name, issue: Event, reason: Reason }),
  z.strictObject({ kind: z.literal("cast"), voter: Name }),
  z.strictObject({
    kind: z.literal("provisional"),
    voter: z.string().trim().max(128),
    envelope: Name,
    reason: Reason,
  }),
  z.strictObject({ kind: z.literal("undo"), events: z.array(Event).min(1).max(10), reason: Reason }),
  z.strictObject({ kind: z.literal("queue-join") }),
  z.strictObject({
    kind: z.literal("queue-leave"),
    ticket: Name.optional(),
    end: z.enum(["served", "gave-up"]),
  }),
  z.strictObject({
    kind: z.literal("paper-mark"),
    voter: Name,
    sheet: Name,
    line: Line,
    secondPerson: Name,
    styleGiven: Style,
  }),
  z.strictObject({ kind: z.literal("correct"), event: Event, value: Name, reason: Reason }),
  z.strictObject({ kind: z.literal("seal"), seal: Name }),
  z.strictObject({ kind: z.literal("hand-over"), from: Name, to: Name, seal: Name.optional() }),
  z.strictObject({ kind: z.literal("paper-begin"), book: Name, reason: Reason }),
  z.strictObject({
    kind: z.literal("paper-sheet"),
    sheet: Name,
    marks: z.array(z.strictObject({ line: Line, styleGiven: Style })).max(100),
    differed: z.int().min(0).max(100),
    secondPerson: Name,
  }),
  z.strictObject({ kind: z.literal("paper-end"), sheets: Count, marks: Count }),
  z.strictObject({
    kind: z.literal("site-close"),
    received: Count,
    unused: Count,
    box: Count,
    spoiled: Count,
    envelopes: Count,
    explanation: z.string().trim().max(500).default(""),
    secondPerson: Name,
  }),
]);

export const Actor = z.string().trim().min(2).max(80);
