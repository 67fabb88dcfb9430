import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Empty } from "../../../../platform/ui/parts/Loaded.tsx";
import { ClassificationWord, Marking } from "../../../../platform/ui/parts/Marking.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import type { CaseDetail, Evidence } from "../contract.ts";
import { standing } from "../knowledge-rules.ts";
import { screen } from "./screen-messages.ts";
import { alternativeWord, criterionWord, findingWord } from "./words.ts";

/** In the order in which it became known. What was corrected stays, and says so. */
export function EvidenceList({ items }: { items: readonly Evidence[] }) {
  const inOrder = [...items].sort((a, b) => a.knownAtMs - b.knownAtMs);
  const superseded = new Set(items.map((item) => item.supersedes));
  return (
    <Section title={<Say m={screen.evidence} />}>
      {items.length === 0 && (
        <Empty>
          <Say m={screen["no-evidence"]} />
        </Empty>
      )}
      <ol className="cf-plain-list">
        {inOrder.map((item) => (
          <li key={item.id}>
            <EvidenceItem item={item} superseded={superseded.has(item.id)} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function EvidenceItem({ item, superseded }: { item: Evidence; superseded: boolean }) {
  const say = useSay();
  return (
    <>
      <p>
        <Marking tlp={item.tlp} />{" "}
        {item.classification > 0 && <ClassificationWord level={item.classification as 1 | 2 | 3} />}{" "}
        {superseded && (
          <strong>
            <Say m={screen.superseded} />
          </strong>
        )}
      </p>
      <p className="cf-text">{superseded ? <s>{item.statement}</s> : item.statement}</p>
      <Facts
        facts={[
          { name: say(screen.source), value: item.source },
          { name: say(screen.known), value: <When atMs={item.knownAtMs} /> },
          {
            name: say(screen.recorded),
            value: item.recordedAtMs > item.knownAtMs ? <When atMs={item.recordedAtMs} /> : null,
          },
        ]}
      />
    </>
  );
}

export function CriteriaSheet({ assessments }: { assessments: CaseDetail["criteria"] }) {
  const stands = standing(assessments);
  const earlier = assessments.filter((each) => !stands.includes(each));
  return (
    <Section title={<Say m={screen.criteria} />}>
      <Assessments rows={stands} />
      {earlier.length > 0 && (
        <details>
          <summary>
            <Say m={screen.earlier} />
          </summary>
          <Assessments rows={earlier} />
        </details>
      )}
    </Section>
  );
}

function Assessments({ rows }: { rows: CaseDetail["criteria"] }) {
  const say = useSay();
  return (
    <div className="cf-scroll">
      <table className="cf-table cf-stack" aria-label={say(screen.criteria)}>
        <thead>
          <tr>
            {[screen.criteria, screen.finding, screen.because, screen.known].map((head) => (
              <th key={head.key} scope="col">
                <Say m={head} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.criterion} ${row.recordedAtMs} ${row.because}`}>
              <th scope="row">
                <Say m={criterionWord[row.criterion]} />
              </th>
              <td data-label={say(screen.finding)}>
                <Say m={findingWord[row.finding]} />
              </td>
              <td data-label={say(screen.because)}>{row.because}</td>
              <td data-label={say(screen.known)}>
                <When atMs={row.knownAtMs} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Intervention is the last resort: what else was tried, and what came of it. */
export function Tried({ alternatives }: { alternatives: CaseDetail["alternatives"] }) {
  return (
    <Section title={<Say m={screen.tried} />}>
      {alternatives.length === 0 && (
        <Empty>
          <Say m={screen["nothing-tried"]} />
        </Empty>
      )}
      <ol className="cf-plain-list">
        {alternatives.map((each) => (
          <li key={`${each.alternative} ${each.recordedAtMs} ${each.cameOfIt}`}>
            <strong>
              <Say m={alternativeWord[each.alternative]} />
            </strong>{" "}
            <When atMs={each.knownAtMs} />
            <p className="cf-text">{each.cameOfIt}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
