import type { PlotOptions } from "@observablehq/plot";
import { useEffect, useRef } from "react";
import { Picture, type PictureProps } from "./Picture.tsx";

type Plot = typeof import("@observablehq/plot");

/** Colours that survive colour blindness (Okabe and Ito, 2008) and differ in lightness, so that they survive grey print. */
export const chartColours = [
  "var(--cf-chart-1)",
  "var(--cf-chart-2)",
  "var(--cf-chart-3)",
  "var(--cf-chart-4)",
] as const;

/**
 * An Observable Plot, fetched only when there is one to draw. Label directly with `Plot.text`; a legend would return a figure
 * that has no single SVG. `draw` must keep its identity between renders (a top-level function, or `useCallback`).
 */
export function Chart({
  draw,
  heightPx = 240,
  ...picture
}: PictureProps & { readonly draw: (plot: Plot) => PlotOptions; readonly heightPx?: number }) {
  return (
    <Picture {...picture}>
      {(widthPx) => <Drawing title={picture.title} draw={draw} widthPx={widthPx} heightPx={heightPx} />}
    </Picture>
  );
}

function Drawing(props: {
  title: string;
  draw: (plot: Plot) => PlotOptions;
  widthPx: number;
  heightPx: number;
}) {
  const { title, draw, widthPx, heightPx } = props;
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let gone = false;
    const show = async () => {
      const plot = await import("@observablehq/plot");
      if (gone) return;
      const drawing = plot.plot({
        width: widthPx,
        height: heightPx,
        ...draw(plot),
        style: { background: "transparent", color: "currentColor", fontSize: "13px", fontFamily: "inherit" },
      });
      // To a screen reader the chart is one picture; its numbers are in the table under it.
      for (const mark of drawing.querySelectorAll("[aria-label]")) mark.removeAttribute("aria-label");
      drawing.setAttribute("role", "img");
      drawing.setAttribute("aria-label", title);
      host.current?.replaceChildren(drawing);
    };
    void show();
    return () => {
      gone = true;
    };
  }, [title, draw, widthPx, heightPx]);
  return <div ref={host} style={{ minHeight: heightPx }} />;
}
