import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action } from "../../../../platform/ui/parts/Action.tsx";
import { DataTable } from "../../../../platform/ui/parts/DataTable.tsx";
import { Marking } from "../../../../platform/ui/parts/Marking.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { importBundle, listBundles, type BundleLine } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";

/** What have partners told us? */
export function BundleListPage() {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <Page
      title={say(messages.bundles)}
      lead={say(screen.lead)}
      action={
        <Action allow={importBundle} to="exchange/bundles/new" primary>
          <Say m={screen["take-title"]} />
        </Action>
      }
    >
      <DataTable
        endpoint={listBundles}
        params={{ election: electionId }}
        name={say(messages.bundles)}
        columns={columns}
        rowKey={(row) => row.id}
        rowPath={(row) => `exchange/bundles/${row.id}`}
        filters={[{ name: "text", label: screen.search, kind: "text" }]}
        empty={<Say m={screen.empty} />}
        options={{ subjects: ["bnd"] }}
      />
    </Page>
  );
}

const columns: readonly Column<BundleLine>[] = [
  { key: "name", head: screen.name, cell: (row) => row.name },
  { key: "received", head: screen.received, cell: (row) => <Count of={row.received} />, numeric: true },
  { key: "repairs", head: screen.repairs, cell: (row) => <Count of={row.repairs} />, numeric: true },
  {
    key: "aside",
    head: screen.aside,
    cell: (row) => <Count of={row.quarantined + row.identical + row.conflicting} />,
    numeric: true,
  },
  { key: "marking", head: screen.marking, cell: (row) => <Marking tlp={row.tlp} /> },
  { key: "taken", head: screen["taken-at"], cell: (row) => <When atMs={row.importedAtMs} short /> },
];

function Count({ of }: { of: number }) {
  return useFormats().number(of);
}
