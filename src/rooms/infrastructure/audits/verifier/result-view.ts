import {
  claimSentence,
  explainDifference,
  verdictSentence,
  type Difference,
  type RecordedContest,
  type RecordVerdict,
} from "@counterfoil/risk-limiting-audit";
import { element, facts } from "./elements.ts";
import { speakerOf, type PageLanguage, type PageMessage } from "./verifier-messages.ts";

type Verified = Extract<RecordVerdict, { ok: true }>;

/** What came out, with its heading first. */
export function resultView(verdict: RecordVerdict, language: PageLanguage): HTMLElement {
  return verdict.ok ? agreesView(verdict, language) : differsView(verdict.difference, language);
}

function agreesView(verdict: Verified, language: PageLanguage): HTMLElement {
  const say = speakerOf(language);
  const number = new Intl.NumberFormat(language);
  return element(
    "section",
    { class: "result agrees", "aria-labelledby": "result" },
    element("h2", { id: "result", tabindex: "-1" }, "✓ ", say("agrees")),
    element("p", {}, say("agreesLead")),
    element("h3", {}, say("found")),
    element(
      "ul",
      {},
      ...Object.entries(verdict.verdicts).map(([contest, found]) =>
        element("li", {}, verdictSentence(contest, found)[language]),
      ),
    ),
    element("h3", {}, say("compare")),
    element("p", {}, say("compareHint")),
    facts([
      [say("commitment"), element("code", {}, verdict.commitment)],
      [say("seed"), element("code", {}, verdict.seed)],
      [say("cards"), number.format(verdict.cards)],
      [say("draws"), number.format(verdict.draws)],
      [say("claims"), number.format(verdict.claims)],
    ]),
    element("h3", {}, say("risk")),
    element("p", {}, say("riskHint")),
    ...verdict.contests
      .filter(({ claims }) => claims.length > 0)
      .map((contest) => riskTable(contest, verdict.risk[contest.contest.id] ?? [], language)),
    element("h3", {}, say("limits")),
    element("ul", {}, element("li", {}, say("winners")), element("li", {}, say("paper"))),
  );
}

/** Smaller risks are only said to be smaller. */
const leastShown = 0.0001;

function riskTable(
  { contest, claims, riskLimit }: RecordedContest,
  risk: Verified["risk"][string],
  language: PageLanguage,
): HTMLElement {
  const say = speakerOf(language);
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumSignificantDigits: 3 });
  const rounds = risk[0]?.length ?? 0;
  const head = Array.from({ length: rounds }, (_, round) =>
    element("th", { scope: "col", class: "number" }, say("round", { round: round + 1 })),
  );
  const rows = claims.map((claim, index) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, claimSentence(claim)[language]),
      ...(risk[index] ?? []).map((after) =>
        element(
          "td",
          { class: "number" },
          after <= riskLimit ? "✓ " : "",
          after < leastShown ? `< ${percent.format(leastShown)}` : percent.format(after),
        ),
      ),
    ),
  );
  const caption = say("riskOf", { contest: contest.id, limit: percent.format(riskLimit) });
  return element(
    "div",
    { class: "scroll", role: "region", "aria-label": caption, tabindex: "0" },
    element(
      "table",
      {},
      element("caption", {}, caption),
      element("thead", {}, element("tr", {}, element("th", { scope: "col" }, say("claim")), ...head)),
      element("tbody", {}, ...rows),
    ),
  );
}

function differsView(difference: Difference, language: PageLanguage): HTMLElement {
  const say = speakerOf(language);
  const { meaning, place, recorded, recomputed } = explainDifference(difference);
  if (difference.where === "format" && difference.recorded === "nothing")
    return wrongView("noRecord", meaning[language], language, [
      element("h3", {}, say("todo")),
      element("p", {}, say("chooseAgain")),
    ]);
  const title = difference.recomputed === "no such file" ? "incomplete" : "differs";
  return wrongView(title, meaning[language], language, [
    facts([
      [say("file"), element("code", {}, difference.file)],
      [say("place"), place[language]],
      [say("recorded"), element("span", { class: "value" }, recorded[language])],
      [say("recomputed"), element("span", { class: "value" }, recomputed[language])],
    ]),
    element("p", {}, say("firstOnly")),
    element("h3", {}, say("todo")),
    element("ul", {}, element("li", {}, say("again")), element("li", {}, say("tell"))),
  ]);
}

function wrongView(
  title: PageMessage,
  meaning: string,
  language: PageLanguage,
  more: readonly HTMLElement[],
): HTMLElement {
  return element(
    "section",
    { class: "result differs", "aria-labelledby": "result" },
    element("h2", { id: "result", tabindex: "-1" }, "✗ ", speakerOf(language)(title)),
    element("p", {}, element("strong", {}, meaning)),
    ...more,
  );
}
