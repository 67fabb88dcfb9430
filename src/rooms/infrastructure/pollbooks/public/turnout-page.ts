import { numbers } from "../../../../platform/languages/numbers.ts";
import { html, type Content, type Html } from "../../../../platform/public-page/html.ts";
import { page } from "../../../../platform/public-page/page.ts";
import { facts } from "../../../../platform/public-page/parts/lists.ts";
import { dataTable } from "../../../../platform/public-page/parts/table.ts";
import { time } from "../../../../platform/public-page/parts/time.ts";
import type { Frame, PublicPage } from "../../../../platform/public-page/route.ts";
import { said } from "../../../../platform/public-page/spoken.ts";
import type { Turnout } from "../live-contract.ts";
import { hoursPicture, hourWord } from "./hours-picture.ts";
import { pageWords } from "./messages.ts";

/** How many have voted, as a sum, by the hour and by voting place; every figure rounded so that it shows nobody. */
export function turnoutPage(frame: Frame, turnout: Turnout | null): PublicPage {
  const { speaker } = frame;
  return page(frame, {
    title: speaker.say(pageWords.turnout),
    path: "/turnout",
    ...(turnout !== null && { updatedMs: turnout.asOfMs }),
    body: turnout === null ? html`<p>${said(speaker, pageWords.none)}</p>` : figures(frame, turnout),
  });
}

function figures(frame: Frame, turnout: Turnout): Html {
  const { speaker } = frame;
  return html`<p>${said(speaker, pageWords["as-of"], { when: time(frame, turnout.asOfMs) })}</p>
    ${facts([
      { name: said(speaker, pageWords["at-places"]), value: count(frame, turnout.checkedIn) },
      { name: said(speaker, pageWords["by-post"]), value: count(frame, turnout.postal) },
      { name: said(speaker, pageWords.listed), value: numbers(speaker.language).whole(turnout.voters) },
    ])}
    <p>${said(speaker, pageWords.rounded)}</p>
    <p>${said(speaker, pageWords["not-result"])}</p>
    ${hours(frame, turnout)}${sites(frame, turnout)}`;
}

function hours(frame: Frame, { hours: each }: Turnout): Html {
  const { speaker } = frame;
  return html`<section aria-labelledby="hours">
    <h2 id="hours">${said(speaker, pageWords["by-hour"])}</h2>
    ${hoursPicture(frame, each)}
    ${dataTable(
      frame,
      speaker.say(pageWords["by-hour"]),
      [{ name: speaker.say(pageWords.hour) }, { name: speaker.say(pageWords.voters), number: true }],
      each.map(({ fromMs, checkedIn }) => [hourWord(frame, fromMs), count(frame, checkedIn)]),
    )}
  </section>`;
}

function sites(frame: Frame, { sites: each }: Turnout): Html {
  const { speaker } = frame;
  return html`<section aria-labelledby="sites">
    <h2 id="sites">${said(speaker, pageWords["by-site"])}</h2>
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
