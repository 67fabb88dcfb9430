import type { Message } from "../../../../basics/text.ts";
import { tlps } from "../../../../core/sharing/contract.ts";
import { messages as mandates } from "../../../../core/mandates/messages.ts";
import type { Matter } from "../../../../core/mandates/contract.ts";
import { matters } from "../../../../core/mandates/contract.ts";
import type {
  alternatives,
  CaseState,
  Criterion,
  findings,
  Interest,
  memberStates,
  Outcome,
  Step,
  Vote,
} from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";

/** The words of the panel's closed lists. */
type Words<K extends string> = Readonly<Record<K, Message>>;

export const stateWord: Words<CaseState> = {
  briefed: messages["state-briefed"],
  deliberating: messages["state-deliberating"],
  decided: messages["state-decided"],
  routed: messages["state-routed"],
  withdrawn: messages["state-withdrawn"],
};

export const outcomeWord: Words<Outcome> = {
  notice: messages["outcome-notice"],
  bulletin: messages["outcome-bulletin"],
  "no-action": messages["outcome-no-action"],
};

export const outcomeThen: Words<Outcome> = {
  notice: screen["then-notice"],
  bulletin: screen["then-bulletin"],
  "no-action": screen["then-no-action"],
};

export const decideConsequence: Words<Outcome> = {
  notice: screen["decide-notice-consequence"],
  bulletin: screen["decide-bulletin-consequence"],
  "no-action": screen["decide-no-action-consequence"],
};

export const voteWord: Words<Vote> = {
  met: messages["vote-met"],
  "not-met": messages["vote-not-met"],
  abstain: messages["vote-abstain"],
};

export const interestWord: Words<Interest> = {
  none: messages["interest-none"],
  indirect: messages["interest-indirect"],
  direct: messages["interest-direct"],
};

export const stepWord: Words<Step> = {
  declare: screen["step-declare"],
  vote: screen["step-vote"],
  decide: screen["step-decide"],
  none: screen["step-none"],
};

export const criterionWord: Words<Criterion> = {
  "undermines-right": messages["criterion-undermines-right"],
  "undermines-credibility": messages["criterion-undermines-credibility"],
  confidence: messages["criterion-confidence"],
  accumulation: messages["criterion-accumulation"],
};

export const findingWord: Words<(typeof findings)[number]> = {
  low: messages["finding-low"],
  moderate: messages["finding-moderate"],
  high: messages["finding-high"],
  single: messages["finding-single"],
  cumulative: messages["finding-cumulative"],
};

export const alternativeWord: Words<(typeof alternatives)[number]> = {
  "party-briefed": messages["alternative-party-briefed"],
  "platform-contacted": messages["alternative-platform-contacted"],
  "authority-corrected": messages["alternative-authority-corrected"],
  waited: messages["alternative-waited"],
};

export const memberWord: Words<(typeof memberStates)[number]> = {
  "to-declare": messages["member-to-declare"],
  declared: messages["member-declared"],
  voted: messages["member-voted"],
  recused: messages["member-recused"],
};

export const matterWord = Object.fromEntries(
  matters.map((matter) => [matter, mandates[`matter-${matter}`]]),
) as Words<Matter>;

const classWord = [screen["class-0"], screen["class-1"], screen["class-2"], screen["class-3"]];

type Say = (message: Message) => string;

/** Choices of a field, in the reader's language. */
export function choicesOf<K extends string>(say: Say, words: Words<K>, only?: readonly K[]) {
  return Object.entries<Message>(words)
    .filter(([value]) => only === undefined || only.includes(value as K))
    .map(([value, label]) => ({ value, label: say(label) }));
}

export const markings = tlps.map((value) => ({ value, label: `TLP:${value.toUpperCase()}` }));

export const classes = (say: Say) =>
  classWord.map((label, level) => ({ value: String(level), label: say(label) }));
