import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { OrganisationName } from "../../../../platform/ui/organisations.tsx";
import { Action } from "../../../../platform/ui/parts/Action.tsx";
import { DataTable } from "../../../../platform/ui/parts/DataTable.tsx";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import {
  auditabilities,
  listTechnologies,
  registerTechnology,
  technologyStates,
  type Technology,
} from "../contract.ts";
import { ManyAtOnce } from "./ManyAtOnce.tsx";
import { screen } from "./screen-messages.ts";
import { auditabilityWord, kindWord, paperWord, stateWord, verdictTone, verdictWord } from "./words.ts";

/** What is voted with, and whether it leaves paper. */
export function TechnologyListPage() {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <Page
      title={say(screen.question)}
      lead={say(screen.lead)}
      action={
        <Action allow={registerTechnology} to="infrastructure/technologies/new" primary>
          <Say m={screen["register-verb"]} />
        </Action>
      }
    >
      <DataTable
        endpoint={listTechnologies}
        params={{ election: electionId }}
        name={say(screen.question)}
        columns={columns}
        rowKey={(row) => row.id}
        rowPath={(row) => `infrastructure/technologies/${row.id}`}
        filters={[
          {
            name: "state",
            label: screen.state,
            kind: "choice",
            options: technologyStates.map((value) => ({ value, label: stateWord[value] })),
          },
          {
            name: "auditability",
            label: screen.auditability,
            kind: "choice",
            options: auditabilities.map((value) => ({ value, label: auditabilityWord[value] })),
          },
        ]}
        views={[
          { label: screen["view-all"], search: {} },
          { label: screen["view-deployed"], search: { state: "deployed" } },
          { label: screen["view-not-auditable"], search: { auditability: "not-auditable" } },
        ]}
        empty={<Say m={screen.empty} />}
        options={{ subjects: ["tec"] }}
      />
      <ManyAtOnce />
    </Page>
  );
}

const columns: readonly Column<Technology>[] = [
  { key: "name", head: screen.name, cell: (row) => row.name },
  { key: "jurisdiction", head: screen.jurisdiction, cell: (row) => row.jurisdiction },
  { key: "kind", head: screen.kind, cell: (row) => <Say m={kindWord[row.kind]} /> },
  { key: "paper", head: screen["paper-record"], cell: (row) => <Say m={paperWord[row.paperRecord]} /> },
  { key: "gate", head: screen.gate, cell: (row) => <Verdict technology={row} /> },
  { key: "state", head: screen.state, cell: (row) => <Say m={stateWord[row.state]} /> },
  { key: "devices", head: screen.devices, cell: (row) => <Count of={row.devices} />, numeric: true },
  {
    key: "organisation",
    head: screen.organisation,
    cell: (row) => <OrganisationName id={row.organisationId} />,
  },
];

export function Verdict({ technology }: { technology: Technology }) {
  const say = useSay();
  const { verdict } = technology.gate;
  return <StateWord label={say(verdictWord[verdict])} tone={verdictTone[verdict]} />;
}

function Count({ of }: { of: number }) {
  return useFormats().number(of);
}
