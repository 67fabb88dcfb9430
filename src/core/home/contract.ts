import { z } from "zod";
import { limits } from "../../basics/bounded.ts";
import { endpoint } from "../../platform/contract/endpoint.ts";
import { may } from "../permissions/contract.ts";

const messageKey = z
  .string()
  .regex(/^[a-z-]+\.[a-z0-9-]+$/, "expected a message key such as victims.not-told-yet");

/** For whom something waits: the holders of a role in an organisation, everyone in it (role null), or one person. */
export const Addressee = z.union([
  z.strictObject({ organisationId: z.string(), role: z.string().nullable() }),
  z.strictObject({ personId: z.string() }),
]);

/** Something that waits for someone. The marking is that of the subject: whoever may not see the subject sees no row. */
export const Waiting = z.object({
  subject: z.string().min(1),
  kind: messageKey,
  title: z.string().min(1).max(limits.lineCharactersMax),
  /** Inside the election's part of the app, such as `exchange/victims/vic_…`. */
  path: z.string().max(limits.lineCharactersMax),
  verb: messageKey,
  for: Addressee,
  tlp: z.enum(["clear", "green", "amber", "amber+strict", "red"]),
  classification: z.number().int().min(0).max(3),
  dueAtMs: z.number().int().nullable(),
});
export type Waiting = z.infer<typeof Waiting>;

export const visitHome = endpoint({
  method: "POST",
  path: "/api/elections/{election}/home/visited",
  allow: may["home.visit"],
  summary: "I have seen what changed; tell me what changes from now on",
  params: z.object({ election: z.string() }),
  reply: z.object({ atMs: z.number().int() }),
  refusals: {},
});
