import { hasMark, type Hit } from "@counterfoil/pollbook-search";
import { html, type Content, type Html } from "../../../../platform/public-page/html.ts";
import { said } from "../../../../platform/public-page/spoken.ts";
import { messages } from "./messages.ts";
import { actButton, page, sentenceOf, styleName, type Frame } from "./parts.ts";
import { states } from "./states.ts";

/** The one field, what it found, and what holds now. `done`: the receipt of what was just recorded. */
export function searchPage(frame: Frame, query: string, notice: Content): string {
  const { speaker } = frame;
  return page(
    frame,
    speaker.say(messages.find),
    html`<div class="cols">
      <main id="main">
        ${notice}
        <h1>${said(speaker, messages.find)}</h1>
        <form action="/" role="search">
          <label for="q">${said(speaker, messages.find)}</label>
          <input
            id="q"
            name="q"
            class="big"
            value="${query}"
            autofocus
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            maxlength="2000"
            aria-describedby="hint"
          />
          <p class="hint" id="hint">${said(speaker, messages["find-hint"])}</p>
          <noscript><button>${said(speaker, messages["find-button"])}</button></noscript>
        </form>
        <div id="results" aria-live="polite">${query !== "" && results(frame, query)}</div>
        ${provisionalForm(frame, "")}
      </main>
      <aside id="states">${states(frame)}</aside>
    </div>`,
  );
}

/** The part of the page that changes while one types. */
export function results(frame: Frame, query: string): Html {
  const { device, speaker } = frame;
  if (query.trim() === "") return html``;
  const answer = device.list.search(query);
  if (!answer.ok) return html`<p class="box warn">${sentenceOf(speaker, answer.refusal)}</p>`;
  const { hits, more } = answer.value;
  if (hits.length === 0)
    return html`<p><strong>${said(speaker, messages["found-none"])}</strong></p>
      <p>${said(speaker, messages["found-none-help"])}</p>`;
  return html`<p>${said(speaker, more ? messages["found-more"] : messages.found, { n: hits.length })}</p>
    <ul>
      ${hits.map((hit) => html`<li>${row(frame, hit)}</li>`)}
    </ul>`;
}

function row({ device, speaker }: Frame, { voter, near, sameNameAndBirth }: Hit): Html {
  const { last, first, middle, suffix, birth, address, city } = voter;
  const place = hasMark(voter, "confidential")
    ? speaker.say(messages["address-protected"])
    : `${address}, ${city}`;
  const [act] = device.book.ledger.voter(voter.number).checkIns;
  return html`<a class="row" href="/voters/${voter.number}">
    <strong><bdi>${last}, ${first} ${middle} ${suffix}</bdi></strong>
    <span>${birth !== "" && html`<bdi>${birth}</bdi> · `}<bdi>${place}</bdi></span>
    ${near && html` <span class="tag">${said(speaker, messages.near)}</span>`}
    ${act && html` <span class="tag">${said(speaker, messages["kind-check-in"])}</span>`}
    ${sameNameAndBirth.length > 0 && html`<span>${said(speaker, messages["same-person"], { numbers: sameNameAndBirth.join(", ") })}</span>`}
  </a>`;
}

/** For a voter of the list, or for a person who is on none. */
export function provisionalForm({ speaker }: Frame, voter: string): Html {
  return html`<details>
    <summary>${said(speaker, messages["provisional-title"])}</summary>
    <p>${said(speaker, messages["provisional-words"])}</p>
    <form method="post" action="/acts">
      <input type="hidden" name="kind" value="provisional" />
      <input type="hidden" name="voter" value="${voter}" />
      <p>
        <label for="envelope">${said(speaker, messages.envelope)}</label
        ><input id="envelope" name="envelope" required maxlength="128" autocomplete="off" />
      </p>
      <p>
        <label for="why">${said(speaker, messages.reason)}</label
        ><input id="why" name="reason" required minlength="3" maxlength="500" autocomplete="off" />
      </p>
      <button>${said(speaker, messages["give-envelope"])}</button>
    </form>
  </details>`;
}

/** What was just recorded, with the way back for the next minute. */
export function doneNotice({ device, speaker, nowMs }: Frame, receipt: string): Content {
  const event = device.today.recent().find((one) => `${one.device}-${one.seq}` === receipt);
  if (event === undefined) return null;
  const { fact } = event;
  const voter = fact.kind === "check-in" ? device.list.voter(fact.voter) : null;
  if (voter === null)
    return html`<p class="box good" role="status">${said(speaker, messages["did-act"], { receipt })}</p>`;
  const issue = device.book.ledger.voter(voter.number).issues.at(-1);
  const stillThere = device.book.ledger.voter(voter.number).checkIns.some((act) => act.event === event.id);
  const ours = [event.id, ...(issue && issue.device === device.name ? [issue.event] : [])];
  const values = {
    name: `${voter.first} ${voter.last}`,
    style: styleName(device, issue?.styleGiven ?? voter.style),
    receipt,
  };
  return html`<div class="box good" role="status">
    <p><strong>${said(speaker, messages["did-check-in"], values)}</strong></p>
    ${stillThere && nowMs - event.atMs < 60_000 && actButton(speaker, messages.undo, {}, { kind: "undo", events: ours.join(","), reason: speaker.say(messages["undo-quick"]) })}
  </div>`;
}
