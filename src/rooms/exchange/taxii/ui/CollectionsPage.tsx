import { makeShare, purposes } from "../../../../core/sharing/contract.ts";
import { ActForm } from "../../../../platform/ui/form/ActForm.tsx";
import { CheckboxField, SelectField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { OrganisationName, useOrganisations } from "../../../../platform/ui/organisations.tsx";
import { Actions } from "../../../../platform/ui/parts/Action.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { Marking } from "../../../../platform/ui/parts/Marking.tsx";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import { RowsTable } from "../../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import {
  closeCollection,
  CollectionMarking,
  Judged,
  listCollections,
  openCollection,
  type CollectionLine,
} from "../contract.ts";
import { messages } from "../messages.ts";
import { purposeWords, screen } from "./screen-messages.ts";

/** What do we hand to partners? */
export function CollectionsPage() {
  const say = useSay();
  const { electionId } = usePlace();
  const query = useQueryOf(listCollections, { params: { election: electionId } }, { subjects: ["tax"] });
  return (
    <Page title={say(messages.collections)} lead={say(screen.lead)}>
      <Actions>
        <Open />
      </Actions>
      <Loaded query={query}>
        {({ rows }) => (
          <RowsTable
            name={say(messages.collections)}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            empty={<Say m={screen.empty} />}
          />
        )}
      </Loaded>
    </Page>
  );
}

const markings = CollectionMarking.options.map((value) => ({ value, label: `TLP:${value.toUpperCase()}` }));

function Open() {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <ActForm
      endpoint={openCollection}
      params={{ election: electionId }}
      verb={say(screen["open-verb"])}
      initial={{ tlp: "amber", unmarkedTlp: "amber", judged: "strict", writable: false }}
      invalidates={["collections.list"]}
      primary
    >
      <TextField name="title" label={say(screen.title)} />
      <TextField name="description" label={say(screen.description)} optional />
      <SelectField
        name="tlp"
        label={say(screen.marking)}
        hint={say(screen["marking-hint"])}
        choices={markings}
      />
      <SelectField name="unmarkedTlp" label={say(screen.unmarked)} choices={markings} />
      <SelectField
        name="judged"
        label={say(screen.judged)}
        choices={Judged.options.map((value) => ({ value, label: say(screen[value]) }))}
      />
      <CheckboxField name="writable" label={say(screen.writable)} />
    </ActForm>
  );
}

const columns: readonly Column<CollectionLine>[] = [
  { key: "title", head: screen.title, cell: (row) => row.title },
  {
    key: "organisation",
    head: screen.organisation,
    cell: (row) => <OrganisationName id={row.organisationId} />,
  },
  { key: "marking", head: screen.marking, cell: (row) => <Marking tlp={row.tlp} /> },
  { key: "objects", head: screen.objects, cell: (row) => <Count of={row.objects} />, numeric: true },
  {
    key: "last",
    head: screen.last,
    cell: (row) =>
      row.lastAddedAtMs === null ? <Say m={screen.never} /> : <When atMs={row.lastAddedAtMs} short />,
  },
  { key: "state", head: screen.state, cell: (row) => <State row={row} /> },
  {
    key: "address",
    head: screen.address,
    cell: (row) => (
      <code dir="ltr" className="cf-wrap">
        {row.address}
      </code>
    ),
  },
  { key: "acts", head: screen.acts, cell: (row) => <Acts row={row} /> },
];

function Count({ of }: { of: number }) {
  return useFormats().number(of);
}

function State({ row }: { row: CollectionLine }) {
  const say = useSay();
  return row.closedAtMs === null ? (
    <StateWord label={say(screen.open)} tone="good" />
  ) : (
    <StateWord label={say(screen.closed)} />
  );
}

function Acts({ row }: { row: CollectionLine }) {
  const say = useSay();
  const { electionId } = usePlace();
  const { choices } = useOrganisations();
  if (row.closedAtMs !== null) return "–";
  return (
    <>
      <ActForm
        endpoint={makeShare}
        params={{ election: electionId }}
        verb={say(screen.share)}
        initial={{ subjectId: row.id, toPersonId: null, purpose: "respond" }}
      >
        <SelectField name="toOrganisationId" label={say(screen.with)} choices={choices} />
        <SelectField
          name="purpose"
          label={say(screen["purpose-label"])}
          choices={purposes.map((value) => ({ value, label: say(purposeWords[value]) }))}
        />
      </ActForm>
      <ActForm
        endpoint={closeCollection}
        params={{ election: electionId, collection: row.id }}
        verb={say(screen.close)}
        consequence={say(screen["close-consequence"])}
        invalidates={["collections.list"]}
        danger
      >
        <TextField name="why" label={say(screen.why)} />
      </ActForm>
    </>
  );
}
