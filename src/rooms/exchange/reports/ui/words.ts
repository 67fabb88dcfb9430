import type { Message } from "../../../../basics/text.ts";
import { phaseLabel } from "../../../../platform/ui/labels.ts";
import type { ReportLine } from "../contract.ts";
import { messages } from "../messages.ts";

/** The words of a report's closed lists. */
export const stateWord: Readonly<Record<ReportLine["state"], Message>> = {
  received: messages["state-received"],
  assessed: messages["state-assessed"],
  closed: messages["state-closed"],
};

export const outcomeWord: Readonly<Record<ReportLine["outcome"], Message>> = {
  "attempt-blocked": messages["attempt-blocked"],
  "attempt-unknown": messages["attempt-unknown"],
  breach: messages.breach,
};

export const kindWord: Readonly<Record<ReportLine["kind"], Message>> = {
  intrusion: messages["kind-intrusion"],
  influence: messages["kind-influence"],
  both: messages["kind-both"],
  unsure: messages["kind-unsure"],
};

export const channelWord: Readonly<Record<ReportLine["channel"], Message>> = {
  "public-form": messages["channel-public-form"],
  organisation: messages["channel-organisation"],
  machine: messages["channel-machine"],
};

export const phaseWord = phaseLabel;

export function choicesOf(words: Readonly<Record<string, Message>>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
