import { ActForm } from "../../../platform/ui/form/ActForm.tsx";
import { TextField } from "../../../platform/ui/form/fields.tsx";
import { Say, useSay } from "../../../platform/ui/language/say.tsx";
import { OrganisationName } from "../../../platform/ui/organisations.tsx";
import { DataTable } from "../../../platform/ui/parts/DataTable.tsx";
import { Marking } from "../../../platform/ui/parts/Marking.tsx";
import { StateWord } from "../../../platform/ui/parts/ObjectHead.tsx";
import { Page } from "../../../platform/ui/parts/Page.tsx";
import type { Column } from "../../../platform/ui/parts/table-column.ts";
import { When } from "../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../platform/ui/place.tsx";
import { useSession } from "../../../platform/ui/session.tsx";
import { listShares, revokeShare, type Share } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";

/** What did we share and receive? */
export function SharesPage() {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <Page title={say(screen["shares-title"])} lead={say(screen["shares-lead"])}>
      <DataTable
        endpoint={listShares}
        params={{ election: electionId }}
        name={say(screen["shares-title"])}
        columns={columns}
        rowKey={(row) => row.id}
        filters={[{ name: "subjectId", label: screen.subject, kind: "text" }]}
        empty={<Say m={screen["shares-empty"]} />}
        csvName="shares"
        options={{ subjects: ["shr"] }}
      />
    </Page>
  );
}

const columns: readonly Column<Share>[] = [
  {
    key: "item",
    head: screen.item,
    cell: (row) => <code>{row.subjectId}</code>,
    csv: (row) => row.subjectId,
  },
  { key: "tlp", head: screen.marking, cell: (row) => <Marking tlp={row.tlp} />, csv: (row) => row.tlp },
  {
    key: "from",
    head: screen.from,
    cell: (row) => <OrganisationName id={row.fromOrganisationId} />,
    csv: (row) => row.fromOrganisationId,
  },
  {
    key: "to",
    head: screen.to,
    cell: (row) => <OrganisationName id={row.toOrganisationId} />,
    csv: (row) => row.toOrganisationId,
  },
  { key: "clause", head: screen.clause, cell: (row) => row.clause ?? "–", csv: (row) => row.clause },
  {
    key: "until",
    head: screen.until,
    cell: (row) => (row.expiresAtMs === null ? "–" : <When atMs={row.expiresAtMs} short />),
  },
  { key: "state", head: screen.state, cell: (row) => <State row={row} /> },
  { key: "act", head: screen.act, cell: (row) => <Revoke row={row} /> },
];

function State({ row }: { row: Share }) {
  const say = useSay();
  if (row.purged !== null) return <StateWord label={say(screen["state-purged"])} />;
  return row.revokedAtMs !== null ? (
    <StateWord label={say(screen["state-revoked"])} />
  ) : (
    <StateWord label={say(screen["state-live"])} tone="good" />
  );
}

function Revoke({ row }: { row: Share }) {
  const say = useSay();
  const { electionId } = usePlace();
  const mine = useSession().person?.organisation.id === row.fromOrganisationId;
  if (row.revokedAtMs !== null || row.purged !== null) return "–";
  return (
    <ActForm
      endpoint={revokeShare}
      params={{ election: electionId, share: row.id }}
      verb={say(screen.revoke)}
      blocked={mine ? null : say(messages["share-not-ours"])}
      consequence={say(screen["revoke-consequence"])}
      danger
    >
      <TextField name="why" label={say(screen.why)} />
    </ActForm>
  );
}
