import {
  claimSentence,
  outcomePhrase,
  verdictSentence,
  type RecordedContest,
  type RecordedDesign,
  type RecordedRisk,
  type RecordedVerdicts,
} from "@counterfoil/risk-limiting-audit";
import type { PrintedPage } from "../../../../platform/print/printed-page.ts";
import { pagesOfText, type Block } from "../../../../platform/print/text-pages.ts";
import { printSay, type PrintSay } from "./print-messages.ts";
import type { PrintSettings } from "./sheets.ts";

/** Everything that a report says, from the public record and from the room. Names are names of people who agreed to stand here. */
export type AuditReport = {
  readonly election: string;
  readonly audit: string;
  /** Titles of contests by their ids; the id where there is none. */
  readonly titles?: Readonly<Record<string, string>>;
  readonly contests: readonly RecordedContest[];
  readonly design: RecordedDesign;
  readonly commitment: string;
  readonly seed: string;
  /** Draws of each round. */
  readonly rounds: readonly number[];
  readonly risk: RecordedRisk;
  readonly verdicts: RecordedVerdicts;
  readonly discrepancies: readonly {
    readonly card: string;
    readonly contest: string;
    readonly record: string;
    readonly paper: string;
  }[];
  /** How many more there are than those that are named. */
  readonly moreDiscrepancies?: number;
  readonly boards: readonly (readonly string[])[];
  /** Name and version: who computes it again must know with what it was computed. */
  readonly software: string;
};

/** The report as pages; with lines on which each audit board signs. */
export function reportPages(report: AuditReport, settings: PrintSettings): readonly PrintedPage[] {
  const say = printSay(settings.language);
  const blocks: Block[] = [
    { kind: "title", text: say("report") },
    { kind: "text", text: say("reportWhat") },
    { kind: "facts", rows: factsOf(report, say) },
    { kind: "heading", text: say("result") },
    ...Object.entries(report.verdicts).map(([contest, verdict]): Block => ({
      kind: "item",
      text: verdictSentence(nameOf(report, contest), verdict)[settings.language],
    })),
    ...report.contests.flatMap((contest) => contestBlocks(report, contest, settings, say)),
    { kind: "heading", text: say("rounds") },
    ...report.rounds.map((draws, index): Block => ({
      kind: "item",
      text: say("round", { round: index + 1, draws }),
    })),
    { kind: "heading", text: say("discrepancies") },
    ...discrepancyBlocks(report, say),
    { kind: "heading", text: say("boards") },
    ...(report.boards.length === 0 ? [{ kind: "text", text: say("noBoards") } as const] : []),
    ...report.boards.flatMap((members): Block[] => [
      { kind: "item", text: members.join(", ") },
      { kind: "write", label: say("signed") },
    ]),
  ];
  return pagesOfText(settings.paper, blocks, settings.widthOf);
}

function factsOf(report: AuditReport, say: PrintSay): readonly (readonly [string, string])[] {
  const { design } = report;
  const { kind, ...parameters } = design.measure;
  const settings = Object.entries(parameters).map(([name, value]) => `${name} ${String(value)}`);
  return [
    [say("election"), report.election],
    [say("audit"), report.audit],
    [say("style"), say(design.style)],
    [say("sampler"), design.sampler],
    [say("measure"), [kind, ...settings].join(", ")],
    [say("commitment"), report.commitment],
    [say("seed"), report.seed],
    [say("software"), report.software],
  ];
}

function contestBlocks(
  report: AuditReport,
  { contest, tally, reported, riskLimit, claims }: RecordedContest,
  { language }: PrintSettings,
  say: PrintSay,
): readonly Block[] {
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumSignificantDigits: 3 });
  const number = new Intl.NumberFormat(language);
  const votes =
    tally.kind === "votes"
      ? contest.candidates.map((one) => `${one} ${number.format(tally.votes[one] ?? 0)}`).join(" · ")
      : number.format(tally.rankings.reduce((sum, { count }) => sum + count, 0));
  const shown = (value: number): string =>
    value < leastShown ? `< ${percent.format(leastShown)}` : percent.format(value);
  return [
    { kind: "heading", text: say("contest", { contest: nameOf(report, contest.id) }) },
    {
      kind: "facts",
      rows: [
        [say("reported"), outcomePhrase(reported)[language]],
        [say("votes"), votes],
        [say("cards"), number.format(contest.cards)],
        [say("riskLimit"), percent.format(riskLimit)],
      ],
    },
    ...claims.map((claim, index): Block => ({
      kind: "item",
      text: say("riskAfter", {
        claim: claimSentence(claim)[language],
        risks: (report.risk[contest.id]?.[index] ?? []).map(shown).join(" · "),
      }),
    })),
  ];
}

/** Smaller risks are only said to be smaller. */
const leastShown = 0.0001;

function discrepancyBlocks(report: AuditReport, say: PrintSay): readonly Block[] {
  const { discrepancies, moreDiscrepancies: more = 0 } = report;
  if (discrepancies.length === 0) return [{ kind: "text", text: say("noDiscrepancies") }];
  const named = discrepancies.map((one): Block => ({
    kind: "item",
    text: say("discrepancy", { ...one, contest: nameOf(report, one.contest) }),
  }));
  return more === 0 ? named : [...named, { kind: "text", text: say("moreDiscrepancies", { more }) }];
}

function nameOf({ titles }: AuditReport, contest: string): string {
  return titles?.[contest] ?? contest;
}
