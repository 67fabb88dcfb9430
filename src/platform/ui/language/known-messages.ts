import type { Message } from "../../../basics/text.ts";

/** Every message of the app by its key, so that what arrives as data (an act, a refusal, a verb) is said in words. */
const known = new Map<string, Message>();

export function learnMessages(...sets: readonly Readonly<Record<string, Message>>[]): void {
  for (const set of sets) for (const message of Object.values(set)) known.set(message.key, message);
}

export function messageByKey(key: string): Message | undefined {
  return known.get(key);
}

/** What was done, in words: the act `reports.grade` has the message `reports.did-grade`. */
export function actMessage(action: string): Message | undefined {
  const [slice, act] = action.split(".");
  return known.get(`${slice}.did-${act}`);
}
