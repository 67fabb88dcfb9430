import { useParams } from "react-router";
import { Say, useSay, useSpeech } from "../../../../platform/ui/language/say.tsx";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { ObjectHead } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { RowsTable } from "../../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { readPractice, type Practice, type TestEvidence, type Way } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";
import { SliceLinks } from "./SliceLinks.tsx";
import { areaWord, principleWord, resultWord, stateTone, stateWord } from "./words.ts";

/** One practice: its state, the tests that carry it, and the ways that lead to it. */
export function PracticePage() {
  const { practice = "" } = useParams();
  const query = useQueryOf(readPractice, { params: { practice } });
  return (
    <article className="cf-page">
      <Loaded query={query}>{(found) => <Shown practice={found} />}</Loaded>
    </article>
  );
}

function Shown({ practice }: { practice: Practice }) {
  const say = useSay();
  const { read } = useSpeech();
  return (
    <>
      <ObjectHead
        type={say(messages.practice)}
        id={practice.id}
        title={read(practice.title)}
        state={{ label: say(stateWord[practice.state]), tone: stateTone[practice.state] }}
      />
      <Facts
        facts={[
          { name: say(screen.area), value: say(areaWord[practice.area]) },
          {
            name: say(screen.principles),
            value: practice.principles.map((each) => say(principleWord(each))).join("; "),
          },
          { name: say(screen.acceptance), value: say(screen["of-total"], { ...practice.acceptance }) },
          { name: say(screen.negative), value: say(screen["of-total"], { ...practice.negative }) },
          { name: say(screen["ways-screens"]), value: <SliceLinks names={practice.slices} /> },
        ]}
      />
      <Section title={<Say m={screen.tests} />}>
        <RowsTable
          name={say(screen.tests)}
          columns={testColumns}
          rows={practice.tests}
          rowKey={(test) => `${test.file} ${test.name}`}
          empty={say(screen["no-tests"])}
        />
      </Section>
      <Section
        title={<Say m={screen["ways-title"]} />}
        aside={
          <a className="cf-link" href="/api" target="_blank" rel="noreferrer">
            <Say m={screen.reference} />
          </a>
        }
      >
        <RowsTable
          name={say(screen["ways-title"])}
          columns={wayColumns}
          rows={practice.ways}
          rowKey={(way) => way.act}
          empty={say(screen["no-ways"])}
        />
      </Section>
    </>
  );
}

const testColumns: readonly Column<TestEvidence>[] = [
  {
    key: "test",
    head: screen.test,
    cell: ({ name, file }) => (
      <div>
        <span lang="en">{name}</span>
        <br />
        <code className="cf-muted">{file}</code>
      </div>
    ),
  },
  {
    key: "kind",
    head: screen.kind,
    cell: ({ negative }) => <Say m={negative ? screen["kind-negative"] : screen["kind-acceptance"]} />,
  },
  { key: "result", head: screen.result, cell: ({ result }) => <Say m={resultWord[result]} /> },
  {
    key: "ran",
    head: screen.ran,
    cell: ({ atMs }) => (atMs === null ? "–" : <When atMs={atMs} short />),
  },
];

const wayColumns: readonly Column<Way>[] = [
  {
    key: "endpoint",
    head: screen.endpoint,
    cell: ({ method, path }) => (
      <code dir="ltr">
        {method} {path}
      </code>
    ),
  },
  { key: "does", head: screen.does, cell: ({ summary }) => <span lang="en">{summary}</span> },
];
