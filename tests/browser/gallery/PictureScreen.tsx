import type { PlotOptions } from "@observablehq/plot";
import { Chart } from "../../../src/platform/ui/parts/Chart.tsx";
import { Page, Section } from "../../../src/platform/ui/parts/Page.tsx";
import { Progress } from "../../../src/platform/ui/parts/Progress.tsx";
import { Timeline } from "../../../src/platform/ui/parts/Timeline.tsx";

const rows = [
  ["07:00", 12],
  ["09:00", 30],
  ["11:00", 22],
  ["13:00", 41],
  ["15:00", 18],
] as const;

const items = [
  { id: "a", atMs: 1_792_000_000_000, label: "First calls", lane: "Seen" },
  { id: "b", atMs: 1_792_040_000_000, untilMs: 1_792_200_000_000, label: "False site is up", lane: "Seen" },
  {
    id: "c",
    atMs: 1_792_060_000_000,
    label: "Report handed in",
    lane: "Done",
    path: "exchange/reports/rep_1",
  },
  { id: "d", atMs: 1_792_064_000_000, label: "Report graded", lane: "Done" },
  { id: "e", atMs: 1_792_210_000_000, label: "Bulletin published", lane: "Done" },
];

export function PictureScreen() {
  return (
    <Page title="Pictures">
      <Section title="Chart">
        <Chart
          title="The queue is longest at one o’clock"
          source="Counts of the polling places, 5 of 5, made up"
          data={{ columns: ["Time", "People waiting"], rows }}
          fileName="queue"
          draw={draw}
        />
      </Section>
      <Section title="Timeline">
        <Timeline title="Two days from the first call to the bulletin" items={items} fileName="days" />
      </Section>
      <Section title="Work that takes long">
        <Progress
          label="Read the register"
          done={420_000}
          total={1_000_000}
          perSecond={12_300}
          onStop={() => undefined}
        />
      </Section>
    </Page>
  );
}

function draw(plot: typeof import("@observablehq/plot")): PlotOptions {
  const data = rows.map(([time, waiting]) => ({ time, waiting }));
  return {
    marginTop: 24,
    x: { label: null },
    y: { axis: null },
    marks: [
      plot.barY(data, { x: "time", y: "waiting", fill: "var(--cf-chart-1)" }),
      plot.text(data, {
        x: "time",
        y: "waiting",
        text: (row: { waiting: number }) => String(row.waiting),
        dy: -8,
      }),
      plot.ruleY([0]),
    ],
  };
}
