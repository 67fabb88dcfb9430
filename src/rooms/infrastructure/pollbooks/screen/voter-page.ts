import type { Act } from "@counterfoil/pollbook-log";
import { hasMark } from "@counterfoil/pollbook-search";
import { attributes, html, type Content, type Html } from "../../../../platform/public-page/html.ts";
import { said } from "../../../../platform/public-page/spoken.ts";
import type { VoterSeen } from "../device/device.ts";
import { messages } from "./messages.ts";
import { messages as paper } from "./paper-messages.ts";
import { field } from "./paper-parts.ts";
import { actButton, clockTime, page, sentenceOf, siteName, styleName, type Frame } from "./parts.ts";
import { provisionalForm } from "./search-page.ts";
import { states } from "./states.ts";

/** One voter: the name to read back, one thing to do, and everything that is recorded. */
export function voterPage(frame: Frame, seen: VoterSeen): string {
  const { speaker } = frame;
  const { voter } = seen;
  const name = `${voter.first} ${voter.middle} ${voter.last} ${voter.suffix}`.replaceAll(/\s+/g, " ").trim();
  return page(
    frame,
    name,
    html`<div class="cols">
      <main id="main">
        <h1 class="name"><bdi>${name}</bdi></h1>
        <p>${said(speaker, messages["read-back"])}</p>
        ${hasMark(voter, "id-required") && html`<p class="box warn"><strong>${said(speaker, messages["ask-identity"])}</strong></p>`}
        ${facts(frame, seen)} ${whatNow(frame, seen)} ${provisionalForm(frame, voter.number)}
        ${record(frame, seen)}
        <p><a class="button" href="/">${said(speaker, messages.back)}</a></p>
      </main>
      <aside id="states">${states(frame)}</aside>
    </div>`,
  );
}

function facts({ device, speaker }: Frame, { voter }: VoterSeen): Html {
  const isProtected = hasMark(voter, "confidential");
  const lines = [
    [messages.born, voter.birth],
    [
      messages.address,
      isProtected ? speaker.say(messages["address-protected"]) : `${voter.address}, ${voter.city}`,
    ],
    [messages.ballot, styleName(device, voter.style)],
    [messages.district, voter.district],
    [messages["home-site"], siteName(device, voter.site)],
    [messages.party, voter.party],
    [messages.status, voter.status],
    [messages.number, voter.number],
  ] as const;
  return html`<dl>
    ${lines
      .filter(([, value]) => value !== "")
      .map(
        ([label, value]) =>
          html`<dt>${said(speaker, label)}</dt>
            <dd><bdi>${value}</bdi></dd>`,
      )}
  </dl>`;
}

function whatNow(frame: Frame, seen: VoterSeen): Content {
  const { device, speaker } = frame;
  const { voter, answer } = seen;
  const work = device.paper.work();
  if (work !== "devices")
    return html`<section class="box bad">
        <h2>${said(speaker, messages["may-not"])}</h2>
        <p>${sentenceOf(speaker, work === "paper" ? "site-on-paper" : "site-is-closed")}</p>
      </section>
      ${work === "paper" && afterCheckIn(frame, seen)}`;
  if (answer.answer === "regular")
    return actButton(
      speaker,
      messages["check-in"],
      { style: styleName(device, voter.style) },
      { kind: "check-in", voter: voter.number },
      "primary",
    );
  return html`<section class="box bad">
      <h2>${said(speaker, messages["may-not"])}</h2>
      <ul>
        ${answer.reasons.map(({ reason, evidence }) => html`<li>${sentenceOf(speaker, reason)} ${evidence[0] && actLine(frame, evidence[0], "")}</li>`)}
      </ul>
    </section>
    ${afterCheckIn(frame, seen)}`;
}

