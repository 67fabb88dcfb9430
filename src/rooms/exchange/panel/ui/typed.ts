import { z } from "zod";
import { limits } from "../../../../basics/bounded.ts";
import { Tlp } from "../../../../core/sharing/contract.ts";

/** What a select gives is text; the contract wants a number. */
export const TypedClassification = z
  .string()
  .regex(/^[0-3]$/)
  .transform(Number);

export const Reason = z.string().trim().min(3).max(limits.textCharactersMax);
export const TypedMarking = { tlp: Tlp, classification: TypedClassification };
