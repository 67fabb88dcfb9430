import { z } from "zod";
import type { Act } from "../acts-rules.ts";

const Name = z.string().trim().min(1).max(128);
const Reason = z.string().trim().min(3).max(500);
const Event = z.string().regex(/^[0-9a-f]{64}$/);
const Style = Name.optional();

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
    line: z.int().min(1).max(100_000),
    secondPerson: Name,
    styleGiven: Style,
  }),
  z.strictObject({ kind: z.literal("correct"), event: Event, value: Name, reason: Reason }),
  z.strictObject({ kind: z.literal("seal"), seal: Name }),
  z.strictObject({ kind: z.literal("hand-over"), from: Name, to: Name }),
]);

export const Actor = z.string().trim().min(2).max(80);
