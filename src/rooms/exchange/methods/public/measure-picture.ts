import { html, type Content, type Html } from "../../../../platform/public-page/html.ts";
import type { Frame } from "../../../../platform/public-page/route.ts";
import type { Measure, Share } from "../contract.ts";
import { pageWords } from "./messages.ts";

const width = 320;
const rowHeight = 48;
const left = 10;
const right = width - 10;
const height = 3 * rowHeight + 20;

/** The three shares of a measure in the order in which they are read. */
export const shares = [
  { name: "precision", of: (measure: Measure) => measure.precision },
  { name: "recall", of: (measure: Measure) => measure.recall },
  { name: "false-positive-rate", of: (measure: Measure) => measure.falsePositiveRate },
] as const;

/** Each share as a point with its interval as a line, from none to all. */
export function measurePicture(frame: Frame, measure: Measure): Html {
  const { speaker } = frame;
  const row = ({ name, of }: (typeof shares)[number], at: number): Html => {
    const top = at * rowHeight;
    return html`<text x="${left}" y="${top + 16}" font-size="12" fill="currentColor">
        ${speaker.say(pageWords[name])}
      </text>
      ${interval(frame, of(measure), top + 32)}`;
  };
  const tick = (share: number): Html =>
    html`<text
      x="${x(share)}"
      y="${height - 4}"
      text-anchor="${share === 0 ? "start" : share === 1 ? "end" : "middle"}"
      font-size="11"
      fill="currentColor"
    >
      ${percent(frame, share)}
    </text>`;
  return html`<svg
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    role="img"
    direction="ltr"
    aria-label="${speaker.say(pageWords["picture-title"])}"
  >
    ${shares.map(row)}${[0, 0.5, 1].map(tick)}
  </svg>`;
}

function interval(frame: Frame, { value, low, high }: Share, y: number): Content {
  const rail = html`<line
    x1="${x(0)}"
    y1="${y}"
    x2="${x(1)}"
    y2="${y}"
    stroke="currentColor"
    stroke-width="1"
    stroke-dasharray="1 5"
  />`;
  if (value === null || low === null || high === null)
    return html`${rail}<text
        x="${x(0.5)}"
        y="${y - 4}"
        text-anchor="middle"
        font-size="11"
        fill="currentColor"
      >
        ${frame.speaker.say(pageWords["no-such-case"])}
      </text>`;
  return html`${rail}<line
      x1="${x(low)}"
      y1="${y}"
      x2="${x(high)}"
      y2="${y}"
      stroke="currentColor"
      stroke-width="4"
    />
    <circle cx="${x(value)}" cy="${y}" r="6" fill="currentColor" />`;
}

/** A share in the reader's way of writing it, in whole hundredths. */
export function percent(frame: Frame, share: number): string {
  return new Intl.NumberFormat(frame.speaker.language, { style: "percent", maximumFractionDigits: 0 }).format(
    share,
  );
}

function x(share: number): string {
  return (left + (right - left) * share).toFixed(1);
}
