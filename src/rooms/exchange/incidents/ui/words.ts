import type { Message } from "../../../../basics/text.ts";
import { phaseLabel } from "../../../../platform/ui/labels.ts";
import { ui } from "../../../../platform/ui/messages.ts";
import { tlps } from "../../../../core/sharing/contract.ts";
import {
  activityKinds,
  aims,
  confidences,
  evidenceKinds,
  incidentStates,
  likelihoods,
  outcomes,
  sourceGrades,
  targetKinds,
} from "../contract.ts";
import { messages } from "../messages.ts";

export interface WordChoice {
  readonly value: string;
  readonly label: Message;
}

const each = <const V extends string>(values: readonly V[], word: (value: V) => Message): WordChoice[] =>
  values.map((value) => ({ value, label: word(value) }));

/** The closed lists of the slice as choices, in the reader's words. */
export const choices = {
  state: each(incidentStates, (value) => messages[`state-${value}`]),
  kind: each(activityKinds, (value) => messages[`kind-${value}`]),
  aim: each(aims, (value) => messages[`aim-${value}`]),
  target: each(targetKinds, (value) => messages[`target-${value}`]),
  outcome: each(outcomes, (value) => messages[`outcome-${value}`]),
  evidence: each(evidenceKinds, (value) => messages[`evidence-${value}`]),
  grade: each(sourceGrades, (value) => messages[`grade-${value}`]),
  credibility: each(["1", "2", "3", "4", "5", "6"], (value) => messages[`credibility-${value}`]),
  likelihood: each(likelihoods, (value) => messages[`likelihood-${value}`]),
  confidence: each(confidences, (value) => messages[`confidence-${value}`]),
  classification: each(["0", "1", "2", "3"], (value) => ui[`class-${value}`]),
  phase: Object.entries(phaseLabel).map(([value, label]): WordChoice => ({ value, label })),
} as const;

/** Labels of the protocol are the same in every language. */
export const markings = tlps.map((value) => ({ value, label: `TLP:${value.toUpperCase()}` }));

export const credibilityWord = (value: number): Message =>
  messages[`credibility-${value as 1 | 2 | 3 | 4 | 5 | 6}`];
