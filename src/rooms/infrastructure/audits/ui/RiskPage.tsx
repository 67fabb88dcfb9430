import { claimSentence } from "@counterfoil/risk-limiting-audit";
import type { PlotOptions } from "@observablehq/plot";
import { useCallback } from "react";
import { useMayEnter } from "../../../../platform/ui/allowed.ts";
import { Say, useFormats, useSay, useSpeech } from "../../../../platform/ui/language/say.tsx";
import { Chart, chartColours } from "../../../../platform/ui/parts/Chart.tsx";
import { Empty } from "../../../../platform/ui/parts/Loaded.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { listDiscrepancies, type AuditDetail, type AuditedContest, type Round } from "../contract.ts";
import { AuditFrame } from "./AuditFrame.tsx";
import { Discrepancies } from "./Discrepancies.tsx";
import { reading } from "./reading-messages.ts";

/** The risk of each contest, round by round, as a picture that lay people read; then where paper and record differ. */
export function RiskPage() {
  const mayCompare = useMayEnter()(listDiscrepancies.allow);
  return (
    <AuditFrame>
      {(audit) => (
        <>
          <Risks audit={audit} />
          {mayCompare && <Discrepancies audit={audit} />}
        </>
      )}
    </AuditFrame>
  );
}

type Measured = Round & { readonly risk: NonNullable<Round["risk"]> };

function Risks({ audit }: { audit: AuditDetail }) {
  const say = useSay();
  const measured = audit.rounds.filter((round): round is Measured => round.risk !== null);
  return (
    <Section title={<Say m={reading["risk-question"]} />}>
      <p className="cf-text">{say(reading["risk-text"])}</p>
      {measured.length === 0 ? (
        <Empty>
          <Say m={reading["risk-none"]} />
        </Empty>
      ) : (
        audit.contests.map((contest) => <RiskOf key={contest.id} contest={contest} rounds={measured} />)
      )}
    </Section>
  );
}

interface Point {
  readonly draws: number;
  readonly risk: number;
}

function RiskOf({ contest, rounds }: { contest: AuditedContest; rounds: readonly Measured[] }) {
  const say = useSay();
  const { language } = useSpeech();
  const percent = usePercent();
  const risksAt = (round: Measured) => round.risk[contest.id] ?? [];
  const worst = (round: Measured) => Math.max(0, ...risksAt(round));
  const points: readonly Point[] = [
    { draws: 0, risk: 1 },
    ...rounds.map((round) => ({ draws: round.drawsSoFar, risk: worst(round) })),
  ];
  const limit = contest.riskLimit;
  const last = points.at(-1)?.risk ?? 1;
  const title = say(reading[`risk-${contest.standing}`], {
    contest: contest.title,
    risk: percent(last),
    limit: percent(limit),
  });
  const words = {
    limit: say(reading.limit, { limit: percent(limit) }),
    draws: say(reading["ballots-read"]),
    shares: [0, 0.2, 0.4, 0.6, 0.8, 1].map(percent),
  };
  const text = JSON.stringify({ points, limit, words, labels: points.map(({ risk }) => percent(risk)) });
  const draw = useCallback(
    (plot: typeof import("@observablehq/plot")): PlotOptions => lineOf(plot, JSON.parse(text) as Line),
    [text],
  );
  const data = {
    columns: [
      say(reading.assertion),
      ...rounds.map(({ number }) => say(reading["after-round"], { n: number })),
    ],
    rows: (contest.claims ?? []).map((claim, at) => [
      claimSentence(claim)[language.startsWith("fr") ? "fr" : "en"],
      ...rounds.map((round) => percent(risksAt(round)[at] ?? 1)),
    ]),
  };
  return (
    <Chart
      title={title}
      source={say(reading["risk-source"])}
      data={data}
      fileName={`audit-risk-${contest.id}`}
      draw={draw}
      heightPx={240}
    />
  );
}

/** Small risks keep two digits that say something: 0.034%, not 0%. */
function usePercent(): (share: number) => string {
  const formats = useFormats();
  return (share) =>
    formats.number(share, { style: "percent", maximumSignificantDigits: share < 0.1 ? 2 : 3 });
}

interface Line {
  readonly points: readonly Point[];
  readonly limit: number;
  readonly words: { readonly limit: string; readonly draws: string; readonly shares: readonly string[] };
  readonly labels: readonly string[];
}

function lineOf(plot: typeof import("@observablehq/plot"), line: Line): PlotOptions {
  const { points, limit, words, labels } = line;
  const most = Math.max(1, ...points.map(({ draws }) => draws));
  const labelled = points.map((point, at) => ({ ...point, label: labels[at] ?? "" }));
  return {
    marginTop: 24,
    marginLeft: 48,
    marginRight: 56,
    marginBottom: 40,
    x: { domain: [0, most], label: words.draws, labelAnchor: "center", ticks: 4, labelArrow: "none" },
    y: {
      domain: [0, 1],
      label: null,
      ticks: 5,
      tickFormat: (share: number) => words.shares[Math.round(5 * share)] ?? "",
    },
    marks: [
      plot.ruleY([limit], { stroke: chartColours[1], strokeDasharray: "6 4", strokeWidth: 2 }),
      plot.text([words.limit], {
        x: 0,
        y: limit,
        textAnchor: "start",
        dx: 6,
        dy: -8,
        fill: chartColours[1],
      }),
      plot.line(points, { x: "draws", y: "risk", stroke: chartColours[0], strokeWidth: 3 }),
      plot.dot(points, { x: "draws", y: "risk", fill: chartColours[0], r: 5 }),
      plot.text(labelled, { x: "draws", y: "risk", text: "label", dx: 10, dy: -10, textAnchor: "start" }),
      plot.ruleY([0]),
    ],
  };
}
