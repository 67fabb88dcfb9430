import { html, type Html } from "../../../../platform/public-page/html.ts";
import type { Frame } from "../../../../platform/public-page/route.ts";
import type { AuditedContest, Round } from "../contract.ts";
import { pageWords } from "./messages.ts";

const width = 320;
const height = 180;
const left = 44;
const bottom = 24;

/** From 1 at the top to a tenth of the limit at the bottom, on a scale of powers: each step down is as much evidence as the one before. */
export function riskPicture(frame: Frame, contest: AuditedContest, rounds: readonly Round[]): Html {
  const { speaker } = frame;
  const lowest = contest.riskLimit / 10;
  const y = (risk: number): number =>
    8 + ((height - bottom - 8) * Math.log(Math.min(1, Math.max(risk, lowest)))) / Math.log(lowest);
  const x = (round: number): number => left + ((width - left - 12) * round) / Math.max(1, rounds.length);
  const risks = (claim: number): number[] => [
    1,
    ...rounds.map(({ risk }) => risk?.[contest.id]?.[claim] ?? 1),
  ];
  const title = speaker.say(pageWords["risk-title"], { contest: contest.title });
  const limit = speaker.say(pageWords.limit, { limit: percent(frame, contest.riskLimit) });
  const line = (claim: number): Html => {
    const points = risks(claim).map((risk, round) => `${x(round).toFixed(1)},${y(risk).toFixed(1)}`);
    return html`<polyline points="${points.join(" ")}" fill="none" stroke="currentColor" stroke-width="2" />`;
  };
  const label = (round: number): Html =>
    html`<text
      x="${x(round).toFixed(1)}"
      y="${height - 6}"
      text-anchor="middle"
      font-size="11"
      fill="currentColor"
    >
      ${round}
    </text>`;
  const at = y(contest.riskLimit).toFixed(1);
  return html`<svg
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    role="img"
    aria-label="${title}"
  >
    <line x1="${left}" y1="8" x2="${left}" y2="${height - bottom}" stroke="currentColor" />
    <line
      x1="${left}"
      y1="${at}"
      x2="${width - 12}"
      y2="${at}"
      stroke="currentColor"
      stroke-dasharray="5 4"
    />
    <text x="${left + 4}" y="${(y(contest.riskLimit) - 4).toFixed(1)}" font-size="11" fill="currentColor">
      ${limit}
    </text>
    <text x="${left - 4}" y="14" text-anchor="end" font-size="11" fill="currentColor">
      ${percent(frame, 1)}
    </text>
    ${(contest.claims ?? []).map((_, claim) => line(claim))}${rounds.map(({ number }) => label(number))}
  </svg>`;
}

/** A risk in the reader's way of writing it: two digits that count. */
export function percent(frame: Frame, share: number): string {
  return new Intl.NumberFormat(frame.speaker.language, {
    style: "percent",
    maximumSignificantDigits: 2,
  }).format(share);
}
