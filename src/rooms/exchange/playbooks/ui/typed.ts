import { z } from "zod";
import { PlaybookText, Step, type Playbook, type PlaybookDetail } from "../contract.ts";
import { screen } from "./screen-messages.ts";
import type { Tone } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { messages } from "../messages.ts";

/** Steps as they are typed, one a line: `Ask the authority | Desk | 15`. */
export const TypedSteps = z.string().transform((text, context): Step[] => {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .flatMap((line) => {
      const [what = "", who = "", minutes = "", ...more] = line.split("|").map((part) => part.trim());
      const withinMinutes = minutes === "" ? null : Number(minutes);
      const step = Step.safeParse({ what, who, withinMinutes });
      if (step.success && more.length === 0) return [step.data];
      context.addIssue({ code: "custom", message: screen["step-wrong"].key });
      return [];
    });
});

/** Codes as they are typed, with commas or spaces between them. */
export const TypedCodes = z.string().transform((text) => text.split(/[\s,;]+/).filter(Boolean));

/** What a person types of a playbook's text, checked by the contract's own schema. */
export const typedText = {
  title: PlaybookText.shape.title,
  purpose: PlaybookText.shape.purpose,
  steps: TypedSteps.pipe(PlaybookText.shape.steps),
  techniques: TypedCodes.pipe(PlaybookText.shape.techniques),
  reviewBy: PlaybookText.shape.reviewBy,
};

export function typedOf(playbook: PlaybookDetail): Record<string, unknown> {
  return {
    title: playbook.title,
    purpose: playbook.purpose,
    steps: playbook.steps
      .map(({ what, who, withinMinutes }) =>
        [what, who, withinMinutes ?? ""].join(" | ").replace(/ \| $/, ""),
      )
      .join("\n"),
    techniques: playbook.techniques.join(", "),
    reviewBy: playbook.reviewBy,
  };
}

export const stateWord = {
  draft: messages["state-draft"],
  current: messages["state-current"],
  stale: messages["state-stale"],
  retired: messages["state-retired"],
} as const;

export function toneOf(state: Playbook["state"]): Tone {
  if (state === "stale") return "danger";
  if (state === "draft") return "soon";
  return state === "current" ? "good" : "plain";
}

export const moveWord = {
  revise: screen["move-revise"],
  adopt: screen["move-adopt"],
  exercise: screen["move-exercise"],
  review: screen["move-review"],
  retire: screen["move-retire"],
} as const;
