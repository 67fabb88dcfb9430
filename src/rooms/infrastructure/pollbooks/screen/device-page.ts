import { html, type Content } from "../../../../platform/public-page/html.ts";
import { said } from "../../../../platform/public-page/spoken.ts";
import { messages as shared } from "./messages.ts";
import { messages } from "./paper-messages.ts";
import { field } from "./paper-parts.ts";
import { page, type Frame } from "./parts.ts";

/** In whose keeping the device is, and its seal. */
export function devicePage(frame: Frame, notice: Content): string {
  const { speaker, device, actor } = frame;
  const { seal, custodian } = device.book.standing();
  const hidden = (kind: string) =>
    html`<input type="hidden" name="kind" value="${kind}" /><input
        type="hidden"
        name="back"
        value="/device"
      />`;
  return page(
    frame,
    speaker.say(messages.device),
    html`<main id="main" class="cols">
      <div>
        ${notice}
        <h1>${said(speaker, messages.device)}</h1>
        ${custodian !== null && html`<p>${said(speaker, messages.custodian, { name: custodian })}</p>`}
        ${seal !== null && html`<p class="box bad"><strong>${said(speaker, messages["is-sealed"])}</strong></p>`}
        <section class="box">
          <h2>${said(speaker, messages["hand-over"])}</h2>
          <p>${said(speaker, messages["hand-over-words"])}</p>
          <form method="post" action="/acts">
            ${hidden("hand-over")}
            ${field(speaker, "from", messages.from, { value: custodian ?? actor ?? "" })}
            ${field(speaker, "to", messages.to, {})}
            ${seal !== null && field(speaker, "seal", messages["seal-read"], { id: "f-seal-read" })}
            <button>${said(speaker, messages["hand-over"])}</button>
          </form>
        </section>
        ${
          seal === null &&
          html`<section class="box">
            <h2>${said(speaker, messages["seal-title"])}</h2>
            <p>${said(speaker, messages["seal-words"])}</p>
            <form method="post" action="/acts">
              ${hidden("seal")} ${field(speaker, "seal", messages.seal, {})}
              <button>${said(speaker, messages["seal-title"])}</button>
            </form>
          </section>`
        }
        <p><a class="button" href="/">${said(speaker, shared.back)}</a></p>
      </div>
    </main>`,
  );
}
