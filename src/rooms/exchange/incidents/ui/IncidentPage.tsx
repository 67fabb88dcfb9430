import { useParams } from "react-router";
import { phaseLabel } from "../../../../platform/ui/labels.ts";
import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { ObjectHead } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { ObjectRecord } from "../../../../platform/ui/parts/Record.tsx";
import { StateMap } from "../../../../platform/ui/parts/StateMap.tsx";
import { Timeline } from "../../../../platform/ui/parts/Timeline.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { incidentStates, readIncident, type Incident, type IncidentState } from "../contract.ts";
import { messages } from "../messages.ts";
import { Activities } from "./Activities.tsx";
import { AsKnownOn, useAsOf } from "./AsKnownOn.tsx";
import { Assessments, EvidenceList } from "./Findings.tsx";
import { IncidentActions } from "./IncidentActions.tsx";
import { screen } from "./screen-messages.ts";

/** One incident: what it is, what can be done now, the facts, how it is linked, the record; as known now or then. */
export function IncidentPage() {
  const { incident = "" } = useParams();
  const { electionId } = usePlace();
  const asOf = useAsOf();
  const query = useQueryOf(
    readIncident,
    { params: { election: electionId, incident }, ...(asOf !== null && { query: { asOf } }) },
    { subjects: ["inc", "evi"] },
  );
  return (
    <article className="cf-page">
      <Loaded query={query} wholePage>
        {(found) => <Shown incident={found} />}
      </Loaded>
      {query.isError && asOf !== null && <AsKnownOn asOfMs={asOf} />}
    </article>
  );
}

function Shown({ incident }: { incident: Incident }) {
  const say = useSay();
  const tone = incident.toBeReassessed ? "soon" : incident.state === "closed" ? "good" : "plain";
  return (
    <>
      <ObjectHead
        type={say(messages.incident)}
        id={incident.id}
        title={incident.title}
        tlp={incident.tlp}
        classification={incident.classification as 0 | 1 | 2 | 3}
        state={{ label: say(messages[`state-${incident.state}`]), tone }}
        states={<States here={incident.state} />}
      />
      {incident.toBeReassessed && (
        <output>
          <Say m={messages["to-be-reassessed"]} />
        </output>
      )}
      {incident.asOfMs === null && <IncidentActions incident={incident} />}
      <AsKnownOn key={incident.asOfMs} asOfMs={incident.asOfMs} />
      <Section title={<Say m={screen.facts} />}>
        <p className="cf-text">{incident.summary}</p>
        <IncidentFacts incident={incident} />
      </Section>
      <Assessments incident={incident} />
      <EvidenceList incident={incident} />
      <Activities incident={incident} />
      {incident.activities.length > 0 && <ActivityTimeline incident={incident} />}
      {incident.reports.length > 0 && <Reports incident={incident} />}
      <ObjectRecord subject={incident.id} untilMs={incident.asOfMs} />
    </>
  );
}

function IncidentFacts({ incident }: { incident: Incident }) {
  const say = useSay();
  const formats = useFormats();
  const beneficiary =
    incident.beneficiary === null
      ? say(messages["beneficiary-unknown"])
      : incident.beneficiary === "none"
        ? say(messages["beneficiary-none"])
        : incident.beneficiary;
  return (
    <Facts
      facts={[
        {
          name: say(screen.kind),
          value: formats.list(incident.kinds.map((kind) => say(messages[`kind-${kind}`]))),
        },
        { name: say(screen.phase), value: say(phaseLabel[incident.phase]) },
        {
          name: say(screen.aims),
          value: formats.list(incident.aims.map((aim) => say(messages[`aim-${aim}`]))),
        },
        { name: say(screen.beneficiary), value: beneficiary },
        { name: say(screen.opened), value: <When atMs={incident.createdAtMs} /> },
        {
          name: say(screen["substitute-text"]),
          value: incident.substituted ? say(screen.substituted) : null,
        },
      ]}
    />
  );
}

function States({ here }: { here: IncidentState }) {
  const say = useSay();
  const moves = [
    { from: "open", to: "assessed", label: say(screen["act-assess"]) },
    { from: "assessed", to: "closed", label: say(screen["act-close"]) },
    { from: "closed", to: "assessed", label: say(screen["act-reopen"]) },
  ];
  const states = incidentStates.map((name) => ({ name, label: say(messages[`state-${name}`]) }));
  return <StateMap here={here} states={states} moves={moves} />;
}

function ActivityTimeline({ incident }: { incident: Incident }) {
  const say = useSay();
  const items = incident.activities.map((activity) => ({
    id: activity.id,
    atMs: activity.fromMs,
    untilMs: activity.toMs,
    label: activity.technique ? `${activity.technique.code} ${activity.target.name}` : activity.target.name,
    lane: say(messages[`kind-${activity.kind}`]),
  }));
  return <Timeline title={say(screen["timeline-title"])} items={items} fileName={incident.id} />;
}

function Reports({ incident }: { incident: Incident }) {
  return (
    <Section title={<Say m={screen.reports} />}>
      <ul className="cf-plain-list">
        {incident.reports.map((report) => (
          <li key={report.id}>
            <Go to={`exchange/reports/${report.id}`}>{report.id}</Go>{" "}
            <span className="cf-muted">
              {report.why} · <When atMs={report.atMs} short />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
