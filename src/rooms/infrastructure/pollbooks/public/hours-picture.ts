import { html, type Html } from "../../../../platform/public-page/html.ts";
import { timeZoneOf } from "../../../../platform/public-page/parts/time.ts";
import type { Frame } from "../../../../platform/public-page/route.ts";
import type { Turnout } from "../live-contract.ts";
import { pageWords } from "./messages.ts";

const width = 320;
const height = 160;
const foot = 22;
/** More labels than this would run into each other. */
const labelsMax = 8;

/** `Friday 2 p.m.`: an hour of one of the days of voting. */
export function hourWord(frame: Frame, fromMs: number): string {
  return format(frame, { weekday: "long", hour: "numeric" }).format(fromMs);
}

/** A bar an hour, as high as its rounded figure; an hour that is not told is a gap. The table below says the same. */
export function hoursPicture(frame: Frame, hours: Turnout["hours"]): Html | null {
  const told = hours.flatMap(({ checkedIn }) => (checkedIn === null ? [] : [checkedIn]));
  if (told.length === 0) return null;
  const most = Math.max(...told);
  const step = width / hours.length;
  const every = Math.ceil(hours.length / labelsMax);
  const label = format(frame, { hour: "numeric" });
  const bar = ({ checkedIn }: Turnout["hours"][number], at: number): Html | null => {
    if (checkedIn === null) return null;
    const high = ((height - foot) * checkedIn) / most;
    const [x, y] = [(at * step + step * 0.1).toFixed(1), (height - foot - high).toFixed(1)];
    return html`<rect
      x="${x}"
      y="${y}"
      width="${(step * 0.8).toFixed(1)}"
      height="${high.toFixed(1)}"
      fill="currentColor"
    />`;
  };
  const name = ({ fromMs }: Turnout["hours"][number], at: number): Html | null =>
    at % every === 0
      ? html`<text
          x="${(at * step + step / 2).toFixed(1)}"
          y="${height - 6}"
          text-anchor="middle"
          font-size="11"
          fill="currentColor"
          >${label.format(fromMs)}</text
        >`
      : null;
  return html`<svg
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    role="img"
    aria-label="${frame.speaker.say(pageWords["by-hour"])}"
  >
    ${hours.map(bar)}
    <line x1="0" y1="${height - foot}" x2="${width}" y2="${height - foot}" stroke="currentColor" />
    ${hours.map(name)}
  </svg>`;
}

function format(frame: Frame, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const { language } = frame.speaker;
  return new Intl.DateTimeFormat(language === "en" ? "en-001" : language, {
    ...parts,
    timeZone: timeZoneOf(frame),
  });
}