/** The ballot's further way, for a voter who was checked in. */
function afterCheckIn(frame: Frame, { voter, standing }: VoterSeen): Content {
  const { device, speaker } = frame;
  const { checkIns, issues, returns } = standing;
  if (checkIns.length === 0) return null;
  const [issue] = issues;
  if (issue === undefined && returns.length === 0)
    return actButton(
      speaker,
      messages["issue-again"],
      { style: styleName(device, voter.style) },
      { kind: "issue", voter: voter.number },
    );
  const own = [...checkIns, ...issues].filter((act) => act.device === device.name);
  const given = issues.find((act) => act.device === device.name);
  return html`${
    issue &&
    returns.length === 0 &&
    html`<section class="box">
      <h2>
        ${said(speaker, messages["ballot-out"], { style: styleName(device, issue.styleGiven ?? voter.style) })}
      </h2>
      <div class="pair">${actButton(speaker, messages.cast, {}, { kind: "cast", voter: voter.number })}</div>
      ${withReason(frame, "spoil-why", messages.spoil, { kind: "spoil", voter: voter.number, issue: issue.event })}
    </section>`
  }
  ${
    given !== undefined &&
    html`<details>
      <summary>${said(speaker, paper.correct)}</summary>
      <form method="post" action="/acts">
        <input type="hidden" name="kind" value="correct" /><input
          type="hidden"
          name="event"
          value="${given.event}"
        />
        <p>
          <label for="correct-style">${said(speaker, messages.ballot)}</label>
          <select id="correct-style" name="value">
            ${device.manifest.styles.map(
              ({ id, name }) =>
                html`<option ${attributes({ value: id, selected: id === given.styleGiven })}>
                  ${name}
                </option>`,
            )}
          </select>
        </p>
        ${field(speaker, "reason", messages.reason, { minlength: 3, id: "correct-why" })}
        <button>${said(speaker, paper["correct-button"])}</button>
      </form>
    </details>`
  }
  ${
    own.length > 0 &&
    html`<details>
      <summary>${said(speaker, messages["undo-title"])}</summary>
      ${withReason(frame, "undo-why", messages.undo, { kind: "undo", events: [...new Set(own.map(({ event }) => event))].join(",") })}
    </details>`
  }`;
}

function withReason(
  { speaker }: Frame,
  id: string,
  button: (typeof messages)["undo"],
  fields: Readonly<Record<string, string>>,
): Html {
  return html`<form method="post" action="/acts">
    ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <p>
      <label for="${id}">${said(speaker, messages.reason)}</label
      ><input id="${id}" name="reason" required minlength="3" maxlength="500" autocomplete="off" />
    </p>
    <button>${said(speaker, button)}</button>
  </form>`;
}

function record(frame: Frame, { standing }: VoterSeen): Html {
  const { speaker } = frame;
  const { checkIns, issues, spoiled, returns, provisional, undone, unsettled, decisions, disputes } =
    standing;
  const stands = [
    ...new Map(
      [...checkIns, ...issues, ...spoiled, ...returns, ...provisional, ...decisions].map((act) => [
        act.event,
        act,
      ]),
    ).values(),
  ];
  const lines = [
    ...stands.map((act) => actLine(frame, act, "")),
    ...undone.map((act) => actLine(frame, act, "kind-undone")),
    ...unsettled.map((act) => actLine(frame, act, "kind-unsettled")),
  ];
  return html`<section>
    <h2>${said(speaker, messages["what-is-known"])}</h2>
    ${disputes.filter(({ decision }) => decision === null).map(({ kind }) => html`<p class="box bad">${sentenceOf(speaker, kind)}</p>`)}
    ${
      lines.length === 0
        ? html`<p>${said(speaker, messages["nothing-recorded"])}</p>`
        : html`<ul>
            ${lines.map((line) => html`<li>${line}</li>`)}
          </ul>`
    }
  </section>`;
}

function actLine({ device, speaker }: Frame, act: Act, wrap: "" | "kind-undone" | "kind-unsettled"): Html {
  const kind = `kind-${act.kind}`;
  const plain = Object.hasOwn(messages, kind)
    ? speaker.say(messages[kind as keyof typeof messages])
    : act.kind;
  return said(speaker, messages["act-line"], {
    what: wrap === "" ? plain : speaker.say(messages[wrap], { what: plain }),
    site: siteName(device, act.site ?? device.site),
    device: act.device,
    when: clockTime(speaker, act.atMs),
    actor: act.actor,
  });
}
