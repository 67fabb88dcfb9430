import type { Message } from "../../../../basics/text.ts";
import type { Tone } from "../../../../platform/ui/parts/ObjectHead.tsx";
import type { Answer, Measure, Method, MethodText, Outcome, State } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";

type Words<K extends string> = Readonly<Record<K, Message>>;

export const stateWord: Words<State> = {
  draft: messages["state-draft"],
  published: messages["state-published"],
  retired: messages["state-retired"],
};

export const answerWord: Words<Answer> = { positive: messages.positive, negative: messages.negative };

export const outcomeWord: Words<Outcome> = {
  "true-positive": messages["outcome-true-positive"],
  "false-positive": messages["outcome-false-positive"],
  "false-negative": messages["outcome-false-negative"],
  "true-negative": messages["outcome-true-negative"],
};

export const partWord: Words<keyof MethodText> = {
  name: screen.name,
  indicator: screen.indicator,
  check: screen.check,
  limits: screen.limits,
};

/** The three shares of a measure in the order in which they are read. */
export const shares = [
  { label: screen.precision, of: (measure: Measure) => measure.precision },
  { label: screen.recall, of: (measure: Measure) => measure.recall },
  { label: screen["false-positive-rate"], of: (measure: Measure) => measure.falsePositiveRate },
] as const;

export function toneOf({
  state,
  version,
  publishedVersion,
}: Pick<Method, "state" | "version" | "publishedVersion">): Tone {
  if (state === "retired") return "plain";
  return version === publishedVersion ? "good" : "soon";
}
