import { numbers } from "../../../../platform/languages/numbers.ts";
import { html, type Content, type Html } from "../../../../platform/public-page/html.ts";
import { page } from "../../../../platform/public-page/page.ts";
import { points, steps } from "../../../../platform/public-page/parts/lists.ts";
import { dataTable } from "../../../../platform/public-page/parts/table.ts";
import { time } from "../../../../platform/public-page/parts/time.ts";
import { pathOf, type Frame, type PublicPage } from "../../../../platform/public-page/route.ts";
import { said } from "../../../../platform/public-page/spoken.ts";
import type { AuditDetail, RecordFile } from "../contract.ts";
import { contestPart } from "./contest-part.ts";
import { pageWords } from "./messages.ts";

export const addressOf = (id: string): string => `/audits/${encodeURIComponent(id)}`;

/** One audit: where it stands, what it can tell, each contest, what was fixed before the draw, the seed, and how to check all of it. */
export function auditPage(frame: Frame, audit: AuditDetail): PublicPage {
  const { speaker } = frame;
  const times = [audit.setUpAtMs, audit.committedAtMs, audit.seededAtMs, audit.concludedAtMs];
  return page(frame, {
    title: audit.title,
    path: addressOf(audit.id),
    updatedMs: Math.max(
      ...times.map((ms) => ms ?? 0),
      ...audit.rounds.map((each) => each.measuredAtMs ?? each.drawnAtMs),
    ),
    body: html`<p class="state">${said(speaker, pageWords[`state-${audit.state}`])}</p>
      ${meaning(frame)}${audit.contests.map((contest, index) => contestPart(frame, contest, audit.rounds, index + 1))}
      ${before(frame, audit)}${seed(frame, audit)}${checking(frame, audit)}`,
  });
}

function meaning({ speaker }: Frame): Html {
  const sentences = ["meaning-winner", "meaning-limit", "meaning-paper", "meaning-full"] as const;
  return html`<section aria-labelledby="meaning">
    <h2 id="meaning">${said(speaker, pageWords.meaning)}</h2>
    ${points(sentences.map((each) => said(speaker, pageWords[each])))}
  </section>`;
}

function before(frame: Frame, audit: AuditDetail): Content {
  if (audit.committedAtMs === null) return null;
  const { speaker } = frame;
  const figures = numbers(speaker.language);
  return html`<section aria-labelledby="before">
    <h2 id="before">${said(speaker, pageWords.before)}</h2>
    <p>${said(speaker, pageWords["before-says"], { when: time(frame, audit.committedAtMs) })}</p>
    <p><code>${audit.commitment}</code></p>
    ${audit.design.style === "strata" ? html`<p>${said(speaker, pageWords.strata)}</p>` : null}
    ${hasPools(audit) ? html`<p>${said(speaker, pageWords.pools)}</p>` : null}
    ${dataTable(
      frame,
      speaker.say(pageWords["files-title"]),
      [
        { name: speaker.say(pageWords.file) },
        { name: speaker.say(pageWords.hash) },
        { name: speaker.say(pageWords.bytes), number: true },
      ],
      audit.files.map((file) => [
        fileLink(frame, audit, file),
        html`<code>${file.sha256}</code>`,
        figures.whole(file.bytes),
      ]),
    )}
  </section>`;
}

/** A comparison in which totals of batches were committed to. */
function hasPools({ design, files }: AuditDetail): boolean {
  return design.style === "comparison" && files.some(({ name }) => name === "batches.ndjson");
}

function fileLink(frame: Frame, { id }: AuditDetail, { name, published }: RecordFile): Html {
  if (!published) return said(frame.speaker, pageWords.later, { file: name });
  return html`<a href="${pathOf(frame, `${addressOf(id)}/record/${name}`)}">${name}</a>`;
}

function seed(frame: Frame, audit: AuditDetail): Content {
  if (audit.committedAtMs === null) return null;
  const { speaker } = frame;
  const found =
    audit.seed !== null && audit.seededAtMs !== null
      ? said(speaker, pageWords["seed-says"], {
          seed: html`<code>${audit.seed}</code>`,
          when: time(frame, audit.seededAtMs),
        })
      : said(speaker, pageWords["seed-waits"]);
  return html`<section aria-labelledby="seed">
    <h2 id="seed">${said(speaker, pageWords.seed)}</h2>
    <p>${found}</p>
    ${dataTable(
      frame,
      speaker.say(pageWords["seed-title"]),
      [
        { name: speaker.say(pageWords.who) },
        { name: speaker.say(pageWords.sealed) },
        { name: speaker.say(pageWords.rolls) },
      ],
      audit.seedParts.map(({ name, commitment, rolls }) => [
        name,
        html`<code>${commitment}</code>`,
        rolls === null ? said(speaker, pageWords["not-shown"]) : html`<code>${rolls}</code>`,
      ]),
    )}
  </section>`;
}

function checking(frame: Frame, { id, state }: AuditDetail): Html {
  const { speaker } = frame;
  const link = (path: string, name: string): Html =>
    html`<a href="${pathOf(frame, `${addressOf(id)}/${path}`)}">${name}</a>`;
  const command = html`<code>counterfoil audit verify ${id}</code>`;
  const how =
    state === "concluded"
      ? html`<p>
            <a href="${verifierOf(frame, id)}">${said(speaker, pageWords["check-here"])}</a><br />
            ${said(speaker, pageWords["check-here-how"])}
          </p>
          <p>${said(speaker, pageWords["check-otherwise"])}</p>
          ${steps([
            said(speaker, pageWords["check-archive"], { archive: link("record.tar", "record.tar") }),
            said(speaker, pageWords["check-run"], { command }),
            said(speaker, pageWords["check-report"], { report: link("report.pdf", "report.pdf") }),
            said(speaker, pageWords["check-proof"], { proof: link("proof.json", "proof.json") }),
          ])}`
      : html`<p>${said(speaker, pageWords["check-waits"])}</p>`;
  return html`<section aria-labelledby="check">
    <h2 id="check">${said(speaker, pageWords.check)}</h2>
    ${how}
  </section>`;
}

/** The page of static files that verifies in the reader's browser, told to fetch this record and to begin. */
function verifierOf(frame: Frame, id: string): string {
  const { language } = frame.speaker;
  const asked = new URLSearchParams({
    record: pathOf(frame, `${addressOf(id)}/record/`),
    check: "now",
    // The verifier speaks the languages of the house.
    lang: language.startsWith("fr") ? "fr" : "en",
  });
  return `/verifier/?${asked.toString()}`;
}
