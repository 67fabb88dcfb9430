import { useParams } from "react-router";
import { ActForm } from "../../../../platform/ui/form/ActForm.tsx";
import { TextField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { OrganisationName } from "../../../../platform/ui/organisations.tsx";
import { Actions } from "../../../../platform/ui/parts/Action.tsx";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { Marking } from "../../../../platform/ui/parts/Marking.tsx";
import { ObjectHead } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { NothingHere } from "../../../../platform/ui/parts/ProblemNotice.tsx";
import { ObjectRecord } from "../../../../platform/ui/parts/Record.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { changePolicy, confirmPeer, listPeers, listReceived, revokePeer, type Peer } from "../contract.ts";
import { federationMessages } from "../messages.ts";
import { Classes, Fingerprint, PeerState, ReceivedTable } from "./FederationPage.tsx";
import { DeliverySection } from "./DeliverySection.tsx";
import { PolicyFields } from "./PolicyFields.tsx";
import { screen } from "./screen-messages.ts";
import { SentSection } from "./SentSection.tsx";

/** One peer: whose key it is, what may go which way, what went and what came. */
export function PeerPage() {
  const { electionId } = usePlace();
  const { peer = "" } = useParams();
  const query = useQueryOf(
    listPeers,
    { params: { election: electionId } },
    { subjects: ["fpr", "fse", "frc"] },
  );
  return (
    <Loaded query={query} wholePage>
      {({ rows }) => {
        const found = rows.find(({ id }) => id === peer);
        return found ? <OnePeer peer={found} /> : <NothingHere />;
      }}
    </Loaded>
  );
}

function OnePeer({ peer }: { peer: Peer }) {
  const say = useSay();
  const { electionId } = usePlace();
  const received = useQueryOf(listReceived, { params: { election: electionId } }, { subjects: ["frc"] });
  return (
    <article className="cf-page">
      <ObjectHead type={say(federationMessages.peer)} id={peer.id} title={peer.name} />
      <PeerFacts peer={peer} />
      {peer.state === "unconfirmed" && <Compare peer={peer} />}
      {peer.state !== "revoked" && <Change peer={peer} />}
      <DeliverySection peer={peer} />
      <SentSection peer={peer} />
      <Section title={say(screen.received)}>
        <Loaded query={received}>
          {({ rows }) => <ReceivedTable rows={rows.filter(({ peerId }) => peerId === peer.id)} />}
        </Loaded>
      </Section>
      <ObjectRecord subject={peer.id} />
    </article>
  );
}

function PeerFacts({ peer }: { peer: Peer }) {
  const say = useSay();
  const { missingNumbers: missing, peerOrganisationId: organisation } = peer;
  return (
    <Facts
      facts={[
        { name: say(screen.state), value: <PeerState peer={peer} /> },
        { name: say(screen["revoked-why"]), value: peer.revoked?.why },
        {
          name: say(screen.fingerprint),
          // Before it was compared it is not shown: it is typed as it is heard, not as it is read here.
          value: peer.state === "unconfirmed" ? null : <Fingerprint of={peer.key.fingerprint} />,
        },
        { name: say(screen.direction), value: say(screen[peer.direction]) },
        { name: say(screen.classes), value: <Classes of={peer.classes} /> },
        { name: say(screen["tlp-max"]), value: <Marking tlp={peer.tlpMax} /> },
        { name: say(screen["their-election"]), value: <code dir="ltr">{peer.theirElection}</code> },
        {
          name: say(screen.organisation),
          value: organisation === null ? null : <OrganisationName id={organisation} />,
        },
        {
          name: say(screen["not-come"]),
          value:
            missing.length === 0 ? null : (
              <Say m={screen.missing} values={{ n: missing.length, list: missing.join(", ") }} />
            ),
        },
      ]}
    />
  );
}

function Compare({ peer }: { peer: Peer }) {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <Section title={say(screen.compare)}>
      <p>
        <Say m={screen["compare-lead"]} />
      </p>
      <ActForm
        endpoint={confirmPeer}
        params={{ election: electionId, peer: peer.id }}
        verb={say(screen["confirm-verb"])}
        invalidates={["federation.list"]}
        primary
      >
        <TextField name="fingerprint" label={say(screen.heard)} />
        <TextField name="why" label={say(screen["heard-why"])} />
      </ActForm>
    </Section>
  );
}

function Change({ peer }: { peer: Peer }) {
  const say = useSay();
  const { electionId } = usePlace();
  const { theirElection, peerOrganisationId, direction, classes, tlpMax } = peer;
  const params = { election: electionId, peer: peer.id };
  return (
    <Actions>
      <ActForm
        endpoint={changePolicy}
        params={params}
        verb={say(screen["policy-verb"])}
        initial={{ theirElection, peerOrganisationId, direction, classes, tlpMax }}
        invalidates={["federation.list"]}
      >
        <PolicyFields />
        <TextField name="why" label={say(screen.why)} />
      </ActForm>
      <ActForm
        endpoint={revokePeer}
        params={params}
        verb={say(screen["revoke-verb"])}
        consequence={say(screen["revoke-consequence"])}
        invalidates={["federation.list"]}
        danger
      >
        <TextField name="why" label={say(screen.why)} />
      </ActForm>
    </Actions>
  );
}
