import { phaseLabel } from "../../../../platform/ui/labels.ts";
import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action } from "../../../../platform/ui/parts/Action.tsx";
import { DataTable } from "../../../../platform/ui/parts/DataTable.tsx";
import { Marking } from "../../../../platform/ui/parts/Marking.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { listCampaigns, openCampaign, type CampaignRow } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";

/** What adds up? */
export function CampaignListPage() {
  const say = useSay();
  const { electionId } = usePlace();
  const phases = Object.entries(phaseLabel).map(([value, label]) => ({ value, label }));
  return (
    <Page
      title={say(messages.question)}
      lead={say(screen.lead)}
      action={
        <Action allow={openCampaign} to="exchange/campaigns/new" primary>
          <Say m={screen["open-title"]} />
        </Action>
      }
    >
      <DataTable
        endpoint={listCampaigns}
        params={{ election: electionId }}
        name={say(messages.question)}
        columns={columns}
        rowKey={(row) => row.id}
        rowPath={(row) => `exchange/campaigns/${row.id}`}
        filters={[
          { name: "text", label: screen.search, kind: "text" },
          { name: "phase", label: screen.phase, kind: "choice", options: phases },
        ]}
        empty={<Say m={screen.empty} />}
        options={{ subjects: ["cmp", "inc"] }}
      />
    </Page>
  );
}

const columns: readonly Column<CampaignRow>[] = [
  { key: "title", head: screen.title, cell: (row) => row.title },
  { key: "cumulative", head: screen.cumulative, cell: (row) => <Say m={verdictWord(row.cumulativeMet)} /> },
  { key: "incidents", head: screen.incidents, cell: (row) => <Count of={row.incidents} />, numeric: true },
  { key: "links", head: screen.links, cell: (row) => <Count of={row.links} />, numeric: true },
  { key: "phase", head: screen.phase, cell: (row) => <Say m={phaseLabel[row.phase]} /> },
  { key: "marking", head: screen.marking, cell: (row) => <Marking tlp={row.tlp} /> },
  { key: "opened", head: screen.opened, cell: (row) => <When atMs={row.createdAtMs} short /> },
];

function verdictWord(met: boolean | null) {
  if (met === null) return screen["no-rule"];
  return met ? screen.met : screen["not-met"];
}

function Count({ of }: { of: number }) {
  return useFormats().number(of);
}
