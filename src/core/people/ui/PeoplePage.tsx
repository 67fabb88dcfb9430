import { z } from "zod";
import { ActForm } from "../../../platform/ui/form/ActForm.tsx";
import { SelectField, TextField } from "../../../platform/ui/form/fields.tsx";
import { Say, useSay } from "../../../platform/ui/language/say.tsx";
import { ui } from "../../../platform/ui/messages.ts";
import { OrganisationName, useOrganisations } from "../../../platform/ui/organisations.tsx";
import { Actions } from "../../../platform/ui/parts/Action.tsx";
import { DataTable } from "../../../platform/ui/parts/DataTable.tsx";
import { Page } from "../../../platform/ui/parts/Page.tsx";
import type { Column } from "../../../platform/ui/parts/table-column.ts";
import { invitePerson, listPeople, type Person } from "../contract.ts";
import { messages } from "../messages.ts";
import { GrantForm, Grants } from "./Grants.tsx";
import { screen } from "./screen-messages.ts";

/** Who may act here, in which role, until when? */
export function PeoplePage() {
  const say = useSay();
  const { choices } = useOrganisations();
  return (
    <Page title={say(screen.question)} lead={say(screen.lead)}>
      <Actions>
        <Invite />
      </Actions>
      <DataTable
        endpoint={listPeople}
        params={{}}
        name={say(screen.question)}
        columns={columns}
        rowKey={(row) => row.id}
        filters={[{ name: "organisationId", label: screen.organisation, kind: "choice", options: choices }]}
        empty={<Say m={screen.empty} />}
        csvName="people"
        // An account is made some moments after its invitation.
        options={{ refetchEveryMs: 15_000 }}
      />
    </Page>
  );
}

const clearanceWords = [ui["class-0"], ui["class-1"], ui["class-2"], ui["class-3"]] as const;

/** A select gives text; the contract wants the number. */
const Typed = z
  .object({ ...invitePerson.body.shape, clearance: z.enum(["0", "1", "2", "3"]) })
  .transform((typed) => ({ ...typed, clearance: Number(typed.clearance) }));

function Invite() {
  const say = useSay();
  const { choices } = useOrganisations();
  return (
    <ActForm
      endpoint={invitePerson}
      params={{}}
      verb={say(screen.invite)}
      schema={Typed}
      initial={{ clearance: "0" }}
      primary
    >
      <TextField name="name" label={say(screen.name)} />
      <TextField name="email" label={say(screen.email)} hint={say(screen["email-hint"])} type="email" />
      <SelectField name="organisationId" label={say(screen.organisation)} choices={choices} />
      <SelectField
        name="clearance"
        label={say(screen.clearance)}
        choices={clearanceWords.map((word, level) => ({ value: String(level), label: say(word) }))}
      />
    </ActForm>
  );
}

const accountWord = {
  waiting: messages["account-waiting"],
  made: messages["account-made"],
  refused: messages["account-refused"],
} as const;

const columns: readonly Column<Person>[] = [
  { key: "name", head: screen.name, cell: (row) => row.name, csv: (row) => row.name },
  {
    key: "organisation",
    head: screen.organisation,
    cell: (row) => <OrganisationName id={row.organisationId} />,
    csv: (row) => row.organisationId,
  },
  {
    key: "clearance",
    head: screen.clearance,
    cell: (row) => <Say m={clearanceWords[row.clearance]} />,
    csv: (row) => row.clearance,
  },
  {
    key: "account",
    head: screen.account,
    cell: (row) => (row.account === null ? (row.email ?? "–") : <Account row={row} account={row.account} />),
    csv: (row) => row.account,
  },
  {
    key: "roles",
    head: screen.roles,
    cell: (row) => (
      <div className="cf-cell-list">
        <Grants person={row} />
        <GrantForm person={row} />
      </div>
    ),
    csv: (row) => row.grants.map(({ role }) => role).join(" "),
  },
];

function Account({ row, account }: { row: Person; account: keyof typeof accountWord }) {
  return (
    <>
      {row.email}{" "}
      <span className="cf-muted">
        (<Say m={accountWord[account]} />)
      </span>
    </>
  );
}
