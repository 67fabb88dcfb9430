import { useEffect, useRef, useState } from "react";
import { ActForm } from "../../../platform/ui/form/ActForm.tsx";
import { MultiField, NumberField, TextField } from "../../../platform/ui/form/fields.tsx";
import { useWhyNot } from "../../../platform/ui/allowed.ts";
import { Say, useNow, useSay } from "../../../platform/ui/language/say.tsx";
import { OrganisationName } from "../../../platform/ui/organisations.tsx";
import { Actions } from "../../../platform/ui/parts/Action.tsx";
import { DataTable } from "../../../platform/ui/parts/DataTable.tsx";
import { StateWord } from "../../../platform/ui/parts/ObjectHead.tsx";
import { Page } from "../../../platform/ui/parts/Page.tsx";
import type { Column } from "../../../platform/ui/parts/table-column.ts";
import { When } from "../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../platform/ui/place.tsx";
import type { ReplyOf } from "../../../platform/contract/endpoint.ts";
import { may } from "../../permissions/contract.ts";
import { issueToken, listTokens, revokeToken, type MachineToken } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";

type Issued = ReplyOf<typeof issueToken>;

/** Which machines may act for us, and until when? */
export function TokensPage() {
  const say = useSay();
  const { electionId } = usePlace();
  const [issued, setIssued] = useState<Issued | null>(null);
  return (
    <Page title={say(screen.question)} lead={say(screen.lead)}>
      {issued ? (
        <Secret issued={issued} hide={() => setIssued(null)} />
      ) : (
        <Actions>
          <Issue onIssued={setIssued} />
        </Actions>
      )}
      <DataTable
        endpoint={listTokens}
        params={{ election: electionId }}
        name={say(screen.question)}
        columns={columns}
        rowKey={(row) => row.id}
        empty={<Say m={screen.empty} />}
      />
    </Page>
  );
}

function Issue({ onIssued }: { onIssued: (issued: Issued) => void }) {
  const say = useSay();
  const { electionId } = usePlace();
  const whyNot = useWhyNot();
  const choices = Object.values(may)
    .filter((line) => line.machines && whyNot(line) === null)
    .map(({ action }) => ({ value: action, label: action }));
  return (
    <ActForm
      endpoint={issueToken}
      params={{ election: electionId }}
      verb={say(screen.issue)}
      initial={{ validDays: 90 }}
      onDone={onIssued}
      primary
    >
      <TextField name="name" label={say(screen.name)} hint={say(screen["name-hint"])} />
      <MultiField
        name="actions"
        label={say(screen.actions)}
        hint={say(screen["actions-hint"])}
        choices={choices}
      />
      <NumberField name="validDays" label={say(screen.days)} />
    </ActForm>
  );
}

/** The only moment in which the secret is shown: it stays until the person says that it is copied. */
function Secret({ issued, hide }: { issued: Issued; hide: () => void }) {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="cf-notice" role="status" ref={box} tabIndex={-1}>
      <p className="cf-notice-title">{say(screen["secret-title"], { name: issued.machine.name })}</p>
      <p>{say(messages["shown-once"])}</p>
      <code className="cf-secret" dir="ltr">
        {issued.token}
      </code>
      <p>{say(screen["secret-use"])}</p>
      <button type="button" className="cf-button cf-primary" onClick={hide}>
        {say(screen["secret-hide"])}
      </button>
    </div>
  );
}

const columns: readonly Column<MachineToken>[] = [
  { key: "name", head: screen.name, cell: (row) => row.name },
  {
    key: "organisation",
    head: screen.organisation,
    cell: (row) => <OrganisationName id={row.organisationId} />,
  },
  {
    key: "actions",
    head: screen.actions,
    cell: (row) => <code dir="ltr">{row.actions.join(", ")}</code>,
  },
  { key: "state", head: screen.state, cell: (row) => <State row={row} /> },
  { key: "expires", head: screen.expires, cell: (row) => <When atMs={row.expiresAtMs} short /> },
  {
    key: "used",
    head: screen.used,
    cell: (row) =>
      row.lastUsedAtMs === null ? <Say m={screen.never} /> : <When atMs={row.lastUsedAtMs} short />,
  },
  { key: "act", head: screen.act, cell: (row) => <Revoke row={row} /> },
];

function State({ row }: { row: MachineToken }) {
  const say = useSay();
  const nowMs = useNow();
  if (row.revokedAtMs !== null) return <StateWord label={say(messages.revoked)} />;
  return row.expiresAtMs <= nowMs ? (
    <StateWord label={say(messages.expired)} />
  ) : (
    <StateWord label={say(messages.valid)} tone="good" />
  );
}

function Revoke({ row }: { row: MachineToken }) {
  const say = useSay();
  if (row.revokedAtMs !== null) return "–";
  return (
    <ActForm
      endpoint={revokeToken}
      params={{ election: row.electionId, token: row.id }}
      verb={say(screen.revoke)}
      consequence={say(screen["revoke-consequence"])}
      danger
    >
      <TextField name="why" label={say(screen.why)} />
    </ActForm>
  );
}
