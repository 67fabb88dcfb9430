import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Empty } from "../../../../platform/ui/parts/Loaded.tsx";
import { ClassificationWord, Marking } from "../../../../platform/ui/parts/Marking.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { Scroll } from "../../../../platform/ui/parts/Scroll.tsx";
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
      <p className="cf-text">{superseded ? <s>{item.statement}</s> : item.statement}</p>
      <p className="cf-line">
        <Marking tlp={item.tlp} />
        {item.classification > 0 && <ClassificationWord level={item.classification as 1 | 2 | 3} />}
        <span>{say(screen["source-is"], { source: item.source })}</span>
        {superseded && (
          <strong>
            <Say m={screen.superseded} />
          </strong>
        )}
      </p>
      <p className="cf-muted">
        <Say m={screen.known} /> <When atMs={item.knownAtMs} />
        {item.recordedAtMs > item.knownAtMs && (
          <>
            {" · "}
            <Say m={screen.recorded} /> <When atMs={item.recordedAtMs} short />
          </>
        )}
      </p>
    </>
  );
}

export function CriteriaSheet({ assessments }: { assessments: CaseDetail["criteria"] }) {
  const stands = standing(assessments);
  const earlier = assessments.filter((each) => !stands.includes(each));
  return (
    <Section title={<Say m={screen.criteria} />}>
      {stands.length === 0 ? (
        <Empty>
          <Say m={screen["no-criteria"]} />
        </Empty>
      ) : (
        <Assessments rows={stands} />
      )}
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
    <Scroll name={say(screen.criteria)}>
      <table className="cf-table cf-stack" aria-label={say(screen.criteria)}>
        <thead>
          <tr>
            {[screen.criterion, screen.finding, screen.because].map((head) => (
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
              <td data-head={say(screen.finding)}>
                <strong>
                  <Say m={findingWord[row.finding]} />
                </strong>
              </td>
              <td data-head={say(screen.because)}>
                <span>
                  {row.because}{" "}
                  <span className="cf-muted">
                    <Say m={screen.known} /> <When atMs={row.knownAtMs} short />
                  </span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
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
            </strong>
            <p className="cf-text">{each.cameOfIt}</p>
            <p className="cf-muted">
              <Say m={screen.known} /> <When atMs={each.knownAtMs} short />
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
