import type { z } from "zod";
import { useParams } from "react-router";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { ObjectHead } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { ObjectRecord } from "../../../../platform/ui/parts/Record.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import type { ReportPage as ReportShape } from "../contract.ts";
import { readReport } from "../endpoints-contract.ts";
import { messages } from "../messages.ts";
import { CloseForm, GradeForm } from "./ReportForms.tsx";
import { Suggestions } from "./Suggestions.tsx";
import { screen } from "./screen-messages.ts";
import { channelWord, kindWord, outcomeWord, phaseWord, stateWord } from "./words.ts";

type Shown = z.infer<typeof ReportShape>;

/** One report: what it is, what can be done now, the facts, how it is linked, the record. */
export function ReportPage() {
  const { report = "" } = useParams();
  const { electionId } = usePlace();
  const query = useQueryOf(readReport, { params: { election: electionId, report } } as never, {
    subjects: ["rep"],
  });
  return (
    <article className="cf-page">
      <Loaded query={query}>{(found) => <Report report={found} />}</Loaded>
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
        {...(language && { language })}
      />
      {report.state === "received" && <GradeForm report={report.id} />}
      {report.state === "assessed" && <CloseForm report={report.id} />}
      <Section title={<Say m={screen.what} />}>
        <p lang={language} className="cf-text">
          {report.what}
        </p>
        <ReportFacts report={report} />
      </Section>
      <Suggestions report={report.id} />
      <ObjectRecord subject={report.id} />
    </>
  );
}

function ReportFacts({ report }: { report: Shown }) {
  const say = useSay();
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
        { name: say(screen.from), value: say(channelWord[report.channel]) },
        { name: say(screen.received), value: <When atMs={report.submittedAtMs} /> },
        { name: say(screen.grade), value: graded },
        { name: say(screen.assessment), value: report.assessment },
        { name: say(screen.answer), value: report.answer },
        { name: say(screen.contact), value: report.contact },
      ]}
    />
  );
}
