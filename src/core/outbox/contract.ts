import { z } from "zod";
import { endpoint } from "../../platform/contract/endpoint.ts";
import { idOf } from "../../platform/contract/ids.ts";
import { pageOf, pageQuery } from "../../platform/contract/page.ts";
import { ElectionId } from "../elections/contract.ts";
import { may } from "../permissions/contract.ts";

/** A message as its reader may see it. Times in milliseconds since 1970 (UTC). */
export const OutboxMessage = z.object({
  id: idOf("msg"),
  kind: z.string(),
  state: z.enum(["queued", "sent", "failed", "held"]),
  language: z.string(),
  organisationId: z.string().nullable(),
  createdBy: z.string(),
  attempts: z.number().int(),
  lastError: z.string().nullable(),
  createdAtMs: z.number().int(),
  sentAtMs: z.number().int().nullable(),
  /** Null for who reads no contents. `about` holds ids of what the message is about. The text of a message with a secret is empty once it was sent. */
  contents: z
    .object({ to: z.string(), subject: z.string(), text: z.string(), about: z.array(z.string()) })
    .nullable(),
});
export type OutboxMessage = z.infer<typeof OutboxMessage>;

export const listOutbox = endpoint({
  method: "GET",
  path: "/api/elections/{election}/outbox",
  allow: may["outbox.list"],
  summary: "Messages that went out, or would have, newest first",
  params: z.object({ election: ElectionId }),
  query: z.object({ ...pageQuery, about: z.string().max(60).optional() }),
  reply: pageOf(OutboxMessage),
  refusals: {},
});
