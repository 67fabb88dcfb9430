import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { DataTable } from "../../../../platform/ui/parts/DataTable.tsx";
import { Empty, Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { Page, Section } from "../../../../platform/ui/parts/Page.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { listCorrelationDecisions, suggestCorrelations, type Decision } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";
import { MemberLink, SuggestedLink } from "./SuggestedLink.tsx";
import { Warnings } from "./Warnings.tsx";

/** What belongs together? Suggested links, what was decided, and the list of what links nothing alone. */
export function CorrelationPage() {
  const say = useSay();
  return (
    <Page title={say(messages.correlation)} lead={say(screen.lead)}>
      <Suggestions />
      <Decisions />
      <Warnings />
    </Page>
  );
}

function Suggestions() {
  const formats = useFormats();
  const { electionId } = usePlace();
  const input = { params: { election: electionId }, query: { limit: 50 } };
  const query = useQueryOf(suggestCorrelations, input, { subjects: ["cor", "wrn", "inc", "bnd", "rep"] });
  return (
    <Section title={<Say m={screen.suggestions} />}>
      <Loaded query={query}>
        {({ rows, members }) => (
          <>
            <p className="cf-muted">
              <Say m={screen["looked-at"]} values={{ n: members, text: formats.number(members) }} />
            </p>
            {rows.length === 0 && (
              <Empty>
                <Say m={screen.none} />
              </Empty>
            )}
            <ol className="cf-plain-list">
              {rows.map((row) => (
                <li key={`${row.one.id} ${row.other.id}`}>
                  <SuggestedLink suggestion={row} />
                </li>
              ))}
            </ol>
          </>
        )}
      </Loaded>
    </Section>
  );
}

function Decisions() {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <Section title={<Say m={screen.decided} />}>
      <DataTable
        endpoint={listCorrelationDecisions}
        params={{ election: electionId }}
        name={say(screen.decided)}
        columns={columns}
        rowKey={(row) => row.id}
        empty={<Say m={screen["decided-none"]} />}
        options={{ subjects: ["cor"] }}
      />
    </Section>
  );
}

const columns: readonly Column<Decision>[] = [
  { key: "link", head: screen.link, cell: (row) => <Ends decision={row} /> },
  { key: "said", head: screen.said, cell: (row) => <Say m={screen[`says-${row.says}`]} /> },
  { key: "why", head: screen.why, cell: (row) => row.why },
  { key: "when", head: screen.when, cell: (row) => <When atMs={row.atMs} short /> },
];

function Ends({ decision }: { decision: Decision }) {
  return (
    <>
      <MemberLink member={decision.one} /> – <MemberLink member={decision.other} />
    </>
  );
}
