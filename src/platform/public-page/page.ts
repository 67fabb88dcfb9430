import { textIn, type Language } from "../../basics/text.ts";
import { frameMessages } from "./frame-messages.ts";
import { attributes, html, trustedMarkup, type Content, type Html } from "./html.ts";
import { pageFoot } from "./page-foot.ts";
import { publicationBox, type PublicationKind } from "./parts/publication.ts";
import { mark } from "./parts/symbols.ts";
import { pathOf, type Frame, type PublicPage } from "./route.ts";
import { languageMark, said, written } from "./spoken.ts";
import { style } from "./style.ts";

export interface PageContent {
  /** Stands in the reader's language unless `titleLanguage` says otherwise. */
  readonly title: string;
  readonly titleLanguage?: Language;
  /** Where the page stands below `/{election}/{language}`: `/notices/ntc_…`; empty for the home page. */
  readonly path: string;
  readonly body: Content;
  /** A notice or a bulletin gets its box round the whole text. */
  readonly kind?: PublicationKind | "page";
  readonly withdrawnMs?: number | null;
  /** Milliseconds since 1970 (UTC). */
  readonly updatedMs?: number | null;
  /** Measured, not hoped for: the reading age of the page's own text, and the published formula that gave it. */
  readonly readingAge?: { readonly years: number; readonly formula: string };
  /** Languages in which this page exists; all of the frame where it leaves them out. */
  readonly languages?: readonly Language[];
  /** Addresses of feeds that carry this page's content. */
  readonly feeds?: readonly { readonly type: string; readonly title: string; readonly href: string }[];
  /** Default 200. */
  readonly status?: number;
  /** How long a copy may be kept. Default 60 seconds; 0 for anything personal. */
  readonly cacheSeconds?: number;
  readonly retryAfterSeconds?: number;
}

/** A complete page: no script, no cookie, nothing from elsewhere. */
export function page(frame: Frame, content: PageContent): PublicPage {
  return {
    kind: "page",
    status: content.status ?? 200,
    html: `<!doctype html>\n${documentOf(frame, content).toString()}\n`,
    language: frame.speaker.language,
    cacheSeconds: content.cacheSeconds ?? 60,
    ...(content.retryAfterSeconds !== undefined && { retryAfterSeconds: content.retryAfterSeconds }),
  };
}

function documentOf(frame: Frame, content: PageContent): Html {
  const { speaker } = frame;
  return html`<html lang="${speaker.language}" dir="${speaker.direction}">
    <head>
      ${head(frame, content)}
    </head>
    <body ${exerciseMark(frame)}>
      <a class="skip" href="#text">${said(speaker, frameMessages.skip)}</a>
      ${exerciseBanner(frame)}
      <header class="top width">
        <div class="row">${siteName(frame)}${languageSwitch(frame, content)}</div>
        ${menu(frame, content)}
      </header>
      <hr class="tear" />
      <main id="text" tabindex="-1" class="width">${mainText(frame, content)}</main>
      ${pageFoot(frame, content)}
    </body>
  </html>`;
}

// A sheet with a tear line, drawn in the address itself: no request for an icon.
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='2' fill='%231b2330'/%3E%3Cpath d='M5 1v14' stroke='%23fff' stroke-dasharray='2 2'/%3E%3C/svg%3E";

function head(frame: Frame, content: PageContent): Html {
  const site = frame.election && textIn(frame.election.name, frame.speaker.language).text;
  const title = site && content.path !== "" ? `${content.title} · ${site}` : (site ?? content.title);
  const canonical = frame.origin + pathOf(frame, content.path);
  const missing = (content.status ?? 200) >= 400;
  return html`<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <meta name="referrer" content="no-referrer" />
    ${(missing || frame.space === "exercise" || content.cacheSeconds === 0) && html`<meta name="robots" content="noindex" />`}
    ${!missing && [html`<link rel="canonical" href="${canonical}" />`, alternates(frame, content)]}
    ${content.feeds?.map((feed) => html`<link rel="alternate" type="${feed.type}" title="${feed.title}" href="${feed.href}" />`)}
    ${trustedMarkup(`<link rel="icon" href="${icon}">\n<style>${style}</style>`)}`;
}

