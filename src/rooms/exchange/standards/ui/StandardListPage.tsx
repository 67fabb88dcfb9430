import { Say, useSay, useSpeech } from "../../../../platform/ui/language/say.tsx";
import { Action } from "../../../../platform/ui/parts/Action.tsx";
import { DataTable } from "../../../../platform/ui/parts/DataTable.tsx";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { listStandards, openStandard, states, type Standard } from "../contract.ts";
import { screen } from "./screen-messages.ts";
import { stateWord, toneOf } from "./typed.ts";

/** Which rules do we make together? */
export function StandardListPage() {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <Page
      title={say(screen.question)}
      lead={say(screen.lead)}
      action={
        <Action allow={openStandard} to="exchange/standards/new" primary>
          <Say m={screen["open-title"]} />
        </Action>
      }
    >
      <DataTable
        endpoint={listStandards}
        params={{ election: electionId }}
        name={say(screen.question)}
        columns={columns}
        rowKey={(row) => row.id}
        rowPath={(row) => `exchange/standards/${row.id}`}
        filters={[
          { name: "text", label: screen.search, kind: "text" },
          {
            name: "state",
            label: screen.state,
            kind: "choice",
            options: states.map((value) => ({ value, label: stateWord[value] })),
          },
          { name: "undisposed", label: screen["undisposed-only"], kind: "flag" },
        ]}
        empty={<Say m={screen.empty} />}
        csvName="standards"
        options={{ subjects: ["std"] }}
      />
    </Page>
  );
}

const columns: readonly Column<Standard>[] = [
  {
    key: "title",
    head: screen.title,
    cell: (row) => <Title row={row} />,
    csv: (row) => Object.values(row.titles)[0] ?? "",
  },
  { key: "state", head: screen.state, cell: (row) => <StateOf row={row} />, csv: (row) => row.state },
  { key: "version", head: screen.version, cell: (row) => row.version, csv: (row) => row.version },
  { key: "comments", head: screen.comments, cell: (row) => row.comments, csv: (row) => row.comments },
  { key: "waiting", head: screen.waiting, cell: (row) => row.undisposed, csv: (row) => row.undisposed },
  {
    key: "house",
    head: screen.house,
    cell: (row) => row.organisationName,
    csv: (row) => row.organisationName,
  },
];

function Title({ row }: { row: Standard }) {
  return useSpeech().read(row.titles) || row.id;
}

function StateOf({ row }: { row: Standard }) {
  const say = useSay();
  return <StateWord label={say(stateWord[row.state])} tone={toneOf(row)} />;
}
