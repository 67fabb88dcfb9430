import { ActForm } from "../../../platform/ui/form/ActForm.tsx";
import { SelectField, TextField } from "../../../platform/ui/form/fields.tsx";
import { useFormValues } from "../../../platform/ui/form/Form.tsx";
import { Say, useSay } from "../../../platform/ui/language/say.tsx";
import { Actions } from "../../../platform/ui/parts/Action.tsx";
import { DataTable } from "../../../platform/ui/parts/DataTable.tsx";
import { Page } from "../../../platform/ui/parts/Page.tsx";
import type { Column } from "../../../platform/ui/parts/table-column.ts";
import {
  changeOrganisation,
  listOrganisations,
  registerOrganisation,
  type Organisation,
} from "../contract.ts";
import { screen } from "./screen-messages.ts";
import { sectorWord } from "./words.ts";

/** Which organisations are known here? */
export function OrganisationListPage() {
  const say = useSay();
  return (
    <Page title={say(screen.question)} lead={say(screen.lead)}>
      <Actions>
        <ActForm
          endpoint={registerOrganisation}
          params={{}}
          verb={say(screen.register)}
          initial={nothingSaid}
          primary
        >
          <Fields />
        </ActForm>
      </Actions>
      <DataTable
        endpoint={listOrganisations}
        params={{}}
        name={say(screen.question)}
        columns={columns}
        rowKey={(row) => row.id}
        filters={[
          {
            name: "sector",
            label: screen.sector,
            kind: "choice",
            options: Object.entries(sectorWord).map(([value, label]) => ({ value, label })),
          },
        ]}
        empty={<Say m={screen.empty} />}
        csvName="organisations"
      />
    </Page>
  );
}

const nothingSaid = { spectrumPosition: null, contact: null };

const columns: readonly Column<Organisation>[] = [
  { key: "name", head: screen.name, cell: (row) => row.name, csv: (row) => row.name },
  {
    key: "sector",
    head: screen.sector,
    cell: (row) => <Say m={sectorWord[row.sector]} />,
    csv: (row) => row.sector,
  },
  { key: "country", head: screen.country, cell: (row) => row.country, csv: (row) => row.country },
  {
    key: "spectrum",
    head: screen.spectrum,
    cell: (row) => row.spectrumPosition ?? "–",
    csv: (row) => row.spectrumPosition,
  },
  { key: "contact", head: screen.contact, cell: (row) => row.contact ?? "–", csv: (row) => row.contact },
  { key: "act", head: screen.act, cell: (row) => <Change organisation={row} /> },
];

function Change({ organisation }: { organisation: Organisation }) {
  const say = useSay();
  const { id, ...described } = organisation;
  return (
    <ActForm
      endpoint={changeOrganisation}
      params={{ organisation: id }}
      verb={say(screen.change)}
      initial={described}
    >
      <Fields />
      <TextField name="why" label={say(screen.why)} />
    </ActForm>
  );
}

/** What is said of an organisation. The field of the spectrum is there for parties only. */
function Fields() {
  const say = useSay();
  const { sector, spectrumPosition } = useFormValues();
  return (
    <>
      <TextField name="name" label={say(screen.name)} />
      <SelectField
        name="sector"
        label={say(screen.sector)}
        choices={Object.entries(sectorWord).map(([value, label]) => ({ value, label: say(label) }))}
      />
      <TextField name="country" label={say(screen.country)} hint={say(screen["country-hint"])} />
      {(sector === "party" || typeof spectrumPosition === "string") && (
        <TextField
          name="spectrumPosition"
          label={say(screen.spectrum)}
          hint={say(screen["spectrum-hint"])}
          optional
        />
      )}
      <TextField name="contact" label={say(screen.contact)} optional />
    </>
  );
}
