import type { z } from "zod";
import { may } from "../../../src/core/permissions/contract.ts";
import { useSay } from "../../../src/platform/ui/language/say.tsx";
import { ui } from "../../../src/platform/ui/messages.ts";
import { Action } from "../../../src/platform/ui/parts/Action.tsx";
import { DataTable } from "../../../src/platform/ui/parts/DataTable.tsx";
import type { Column } from "../../../src/platform/ui/parts/table-column.ts";
import { Page } from "../../../src/platform/ui/parts/Page.tsx";
import { When } from "../../../src/platform/ui/parts/When.tsx";
import { usePlace } from "../../../src/platform/ui/place.tsx";
import { listRows, Row, words } from "./gallery-nouns.ts";

const columns: readonly Column<z.infer<typeof Row>>[] = [
  { key: "title", head: words.report, cell: (row) => row.title, csv: (row) => row.title },
  {
    key: "received",
    head: ui.when,
    cell: (row) => <When atMs={row.receivedMs} />,
    csv: (row) => row.receivedMs,
    sort: "received",
  },
  {
    key: "count",
    head: ui.id,
    cell: (row) => row.count,
    csv: (row) => row.count,
    sort: "count",
    numeric: true,
  },
];

export function ListScreen() {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <Page
      title="Which reports has nobody assessed?"
      lead="Every report that reached this community, newest first."
      action={
        <Action allow={may["reports.submit"]} to="exchange/reports/new" primary>
          Tell what was seen
        </Action>
      }
    >
      <DataTable
        endpoint={listRows}
        params={{ election: electionId }}
        name={say(words.reports)}
        rowKey={(row) => row.id}
        rowPath={(row) => `exchange/reports/${row.id}`}
        sort="-received"
        csvName="reports"
        filters={[
          {
            kind: "choice",
            name: "state",
            label: ui.state,
            options: [
              { value: "none", label: "Nothing matches" },
              { value: "broken", label: "Server fault" },
              { value: "refused", label: "Not permitted" },
            ],
          },
          { kind: "text", name: "q", label: ui.search },
          { kind: "flag", name: "mine", label: ui.me },
        ]}
        views={[
          { label: words["to-assess"], search: { state: "none" } },
          { label: words.reports, search: {} },
        ]}
        columns={columns}
      />
    </Page>
  );
}
