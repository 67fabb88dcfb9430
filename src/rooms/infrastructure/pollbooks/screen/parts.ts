import { textIn, type Message } from "../../../../basics/text.ts";
import type { Speaker, Values } from "../../../../platform/languages/speaker.ts";
import { html, trustedMarkup, type Content, type Html } from "../../../../platform/public-page/html.ts";
import { said } from "../../../../platform/public-page/spoken.ts";
import type { Device } from "../device/device.ts";
import { messages, named } from "./messages.ts";
import { style } from "./style.ts";

/** What every page of the screen is made with. */
export type Frame = {
  readonly device: Device;
  readonly speaker: Speaker;
  /** Who works here, or null before the shift has begun. */
  readonly actor: string | null;
  readonly languages: readonly { readonly code: string; readonly name: string; readonly dir: string }[];
  readonly nowMs: number;
};

/** A whole page. `field` says that the search has the focus, ready for the next voter. */
export function page({ device, speaker, actor, languages }: Frame, title: string, body: Content): string {
  const election = textIn(device.manifest.title, speaker.language);
  return `<!doctype html>\n${html`<html lang="${speaker.language}" dir="${speaker.direction}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${title} · ${election.text}</title>
      <link rel="icon" href="data:," />
      ${trustedMarkup(`<style>${style}</style>`)}
    </head>
    <body>
      <a class="skip" href="#main">${said(speaker, messages.skip)}</a>
      <header class="top">
        <p>
          <strong lang="${election.language}">${election.text}</strong>
          · ${siteName(device, device.site)} · ${said(speaker, messages.title, { device: device.name })}
        </p>
        ${actor !== null && html`<p>${said(speaker, messages["shift-now"], { name: actor })} <a href="/shift">${said(speaker, messages["shift-change"])}</a></p>`}
        <nav aria-label="${speaker.say(messages.language)}">
          <ul>
            ${languages
              .filter(({ code }) => code !== speaker.language)
              .map(
                ({ code, name, dir }) =>
                  html`<li><a href="/language?to=${code}" lang="${code}" dir="${dir}">${name}</a></li>`,
              )}
          </ul>
        </nav>
      </header>
      <div id="lost" class="box bad" role="alert" hidden>${said(speaker, messages["no-connection"])}</div>
      ${body} ${trustedMarkup(`<script src="/screen.js" defer></script>`)}
    </body>
  </html>`.toString()}\n`;
}

/** The name of a reason or refusal as a sentence; what has none is shown as it is. */
export function sentenceOf(speaker: Speaker, name: string, values: Values = {}): string {
  const told = /^told-(.*)$/.exec(name);
  if (told !== null)
    return speaker.say(named["turned-away"]!, { why: sentenceOf(speaker, told[1]!, values) });
  const message = Object.hasOwn(named, name) ? named[name] : undefined;
  return message === undefined ? name : speaker.say(message, values);
}

export function siteName({ manifest }: Device, site: string): string {
  return manifest.sites.find(({ id }) => id === site)?.name ?? site;
}

export function styleName({ manifest }: Device, id: string): string {
  return manifest.styles.find((one) => one.id === id)?.name ?? id;
}

/** `message` on a button that records an act; every field is sent along. */
export function actButton(
  speaker: Speaker,
  message: Message,
  values: Values,
  fields: Readonly<Record<string, string>>,
  look = "",
): Html {
  return html`<form method="post" action="/acts">
    ${hidden(fields)}
    <button class="${look}">${speaker.say(message, values)}</button>
  </form>`;
}

export function hidden(fields: Readonly<Record<string, string>>): Content {
  return Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
}

/** An instant of a device's clock: weekday, time, zone, as far as the words of a language have them. */
export function clockTime(speaker: Speaker, atMs: number): string {
  return new Intl.DateTimeFormat(speaker.language, {
    weekday: "short",
    hour: "numeric",
    minute: "2-digit",
    second: "2-digit",
  }).format(atMs);
}
