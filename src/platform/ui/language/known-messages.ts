import type { Message } from "../../../basics/text.ts";

/** Every message of the app by its key, so that what arrives as data (an act, a refusal, a verb) is said in words. */
const known = new Map<string, Message>();

export function learnMessages(...sets: readonly Readonly<Record<string, Message>>[]): void {
  for (const set of sets) for (const message of Object.values(set)) known.set(message.key, message);
}

export function messageByKey(key: string): Message | undefined {
  return known.get(key);
}

/**
 * The reason of an act as a message with its values, where the house wrote the reason itself: a slice says `round {number}` under
 * `audits.because-round`, and the journal keeps that English text byte for byte. A person's own words are none of these.
 */
export function reasonMessage(
  action: string,
  why: string,
): { readonly message: Message; readonly values: Readonly<Record<string, string>> } | undefined {
  const begins = `${action.split(".")[0]}.because-`;
  for (const message of known.values()) {
    const values = message.key.startsWith(begins) ? valuesIn(message.en, why) : null;
    if (values !== null) return { message, values };
  }
  return undefined;
}

/** What stands at the placeholders of a template in a text that was written by it; null where it was not. A `number` is digits alone. */
function valuesIn(template: string, text: string): Record<string, string> | null {
  const pattern = template
    .split(/(\{\w+\})/)
    .map((part) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      if (name === undefined) return part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
      return `(?<${name}>${name === "number" ? "\\d+" : ".+"})`;
    })
    .join("");
  const found = new RegExp(`^${pattern}$`, "s").exec(text);
  return found === null ? null : { ...found.groups };
}

/** What was done, in words: the act `reports.grade` has the message `reports.did-grade`. */
export function actMessage(action: string): Message | undefined {
  const [slice, act] = action.split(".");
  return known.get(`${slice}.did-${act}`);
}
