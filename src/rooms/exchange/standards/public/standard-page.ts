import { textIn } from "../../../../basics/text.ts";
import { html, type Content, type Html } from "../../../../platform/public-page/html.ts";
import { page } from "../../../../platform/public-page/page.ts";
import { time } from "../../../../platform/public-page/parts/time.ts";
import { pathOf, type Frame, type PublicPage } from "../../../../platform/public-page/route.ts";
import { paragraphs, said, written } from "../../../../platform/public-page/spoken.ts";
import type { Clause, ClauseChange, Piece, PublicStandard, PublicStandardDetail } from "../contract.ts";
import { pageWords } from "./messages.ts";

export const addressOf = (id: string): string => `/standards/${encodeURIComponent(id)}`;

/** Every published standard, the latest publication first. */
export function listPage(frame: Frame, list: readonly PublicStandard[]): PublicPage {
  const { speaker } = frame;
  const item = (standard: PublicStandard): Html =>
    html`<li>
      <a href="${pathOf(frame, addressOf(standard.id))}">${written(speaker, standard.titles)}</a><br />
      ${published(frame, standard)}
      ${standard.withdrawnAtMs !== null && said(speaker, pageWords.withdrawn, { when: time(frame, standard.withdrawnAtMs, "day") })}
    </li>`;
  return page(frame, {
    title: speaker.say(pageWords.title),
    path: "/standards",
    body: html`<p class="lead">${said(speaker, pageWords.lead)}</p>
      ${
        list.length === 0
          ? html`<p>${said(speaker, pageWords.none)}</p>`
          : html`<ul class="steps">
              ${list.map(item)}
            </ul>`
      }`,
  });
}

/** One standard: its clauses, and what changed against the version that was published before. */
export function standardPage(frame: Frame, standard: PublicStandardDetail): PublicPage {
  const { speaker } = frame;
  const title = textIn(standard.titles, speaker.language);
  return page(frame, {
    title: title.text,
    titleLanguage: title.language,
    path: addressOf(standard.id),
    updatedMs: Math.max(standard.publishedAtMs, standard.withdrawnAtMs ?? 0),
    body: html`${standing(frame, standard)}
      <section aria-labelledby="text">
        <h2 id="text">${said(speaker, pageWords.text)}</h2>
        ${standard.clauses.map((clause) => clausePart(frame, clause))}
      </section>
      <section aria-labelledby="changes">
        <h2 id="changes">${said(speaker, pageWords.changes)}</h2>
        ${changesPart(frame, standard)}
      </section>
      <p><a href="${pathOf(frame, "/standards")}">${said(speaker, pageWords["to-list"])}</a></p>`,
  });
}

function published(frame: Frame, { version, organisationName, publishedAtMs }: PublicStandard): Html {
  return said(frame.speaker, pageWords.by, {
    n: version,
    who: organisationName,
    when: time(frame, publishedAtMs, "day"),
  });
}

function standing(frame: Frame, standard: PublicStandardDetail): Html {
  const { withdrawnAtMs, withdrawnWords } = standard;
  const { speaker } = frame;
  const lead = html`<p>${published(frame, standard)}</p>`;
  if (withdrawnAtMs === null) return lead;
  return html`<div class="state">
      <p>
        <strong>${said(speaker, pageWords.withdrawn, { when: time(frame, withdrawnAtMs, "day") })}</strong>
      </p>
      <p>${said(speaker, pageWords["withdrawn-why"])}:</p>
      ${paragraphs(speaker, withdrawnWords ?? {})}
    </div>
    ${lead}`;
}

function clausePart({ speaker }: Frame, { number, texts }: Clause): Html {
  const part = (of: "title" | "text") =>
    Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, text[of]]));
  return html`<h3 id="${`clause-${number}`}">${number} ${written(speaker, part("title"))}</h3>
    ${paragraphs(speaker, part("text"))}`;
}

function changesPart(frame: Frame, { changes, versionBefore }: PublicStandardDetail): Html {
  const { speaker } = frame;
  if (changes === null || versionBefore === null)
    return html`<p>${said(speaker, pageWords["first-version"])}</p>`;
  const told = changes.filter(({ change }) => change !== "unchanged");
  if (told.length === 0) return html`<p>${said(speaker, pageWords["nothing-changed"])}</p>`;
  return html`<p>${said(speaker, pageWords["changes-lead"], { n: versionBefore })}</p>
    ${told.map((change) => changePart(frame, change))}`;
}

function changePart({ speaker }: Frame, each: ClauseChange): Html {
  const { change, before, after, title, text } = each;
  const moved = change === "changed" && before !== after;
  const words = pageWords[moved ? "changed-moved" : change === "unchanged" ? "changed" : change];
  const heading = said(speaker, words, { before: before ?? "", after: after ?? "" });
  return html`<h3>${heading}</h3>
    <p><strong>${pieces(title)}</strong></p>
    ${change !== "renumbered" && html`<p class="text">${pieces(text)}</p>`}`;
}

function pieces(all: readonly Piece[]): Content {
  return all.map(({ kind, text }) => {
    if (kind === "added") return html`<ins>${text}</ins>`;
    return kind === "removed" ? html`<del>${text}</del>` : html`${text}`;
  });
}
