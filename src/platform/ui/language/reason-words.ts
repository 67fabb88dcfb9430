import { reasonMessage } from "./known-messages.ts";
import type { Speech } from "./say.tsx";

/** Why something was done, as people read it: what the house wrote in the reader's language, what a person wrote as it is. */
export function reasonWords(
  { action, why }: { readonly action: string; readonly why: string },
  say: Speech["say"],
): string {
  const reason = reasonMessage(action, why);
  return reason === undefined ? why : say(reason.message, reason.values);
}
