import { dates } from "../../languages/dates.ts";
import { html, type Html } from "../html.ts";
import type { Frame } from "../route.ts";

/** A time in the reader's language and the election's time zone, with the weekday; machines read it in UTC. */
export function time(frame: Frame, ms: number, form: "full" | "day" = "full"): Html {
  const said = dates(frame.speaker.language, timeZoneOf(frame))[form](ms);
  return html`<time datetime="${new Date(ms).toISOString()}">${said}</time>`;
}

export function timeZoneOf(frame: Frame): string {
  return frame.election?.timeZone ?? "UTC";
}
