import { useState } from "react";
import { useSearchParams } from "react-router";
import { z } from "zod";
import { Purpose } from "../../../../core/sharing/contract.ts";
import { messages as sharing } from "../../../../core/sharing/messages.ts";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { callForFile } from "../../../../platform/ui/api.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { SelectField } from "../../../../platform/ui/form/fields.tsx";
import { phaseLabel } from "../../../../platform/ui/labels.ts";
import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action } from "../../../../platform/ui/parts/Action.tsx";
import { DataTable } from "../../../../platform/ui/parts/DataTable.tsx";
import { download } from "../../../../platform/ui/parts/download.ts";
import { Marking } from "../../../../platform/ui/parts/Marking.tsx";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { asProblem, type ApiProblem } from "../../../../platform/ui/problem.ts";
import {
  exportIncidents,
  incidentFilters,
  listIncidents,
  openIncident,
  type IncidentRow,
} from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";
import { choices } from "./words.ts";

/** What is being looked into? */
export function IncidentListPage() {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <Page
      title={say(messages.question)}
      lead={say(screen.lead)}
      action={
        <Action allow={openIncident} to="exchange/incidents/new" primary>
          <Say m={screen["open-title"]} />
        </Action>
      }
    >
      <DataTable
        endpoint={listIncidents}
        params={{ election: electionId }}
        name={say(messages.question)}
        columns={columns}
        rowKey={(row) => row.id}
        rowPath={(row) => `exchange/incidents/${row.id}`}
        filters={[
          { name: "text", label: screen.search, kind: "text" },
          { name: "state", label: screen.state, kind: "choice", options: choices.state },
          { name: "kind", label: screen.kind, kind: "choice", options: choices.kind },
          { name: "phase", label: screen.phase, kind: "choice", options: choices.phase },
        ]}
        views={[
          { label: screen["view-open"], search: { state: "open" } },
          { label: screen["view-intrusion"], search: { kind: "intrusion" } },
          { label: screen["view-influence"], search: { kind: "influence" } },
          { label: screen["view-all"], search: {} },
        ]}
        empty={<Say m={screen.empty} />}
        options={{ subjects: ["inc", "evi"] }}
      />
      <TakeAway />
    </Page>
  );
}

const columns: readonly Column<IncidentRow>[] = [
  { key: "title", head: screen.title, cell: (row) => row.title },
  { key: "state", head: screen.state, cell: (row) => <State row={row} /> },
  { key: "kind", head: screen.kind, cell: (row) => <Kinds row={row} /> },
  { key: "phase", head: screen.phase, cell: (row) => <Say m={phaseLabel[row.phase]} /> },
  { key: "activities", head: screen.activities, cell: (row) => <Count of={row.activities} />, numeric: true },
  { key: "evidence", head: screen.evidence, cell: (row) => <Count of={row.evidence} />, numeric: true },
  { key: "marking", head: screen.marking, cell: (row) => <Marking tlp={row.tlp} /> },
  { key: "opened", head: screen.opened, cell: (row) => <When atMs={row.createdAtMs} short /> },
];

function State({ row }: { row: IncidentRow }) {
  const say = useSay();
  const tone = row.toBeReassessed ? "soon" : row.state === "closed" ? "good" : "plain";
  return (
    <>
      <StateWord label={say(messages[`state-${row.state}`])} tone={tone} />
      {row.toBeReassessed && <span className="cf-muted"> {say(messages["to-be-reassessed"])}</span>}
    </>
  );
}

function Kinds({ row }: { row: IncidentRow }) {
  const say = useSay();
  return useFormats().list(row.kinds.map((kind) => say(messages[`kind-${kind}`])));
}

function Count({ of }: { of: number }) {
  return useFormats().number(of);
}

const Asked = z.object({ purpose: Purpose });

/** The list as a file, under the filters of the address, for a stated purpose. */
function TakeAway() {
  const say = useSay();
  const { electionId } = usePlace();
  const [search] = useSearchParams();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const why = useWhyNot()(exportIncidents);
  const take = async ({ purpose }: z.infer<typeof Asked>) => {
    const filters = z.object(incidentFilters).safeParse(Object.fromEntries(search));
    try {
      const body = { ...(filters.success ? filters.data : {}), purpose };
      const file = await callForFile(exportIncidents, { params: { election: electionId }, body });
      download("incidents.csv", file, "text/csv");
      setProblem(null);
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
  };
  return (
    <details>
      <summary>
        <Say m={screen["export-title"]} />
      </summary>
      <p className="cf-muted">
        <Say m={screen["export-hint"]} />
      </p>
      <Form
        schema={Asked}
        initial={{}}
        verb={say(screen["export-verb"])}
        onSubmit={take}
        problem={problem}
        blocked={why}
      >
        <SelectField
          name="purpose"
          label={say(screen.purpose)}
          choices={Purpose.options.map((value) => ({ value, label: say(sharing[`purpose-${value}`]) }))}
        />
      </Form>
    </details>
  );
}
