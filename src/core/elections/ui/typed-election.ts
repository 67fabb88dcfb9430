import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { phases, type Phase } from "../../permissions/contract.ts";
import { Day, Election, ElectionRules } from "../contract.ts";

const Days = z
  .object({ startsOn: Day.optional(), endsOn: Day.optional() })
  .refine((days) => (days.startsOn === undefined) === (days.endsOn === undefined), {
    path: ["endsOn"],
    error: "elections-screen.both-days",
  });

const days = Object.fromEntries(phases.map((phase) => [phase, Days.optional()])) as Record<
  Phase,
  z.ZodOptional<typeof Days>
>;

/** Tags with commas between them. */
const Tags = z
  .string()
  .transform((text) => tagsIn(text))
  .pipe(Election.shape.languages);

const typed = {
  ...Election.shape,
  languages: Tags,
  phases: z.object(days).transform((given) =>
    phases.flatMap((phase) => {
      const { startsOn, endsOn } = given[phase] ?? {};
      return startsOn !== undefined && endsOn !== undefined ? [{ phase, startsOn, endsOn }] : [];
    }),
  ),
  rules: ElectionRules.extend({ requiredSectors: ElectionRules.shape.requiredSectors.default([]) }),
  howToVoteUrl: Election.shape.howToVoteUrl.default(null),
};

/** An election as the form holds it: languages in one line, two days for each phase. Its output is what the contract takes. */
export const TypedElection = z.object(typed);
export const TypedChange = TypedElection.extend({
  why: z.string().min(3).max(limits.lineCharactersMax),
}).transform(({ why, ...election }) => ({ election, why }));

export function tagsIn(text: string): string[] {
  return text
    .split(/[\s,;]+/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
}

/** The form's values of an election that exists. */
export function typedFrom(election: Election): Record<string, unknown> {
  return {
    ...election,
    languages: election.languages.join(", "),
    phases: Object.fromEntries(
      election.phases.map(({ phase, startsOn, endsOn }) => [phase, { startsOn, endsOn }]),
    ),
  };
}
