import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action } from "../../../../platform/ui/parts/Action.tsx";
import { DataTable } from "../../../../platform/ui/parts/DataTable.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { draftPackage, listPackages, type Package } from "../contract.ts";
import { hubMessages } from "../hub-messages.ts";
import { useTitleOf } from "./PackageFrame.tsx";
import { screen } from "./screen-messages.ts";

/** Every election package of one's organisation. */
export function PackageListPage() {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <Page
      title={say(screen.question)}
      lead={say(screen.lead)}
      action={
        <Action allow={draftPackage} to="infrastructure/pollbooks/new" primary>
          <Say m={screen["draft-title"]} />
        </Action>
      }
    >
      <DataTable
        endpoint={listPackages}
        params={{ election: electionId }}
        name={say(screen.question)}
        columns={columns}
        rowKey={(row) => row.id}
        rowPath={(row) => `infrastructure/pollbooks/${row.id}${row.state === "open" ? "/live" : ""}`}
        empty={<Say m={screen.empty} />}
        options={{ subjects: ["pbk"] }}
      />
    </Page>
  );
}

const columns: readonly Column<Package>[] = [
  { key: "title", head: screen.title, cell: (row) => <Title found={row} /> },
  { key: "state", head: screen.state, cell: (row) => <Say m={hubMessages[`state-${row.state}`]} /> },
  { key: "voters", head: screen.voters, cell: (row) => row.voters, numeric: true },
  { key: "made", head: screen["made-at"], cell: (row) => <When atMs={row.madeAtMs} short /> },
];

function Title({ found }: { found: Package }) {
  return <>{useTitleOf(found)}</>;
}
