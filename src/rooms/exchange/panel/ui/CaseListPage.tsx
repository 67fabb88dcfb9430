import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action, Actions } from "../../../../platform/ui/parts/Action.tsx";
import { DataTable } from "../../../../platform/ui/parts/DataTable.tsx";
import { Marking } from "../../../../platform/ui/parts/Marking.tsx";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import {
  briefCase,
  caseStates,
  countDecisions,
  listCases,
  listDeclarations,
  type CaseRow,
} from "../contract.ts";
import { screen } from "./screen-messages.ts";
import { matterWord, outcomeWord, stateWord, stepWord } from "./words.ts";

/** What waits for the panel? */
export function CaseListPage() {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <Page
      title={say(screen.question)}
      lead={say(screen.lead)}
      action={
        <Actions>
          <Action allow={briefCase} to="exchange/panel/brief" primary>
            <Say m={screen["brief-title"]} />
          </Action>
          <Action allow={listDeclarations} to="exchange/panel/interests">
            <Say m={screen["interests-title"]} />
          </Action>
        </Actions>
      }
    >
      <Budget />
      <DataTable
        endpoint={listCases}
        params={{ election: electionId }}
        name={say(screen.question)}
        columns={columns}
        rowKey={(row) => row.id}
        rowPath={(row) => `exchange/panel/${row.id}`}
        filters={[
          {
            name: "state",
            label: screen.state,
            kind: "choice",
            options: caseStates.map((value) => ({ value, label: stateWord[value] })),
          },
          {
            name: "waiting",
            label: screen["my-step"],
            kind: "choice",
            options: [{ value: "yes", label: screen["view-mine"] }],
          },
        ]}
        views={[
          { label: screen["view-mine"], search: { waiting: "yes" } },
          { label: screen["view-open"], search: { state: "deliberating" } },
          { label: screen["view-decided"], search: { state: "decided" } },
          { label: screen["view-all"], search: {} },
        ]}
        empty={<Say m={screen.empty} />}
        csvName="cases"
        options={{ subjects: ["cas"] }}
      />
    </Page>
  );
}

/** How often the panel stepped in so far; what is restricted is not counted, for nobody. */
function Budget() {
  const say = useSay();
  const { electionId } = usePlace();
  const { data } = useQueryOf(countDecisions, { params: { election: electionId } }, { subjects: ["cas"] });
  if (data === undefined) return null;
  return (
    <p className="cf-muted">
      {say(screen.budget, { notices: data.notice, bulletins: data.bulletin, no: data.noAction })}
    </p>
  );
}

const columns: readonly Column<CaseRow>[] = [
  { key: "title", head: screen.title, cell: (row) => row.title, csv: (row) => row.title },
  {
    key: "matter",
    head: screen.matter,
    cell: (row) => <Say m={matterWord[row.matter]} />,
    csv: (row) => row.matter,
  },
  { key: "marking", head: screen.marking, cell: (row) => <Marking tlp={row.tlp} />, csv: (row) => row.tlp },
  { key: "state", head: screen.state, cell: (row) => <CaseStateWord row={row} />, csv: (row) => row.state },
  {
    key: "outcome",
    head: screen.outcome,
    cell: (row) => (row.outcome === null ? "–" : <Say m={outcomeWord[row.outcome]} />),
    csv: (row) => row.outcome ?? "",
  },
  { key: "step", head: screen["my-step"], cell: (row) => <Say m={stepWord[row.myStep]} /> },
  {
    key: "briefed",
    head: screen.briefed,
    cell: (row) => <When atMs={row.briefedAtMs} short />,
    csv: (row) => new Date(row.briefedAtMs).toISOString(),
  },
];

function CaseStateWord({ row }: { row: CaseRow }) {
  const say = useSay();
  return <StateWord label={say(stateWord[row.state])} tone={row.state === "decided" ? "good" : "plain"} />;
}
