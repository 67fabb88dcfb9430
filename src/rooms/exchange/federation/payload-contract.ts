import { z } from "zod";
import { Tlp } from "../../../core/sharing/contract.ts";
import { PublicMethod } from "../methods/contract.ts";
import { SharedCampaign } from "./campaign-contract.ts";
import { envelopeObjectsMax, KeyId, SharedPlaybook } from "./contract.ts";

export const StixObject = z.record(z.string(), z.unknown());
export type StixObject = z.infer<typeof StixObject>;

const Contents = z.strictObject({
  /** What objects without a marking of their own count as: the narrowest that anything in here can be. */
  unmarked: Tlp,
  bundle: z
    .strictObject({
      type: z.literal("bundle"),
      id: z.string().max(200),
      objects: z.array(StixObject).min(1).max(envelopeObjectsMax),
    })
    .nullable(),
  methods: z.array(PublicMethod).max(200),
  playbooks: z.array(SharedPlaybook).max(200).default([]),
  campaigns: z.array(SharedCampaign).max(50).default([]),
});
export type Contents = z.infer<typeof Contents>;

/** What is signed, format 1, as the slice's README tells it to strangers. */
export const Payload = z.strictObject({
  format: z.literal(1),
  id: z.uuid(),
  number: z.number().int().min(1).max(2_000_000_000),
  madeAt: z.iso.datetime({ precision: 3 }),
  space: z.enum(["live", "exercise"]),
  from: z.strictObject({ instance: z.string().min(1).max(255), election: z.string().min(1).max(200) }),
  to: z.strictObject({ keyId: KeyId, election: z.string().min(1).max(200) }),
  contents: Contents,
  /** SHA-256, hex, of the canonical JSON (RFC 8785) of `contents`. */
  contentsSha256: KeyId,
});
export type Payload = z.infer<typeof Payload>;
/** As it may be written: what has a default may be left out. */
export type PayloadWritten = z.input<typeof Payload>;
