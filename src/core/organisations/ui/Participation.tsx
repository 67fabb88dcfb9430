import type { PlotOptions } from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import { useFormats, useNow, useSay } from "../../../platform/ui/language/say.tsx";
import { Chart, chartColours } from "../../../platform/ui/parts/Chart.tsx";
import type { Community } from "../contract.ts";
import { screen } from "./screen-messages.ts";
import { sectorWord } from "./words.ts";

/** Participation by sector over time: one row of steps a sector, labelled where it is. */
export function Participation({ community }: { community: Community }) {
  const say = useSay();
  const formats = useFormats();
  const nowMs = useNow(600_000);
  const points = useMemo(
    () =>
      community.sectors.flatMap(({ sector, series }) =>
        series.map(({ atMs, members }) => ({ sector: say(sectorWord[sector]), atMs, members })),
      ),
    [community, say],
  );
  const data = useMemo(
    () => ({
      columns: [say(screen.sector), say(screen.day), say(screen["members-count"])],
      rows: points.map(({ sector, atMs, members }) => [sector, formats.dateTime(atMs), members]),
    }),
    [points, say, formats],
  );
  const sectors = community.sectors.map(({ sector }) => say(sectorWord[sector]));
  const names = sectors.join("\n");
  const most = Math.max(1, ...points.map(({ members }) => members));
  const draw = useCallback(
    (plot: typeof import("@observablehq/plot")): PlotOptions => ({
      marginLeft: 170,
      marginRight: 30,
      marginBottom: 44,
      x: { type: "time", label: null },
      y: { domain: [0, most], axis: null },
      fy: { domain: names.split("\n"), label: null, padding: 0.25 },
      marks: [
        plot.axisFy({ anchor: "left", textAnchor: "start", dx: -150, label: null }),
        plot.rectY(spansOf(points, nowMs), {
          fy: "sector",
          x1: (span: Span) => new Date(span.fromMs),
          x2: (span: Span) => new Date(span.toMs),
          y: "members",
          fill: chartColours[0],
        }),
        plot.text(
          points.filter(({ sector }, at) => points.findLastIndex((each) => each.sector === sector) === at),
          { fy: "sector", x: () => new Date(nowMs), y: "members", text: "members", dx: 12 },
        ),
      ],
    }),
    [points, names, most, nowMs],
  );
  if (points.length === 0) return null;
  return (
    <Chart
      title={say(screen["picture-title"])}
      data={data}
      fileName="participation-by-sector"
      draw={draw}
      heightPx={76 + 34 * sectors.length}
    />
  );
}

interface Point {
  readonly sector: string;
  readonly atMs: number;
  readonly members: number;
}

interface Span {
  readonly sector: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly members: number;
}

/** Each point holds until the next of its sector, the last one until now. */
function spansOf(points: readonly Point[], nowMs: number): Span[] {
  return points.map(({ sector, atMs, members }, at) => ({
    sector,
    members,
    fromMs: atMs,
    toMs: points.slice(at + 1).find((next) => next.sector === sector)?.atMs ?? Math.max(nowMs, atMs),
  }));
}
