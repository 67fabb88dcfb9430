import type { Message } from "../../../basics/text.ts";
import { ActForm } from "../../../platform/ui/form/ActForm.tsx";
import { TextField } from "../../../platform/ui/form/fields.tsx";
import { phaseLabel } from "../../../platform/ui/labels.ts";
import { Say, useFormats, useSay } from "../../../platform/ui/language/say.tsx";
import { OrganisationName } from "../../../platform/ui/organisations.tsx";
import { Action } from "../../../platform/ui/parts/Action.tsx";
import { StateWord } from "../../../platform/ui/parts/ObjectHead.tsx";
import { PageOf } from "../../../platform/ui/parts/Page.tsx";
import { RowsTable } from "../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../platform/ui/parts/table-column.ts";
import { When } from "../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../platform/ui/queries.ts";
import { phases } from "../../permissions/contract.ts";
import {
  endMandate,
  listMandates,
  matters,
  registerMandate,
  type Mandate,
  type Matter,
} from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";

export const matterWord = Object.fromEntries(
  matters.map((matter) => [matter, messages[`matter-${matter}`]]),
) as Readonly<Record<Matter, Message>>;

/** Who may act on what, and on which legal basis? */
export function MandateListPage() {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <PageOf
      title={say(screen.question)}
      lead={say(screen.lead)}
      query={useQueryOf(listMandates, { params: { election: electionId } }, { subjects: ["man"] })}
      action={
        <Action allow={registerMandate} to="administration/mandates/new" primary>
          {say(screen.register)}
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

const columns: readonly Column<Mandate>[] = [
  { key: "matter", head: screen.matter, cell: (row) => <Say m={matterWord[row.matter]} /> },
  {
    key: "organisation",
    head: screen.organisation,
    cell: (row) => <OrganisationName id={row.organisationId} />,
  },
  { key: "basis", head: screen["legal-basis"], cell: (row) => <Basis row={row} /> },
  { key: "phases", head: screen.phases, cell: (row) => <Phases row={row} /> },
  {
    key: "routes",
    head: screen["routes-to"],
    cell: (row) => (row.routesTo === null ? "–" : <OrganisationName id={row.routesTo} />),
  },
  { key: "state", head: screen.state, cell: (row) => <State row={row} /> },
  { key: "act", head: screen.act, cell: (row) => <End row={row} /> },
];

function Basis({ row }: { row: Mandate }) {
  const say = useSay();
  return (
    <div>
      {row.legalBasisUrl === null ? (
        row.legalBasis
      ) : (
        <a className="cf-link" href={row.legalBasisUrl} target="_blank" rel="noreferrer">
          {row.legalBasis}
        </a>
      )}
      <details>
        <summary>{say(screen.attestation)}</summary>
        <p>{row.attestation}</p>
        <p className="cf-muted">{row.attestedBy}</p>
      </details>
    </div>
  );
}

function Phases({ row }: { row: Mandate }) {
  const say = useSay();
  const formats = useFormats();
  const all = row.phases.length === phases.length;
  return (
    <span>
      {all
        ? `${phases.length} / ${phases.length}`
        : formats.list(row.phases.map((phase) => say(phaseLabel[phase])))}
      {row.caretakerOnly && (
        <>
          <br />
          <span className="cf-muted">{say(screen["caretaker-only"])}</span>
        </>
      )}
    </span>
  );
}

function State({ row }: { row: Mandate }) {
  const say = useSay();
  const ended = row.endedAtMs;
  return (
    <div>
      <StateWord
        label={say(ended === null ? screen["in-force"] : screen.ended)}
        tone={ended === null ? "good" : "plain"}
      />{" "}
      <When atMs={ended ?? row.registeredAtMs} short />
      {row.endedBecause && <p className="cf-muted">{row.endedBecause}</p>}
    </div>
  );
}

function End({ row }: { row: Mandate }) {
  const say = useSay();
  const { electionId } = usePlace();
  if (row.endedAtMs !== null) return "–";
  return (
    <ActForm
      endpoint={endMandate}
      params={{ election: electionId, mandate: row.id }}
      verb={say(screen.end)}
      consequence={say(screen["end-consequence"])}
      danger
    >
      <TextField name="why" label={say(screen.why)} />
    </ActForm>
  );
}
