import type { PlotOptions } from "@observablehq/plot";
import { useCallback } from "react";
import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { Chart, chartColours } from "../../../../platform/ui/parts/Chart.tsx";
import { Empty } from "../../../../platform/ui/parts/Loaded.tsx";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import type { Measure, Share } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";
import { shares } from "./words.ts";

/** What it achieves on its labelled cases, as a picture with its table; or that it is untested. */
export function MeasureView({ measure, fileName }: { measure: Measure; fileName: string }) {
  const say = useSay();
  return (
    <Section title={<Say m={screen["measure-title"]} />}>
      {measure.tested ? (
        <Picture measure={measure} fileName={fileName} />
      ) : (
        <Empty>{say(screen["untested-text"])}</Empty>
      )}
    </Section>
  );
}

/** In one line, for a list. */
export function MeasureInShort({ measure }: { measure: Measure }) {
  const say = useSay();
  const words = useShareWords();
  if (!measure.tested) return <StateWord label={say(messages.untested)} tone="soon" />;
  return say(screen["in-short"], words(measure));
}

interface Bar {
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

function Picture({ measure, fileName }: { measure: Measure; fileName: string }) {
  const say = useSay();
  const formats = useFormats();
  const words = useShareWords();
  const bars = shares.flatMap(({ label, of }): Bar[] => {
    const { value, low, high } = of(measure);
    return value === null || low === null || high === null ? [] : [{ label: say(label), value, low, high }];
  });
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => formats.percent(share * 100, 100));
  const text = JSON.stringify({ bars, ticks, names: shares.map(({ label }) => say(label)) });
  const draw = useCallback(
    (plot: typeof import("@observablehq/plot")): PlotOptions => drawing(plot, JSON.parse(text) as Drawn),
    [text],
  );
  const percent = (share: number | null) => (share === null ? "–" : formats.percent(share * 1_000, 1_000));
  const row = (name: string, { count, of, value, low, high }: Share) => [
    name,
    percent(value),
    count,
    of,
    percent(low),
    percent(high),
  ];
  return (
    <Chart
      title={say(screen["measure-picture"], { n: measure.cases, ...words(measure) })}
      source={say(screen["measure-source"])}
      fileName={fileName}
      heightPx={170}
      draw={draw}
      data={{
        columns: [screen.measure, screen.share, screen.count, screen.of, screen.low, screen.high].map((one) =>
          say(one),
        ),
        rows: shares.map(({ label, of }) => row(say(label), of(measure))),
      }}
    />
  );
}

interface Drawn {
  readonly bars: readonly Bar[];
  readonly ticks: readonly string[];
  readonly names: readonly string[];
}

function drawing(plot: typeof import("@observablehq/plot"), { bars, ticks, names }: Drawn): PlotOptions {
  return {
    marginLeft: 150,
    marginRight: 30,
    x: {
      domain: [0, 1],
      ticks: [0, 0.25, 0.5, 0.75, 1],
      tickFormat: (_, at) => ticks[at] ?? "",
      label: null,
      grid: true,
    },
    y: { domain: [...names], label: null },
    marks: [
      plot.ruleY(bars, { y: "label", x1: "low", x2: "high", stroke: chartColours[0], strokeWidth: 4 }),
      plot.dot(bars, { y: "label", x: "value", fill: "currentColor", r: 6 }),
    ],
  };
}

/** `75% (3 / 4)` of each share; a share of nothing is said in words. */
function useShareWords(): (measure: Measure) => { precision: string; recall: string; rate: string } {
  const say = useSay();
  const formats = useFormats();
  const word = ({ count, of }: Share) =>
    of === 0
      ? say(screen["no-case"])
      : `${formats.percent(count, of)} (${formats.number(count)} / ${formats.number(of)})`;
  return (measure) => ({
    precision: word(measure.precision),
    recall: word(measure.recall),
    rate: word(measure.falsePositiveRate),
  });
}
