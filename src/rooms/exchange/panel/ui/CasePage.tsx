import { useParams, useSearchParams } from "react-router";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { ObjectHead } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { ProblemNotice } from "../../../../platform/ui/parts/ProblemNotice.tsx";
import { ObjectRecord } from "../../../../platform/ui/parts/Record.tsx";
import { StateMap } from "../../../../platform/ui/parts/StateMap.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { caseStates, readCase, type CaseDetail, type CaseState } from "../contract.ts";
import { messages } from "../messages.ts";
import { caseMoves, isOpen } from "../rules.ts";
import { AsOfForm } from "./AsOfForm.tsx";
import { CaseActions } from "./CaseActions.tsx";
import { CriteriaSheet, EvidenceList, Tried } from "./CaseKnowledge.tsx";
import { DecisionView, Members, Outcomes } from "./CasePanel.tsx";
import { screen } from "./screen-messages.ts";
import { CampaignLink, IncidentLinks } from "./Subjects.tsx";
import { matterWord, stateWord, voteWord } from "./words.ts";

/** Everything that must be weighed, on one screen: evidence as known, criteria, alternatives, who takes part, what follows. */
export function CasePage() {
  const { case: id = "" } = useParams();
  const { electionId } = usePlace();
  const [search] = useSearchParams();
  const asOf = Number(search.get("asOf"));
  const by = search.get("by") === "known" ? ("known" as const) : ("recorded" as const);
  const query = useQueryOf(
    readCase,
    { params: { election: electionId, case: id }, query: asOf > 0 ? { asOf, by } : {} },
    { subjects: ["cas"] },
  );
  return (
    <article className="cf-page">
      {asOf > 0 && <AsOfForm atMs={asOf} by={by} />}
      {query.error?.kind === "not-found" ? (
        // Of a case that is no longer mine to see, what was shown before is taken away, too.
        <ProblemNotice problem={query.error} wholePage />
      ) : (
        <Loaded query={query} wholePage>
          {(found) => <Case found={found} />}
        </Loaded>
      )}
    </article>
  );
}

function Case({ found }: { found: CaseDetail }) {
  const say = useSay();
  const now = found.asOf === null;
  return (
    <>
      <ObjectHead
        type={say(messages.case)}
        id={found.id}
        title={found.title}
        tlp={found.tlp}
        classification={found.classification as 0 | 1 | 2 | 3}
        state={{ label: say(stateWord[found.state]), tone: found.state === "decided" ? "good" : "plain" }}
        states={<States here={found.state} />}
      />
      {now && <CaseActions found={found} />}
      {found.decision && <DecisionView decision={found.decision} />}
      <Weighed found={found} />
      {now && <AsOfForm atMs={null} by="recorded" />}
      <ObjectRecord subject={found.id} untilMs={found.asOf?.atMs ?? null} />
    </>
  );
}

/** All that must be weighed: what is known and how it was judged, beside what was tried, who decides and what follows. */
function Weighed({ found }: { found: CaseDetail }) {
  const say = useSay();
  return (
    <div className="cf-weigh">
      <div>
        <Section title={<Say m={screen.asked} />}>
          <p className="cf-text">{found.asked}</p>
          <CaseFacts found={found} />
        </Section>
        <EvidenceList items={found.evidence} />
        <CriteriaSheet assessments={found.criteria} />
      </div>
      <div>
        <Tried alternatives={found.alternatives} />
        {found.panel && <Members panel={found.panel} declarations={found.declarations} />}
        {isOpen(found.state) && <Outcomes />}
        {found.myVote && (
          <Section title={<Say m={screen["vote-title"]} />}>
            <p>{say(screen["vote-was"], { vote: say(voteWord[found.myVote.vote]) })}</p>
            <p className="cf-text">{found.myVote.because}</p>
          </Section>
        )}
        <Dissents found={found} />
      </div>
    </div>
  );
}

function Dissents({ found }: { found: CaseDetail }) {
  if (found.dissents.length === 0) return null;
  return (
    <Section title={<Say m={screen["my-dissent"]} />}>
      {found.dissents.map((dissent) => (
        <blockquote key={`${dissent.personId} ${dissent.atMs}`} className="cf-text">
          {dissent.note}
        </blockquote>
      ))}
    </Section>
  );
}

function CaseFacts({ found }: { found: CaseDetail }) {
  const say = useSay();
  return (
    <Facts
      facts={[
        { name: say(screen.matter), value: say(matterWord[found.matter]) },
        { name: say(screen.briefed), value: <When atMs={found.briefedAtMs} /> },
        {
          name: say(screen.incidents),
          value: found.incidentIds.length > 0 ? <IncidentLinks ids={found.incidentIds} /> : null,
        },
        {
          name: say(screen.campaign),
          value: found.campaignId && <CampaignLink id={found.campaignId} />,
        },
        { name: say(screen["handed-to"]), value: found.routedTo },
        {
          name: say(screen.ended),
          value: found.state === "withdrawn" ? found.endedBecause : null,
        },
        { name: say(screen.mandate), value: <code>{found.mandateId}</code> },
      ]}
    />
  );
}

/** From the same table as the rules. */
function States({ here }: { here: CaseState }) {
  const say = useSay();
  return (
    <StateMap
      here={here}
      states={caseStates.map((name) => ({ name, label: say(stateWord[name]) }))}
      moves={caseMoves.map(({ from, act, to }) => ({ from, to, label: say(messages[`did-${act}`]) }))}
    />
  );
}
