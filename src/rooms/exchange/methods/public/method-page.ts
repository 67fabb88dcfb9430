import { instantOf } from "../../../../basics/zoned-time.ts";
import { numbers } from "../../../../platform/languages/numbers.ts";
import { html, type Content, type Html } from "../../../../platform/public-page/html.ts";
import { page } from "../../../../platform/public-page/page.ts";
import { pager } from "../../../../platform/public-page/parts/lists.ts";
import { dataTable } from "../../../../platform/public-page/parts/table.ts";
import { time, timeZoneOf } from "../../../../platform/public-page/parts/time.ts";
import { pathOf, type Frame, type PublicPage } from "../../../../platform/public-page/route.ts";
import { paragraphs, said, written } from "../../../../platform/public-page/spoken.ts";
import { textIn } from "../../../../basics/text.ts";
import { outcomes, type Measure, type PublicMethod, type Share } from "../contract.ts";
import { measurePicture, percent, shares } from "./measure-picture.ts";
import { pageWords } from "./messages.ts";

export const addressOf = (id: string): string => `/methods/${encodeURIComponent(id)}`;

/** Every published method with what it achieves, newest first. */
export function listPage(
  frame: Frame,
  list: readonly PublicMethod[],
  links: { readonly newer: string | null; readonly older: string | null },
): PublicPage {
  const { speaker } = frame;
  const item = (method: PublicMethod): Html =>
    html`<li>
      <a href="${pathOf(frame, addressOf(method.id))}">${written(speaker, partOf(method, "name"))}</a><br />
      ${method.retiredAtMs !== null && said(speaker, pageWords.retired, { when: time(frame, method.retiredAtMs, "day") })}
      ${inShort(frame, method.measure)}
      ${method.reviewOverdue && method.retiredAtMs === null && said(speaker, pageWords.overdue, { day: dayIn(frame, method.reviewBy) })}
    </li>`;
  const none = html`<p>${said(speaker, pageWords.none)}</p>`;
  return page(frame, {
    title: speaker.say(pageWords.title),
    path: "/methods",
    body: html`<p class="lead">${said(speaker, pageWords.lead)}</p>
      ${
        list.length === 0
          ? none
          : html`<ul class="steps">
              ${list.map(item)}
            </ul>`
      }
      ${pager(frame, links)}`,
  });
}

/** One method: what is looked for, how to check it, what it cannot tell, and how well it works. */
export function methodPage(frame: Frame, method: PublicMethod): PublicPage {
  const { speaker } = frame;
  const name = textIn(partOf(method, "name"), speaker.language);
  const part = (of: "indicator" | "check" | "limits"): Html =>
    html`<section aria-labelledby="${of}">
      <h2 id="${of}">${said(speaker, pageWords[of])}</h2>
      ${paragraphs(speaker, partOf(method, of))}
    </section>`;
  return page(frame, {
    title: name.text,
    titleLanguage: name.language,
    path: addressOf(method.id),
    updatedMs: Math.max(method.publishedAtMs, method.retiredAtMs ?? 0),
    body: html`${standing(frame, method)}
      ${part("indicator")}${part("check")}${part("limits")}${measured(frame, method.measure)}
      ${detects(frame, method)}
      <p><a href="${pathOf(frame, "/methods")}">${said(speaker, pageWords["to-list"])}</a></p>`,
  });
}

function standing(
  frame: Frame,
  { retiredAtMs, retiredWords, reviewBy, reviewOverdue, publishedAtMs }: PublicMethod,
) {
  const { speaker } = frame;
  if (retiredAtMs !== null)
    return html`<div class="state">
      <p><strong>${said(speaker, pageWords.retired, { when: time(frame, retiredAtMs, "day") })}</strong></p>
      <p>${said(speaker, pageWords["retired-why"])}:</p>
      ${paragraphs(speaker, retiredWords ?? {})}
    </div>`;
  const day = dayIn(frame, reviewBy);
  return reviewOverdue
    ? html`<p class="state"><strong>${said(speaker, pageWords.overdue, { day })}</strong></p>`
    : html`<p>
        ${said(speaker, pageWords.published, { when: time(frame, publishedAtMs, "day") })}
        ${said(speaker, pageWords.review, { day })}
      </p>`;
}