function alternates(frame: Frame, content: PageContent): Content {
  return languagesOf(frame, content).map(
    ({ code }) =>
      html`<link
        rel="alternate"
        hreflang="${code}"
        href="${frame.origin + pathOf(frame, content.path, code)}"
      />`,
  );
}

function languagesOf(frame: Frame, content: PageContent) {
  return frame.languages.filter(({ code }) => content.languages?.includes(code) ?? true);
}

function exerciseMark(frame: Frame) {
  if (frame.space !== "exercise") return attributes({});
  return attributes({ class: "exercise", "data-says": frame.speaker.say(frameMessages.exercise) });
}

function exerciseBanner(frame: Frame): Content {
  if (frame.space !== "exercise") return null;
  return html`<p class="exercise-says" role="note">${said(frame.speaker, frameMessages.exercise)}</p>`;
}

function siteName(frame: Frame): Content {
  if (!frame.election) return html`<span class="name">${mark()}</span>`;
  const name = written(frame.speaker, frame.election.name);
  return html`<a class="name" href="${pathOf(frame, "")}">${mark()}<span>${name}</span></a>`;
}

/** Each language in its own words, so that its readers find it. */
function languageSwitch(frame: Frame, content: PageContent): Content {
  const choices = languagesOf(frame, content);
  const nowhereToGo = !frame.election && (content.status ?? 200) >= 400;
  if (choices.length < 2 || nowhereToGo) return null;
  const links = choices.map(({ code, name, direction }) =>
    code === frame.speaker.language
      ? html`<li><span aria-current="true">${name}</span></li>`
      : html`<li>
          <a href="${pathOf(frame, content.path, code)}" hreflang="${code}" lang="${code}" dir="${direction}"
            >${name}</a
          >
        </li>`,
  );
  return html`<nav aria-label="${frame.speaker.say(frameMessages.languages)}">
    <ul class="links">
      ${links}
    </ul>
  </nav>`;
}

const menuPages = [
  { path: "", message: "home" },
  { path: "/notices", message: "publications" },
  { path: "/turnout", message: "turnout" },
  { path: "/audits", message: "audits" },
  { path: "/report", message: "report" },
  { path: "/report/status", message: "follow" },
] as const;

function menu(frame: Frame, content: PageContent): Content {
  if (!frame.election) return null;
  const link = ({ path, message }: (typeof menuPages)[number]) => {
    const current = attributes({ "aria-current": path === content.path ? "page" : null });
    return html`<li>
      <a href="${pathOf(frame, path)}" ${current}>${said(frame.speaker, frameMessages[message])}</a>
    </li>`;
  };
  return html`<nav aria-label="${frame.speaker.say(frameMessages.menu)}">
    <ul class="links">
      ${menuPages.map(link)}
    </ul>
  </nav>`;
}

function mainText(frame: Frame, content: PageContent): Content {
  const mark = content.titleLanguage ? languageMark(frame.speaker, content.titleLanguage) : attributes({});
  const text = html`<h1 ${mark}>${content.title}</h1>
    ${otherLanguages(frame, html`<i ${mark}>${content.body}</i>`)}${content.body}`;
  if (content.kind === undefined || content.kind === "page") return text;
  return publicationBox(frame, content.kind, text, { withdrawnMs: content.withdrawnMs ?? null });
}

/** Says it openly where a part of the page is in another language than the reader's. */
function otherLanguages(frame: Frame, body: Html): Content {
  const marks = body.toString().matchAll(/ lang="([A-Za-z0-9-]+)"/g);
  const languages = new Set([...marks].map((match) => match[1] ?? ""));
  if (languages.size === 0) return null;
  const names = new Intl.DisplayNames(frame.speaker.language, { type: "language" });
  const list = new Intl.ListFormat(frame.speaker.language, { type: "conjunction" });
  const language = list.format([...languages].map((code) => names.of(code) ?? code));
  return html`<p class="quiet note">
    ${said(frame.speaker, frameMessages["other-language"], { language })}
  </p>`;
}
