import { unreachable } from "../../../../basics/assert.ts";
import type { Message } from "../../../../basics/text.ts";
import type { Formats } from "../../../../platform/ui/language/formats.ts";
import type { Speech } from "../../../../platform/ui/language/say.tsx";
import {
  writeIn,
  type AuditState,
  type ContestOutcome,
  type ContestStanding,
  type PaperReading,
  type SocialChoice,
  type styles,
  type unitStates,
} from "../contract.ts";
import { messages } from "../messages.ts";
import { entry } from "./entry-messages.ts";
import { screen } from "./screen-messages.ts";
import { steps } from "./step-messages.ts";

/** The words of the closed lists of audits. */
type Words<K extends string> = Readonly<Record<K, Message>>;
type Say = Speech["say"];

export const stateWord: Words<AuditState> = {
  "set-up": messages["state-set-up"],
  committed: messages["state-committed"],
  seeded: messages["state-seeded"],
  reading: messages["state-reading"],
  counting: messages["state-counting"],
  decided: messages["state-decided"],
  concluded: messages["state-concluded"],
  withdrawn: messages["state-withdrawn"],
};

export const standingWord: Words<ContestStanding> = {
  open: steps["standing-open"],
  confirmed: steps["standing-confirmed"],
  "full-count": steps["standing-full-count"],
  counted: steps["standing-counted"],
};

export const styleWord: Words<(typeof styles)[number]> = {
  comparison: screen.comparison,
  "batch-comparison": screen["batch-comparison"],
  polling: screen.polling,
  strata: screen.strata,
};

export const choiceWord: Words<SocialChoice["kind"]> = {
  plurality: screen["choice-plurality"],
  approval: screen["choice-approval"],
  supermajority: screen["choice-supermajority"],
  threshold: screen["choice-threshold"],
  "majority-or-runoff": screen["choice-majority-or-runoff"],
  "instant-runoff": screen["choice-instant-runoff"],
  seats: screen["choice-seats"],
};

export const unitStateWord: Words<(typeof unitStates)[number]> = {
  "to-read": entry["unit-to-read"],
  waiting: entry["unit-waiting"],
  disputed: entry["unit-disputed"],
  settled: entry["unit-settled"],
};

export const becauseWord: Words<"rounds-max" | "too-many-draws"> = {
  "rounds-max": steps["because-rounds-max"],
  "too-many-draws": steps["because-too-many-draws"],
};

export function choicesOf<K extends string>(say: Say, words: Words<K>) {
  return Object.entries<Message>(words).map(([value, label]) => ({ value, label: say(label) }));
}

/** `Ada and Bo won`; of lists, the seats of each. */
export function outcomeWords(outcome: ContestOutcome, say: Say, formats: Formats): string {
  switch (outcome.kind) {
    case "winners":
      return say(screen.won, { names: formats.list(outcome.winners) });
    case "no-winner":
      return say(screen["no-winner"]);
    case "runoff":
      return say(screen["to-runoff"], { names: formats.list(outcome.advancing) });
    case "seats": {
      const seats = Object.entries(outcome.seats).map(([name, n]) => say(screen["seats-of"], { name, n }));
      return say(screen["seats-won"], { names: formats.list(seats) });
    }
    default:
      return unreachable(outcome);
  }
}

/** What somebody read of one contest, in one line. */
export function readingWords(said: PaperReading | undefined, say: Say, formats: Formats): string {
  if (said === undefined) return say(entry.unsaid);
  switch (said.kind) {
    case "votes":
      return said.votes.length === 0
        ? say(entry.blank)
        : formats.list(said.votes.map((vote) => (vote === writeIn ? say(entry["write-in"]) : vote)));
    case "contest-absent":
      return say(entry.absent);
    case "not-found":
      return say(entry["not-found"]);
    case "no-consensus":
      return say(entry["no-consensus"]);
    case "counted":
      return countWords(said.tally, say, formats);
    default:
      return unreachable(said);
  }
}

function countWords(
  tally: Extract<PaperReading, { kind: "counted" }>["tally"],
  say: Say,
  formats: Formats,
): string {
  if (tally.kind === "rankings")
    return formats.list(
      tally.rankings.map(({ count, ranking }) => `${formats.number(count)}: ${ranking.join(" > ")}`),
    );
  const votes = Object.entries(tally.votes).map(([name, count]) => `${name} ${formats.number(count)}`);
  return `${formats.list(votes)}; ${say(entry["valid-cards-said"], { n: tally.validCards })}`;
}
