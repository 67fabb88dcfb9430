import type { Message } from "../../../../basics/text.ts";
import type { Tone } from "../../../../platform/ui/parts/ObjectHead.tsx";
import type { Area, LastResult, PracticeState, Principle } from "../contract.ts";
import { messages } from "../messages.ts";

export const stateWord: Readonly<Record<PracticeState, Message>> = {
  failing: messages["state-failing"],
  "no-test": messages["state-no-test"],
  "no-acceptance": messages["state-no-acceptance"],
  "no-negative": messages["state-no-negative"],
  "no-way": messages["state-no-way"],
  "not-measured": messages["state-not-measured"],
  done: messages["state-done"],
};

export const stateTone: Readonly<Record<PracticeState, Tone>> = {
  failing: "danger",
  "no-test": "plain",
  "no-acceptance": "plain",
  "no-negative": "plain",
  "no-way": "plain",
  "not-measured": "plain",
  done: "good",
};

export const areaWord: Readonly<Record<Area, Message>> = {
  goals: messages["area-goals"],
  sharing: messages["area-sharing"],
  interference: messages["area-interference"],
  contingencies: messages["area-contingencies"],
  information: messages["area-information"],
  infrastructure: messages["area-infrastructure"],
  citizens: messages["area-citizens"],
};

export const resultWord: Readonly<Record<LastResult, Message>> = {
  passed: messages["result-passed"],
  failed: messages["result-failed"],
  skipped: messages["result-skipped"],
  "not-measured": messages["result-not-measured"],
};

export const principleWord = (principle: Principle): Message => messages[`principle-${principle}`];

export function choicesOf(words: Readonly<Record<string, Message>>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
