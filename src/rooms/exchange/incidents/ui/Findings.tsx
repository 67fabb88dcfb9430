import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { Empty } from "../../../../platform/ui/parts/Loaded.tsx";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { ClassificationWord, Marking } from "../../../../platform/ui/parts/Marking.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import type { Assessment, Evidence, Incident } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";
import { credibilityWord } from "./words.ts";

/** What was concluded, newest first: each stands as it was written. */
export function Assessments({ incident }: { incident: Incident }) {
  return (
    <Section title={<Say m={screen.assessments} />}>
      {incident.assessments.length === 0 ? (
        <Empty>
          <Say m={screen["assessments-none"]} />
        </Empty>
      ) : (
        <ol className="cf-plain-list">
          {incident.assessments.map((assessment) => (
            <li key={assessment.id}>
              <One assessment={assessment} />
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function One({ assessment }: { assessment: Assessment }) {
  const say = useSay();
  const formats = useFormats();
  const percent = say(screen.percent, {
    min: formats.number(assessment.percentMin),
    max: formats.number(assessment.percentMax),
  });
  return (
    <>
      <p>
        <strong>
          {say(messages[`likelihood-${assessment.likelihood}`])} ({percent}).{" "}
          {say(messages[`confidence-${assessment.confidence}`])}.
        </strong>{" "}
        <ClassificationWord level={assessment.classification as 0 | 1 | 2 | 3} />
      </p>
      <p className="cf-text">{assessment.judgement}</p>
      <Facts
        facts={[
          {
            name: say(screen.alternatives),
            value: (
              <ul>
                {assessment.alternatives.map((alternative) => (
                  <li key={alternative}>{alternative}</li>
                ))}
              </ul>
            ),
          },
          { name: say(screen.recorded), value: <When atMs={assessment.atMs} /> },
        ]}
      />
    </>
  );
}

/** In the order in which it became known; each item under its own marking. */
export function EvidenceList({ incident }: { incident: Incident }) {
  return (
    <Section title={<Say m={screen.evidence} />}>
      {incident.evidence.length === 0 ? (
        <Empty>
          <Say m={screen["evidence-none"]} />
        </Empty>
      ) : (
        <ol className="cf-plain-list">
          {incident.evidence.map((item) => (
            <li key={item.id}>
              <Item item={item} />
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function Item({ item }: { item: Evidence }) {
  const say = useSay();
  return (
    <>
      <p>
        <Marking tlp={item.tlp} /> <ClassificationWord level={item.classification as 0 | 1 | 2 | 3} />{" "}
        <code className="cf-id">{item.id}</code>
      </p>
      <p className="cf-text">{item.text}</p>
      <Facts
        facts={[
          { name: say(screen["evidence-kind"]), value: say(messages[`evidence-${item.kind}`]) },
          { name: say(screen.grade), value: say(messages[`grade-${item.sourceGrade}`]) },
          { name: say(screen.credibility), value: say(credibilityWord(item.credibility)) },
          { name: say(screen["known-at"]), value: <When atMs={item.knownAtMs} /> },
          { name: say(screen.recorded), value: <When atMs={item.recordedAtMs} /> },
          {
            name: say(screen["valid-until"]),
            value: item.validUntilMs === null ? null : <When atMs={item.validUntilMs} />,
          },
          { name: say(screen.sha256), value: item.sha256 && <code className="cf-id">{item.sha256}</code> },
          { name: say(screen["substitute-text"]), value: item.substituted ? say(screen.substituted) : null },
        ]}
      />
    </>
  );
}
