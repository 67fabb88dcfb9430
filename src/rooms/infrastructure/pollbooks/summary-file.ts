import { z } from "zod";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import { utf8, verify } from "./keys.ts";

/** The first word of what a hub signs at the certification. */
export const SUMMARY_FORMAT = "counterfoil-pollbook-summary/1";

/** A certified summary as it is downloaded: the exact text, the hub's signature over it, and the key that is said to be the hub's. */
const File = z.object({
  summary: z.string(),
  signature: z.string().regex(/^[0-9a-f]{128}$/),
  hubKey: z.string().regex(/^[0-9a-f]{64}$/),
});
const count = z.number().int();
const Summary = z.object({
  format: z.literal(SUMMARY_FORMAT),
  package: z.string(),
  electionId: z.string(),
  version: z.string(),
  totals: z.object({ voters: count, checkedIn: count, postal: count, provisional: count }),
});
export type VerifiedSummary = z.infer<typeof Summary> & { readonly hubKey: string };

/**
 * Checks a certified summary offline.
 * @param trusted the hub's key as it was learnt elsewhere, 64 digits; null where only the file's own is known
 */
export function verifySummary(
  text: string,
  trusted: string | null,
): Result<VerifiedSummary, "summary-unreadable" | "summary-key-differs" | "summary-signature-wrong"> {
  const file = File.safeParse(parsed(text));
  if (!file.success) return refuse("summary-unreadable");
  const { summary, signature, hubKey } = file.data;
  if (trusted !== null && trusted !== hubKey) return refuse("summary-key-differs", { key: hubKey });
  const [mark, key] = [Buffer.from(signature, "hex"), Buffer.from(hubKey, "hex")];
  if (!verify(utf8.encode(summary), mark, key)) return refuse("summary-signature-wrong");
  const said = Summary.safeParse(parsed(summary));
  return said.success ? ok({ ...said.data, hubKey }) : refuse("summary-unreadable");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
