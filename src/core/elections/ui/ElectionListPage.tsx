import { phaseLabel } from "../../../platform/ui/labels.ts";
import { Say, useFormats, useSay, useSpeech } from "../../../platform/ui/language/say.tsx";
import { Action } from "../../../platform/ui/parts/Action.tsx";
import { Go } from "../../../platform/ui/parts/Go.tsx";
import { PageOf } from "../../../platform/ui/parts/Page.tsx";
import { RowsTable } from "../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../platform/ui/parts/table-column.ts";
import { useQueryOf, type RowOf } from "../../../platform/ui/queries.ts";
import { createElection, listElections } from "../contract.ts";
import { screen } from "./screen-messages.ts";

type Row = RowOf<typeof listElections>;

/** Which elections are run here? */
export function ElectionListPage() {
  const say = useSay();
  return (
    <PageOf
      title={say(screen.question)}
      lead={say(screen.lead)}
      query={useQueryOf(listElections, {})}
      action={
        <Action allow={createElection} to="administration/elections/new" primary>
          {say(screen.new)}
        </Action>
      }
    >
      {({ rows }) => (
        <RowsTable
          name={say(screen.question)}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          empty={say(screen.empty)}
        />
      )}
    </PageOf>
  );
}

const columns: readonly Column<Row>[] = [
  { key: "name", head: screen.name, cell: (row) => <Name row={row} /> },
  { key: "jurisdiction", head: screen.jurisdiction, cell: (row) => <Read text={row.jurisdiction.name} /> },
  { key: "phase", head: screen.phase, cell: (row) => <Say m={phaseLabel[row.phase]} /> },
  { key: "polling-day", head: screen["polling-day"], cell: (row) => <Day day={row.pollingDay} /> },
  { key: "languages", head: screen.languages, cell: (row) => row.languages.join(", ") },
];

function Name({ row }: { row: Row }) {
  const { read } = useSpeech();
  return <Go to={`administration/elections/${row.id}`}>{read(row.name)}</Go>;
}

function Read({ text }: { text: Row["name"] }) {
  return useSpeech().read(text);
}

function Day({ day }: { day: string }) {
  return useFormats().day(day);
}
