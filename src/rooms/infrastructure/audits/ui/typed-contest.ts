import { outcomeOf } from "@counterfoil/risk-limiting-audit";
import { z } from "zod";
import type { Values } from "../../../../platform/ui/language/sentence.ts";
import { unreachable } from "../../../../basics/assert.ts";
import type { Message } from "../../../../basics/text.ts";
import { ContestSetUp, SocialChoice } from "../contract.ts";
import { screen } from "./screen-messages.ts";

export const choiceKinds = [
  "plurality",
  "approval",
  "supermajority",
  "threshold",
  "majority-or-runoff",
  "instant-runoff",
  "seats",
] as const;
export const seatMethods = ["dhondt", "sainte-lague", "modified-sainte-lague", "largest-remainder"] as const;

type Say = (message: Message, values?: Values) => string;

const whole = z.number().int().min(1);
const percent = z.number().gt(0).lt(100);

const shape = z.object({
  title: z.string().trim().min(1).max(100),
  nameInRecords: z.string().trim().min(1).optional(),
  kind: z.enum(choiceKinds),
  winners: whole.optional(),
  votesAllowed: whole.optional(),
  share: percent.optional(),
  method: z.enum(seatMethods).optional(),
  votes: z.string(),
  validCards: whole.optional(),
  reportedWinner: z.string().trim().optional(),
  cards: whole,
  riskLimit: percent,
});
type Typed = z.output<typeof shape>;
type Written = z.input<typeof ContestSetUp>;

/** A contest as it is typed, made into what the contract wants; what is wrong is said at its field, in the reader's language. */
export function typedContest(say: Say) {
  return shape.transform((typed, context): Written => {
    const wrong = (path: string, message: string) => {
      context.addIssue({ code: "custom", path: [path], message });
      return z.NEVER;
    };
    const read = readVotes(typed.votes, typed.kind === "instant-runoff");
    if (!read.ok) return wrong("votes", say(read.message, read.values));
    const base = {
      id: typed.title,
      title: typed.title,
      candidates: [...read.votes.keys()],
      choice: choiceOf(typed),
      cards: typed.cards,
      nameInRecords: typed.nameInRecords ?? null,
      riskLimit: typed.riskLimit / 100,
    };
    if (typed.kind === "instant-runoff") {
      const winner = typed.reportedWinner ?? "";
      if (!read.votes.has(winner)) return wrong("reportedWinner", say(screen["reported-unknown"]));
      return {
        ...base,
        announced: { kind: "of-records" },
        reported: { kind: "winners", winners: [winner] },
      };
    }
    const votes = Object.fromEntries(read.votes);
    const validCards = typed.validCards ?? leastValid(typed, [...read.votes.values()]);
    const outcome = outcomeOf(
      { id: base.id, candidates: base.candidates, choice: base.choice, cards: base.cards },
      { kind: "votes", votes, validCards },
    );
    if (!outcome.ok) return wrong("votes", say(screen["outcome-unclear"], { why: outcome.refusal }));
    return {
      ...base,
      announced: {
        kind: "votes",
        votes,
        ...(typed.validCards !== undefined && { validCards: typed.validCards }),
      },
      reported: outcome.value as Written["reported"],
    };
  });
}

/** What was typed, out of a contest that is set up. */
export function asTyped(contest: ContestSetUp): Record<string, unknown> {
  const { choice, announced } = contest;
  const votes = announced.kind === "votes" ? announced.votes : null;
  return {
    title: contest.title,
    nameInRecords: contest.nameInRecords ?? undefined,
    kind: choice.kind,
    winners: "winners" in choice ? choice.winners : "seats" in choice ? choice.seats : undefined,
    votesAllowed: "votesAllowed" in choice ? choice.votesAllowed : undefined,
    share: "share" in choice ? (100 * choice.share.numerator) / choice.share.denominator : undefined,
    method: "method" in choice ? choice.method : undefined,
    votes: contest.candidates.map((name) => (votes ? `${name}; ${votes[name] ?? 0}` : name)).join("\n"),
    validCards: announced.kind === "votes" ? announced.validCards : undefined,
    reportedWinner: contest.reported.kind === "winners" ? contest.reported.winners[0] : undefined,
    cards: contest.cards,
    riskLimit: Math.round(contest.riskLimit * 1e6) / 1e4,
  };
}

type ReadVotes =
  | { readonly ok: true; readonly votes: ReadonlyMap<string, number> }
  | { readonly ok: false; readonly message: Message; readonly values: Values };

/** One candidate a line, `Ada; 1520`; of rankings the names alone. */
export function readVotes(text: string, namesOnly: boolean): ReadVotes {
  const votes = new Map<string, number>();
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const found = line.trim();
    const values = { line: index + 1, found };
    const parts = /^(.*?)\s*[;\t]\s*([0-9][0-9\s\u202f\u00a0]*)$/.exec(found);
    if (!parts && !namesOnly) return { ok: false, message: screen["votes-line"], values };
    const name = (parts?.[1] ?? found).trim();
    if (name === "") return { ok: false, message: screen["votes-line"], values };
    if (votes.has(name))
      return { ok: false, message: screen["votes-twice"], values: { ...values, found: name } };
    votes.set(name, Number((parts?.[2] ?? "0").replaceAll(/\s/g, "")));
  }
  if (votes.size === 0) return { ok: false, message: screen["votes-none"], values: {} };
  return { ok: true, votes };
}

function choiceOf(typed: Typed): SocialChoice {
  const share = { numerator: Math.round((typed.share ?? 50) * 1000), denominator: 100_000 };
  switch (typed.kind) {
    case "plurality":
      return { kind: "plurality", winners: typed.winners ?? 1, votesAllowed: typed.votesAllowed ?? 1 };
    case "approval":
      return { kind: "approval", winners: typed.winners ?? 1 };
    case "majority-or-runoff":
      return { kind: "majority-or-runoff", advancing: typed.winners ?? 2 };
    case "instant-runoff":
      return { kind: "instant-runoff" };
    case "seats":
      return {
        kind: "seats",
        method: typed.method ?? "dhondt",
        seats: typed.winners ?? 1,
        ...(typed.share !== undefined && { threshold: share }),
      };
    case "supermajority":
    case "threshold":
      return { kind: typed.kind, share };
    default:
      return unreachable(typed.kind);
  }
}

/** The fewest ballots on which so many votes fit: with one vote a ballot, all of them. */
function leastValid(typed: Typed, votes: readonly number[]): number {
  const sum = votes.reduce((all, one) => all + one, 0);
  const most = Math.max(0, ...votes);
  if (typed.kind === "approval") return most;
  const each = typed.kind === "plurality" ? (typed.votesAllowed ?? 1) : 1;
  return Math.max(most, Math.ceil(sum / each));
}
