import type { LocalisedText } from "../../../basics/text.ts";
import { html, type Content, type Html } from "../html.ts";
import { partMessages } from "../part-messages.ts";
import type { Frame } from "../route.ts";
import { said, written } from "../spoken.ts";
import { facts, points } from "./lists.ts";
import { time } from "./time.ts";

/** What is not known, said as plainly as what is. */
export function notKnown(frame: Frame, list: readonly LocalisedText[]): Html {
  if (list.length === 0) return html``;
  return html`<section aria-labelledby="not-known">
    <h2 id="not-known">${said(frame.speaker, partMessages.unknown)}</h2>
    ${points(list.map((text) => written(frame.speaker, text)))}
  </section>`;
}

export interface Check {
  readonly who: LocalisedText;
  /** Milliseconds since 1970 (UTC). */
  readonly atMs: number;
  readonly sources: readonly { readonly name: LocalisedText; readonly href?: string | null }[];
}

/** When it was checked, by whom, against which sources. */
export function checkedBy(frame: Frame, check: Check): Html {
  const { speaker } = frame;
  const values = { who: html`<bdi>${written(speaker, check.who)}</bdi>`, when: time(frame, check.atMs) };
  const source = (one: Check["sources"][number]) => {
    const name = written(speaker, one.name);
    return one.href ? html`<a href="${one.href}" rel="noreferrer">${name}</a>` : name;
  };
  return html`<section aria-labelledby="checked">
    <h2 id="checked">${said(speaker, partMessages.checked)}</h2>
    <p>${said(speaker, partMessages["checked-by"], values)}</p>
    ${
      check.sources.length > 0 && [
        html`<h3>${said(speaker, partMessages.sources)}</h3>`,
        points(check.sources.map(source)),
      ]
    }
  </section>`;
}

/** What a reader needs to check a page without us. Only what exists is shown. */
export interface Proof {
  /** SHA-256 of the published text, hexadecimal. */
  readonly digest: string;
  readonly entry?: string | number | null;
  readonly checkpoint?: string | null;
  readonly fileHref?: string | null;
  readonly command?: string | null;
  /** How to do it, step by step, in the slice's words. */
  readonly steps?: readonly Content[];
}

export function proofBox(frame: Frame, proof: Proof): Html {
  const { speaker } = frame;
  const code = (text: string) => html`<code>${text}</code>`;
  const file = proof.fileHref && html`<a href="${proof.fileHref}">${lastPart(proof.fileHref)}</a>`;
  const rows = [
    { name: said(speaker, partMessages["proof-digest"]), value: code(proof.digest) },
    proof.entry != null && {
      name: said(speaker, partMessages["proof-entry"]),
      value: code(String(proof.entry)),
    },
    proof.checkpoint != null && {
      name: said(speaker, partMessages["proof-checkpoint"]),
      value: html`<pre class="code">${proof.checkpoint}</pre>`,
    },
    file && { name: said(speaker, partMessages["proof-file"]), value: file },
    proof.command != null && {
      name: said(speaker, partMessages["proof-command"]),
      value: code(proof.command),
    },
  ].filter((row) => row !== false && row !== null && row !== undefined && row !== "");
  return html`<section class="proof" aria-labelledby="proof">
    <h2 id="proof">${said(speaker, partMessages.proof)}</h2>
    <p>${said(speaker, partMessages["proof-text"])}</p>
    ${
      proof.steps &&
      proof.steps.length > 0 &&
      html`<ol class="steps">
        ${proof.steps.map((step) => html`<li>${step}</li>`)}
      </ol>`
    }
    ${facts(rows)}
  </section>`;
}

function lastPart(href: string): string {
  return href.split(/[?#]/)[0]?.split("/").pop() || href;
}
