import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action } from "../../../../platform/ui/parts/Action.tsx";
import { DataTable } from "../../../../platform/ui/parts/DataTable.tsx";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { listPlaybooks, states, writePlaybook, type Playbook } from "../contract.ts";
import { screen } from "./screen-messages.ts";
import { Reasons } from "./Stale.tsx";
import { stateWord, toneOf } from "./typed.ts";

/** What do we do when it happens? */
export function PlaybookListPage() {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <Page
      title={say(screen.question)}
      lead={say(screen.lead)}
      action={
        <Action allow={writePlaybook} to="exchange/playbooks/new" primary>
          <Say m={screen["write-title"]} />
        </Action>
      }
    >
      <DataTable
        endpoint={listPlaybooks}
        params={{ election: electionId }}
        name={say(screen.question)}
        columns={columns}
        rowKey={(row) => row.id}
        rowPath={(row) => `exchange/playbooks/${row.id}`}
        filters={[
          { name: "text", label: screen.search, kind: "text" },
          {
            name: "state",
            label: screen.state,
            kind: "choice",
            options: states.map((value) => ({ value, label: stateWord[value] })),
          },
          { name: "code", label: screen.technique, kind: "text" },
        ]}
        empty={<Say m={screen.empty} />}
        csvName="playbooks"
        options={{ subjects: ["ply", "inc", "rep", "bnd"] }}
      />
    </Page>
  );
}

const columns: readonly Column<Playbook>[] = [
  { key: "title", head: screen.title, cell: (row) => row.title, csv: (row) => row.title },
  { key: "state", head: screen.state, cell: (row) => <StateOf row={row} />, csv: (row) => row.state },
  {
    key: "techniques",
    head: screen.techniques,
    cell: (row) => row.techniques.join(", "),
    csv: (row) => row.techniques.join(" "),
  },
  {
    key: "exercised",
    head: screen.exercised,
    cell: (row) =>
      row.exercisedAtMs === null ? <Say m={screen.never} /> : <When atMs={row.exercisedAtMs} short />,
    csv: (row) => (row.exercisedAtMs === null ? "" : new Date(row.exercisedAtMs).toISOString()),
  },
  {
    key: "review",
    head: screen["review-by"],
    cell: (row) => <Day day={row.reviewBy} />,
    csv: (row) => row.reviewBy,
  },
  {
    key: "house",
    head: screen.house,
    cell: (row) => row.organisationName,
    csv: (row) => row.organisationName,
  },
];

function Day({ day }: { day: string }) {
  return useFormats().day(day);
}

function StateOf({ row }: { row: Playbook }) {
  const say = useSay();
  return (
    <>
      <StateWord label={say(stateWord[row.state])} tone={toneOf(row.state)} />
      <Reasons stale={row.stale} />
    </>
  );
}
