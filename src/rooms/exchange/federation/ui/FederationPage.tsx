import { ActForm } from "../../../../platform/ui/form/ActForm.tsx";
import { TextAreaField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action, Actions } from "../../../../platform/ui/parts/Action.tsx";
import { download } from "../../../../platform/ui/parts/download.ts";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { Marking } from "../../../../platform/ui/parts/Marking.tsx";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Page, Section } from "../../../../platform/ui/parts/Page.tsx";
import { RowsTable } from "../../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import {
  addPeer,
  listPeers,
  listReceived,
  readOwnKey,
  receiveEnvelope,
  type Peer,
  type Received,
} from "../contract.ts";
import { federationMessages } from "../messages.ts";
import { PolicyFields } from "./PolicyFields.tsx";
import { screen } from "./screen-messages.ts";

/** With which other instances do we exchange? */
export function FederationPage() {
  const say = useSay();
  const { electionId } = usePlace();
  const params = { election: electionId };
  const peers = useQueryOf(listPeers, { params }, { subjects: ["fpr", "frc"] });
  const received = useQueryOf(listReceived, { params }, { subjects: ["frc"] });
  return (
    <Page title={say(federationMessages.federation)} lead={say(screen.lead)}>
      <Actions>
        <Action allow={receiveEnvelope} to="exchange/federation/receive" primary>
          {say(screen["receive-title"])}
        </Action>
        <Pin />
      </Actions>
      <Section title={say(screen.peers)}>
        <Loaded query={peers}>
          {({ rows }) => (
            <RowsTable
              name={say(screen.peers)}
              columns={peerColumns}
              rows={rows}
              rowKey={({ id }) => id}
              empty={<Say m={screen.empty} />}
            />
          )}
        </Loaded>
      </Section>
      <OwnKey />
      <Section title={say(screen.received)}>
        <Loaded query={received}>{({ rows }) => <ReceivedTable rows={rows} />}</Loaded>
      </Section>
    </Page>
  );
}

function Pin() {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <ActForm
      endpoint={addPeer}
      params={{ election: electionId }}
      verb={say(screen["add-verb"])}
      initial={{
        direction: "both",
        classes: ["indicator", "method"],
        tlpMax: "green",
        peerOrganisationId: null,
      }}
      invalidates={["federation.list"]}
    >
      <TextField name="name" label={say(screen.name)} />
      <TextAreaField name="publicKey" label={say(screen.key)} hint={say(screen["key-hint"])} rows={4} />
      <PolicyFields />
    </ActForm>
  );
}

function OwnKey() {
  const say = useSay();
  const { electionId } = usePlace();
  const query = useQueryOf(readOwnKey, { params: { election: electionId } });
  return (
    <Section title={say(screen["own-key"])}>
      <p className="cf-muted">
        <Say m={screen["own-key-hint"]} />
      </p>
      <Loaded query={query}>
        {(own) => (
          <>
            <Facts
              facts={[
                { name: say(screen.fingerprint), value: <Fingerprint of={own.fingerprint} /> },
                { name: say(screen.instance), value: <bdi>{own.instance}</bdi> },
                { name: say(screen.election), value: <code dir="ltr">{own.election}</code> },
              ]}
            />
            <details>
              <summary>
                <Say m={screen["show-key"]} />
              </summary>
              <pre className="cf-source" dir="ltr">
                {own.pem}
              </pre>
            </details>
            <button
              type="button"
              className="cf-button"
              onClick={() => download(`${own.instance}.pem`, own.pem, "application/x-pem-file")}
            >
              <Say m={screen["take-key"]} />
            </button>
          </>
        )}
      </Loaded>
    </Section>
  );
}

export function Fingerprint({ of }: { of: string }) {
  return (
    <code dir="ltr" className="cf-wrap">
      {of}
    </code>
  );
}

export function PeerState({ peer }: { peer: Pick<Peer, "state"> }) {
  const say = useSay();
  const tone = { unconfirmed: "soon", trusted: "good", revoked: "danger" } as const;
  return <StateWord label={say(screen[peer.state])} tone={tone[peer.state]} />;
}

const peerColumns: readonly Column<Peer>[] = [
  {
    key: "name",
    head: screen.name,
    cell: (row) => <Go to={`exchange/federation/${row.id}`}>{row.name}</Go>,
  },
  { key: "state", head: screen.state, cell: (row) => <PeerState peer={row} /> },
  { key: "direction", head: screen.direction, cell: (row) => <Say m={screen[row.direction]} /> },
  { key: "tlp", head: screen["tlp-max"], cell: (row) => <Marking tlp={row.tlpMax} /> },
  { key: "sent", head: screen["last-sent"], cell: (row) => row.sentNumber, numeric: true },
  { key: "received", head: screen["last-received"], cell: (row) => row.receivedNumber, numeric: true },
];

export function ReceivedTable({ rows }: { rows: readonly Received[] }) {
  const say = useSay();
  return (
    <RowsTable
      name={say(screen.received)}
      columns={receivedColumns}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<Say m={screen["received-empty"]} />}
    />
  );
}

const receivedColumns: readonly Column<Received>[] = [
  {
    key: "number",
    head: screen.file,
    cell: (row) => (
      <Go to={`exchange/federation/received/${row.id}`}>
        <Say m={screen["received-title"]} values={{ number: row.number, peer: row.peerName }} />
      </Go>
    ),
  },
  { key: "tlp", head: screen.marking, cell: (row) => <Marking tlp={row.tlp} /> },
  { key: "holds", head: screen.holds, cell: (row) => <Classes of={row.classes} /> },
  { key: "at", head: screen.arrived, cell: (row) => <When atMs={row.receivedAtMs} short /> },
];

export function Classes({ of }: { of: Received["classes"] }) {
  const say = useSay();
  return of.map((each) => say(screen[each])).join(", ");
}
