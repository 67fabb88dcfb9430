import type { PlotOptions } from "@observablehq/plot";
import { useCallback } from "react";
import { Say, useSay, useSpeech } from "../../../../platform/ui/language/say.tsx";
import { Chart, chartColours } from "../../../../platform/ui/parts/Chart.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import type { TechniqueDetail } from "../contract.ts";
import { screen } from "./screen-messages.ts";

const series = ["incidents", "reports", "bundles"] as const;

interface Bar {
  readonly month: string;
  readonly count: number;
  readonly colour: string;
}

/** Sightings of each of the last twelve months, as a picture with its table. */
export function TrendPicture({ technique }: { technique: TechniqueDetail }) {
  const say = useSay();
  const { language } = useSpeech();
  const { months, code } = technique;
  const words = series.map((kind) => say(screen[kind]));
  const rows = months.map((each) => [monthIn(language, each.month), ...series.map((kind) => each[kind])]);
  const total = months.reduce((sum, each) => sum + each.incidents + each.reports + each.bundles, 0);
  const text = JSON.stringify(rows);
  const draw = useCallback(
    (plot: typeof import("@observablehq/plot")): PlotOptions =>
      drawing(plot, barsOf(JSON.parse(text) as (string | number)[][])),
    [text],
  );
  return (
    <Section title={<Say m={screen["trend-title"]} />}>
      <p>
        {series.map((kind, at) => (
          <span key={kind}>
            <span aria-hidden="true" style={{ color: chartColours[at] }}>
              ■
            </span>{" "}
            <Say m={screen[kind]} />{" "}
          </span>
        ))}
      </p>
      <Chart
        title={say(screen["trend-picture"], { n: total })}
        source={say(screen["trend-source"])}
        fileName={`${code}-trend`}
        heightPx={220}
        draw={draw}
        data={{ columns: [say(screen.month), ...words], rows }}
      />
    </Section>
  );
}

function monthIn(language: string, month: string): string {
  const format = new Intl.DateTimeFormat(language, { month: "short", year: "2-digit", timeZone: "UTC" });
  return format.format(Date.parse(`${month}-15`));
}

function barsOf(rows: readonly (readonly (string | number)[])[]): Bar[] {
  return rows.flatMap(([month, ...counts]) =>
    counts.map((count, at) => ({
      month: String(month),
      count: Number(count),
      colour: chartColours[at] ?? chartColours[0],
    })),
  );
}

function drawing(plot: typeof import("@observablehq/plot"), bars: readonly Bar[]): PlotOptions {
  const most = Math.max(1, ...totals(bars));
  return {
    marginLeft: 40,
    marginBottom: 50,
    x: { domain: [...new Set(bars.map(({ month }) => month))], label: null, tickRotate: -40 },
    y: { domain: [0, most], ticks: Math.min(most, 5), tickFormat: "d", label: null, grid: true },
    marks: [plot.barY(bars, { x: "month", y: "count", fill: "colour" }), plot.ruleY([0])],
  };
}

function totals(bars: readonly Bar[]): number[] {
  const found = new Map<string, number>();
  for (const { month, count } of bars) found.set(month, (found.get(month) ?? 0) + count);
  return [...found.values()];
}
