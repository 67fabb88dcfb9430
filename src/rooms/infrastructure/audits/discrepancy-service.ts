import { classify, type BoardReading, type Discrepancy } from "@counterfoil/risk-limiting-audit";
import { unreachable } from "../../../basics/assert.ts";
import { ok, refuse } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import type { Audit, AuditedContest, ContestOutcome, listDiscrepancies, PaperReading } from "./contract.ts";
import { roundsOf, type DrawnRound } from "./draw-store.ts";
import { sampleOf } from "./sample-service.ts";
import { findAudit } from "./store.ts";
import { cardsOfStratum } from "./strata-rules.ts";

/** Where paper and record differ, in the rounds that are measured: before, it would break the blindness of the boards. */
export const discrepancies: Serves<typeof listDiscrepancies> = async (cx, { params }) => {
  const audit = await findAudit(cx.tx, params.audit);
  if (audit === null) return refuse("audit-not-found");
  return ok({ rows: await discrepanciesOf(cx, audit) });
};

export async function discrepanciesOf(cx: Context, audit: Audit) {
  const rounds = (await roundsOf(cx.tx, audit.id)).filter(({ measuredAtMs }) => measuredAtMs !== null);
  if (!["comparison", "strata"].includes(audit.design.style)) return [];
  const polled = audit.design.style === "strata" ? polledCards(audit, rounds) : new Set<string>();
  const sample = await sampleOf(cx, audit, rounds);
  if (sample === null) return [];
  const draws = new Map<string, number>();
  for (const { cards } of rounds) for (const card of cards) draws.set(card, (draws.get(card) ?? 0) + 1);
  return audit.contests.flatMap((contest) =>
    [...sample.boards].flatMap(([card, line]) => {
      // A ballot of a pool has no record that it could differ from.
      if (sample.pools.has(card) || polled.has(card)) return [];
      const paper: PaperReading = (line.contests[contest.id] as PaperReading | undefined) ?? {
        kind: "contest-absent",
      };
      const recorded = sample.records.get(card);
      const record = recorded === undefined ? null : [...(recorded.contests[contest.id] ?? [])];
      const kind = discrepancyOf(contest, record, paper, audit.design.sampler === "card-styles");
      return kind === "none"
        ? []
        : [{ contest: contest.id, card, draws: draws.get(card) ?? 0, kind, record, paper }];
    }),
  );
}

function polledCards({ design }: Audit, rounds: readonly DrawnRound[]): ReadonlySet<string> {
  return new Set(rounds.flatMap(({ cards }) => cardsOfStratum(design, "polled", cards)));
}

/** For pairs of winner and loser; of rankings and lists only whether the two say the same. */
function discrepancyOf(
  contest: AuditedContest,
  record: readonly string[] | null,
  paper: PaperReading,
  cardStyles: boolean,
): Discrepancy {
  const { choice, candidates } = contest;
  if (choice.kind === "instant-runoff" || choice.kind === "seats")
    return JSON.stringify(record ?? []) === JSON.stringify(paper.kind === "votes" ? paper.votes : [])
      ? "none"
      : "other";
  const winners = winnersOf(contest.reported);
  const losers = candidates.filter((one) => !winners.includes(one));
  const votesAllowed =
    choice.kind === "plurality" ? choice.votesAllowed : choice.kind === "approval" ? candidates.length : 1;
  return classify({ winners, losers, votesAllowed, cardStyles }, record ?? "phantom", boardReading(paper));
}

function winnersOf(outcome: ContestOutcome): readonly string[] {
  if (outcome.kind === "winners") return outcome.winners;
  return outcome.kind === "runoff" ? outcome.advancing : [];
}

function boardReading(paper: PaperReading): BoardReading {
  switch (paper.kind) {
    case "votes":
      return paper.votes;
    case "contest-absent":
      return "contest-not-on-ballot";
    case "no-consensus":
      return "no-consensus";
    case "not-found":
    case "counted":
      return "ballot-not-found";
    default:
      return unreachable(paper);
  }
}
