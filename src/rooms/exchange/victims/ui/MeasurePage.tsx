import type { PlotOptions } from "@observablehq/plot";
import { useCallback } from "react";
import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { Chart, chartColours } from "../../../../platform/ui/parts/Chart.tsx";
import { Empty } from "../../../../platform/ui/parts/Loaded.tsx";
import { PageOf, Section } from "../../../../platform/ui/parts/Page.tsx";
import { PlainTable } from "../../../../platform/ui/parts/Picture.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import type { Measure } from "../contract.ts";
import { measureVictims } from "../endpoints-contract.ts";
import { screen } from "./screen-messages.ts";

/** Are attempts told like breaches? Counted apart, under one clock. */
export function MeasurePage() {
  const say = useSay();
  const { electionId } = usePlace();
  const query = useQueryOf(measureVictims, { params: { election: electionId } }, { subjects: ["vic"] });
  const hours = query.data?.tellVictimHoursMax;
  return (
    <PageOf
      title={say(screen["measure-title"])}
      lead={hours === undefined ? null : say(screen["measure-lead"], { hours })}
      query={query}
    >
      {(measure) => (
        <>
          <Lanes measure={measure} />
          <Shares measure={measure} />
        </>
      )}
    </PageOf>
  );
}

/** A rate never stands without its two numbers. */
function useTable(measure: Measure) {
  const say = useSay();
  const formats = useFormats();
  const rate = (some: number, of: number) =>
    of === 0 ? "0 / 0" : `${formats.percent(some, of)} (${formats.number(some)} / ${formats.number(of)})`;
  return {
    columns: [
      say(screen.lane),
      say(screen.registered2),
      say(screen["in-time"]),
      say(screen.acknowledged),
      say(screen.overdue),
      say(screen.unreachable),
      say(screen.median),
    ],
    rows: measure.lanes.map((lane) => [
      say(screen[lane.lane]),
      lane.registered,
      rate(lane.toldInTime, lane.due),
      rate(lane.acknowledged, lane.told),
      lane.overdue,
      lane.unreachable,
      lane.medianHoursToTell === null ? "–" : Math.round(lane.medianHoursToTell * 10) / 10,
    ]),
  };
}

function Lanes({ measure }: { measure: Measure }) {
  const say = useSay();
  const data = useTable(measure);
  return (
    <Section title={say(screen.lane)}>
      <PlainTable name={say(screen["measure-title"])} data={data} />
    </Section>
  );
}

function Shares({ measure }: { measure: Measure }) {
  const say = useSay();
  const data = useTable(measure);
  const draw = useCallback(
    (plot: typeof import("@observablehq/plot")): PlotOptions => {
      const bars = measure.lanes
        .filter((lane) => lane.due > 0)
        .map((lane) => ({
          lane: say(screen[lane.lane]),
          share: (100 * lane.toldInTime) / lane.due,
          label: `${lane.toldInTime} / ${lane.due}`,
        }));
      return {
        marginLeft: 110,
        x: { domain: [0, 100], label: null, tickFormat: (share: number) => `${share} %` },
        y: { label: null },
        marks: [
          plot.barX(bars, { x: "share", y: "lane", fill: chartColours[0] }),
          plot.text(bars, {
            x: "share",
            y: "lane",
            text: "label",
            textAnchor: "end",
            dx: -6,
            fill: "var(--mantine-color-body)",
          }),
          plot.ruleX([0]),
        ],
      };
    },
    [measure, say],
  );
  if (measure.lanes.every((lane) => lane.due === 0))
    return (
      <Empty>
        <Say m={screen["measure-none"]} />
      </Empty>
    );
  return (
    <Chart
      title={say(screen["measure-picture"])}
      data={data}
      fileName="victims-told-in-time"
      draw={draw}
      heightPx={140}
    />
  );
}
