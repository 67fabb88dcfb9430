import type { z } from "zod";
import { useParams } from "react-router";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { ObjectHead } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { StateMap } from "../../../../platform/ui/parts/StateMap.tsx";
import { ObjectRecord } from "../../../../platform/ui/parts/Record.tsx";
import { DueClock, When } from "../../../../platform/ui/parts/When.tsx";
import { ReportState, type ReportPage as ReportShape } from "../contract.ts";
import { readReport } from "../endpoints-contract.ts";
import { messages } from "../messages.ts";
import { moves } from "../rules.ts";
import { CodingForm } from "./CodingForm.tsx";
import { ReportActions } from "./ReportActions.tsx";
import { CloseForm, GradeForm } from "./ReportForms.tsx";
import { Suggestions } from "./Suggestions.tsx";
import { screen } from "./screen-messages.ts";
import { channelWord, kindWord, outcomeWord, phaseWord, stateWord } from "./words.ts";

type Shown = z.infer<typeof ReportShape>;

/** One report: what it is, what can be done now, the facts, how it is linked, the record. */
export function ReportPage() {
  const { report = "" } = useParams();
  const { electionId } = usePlace();
  const query = useQueryOf(
    readReport,
    { params: { election: electionId, report } },
    {
      subjects: ["rep"],
    },
  );
  return (
    <article className="cf-page">
      <Loaded query={query} wholePage>
        {(found) => <Report report={found} />}
      </Loaded>
    </article>
  );
}

function Report({ report }: { report: Shown }) {
  const say = useSay();
  const language = report.language === "und" ? undefined : report.language;
  return (
    <>
      <ObjectHead
        type={say(messages.report)}
        id={report.id}
        title={report.what.split("\n")[0]?.slice(0, 120) ?? report.id}
        tlp={report.tlp}
        classification={report.classification as 0 | 1 | 2 | 3}
        state={{ label: say(stateWord[report.state]), tone: report.state === "closed" ? "good" : "plain" }}
        states={<States here={report.state} />}
        {...(language && { language })}
      />
      <ReportActions report={report} />
      {report.state === "received" && <DueClock dueAtMs={report.dueAtMs} />}
      <Section title={<Say m={screen.what} />}>
        <p lang={language} className="cf-text">
          {report.what}
        </p>
        <ReportFacts report={report} />
      </Section>
      {report.state === "received" && <GradeForm report={report} />}
      {report.state === "assessed" && <CloseForm report={report.id} />}
      {report.state === "assessed" && (
        <details>
          <summary>
            <Say m={screen["assess-again"]} />
          </summary>
          <GradeForm report={report} />
        </details>
      )}
      <CodingForm report={report} />
      {report.group.length > 0 && <Group report={report} />}
      <Suggestions report={report.id} />
      <ObjectRecord subject={report.id} />
    </>
  );
}

/** From the same table as the rules. */
function States({ here }: { here: Shown["state"] }) {
  const say = useSay();
  const acts = { grade: messages["did-grade"], close: messages["did-close"] } as const;
  return (
    <StateMap
      here={here}
      states={ReportState.options.map((name) => ({ name, label: say(stateWord[name]) }))}
      moves={moves.flatMap(({ from, act, to }) =>
        act === "grade" || act === "close" ? [{ from, to, label: say(acts[act]) }] : [],
      )}
    />
  );
}

/** Reports of which an analyst said that they tell the same. */
function Group({ report }: { report: Shown }) {
  const say = useSay();
  return (
    <Section title={say(screen["group-title"], { n: report.group.length })}>
      <ul className="cf-plain-list">
        {report.group.map((line) => (
          <li key={line.id}>
            <Go to={`exchange/reports/${line.id}`}>{line.opening}</Go>{" "}
            <span className="cf-muted">
              <Say m={outcomeWord[line.outcome]} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ReportFacts({ report }: { report: Shown }) {
  const say = useSay();
  const traces = report.traces.map(({ value }) => value);
  const graded = report.sourceGrade === null ? null : `${report.sourceGrade}${report.credibility}`;
  return (
    <Facts
      facts={[
        { name: say(screen.outcome), value: say(outcomeWord[report.outcome]) },
        { name: say(screen.kind), value: say(kindWord[report.kind]) },
        { name: say(screen.phase), value: say(phaseWord[report.phase]) },
        { name: say(screen.where), value: report.where || null },
        {
          name: say(screen.when),
          value: report.whenFromMs === null ? null : <When atMs={report.whenFromMs} />,
        },
        {
          name: say(screen["when-to"]),
          value:
            report.whenToMs === null || report.whenToMs === report.whenFromMs ? null : (
              <When atMs={report.whenToMs} />
            ),
        },
        { name: say(screen.traces), value: traces.length > 0 ? traces.join(", ") : null },
        { name: say(screen.from), value: say(channelWord[report.channel]) },
        { name: say(screen.received), value: <When atMs={report.submittedAtMs} /> },
        { name: say(screen.grade), value: graded },
        { name: say(screen.assessment), value: report.assessment },
        {
          name: say(screen.confidence),
          value: report.confidence && say(screen[`confidence-${report.confidence}`]),
        },
        {
          name: say(screen.alternatives),
          value: report.alternatives.length > 0 ? report.alternatives.join("; ") : null,
        },
        { name: say(screen.answer), value: report.answer },
        { name: say(screen.contact), value: report.contact },
      ]}
    />
  );
}
