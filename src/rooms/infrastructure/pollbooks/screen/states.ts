import { html, type Content, type Html } from "../../../../platform/public-page/html.ts";
import { said } from "../../../../platform/public-page/spoken.ts";
import type { DeviceState } from "../device/device.ts";
import { messages } from "./messages.ts";
import { messages as paper } from "./paper-messages.ts";
import { actButton, clockTime, sentenceOf, type Frame } from "./parts.ts";

/** What holds on this device now, in words: nothing here is said by a colour alone, and nothing is said that is not known. */
export function states(frame: Frame): Html {
  const state = frame.device.state();
  return html`${work(frame, state)} ${recording(frame, state)} ${queue(frame, state)}
    ${contacts(frame, state)} ${turnedAway(frame, state)}
    <p class="pair">
      <a class="button" href="/paper">${said(frame.speaker, paper.title)}</a>
      <a class="button" href="/device">${said(frame.speaker, paper.device)}</a>
    </p>`;
}

/** Said first: while paper is in use nobody is checked in here. */
function work({ speaker, device }: Frame, state: DeviceState): Content {
  if (state.work === "devices") return null;
  const { onPaper } = device.paper.now();
  const [first] = onPaper;
  const book = first?.fact.kind === "paper-begun" ? first.fact.book : "";
  const words =
    first === undefined
      ? said(speaker, paper["is-closed"])
      : said(speaker, paper["works-on-paper"], { when: clockTime(speaker, first.atMs), book });
  return html`<section class="box bad" role="alert">
    <p><strong>${words}</strong></p>
  </section>`;
}

function recording({ speaker, device }: Frame, state: DeviceState): Html {
  const mode = html`<p>${said(speaker, messages[`mode-${state.mode}`])}</p>`;
  const stopped =
    state.stopped ?? (state.enrolled ? null : "device-not-enrolled") ?? sealed(device.book.standing());
  if (stopped !== null)
    return html`<section class="box bad" role="alert">
      <h2>${said(speaker, messages["recording-no"])}</h2>
      <p>${sentenceOf(speaker, stopped)}</p>
      <p><strong>${said(speaker, messages["use-paper"])}</strong></p>
    </section>`;
  return html`<section class="box good">
    <h2>${said(speaker, messages["recording-yes"])}</h2>
    ${mode}
    <p>${said(speaker, messages.today, { n: state.checkedInHere })}</p>
    ${state.openDisputes > 0 && html`<p><strong>${said(speaker, messages.disputes, { n: state.openDisputes })}</strong></p>`}
  </section>`;
}

function sealed({
  seal,
  retiredAfter,
  stopped,
}: {
  seal: string | null;
  retiredAfter: number | null;
  stopped: string | null;
}): string | null {
  if (seal !== null) return "device-sealed";
  if (retiredAfter !== null) return "device-retired";
  return stopped === null ? null : "device-log-stopped";
}

const lookOf = { kept: "", unknown: "", soon: "warn", late: "bad" } as const;

function queue({ speaker, device }: Frame, { queue: now }: DeviceState): Html {
  const { waiting, waitMinutes, promise } = now;
  const n = device.manifest.waitMinutesMax;
  return html`<section class="box ${lookOf[promise]}">
    <h2>${said(speaker, messages["queue-title"])}</h2>
    <p>${said(speaker, messages["queue-waiting"], { n: waiting })}</p>
    ${waiting > 0 && html`<p>${waitMinutes === null ? said(speaker, messages["queue-unknown"]) : said(speaker, messages["queue-wait"], { n: waitMinutes })}</p>`}
    ${promise === "soon" && html`<p role="alert"><strong>${said(speaker, messages["queue-soon"], { n })}</strong></p>`}
    ${promise === "late" && html`<p role="alert"><strong>${said(speaker, messages["queue-late"], { n })}</strong></p>`}
    <div class="pair">
      ${actButton(speaker, messages["queue-join"], {}, { kind: "queue-join" })}
      ${waiting > 0 && actButton(speaker, messages["queue-leave"], {}, { kind: "queue-leave", end: "gave-up" })}
    </div>
  </section>`;
}

const FRESH_SECONDS = 10;

function contacts({ speaker }: Frame, { contacts: all }: DeviceState): Html {
  const stale = all.filter(({ secondsAgo }) => secondsAgo === null || secondsAgo > FRESH_SECONDS);
  const summary =
    stale.length === 0
      ? said(speaker, messages["all-heard"], { n: all.length })
      : said(speaker, messages["some-not-heard"], { n: stale.length, all: all.length });
  return html`<section class="box ${stale.length > 0 ? "warn" : ""}">
    <h2>${said(speaker, messages["contacts-title"])}</h2>
    <p>${all.length === 0 ? said(speaker, messages["contacts-none"]) : summary}</p>
    <ul>
      ${all.slice(0, 12).map((one) => html`<li>${contactLine(speaker, one)}</li>`)}
    </ul>
  </section>`;
}

function contactLine(
  speaker: Frame["speaker"],
  { device, secondsAgo, kind }: DeviceState["contacts"][number],
): Html {
  if (kind === "never-heard") return said(speaker, messages["contact-never"], { device });
  if (kind === "clock-set-back" || secondsAgo === null)
    return said(speaker, messages["contact-clock"], { device });
  if (secondsAgo < 120) return said(speaker, messages["contact-heard"], { device, n: secondsAgo });
  return said(speaker, messages["contact-minutes"], { device, n: Math.floor(secondsAgo / 60) });
}

function turnedAway({ speaker, nowMs }: Frame, { problems }: DeviceState): Content {
  const recent = problems.filter(({ atMs }) => nowMs - atMs < 10 * 60_000);
  if (recent.length === 0) return null;
  return html`<section class="box warn">
    <h2>${said(speaker, messages.problems)}</h2>
    <ul>
      ${recent.slice(0, 4).map(({ refusal, values }) => html`<li>${sentenceOf(speaker, refusal, values)}</li>`)}
    </ul>
  </section>`;
}
