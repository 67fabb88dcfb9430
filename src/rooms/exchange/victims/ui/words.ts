import type { Message } from "../../../../basics/text.ts";
import type { Channel, Consent, Outcome, VictimLine, VictimState } from "../contract.ts";
import { messages } from "../messages.ts";

/** The words of the closed lists of a victim's record. */
export const stateWord: Readonly<Record<VictimState, Message>> = {
  waiting: messages["state-waiting"],
  told: messages["state-told"],
  acknowledged: messages["state-acknowledged"],
  unreachable: messages["state-unreachable"],
};

export const outcomeWord: Readonly<Record<Outcome, Message>> = {
  "attempt-blocked": messages["attempt-blocked"],
  "attempt-unknown": messages["attempt-unknown"],
  breach: messages.breach,
};

export const consentWord: Readonly<Record<Consent, Message>> = {
  unknown: messages["consent-unknown"],
  given: messages["consent-given"],
  refused: messages["consent-refused"],
  withdrawn: messages["consent-is-withdrawn"],
};

export const kindWord: Readonly<Record<VictimLine["kind"], Message>> = {
  person: messages["kind-person"],
  organisation: messages["kind-organisation"],
  campaign: messages["kind-campaign"],
  party: messages["kind-party"],
};

export const channelWord: Readonly<Record<Channel, Message>> = {
  mail: messages["by-mail"],
  phone: messages["by-phone"],
  "in-person": messages["by-in-person"],
  post: messages["by-post"],
};

export function choicesOf(words: Readonly<Record<string, Message>>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
