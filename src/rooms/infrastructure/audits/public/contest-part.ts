import { claimSentence, outcomePhrase, type Bilingual } from "@counterfoil/risk-limiting-audit";
import { numbers } from "../../../../platform/languages/numbers.ts";
import { html, type Content, type Html } from "../../../../platform/public-page/html.ts";
import { dataTable } from "../../../../platform/public-page/parts/table.ts";
import type { Frame } from "../../../../platform/public-page/route.ts";
import { said, written } from "../../../../platform/public-page/spoken.ts";
import type { AuditedContest, ContestOutcome, Round } from "../contract.ts";
import { pageWords } from "./messages.ts";
import { percent, riskPicture } from "./risk-picture.ts";

/** One contest: what was announced, what was found, the risk as a picture with its table, and a hand count beside the announced votes. */
export function contestPart(
  frame: Frame,
  contest: AuditedContest,
  rounds: readonly Round[],
  index: number,
): Html {
  const { speaker } = frame;
  const outcome = phrase(frame, contest.reported);
  return html`<section aria-labelledby="contest-${index}">
    <h2 id="contest-${index}">${contest.title}</h2>
    <p>${said(speaker, pageWords.announced, { outcome })}</p>
    <p class="state"><strong>${finding(frame, contest)}</strong></p>
    ${handCount(frame, contest)}${risk(frame, contest, rounds)}
  </section>`;
}

function finding(frame: Frame, { standing, handCount: count }: AuditedContest): Html {
  if (standing !== "counted" || count === null)
    return said(frame.speaker, pageWords[`standing-${standing === "counted" ? "full-count" : standing}`]);
  const outcome = phrase(frame, count.outcome ?? { kind: "undecided", reason: count.refusal ?? "" });
  return said(frame.speaker, pageWords[count.agrees ? "count-agrees" : "count-corrects"], { outcome });
}

function handCount(frame: Frame, contest: AuditedContest): Content {
  const counted = contest.handCount?.tally;
  if (counted?.kind !== "votes") return null;
  const announced = contest.tally?.kind === "votes" ? contest.tally.votes : {};
  const figures = numbers(frame.speaker.language);
  const { say } = frame.speaker;
  return dataTable(
    frame,
    say(pageWords["count-title"], { contest: contest.title }),
    [
      { name: say(pageWords.candidate) },
      { name: say(pageWords["votes-announced"]), number: true },
      { name: say(pageWords["votes-counted"]), number: true },
    ],
    contest.candidates.map((one) => [
      one,
      figures.whole(announced[one] ?? 0),
      figures.whole(counted.votes[one] ?? 0),
    ]),
  );
}

function risk(frame: Frame, contest: AuditedContest, rounds: readonly Round[]): Content {
  const { speaker } = frame;
  const claims = contest.claims ?? [];
  if (claims.length === 0) return html`<p>${said(speaker, pageWords.nobody)}</p>`;
  const measured = rounds.filter((round) => round.risk !== null);
  if (measured.length === 0) return null;
  const heading = ({ number, drawsSoFar }: Round): Html =>
    html`${said(speaker, pageWords.round, { number })}<br />${said(speaker, pageWords.draws, { draws: drawsSoFar })}`;
  const title = speaker.say(pageWords["risk-title"], { contest: contest.title });
  return html`<figure>
      ${riskPicture(frame, contest, measured)}
      <figcaption>
        ${said(speaker, pageWords["risk-says"], { limit: percent(frame, contest.riskLimit) })}
      </figcaption>
    </figure>
    ${dataTable(
      frame,
      title,
      [
        { name: speaker.say(pageWords.assertion) },
        ...measured.map((each) => ({ name: heading(each), number: true })),
      ],
      claims.map((claim, at) => [
        inHouse(frame, claimSentence(claim)),
        ...measured.map(({ risk: after }) => percent(frame, after?.[contest.id]?.[at] ?? 1)),
      ]),
    )}`;
}

function phrase(
  frame: Frame,
  outcome: ContestOutcome | { readonly kind: "undecided"; readonly reason: string },
): string {
  const both = outcomePhrase(outcome);
  return frame.speaker.language.startsWith("fr") ? both.fr : both.en;
}

/** A sentence of the engine, in English or French, marked where the reader's language is another. */
function inHouse(frame: Frame, both: Bilingual): Html {
  return written(frame.speaker, { en: both.en, fr: both.fr });
}
