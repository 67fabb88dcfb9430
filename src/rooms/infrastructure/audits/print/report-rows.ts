import { claimSentence, outcomePhrase } from "@counterfoil/risk-limiting-audit";
import type { AuditReport } from "./report.ts";

type Row = readonly (string | number)[];

/**
 * The report as rows of one table, the same columns in every language: what a row is about, contest, item, round, value. Risks and
 * limits are shares of 1, not rounded.
 */
export function reportRows(report: AuditReport): Row[] {
  const { design } = report;
  const facts = {
    election: report.election,
    audit: report.audit,
    style: design.style,
    sampler: design.sampler,
    measure: JSON.stringify(design.measure),
    commitment: report.commitment,
    seed: report.seed,
    software: report.software,
  };
  return [
    ["about", "contest", "item", "round", "value"],
    ...Object.entries(facts).map(([name, value]): Row => ["audit", "", name, "", value]),
    ...report.rounds.map((draws, index): Row => ["round", "", "draws", index + 1, draws]),
    ...report.contests.flatMap((contest) => contestRows(report, contest)),
    ...report.discrepancies.flatMap(({ card, contest, record, paper }): Row[] => [
      ["record", contest, card, "", record],
      ["paper", contest, card, "", paper],
    ]),
    ...report.boards.map((members, index): Row => ["board", "", index + 1, "", members.join("; ")]),
  ];
}

function contestRows(report: AuditReport, one: AuditReport["contests"][number]): Row[] {
  const { contest, tally, reported, riskLimit, claims } = one;
  const { id, candidates } = contest;
  const verdict = report.verdicts[id] ?? "not-confirmed";
  const votes =
    tally.kind === "votes"
      ? candidates.map((name): Row => ["votes", id, name, "", tally.votes[name] ?? 0])
      : tally.rankings.map(({ ranking, count }): Row => ["ranking", id, ranking.join(" > "), "", count]);
  return [
    ["contest", id, "title", "", report.titles?.[id] ?? id],
    ["contest", id, "cards", "", contest.cards],
    ["contest", id, "risk limit", "", riskLimit],
    ["contest", id, "reported", "", outcomePhrase(reported).en],
    ["contest", id, "verdict", "", typeof verdict === "string" ? verdict : "counted"],
    ...(typeof verdict === "string"
      ? []
      : [["contest", id, "hand count", "", outcomePhrase(verdict.counted).en] as const]),
    ...votes,
    ...claims.flatMap((claim, at) =>
      (report.risk[id]?.[at] ?? []).map((risk, round): Row => [
        "risk",
        id,
        claimSentence(claim).en,
        round + 1,
        risk,
      ]),
    ),
  ];
}
