import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { DataTable } from "../../../../platform/ui/parts/DataTable.tsx";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { listTechniques, type Technique } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";

/** Which techniques are met here? */
export function TechniqueListPage() {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <Page title={say(screen.question)} lead={say(screen.lead)}>
      <DataTable
        endpoint={listTechniques}
        params={{ election: electionId }}
        name={say(screen.question)}
        columns={columns}
        rowKey={(row) => row.code}
        rowPath={(row) => `exchange/techniques/${row.code}`}
        filters={[
          { name: "text", label: screen.search, kind: "text" },
          { name: "unread", label: screen["new-only"], kind: "flag" },
        ]}
        empty={<Say m={screen.empty} />}
        csvName="techniques"
        options={{ subjects: ["inc", "rep", "bnd"] }}
      />
    </Page>
  );
}

const columns: readonly Column<Technique>[] = [
  {
    key: "code",
    head: messages.technique,
    cell: (row) => [row.code, row.name].filter((each) => each !== null).join(" "),
    csv: (row) => row.code,
  },
  { key: "new", head: screen.new, cell: (row) => <New row={row} />, csv: (row) => String(row.unread) },
  { key: "recent", head: screen.recent, cell: (row) => row.recent, csv: (row) => row.recent },
  { key: "before", head: screen.before, cell: (row) => row.before, csv: (row) => row.before },
  {
    key: "weight",
    head: screen.weight,
    cell: (row) => <Weight row={row} />,
    csv: (row) => Math.round(row.weight * 100) / 100,
  },
  { key: "total", head: screen.total, cell: (row) => row.total, csv: (row) => row.total },
  {
    key: "first",
    head: screen.first,
    cell: (row) => <When atMs={row.first.sinceMs} short />,
    csv: (row) => new Date(row.first.sinceMs).toISOString(),
  },
  {
    key: "last",
    head: screen.last,
    cell: (row) => <When atMs={row.lastMs} short />,
    csv: (row) => new Date(row.lastMs).toISOString(),
  },
];

function New({ row }: { row: Technique }) {
  const say = useSay();
  return row.unread ? <StateWord label={say(screen.new)} tone="soon" /> : "–";
}

function Weight({ row }: { row: Technique }) {
  return useFormats().number(Math.round(row.weight * 100) / 100);
}