function measured(frame: Frame, measure: Measure): Html {
  const { speaker } = frame;
  const head = html`<h2 id="measure">${said(speaker, pageWords.measure)}</h2>`;
  if (!measure.tested)
    return html`<section aria-labelledby="measure">
      ${head}
      <p class="state"><strong>${said(speaker, pageWords.untested)}</strong></p>
    </section>`;
  const figures = numbers(speaker.language);
  const counts = [
    measure.truePositives,
    measure.falsePositives,
    measure.falseNegatives,
    measure.trueNegatives,
  ];
  return html`<section aria-labelledby="measure">
    ${head}
    <p>${said(speaker, pageWords["measure-lead"], { n: measure.cases })}</p>
    ${measurePicture(frame, measure)}
    <p>${said(speaker, pageWords["interval-means"])}</p>
    ${dataTable(
      frame,
      speaker.say(pageWords["picture-title"]),
      [
        { name: speaker.say(pageWords["of-what"]) },
        { name: speaker.say(pageWords.share), number: true },
        { name: speaker.say(pageWords.between), number: true },
      ],
      shares.map(({ name, of }) => {
        const share = of(measure);
        return [said(speaker, pageWords[name]), shareIn(frame, share), rangeIn(frame, share)];
      }),
    )}
    ${dataTable(
      frame,
      speaker.say(pageWords["counts-title"]),
      [{ name: speaker.say(pageWords.outcome) }, { name: speaker.say(pageWords.cases), number: true }],
      outcomes.map((outcome, at) => [said(speaker, pageWords[outcome]), figures.whole(counts[at] ?? 0)]),
    )}
    <p class="quiet">${said(speaker, pageWords["cases-stay"])}</p>
  </section>`;
}

function detects(frame: Frame, { term }: PublicMethod): Content {
  if (term === null) return null;
  const { speaker } = frame;
  const code = html`<code>${term.code}</code>`;
  const { successor } = term;
  const names = html`<p>${code} ${term.name}</p>`;
  const retired = successor
    ? said(speaker, pageWords["term-successor"], {
        code,
        successor: html`<code>${successor.code}</code> ${successor.name}`,
      })
    : said(speaker, pageWords["term-retired"], { code });
  return html`<section aria-labelledby="detects">
    <h2 id="detects">${said(speaker, pageWords.detects)}</h2>
    ${names}${term.standing === "retired" && html`<p>${retired}</p>`}
  </section>`;
}

function inShort(frame: Frame, measure: Measure): Html {
  const { speaker } = frame;
  if (!measure.tested) return html`<strong>${said(speaker, pageWords.untested)}</strong>`;
  const words = shares.map(({ name, of }) => {
    const share = of(measure);
    return html`${said(speaker, pageWords[name])}: ${shareIn(frame, share)}<br />`;
  });
  return html`${words}`;
}

/** `75% (3 / 4)`, or that there is no such case: never a share of nothing. */
function shareIn({ speaker }: Frame, { count, of }: Share): Content {
  return of === 0 ? said(speaker, pageWords["no-such-case"]) : numbers(speaker.language).rate(count, of);
}

function rangeIn(frame: Frame, { low, high }: Share): Content {
  if (low === null || high === null) return "–";
  return said(frame.speaker, pageWords.range, { low: percent(frame, low), high: percent(frame, high) });
}

function dayIn(frame: Frame, day: string): Html {
  return time(frame, instantOf(`${day}T12:00`, timeZoneOf(frame)), "day");
}

function partOf(
  { texts }: PublicMethod,
  part: "name" | "indicator" | "check" | "limits",
): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, text[part]]));
}
