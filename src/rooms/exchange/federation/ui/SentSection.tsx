import { useParams } from "react-router";
import { ActForm } from "../../../../platform/ui/form/ActForm.tsx";
import { CheckboxField, MultiField, SelectField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { purposes } from "../../../../core/sharing/contract.ts";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action } from "../../../../platform/ui/parts/Action.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { Marking } from "../../../../platform/ui/parts/Marking.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { ProblemNotice } from "../../../../platform/ui/parts/ProblemNotice.tsx";
import { RowsTable } from "../../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { useDownload } from "../../../../platform/ui/parts/use-download.ts";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import {
  downloadSent,
  listOffers,
  listSent,
  PeerId,
  sendEnvelope,
  type Peer,
  type Sent,
} from "../contract.ts";
import { federationMessages } from "../messages.ts";
import { purposeWords, screen } from "./screen-messages.ts";
import { ui } from "../../../../platform/ui/messages.ts";

/** What was written for a peer, and the form that writes the next envelope. */
export function SentSection({ peer }: { peer: Peer }) {
  const say = useSay();
  const { electionId } = usePlace();
  const params = { election: electionId, peer: peer.id };
  const isAllowed = useWhyNot()(listSent) === null;
  const query = useQueryOf(listSent, { params }, { subjects: ["fse"], enabled: isAllowed });
  if (!isAllowed) return null;
  return (
    <Section title={say(screen.sent)}>
      {peer.direction !== "receive" && <Write peer={peer} />}
      <Loaded query={query}>
        {({ rows }) => (
          <RowsTable
            name={say(screen.sent)}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            empty={<Say m={screen["sent-empty"]} />}
          />
        )}
      </Loaded>
    </Section>
  );
}

function Write({ peer }: { peer: Peer }) {
  const say = useSay();
  const { electionId } = usePlace();
  const params = { election: electionId, peer: peer.id };
  const canSend = useWhyNot()(listOffers) === null;
  const { data } = useQueryOf(
    listOffers,
    { params },
    { enabled: canSend, subjects: ["inc", "bnd", "mtd", "ply", "cmp"] },
  );
  const offers = (data?.rows ?? []).filter((offer) => peer.classes.includes(offer.class));
  const notYet = {
    trusted: null,
    unconfirmed: say(federationMessages["peer-unconfirmed"], { peer: peer.name }),
    revoked: say(federationMessages["peer-revoked"], { peer: peer.name }),
  }[peer.state];
  return (
    <>
      <p className="cf-muted">
        <Say m={screen["send-lead"]} />
      </p>
      <ActForm
        endpoint={sendEnvelope}
        params={params}
        verb={say(screen["send-verb"])}
        initial={{ items: [], withEvidence: false, purpose: "respond" }}
        blocked={notYet}
        invalidates={["federation.sent", "federation.list"]}
        primary
      >
        <MultiField
          name="items"
          label={say(screen.items)}
          choices={offers.map(({ id, class: of, name, tlp }) => ({
            value: id,
            label: say(ui.named, { name: say(screen[of]), value: `${name} (TLP:${tlp.toUpperCase()})` }),
          }))}
        />
        {peer.classes.includes("evidence") && (
          <CheckboxField name="withEvidence" label={say(screen["with-evidence"])} />
        )}
        <SelectField
          name="purpose"
          label={say(screen.purpose)}
          choices={purposes.map((value) => ({ value, label: say(purposeWords[value]) }))}
        />
        <TextField name="why" label={say(screen.why)} />
      </ActForm>
    </>
  );
}

const columns: readonly Column<Sent>[] = [
  { key: "number", head: screen.number, cell: (row) => row.number, numeric: true },
  { key: "made", head: screen.made, cell: (row) => <When atMs={row.madeAtMs} short /> },
  { key: "tlp", head: screen.marking, cell: (row) => <Marking tlp={row.tlp} /> },
  {
    key: "holds",
    head: screen.holds,
    cell: ({ objects, methods, playbooks, campaigns }) => (
      <Say m={screen["holds-counts"]} values={{ objects, methods, playbooks, campaigns }} />
    ),
  },
  { key: "left", head: screen["left-out"], cell: (row) => <LeftOut of={row.leftOut} /> },
  {
    key: "delivered",
    head: screen.delivered,
    cell: ({ deliveredAtMs }) => (deliveredAtMs === null ? "–" : <When atMs={deliveredAtMs} short />),
  },
  { key: "why", head: screen.why, cell: (row) => row.why },
  { key: "file", head: screen.file, cell: (row) => <Save sent={row} /> },
];

function Save({ sent }: { sent: Sent }) {
  const say = useSay();
  const { electionId } = usePlace();
  const { peer = "" } = useParams();
  const file = useDownload();
  const params = { election: electionId, peer: PeerId.parse(peer), sent: sent.id };
  return (
    <>
      <Action
        allow={downloadSent}
        running={file.running}
        onAct={() => void file.fetchFile(downloadSent, { params, query: {} })}
      >
        {say(screen.save, { number: sent.number })}
      </Action>
      {file.problem && <ProblemNotice problem={file.problem} />}
    </>
  );
}

function LeftOut({ of }: { of: Sent["leftOut"] }) {
  const say = useSay();
  if (of.length === 0) return "–";
  return of.map(({ why, count, items }) => (
    <div key={why}>
      {say(screen[why], { n: count })}
      {items
        .filter((item) => item.startsWith("inc_"))
        .map((item) => (
          <div key={item}>
            <Go to={`exchange/incidents/${item}`}>{item}</Go>
          </div>
        ))}
    </div>
  ));
}
