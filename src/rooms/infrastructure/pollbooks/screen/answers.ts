import type { LanguagePack } from "../../../../platform/languages/language-pack.ts";
import type { Speaker } from "../../../../platform/languages/speaker.ts";
import { html } from "../../../../platform/public-page/html.ts";
import { said } from "../../../../platform/public-page/spoken.ts";
import { messages } from "./messages.ts";
import { page, type Frame } from "./parts.ts";
import type { Session } from "./server.ts";

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** What is printed goes out as it is made. */
  readonly body: string | AsyncIterable<Uint8Array>;
};

export type Asked = {
  readonly method: string;
  readonly url: URL;
  readonly body: URLSearchParams;
  readonly session: Session | null;
  /** Only what changes is wanted, not the page round it. */
  readonly isPart: boolean;
  readonly speaker: Speaker;
  readonly packs: readonly LanguagePack[];
  readonly nowMs: number;
};

export function markup(status: number, body: string): Answer {
  return { status, headers: { "content-type": "text/html; charset=utf-8" }, body };
}

export function go(location: string): Answer {
  return { status: 303, headers: { location }, body: "" };
}

export function refusedPage(frame: Frame, sentences: readonly string[]): string {
  const { speaker } = frame;
  const body = html`<main id="main" class="cols">
    <div>
      <section class="box bad" role="alert">
        <h1>${said(speaker, messages["refused-title"])}</h1>
        ${sentences.map((sentence) => html`<p>${sentence}</p>`)}
      </section>
      <p><a class="button" href="/">${said(speaker, messages.back)}</a></p>
    </div>
  </main>`;
  return page(frame, speaker.say(messages["refused-title"]), body);
}
