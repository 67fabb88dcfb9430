import { ActForm } from "../../../../platform/ui/form/ActForm.tsx";
import { CheckboxField, NumberField, SelectField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { useOrganisations } from "../../../../platform/ui/organisations.tsx";
import { Actions } from "../../../../platform/ui/parts/Action.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import { RowsTable } from "../../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { listCollections } from "../contract.ts";
import { errorMessages, partnerMessages } from "../partner-messages.ts";
import { addPartner, listPartners, type PartnerLine } from "../partners-contract.ts";
import { partnerScreen as screen } from "./screen-messages.ts";

/** Does the exchange with partners keep up? */
export function PartnersPage() {
  const say = useSay();
  const { electionId } = usePlace();
  const query = useQueryOf(
    listPartners,
    { params: { election: electionId } },
    { subjects: ["ptn", "tax"], refetchEveryMs: 30_000 },
  );
  return (
    <Page title={say(partnerMessages.partners)} lead={say(screen.lead)}>
      <Actions>
        <Add />
      </Actions>
      <Loaded query={query}>
        {({ rows }) => (
          <RowsTable
            name={say(partnerMessages.partners)}
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

function Add() {
  const say = useSay();
  const { electionId } = usePlace();
  const { choices } = useOrganisations();
  const { data } = useQueryOf(listCollections, { params: { election: electionId } });
  const collections = (data?.rows ?? [])
    .filter(({ closedAtMs }) => closedAtMs === null)
    .map(({ id, title }) => ({ value: id, label: title }));
  return (
    <ActForm
      endpoint={addPartner}
      params={{ election: electionId }}
      verb={say(screen["add-verb"])}
      initial={{
        direction: "pull",
        everyMinutes: 15,
        privateNetwork: false,
        partnerOrganisationId: null,
        userName: "",
      }}
      invalidates={["partners.list"]}
      primary
    >
      <TextField name="name" label={say(screen.name)} />
      <SelectField
        name="direction"
        label={say(screen.direction)}
        choices={(["pull", "push"] as const).map((value) => ({ value, label: say(screen[value]) }))}
      />
      <TextField name="rootUrl" type="url" label={say(screen.root)} hint={say(screen["root-hint"])} />
      <TextField name="remoteCollection" label={say(screen.remote)} />
      <CheckboxField name="privateNetwork" label={say(screen.private)} />
      <TextField name="userName" label={say(screen.user)} hint={say(screen["user-hint"])} optional />
      <TextField
        name="secret"
        type="password"
        autoComplete="new-password"
        label={say(screen.secret)}
        hint={say(screen["secret-hint"])}
      />
      <SelectField name="collectionId" label={say(screen.collection)} choices={collections} />
      <SelectField
        name="partnerOrganisationId"
        label={say(screen.organisation)}
        hint={say(screen["organisation-hint"])}
        choices={choices}
        optional
      />
      <NumberField name="everyMinutes" label={say(screen.every)} />
    </ActForm>
  );
}

const columns: readonly Column<PartnerLine>[] = [
  { key: "name", head: screen.name, cell: (row) => <Go to={`exchange/partners/${row.id}`}>{row.name}</Go> },
  { key: "direction", head: screen.direction, cell: (row) => <Say m={screen[row.direction]} /> },
  { key: "state", head: screen.state, cell: (row) => <PartnerState row={row} /> },
  { key: "lag", head: screen.lag, cell: (row) => <Lag row={row} /> },
  { key: "added", head: screen.added, cell: (row) => <Count of={row.added} />, numeric: true },
  { key: "refused", head: screen.refused, cell: (row) => <Count of={row.refused} />, numeric: true },
  {
    key: "next",
    head: screen.next,
    cell: (row) => (row.pausedAtMs === null ? <When atMs={row.nextAtMs} short /> : "–"),
  },
];

export function Lag({ row }: { row: PartnerLine }) {
  return row.lastOkAtMs === null ? <Say m={screen.never} /> : <When atMs={row.lastOkAtMs} short />;
}

export function Count({ of }: { of: number }) {
  return useFormats().number(of);
}

export function PartnerState({ row }: { row: PartnerLine }) {
  const say = useSay();
  if (row.pausedAtMs !== null) return <StateWord label={say(screen.paused)} />;
  if (row.lastError !== null)
    return (
      <StateWord
        label={say(screen.failing, { failures: row.failures, error: say(errorMessages[row.lastError]) })}
        tone="danger"
      />
    );
  return row.lastOkAtMs === null ? (
    <StateWord label={say(screen.waiting)} />
  ) : (
    <StateWord label={say(screen.fine)} tone="good" />
  );
}
