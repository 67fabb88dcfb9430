import { numbers } from "../../../../platform/languages/numbers.ts";
import { html, type Content, type Html } from "../../../../platform/public-page/html.ts";
import { page } from "../../../../platform/public-page/page.ts";
import { facts } from "../../../../platform/public-page/parts/lists.ts";
import { dataTable } from "../../../../platform/public-page/parts/table.ts";
import { time } from "../../../../platform/public-page/parts/time.ts";
import type { Frame, PublicPage } from "../../../../platform/public-page/route.ts";
import { said, written } from "../../../../platform/public-page/spoken.ts";
import type { Turnout } from "../live-contract.ts";
import { hoursPicture, hourWord } from "./hours-picture.ts";
import { pageWords } from "./messages.ts";

/**
 * How many have voted, as a sum, by the hour and by voting place; every figure rounded so that it shows nobody. Where there are
 * several packages, such as early voting and polling day, each is told by itself under its title.
 */
export function turnoutPage(frame: Frame, turnouts: readonly Turnout[]): PublicPage {
  const { speaker } = frame;
  return page(frame, {
    title: speaker.say(pageWords.turnout),
    path: "/turnout",
    ...(turnouts.length > 0 && { updatedMs: Math.max(...turnouts.map(({ asOfMs }) => asOfMs)) }),
    body: bodyOf(frame, turnouts),
  });
}

function bodyOf(frame: Frame, turnouts: readonly Turnout[]): Html {
  const { speaker } = frame;
  const [only, ...more] = turnouts;
  if (only === undefined) return html`<p>${said(speaker, pageWords.none)}</p>`;
  const notes = html`<p>${said(speaker, pageWords.rounded)}</p>
    <p>${said(speaker, pageWords["not-result"])}</p>`;
  if (more.length === 0) return html`${figures(frame, only, notes)}`;
  const each = (turnout: Turnout, at: number): Html =>
    html`<section aria-labelledby="of-${at + 1}">
      <h2 id="of-${at + 1}">${written(speaker, turnout.title)}</h2>
      ${figures(frame, turnout, null, { level: 3, suffix: `-${at + 1}` })}
    </section>`;
  return html`${notes}${turnouts.map(each)}`;
}

interface Place {
  readonly level: 2 | 3;
  /** Of ids, where there are several. */
  readonly suffix: string;
}

function figures(
  frame: Frame,
  turnout: Turnout,
  notes: Html | null,
  place: Place = { level: 2, suffix: "" },
): Html {
  const { speaker } = frame;
  return html`<p>${said(speaker, pageWords["as-of"], { when: time(frame, turnout.asOfMs) })}</p>
    ${facts([
      { name: said(speaker, pageWords["at-places"]), value: count(frame, turnout.checkedIn) },
      { name: said(speaker, pageWords["by-post"]), value: count(frame, turnout.postal) },
      { name: said(speaker, pageWords.listed), value: numbers(speaker.language).whole(turnout.voters) },
    ])}
    ${notes}${hours(frame, turnout, place)}${sites(frame, turnout, place)}`;
}

const heading = (place: Place, id: string, words: Content): Html =>
  place.level === 2
    ? html`<h2 id="${id}${place.suffix}">${words}</h2>`
    : html`<h3 id="${id}${place.suffix}">${words}</h3>`;

function hours(frame: Frame, { hours: each }: Turnout, place: Place): Html {
  const { speaker } = frame;
  return html`<section aria-labelledby="hours${place.suffix}">
    ${heading(place, "hours", said(speaker, pageWords["by-hour"]))} ${hoursPicture(frame, each)}
    ${dataTable(
      frame,
      speaker.say(pageWords["by-hour"]),
      [{ name: speaker.say(pageWords.hour) }, { name: speaker.say(pageWords.voters), number: true }],
      each.map(({ fromMs, checkedIn }) => [hourWord(frame, fromMs), count(frame, checkedIn)]),
    )}
  </section>`;
}

function sites(frame: Frame, { sites: each }: Turnout, place: Place): Html {
  const { speaker } = frame;
  return html`<section aria-labelledby="sites${place.suffix}">
    ${heading(place, "sites", said(speaker, pageWords["by-site"]))}
    ${dataTable(
      frame,
      speaker.say(pageWords["by-site"]),
      [{ name: speaker.say(pageWords.place) }, { name: speaker.say(pageWords.voters), number: true }],
      each.map(({ name, checkedIn }) => [html`<bdi>${name}</bdi>`, count(frame, checkedIn)]),
    )}
  </section>`;
}

function count({ speaker }: Frame, value: number | null): Content {
  if (value === null) return said(speaker, pageWords.unsaid);
  return said(speaker, pageWords["at-least"], { count: numbers(speaker.language).whole(value) });
}
