import { useParams } from "react-router";
import type { z } from "zod";
import { textIn } from "../../../../basics/text.ts";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { ActForm } from "../../../../platform/ui/form/ActForm.tsx";
import { TextField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useSay, useSpeech } from "../../../../platform/ui/language/say.tsx";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { ObjectHead } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { ObjectRecord } from "../../../../platform/ui/parts/Record.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { readBundle } from "../../bundles/contract.ts";
import {
  adoptMethod,
  readReceived,
  ReceivedId,
  type ReceivedDetail,
  type ReceivedMethod,
} from "../contract.ts";
import { Classes, Fingerprint } from "./FederationPage.tsx";
import { ReceivedCampaigns } from "./ReceivedCampaigns.tsx";
import { ReceivedPlaybooks } from "./ReceivedPlaybooks.tsx";
import { screen } from "./screen-messages.ts";

/** One envelope as it was verified, with what came in it. */
export function ReceivedPage() {
  const { electionId } = usePlace();
  const { received = "" } = useParams();
  const params = { election: electionId, received: ReceivedId.parse(received) };
  const query = useQueryOf(readReceived, { params }, { subjects: [received] });
  return (
    <Loaded query={query} wholePage>
      {(envelope) => <Envelope envelope={envelope} />}
    </Loaded>
  );
}

function Envelope({ envelope }: { envelope: ReceivedDetail }) {
  const say = useSay();
  const { number, peerName: peer, bundleId } = envelope;
  return (
    <article className="cf-page">
      <ObjectHead
        type={say(screen["received-one"])}
        id={envelope.id}
        title={say(screen["received-title"], { number, peer })}
        tlp={envelope.tlp}
      />
      <p>
        <strong>
          <Say m={screen.verified} />
        </strong>
      </p>
      <Facts
        facts={[
          { name: say(screen.from), value: <Go to={`exchange/federation/${envelope.peerId}`}>{peer}</Go> },
          { name: say(screen.instance), value: <bdi>{envelope.instance}</bdi> },
          { name: say(screen.fingerprint), value: <Fingerprint of={envelope.fingerprint} /> },
          { name: say(screen.holds), value: <Classes of={envelope.classes} /> },
          { name: say(screen.made), value: <When atMs={envelope.madeAtMs} /> },
          { name: say(screen.arrived), value: <When atMs={envelope.receivedAtMs} /> },
          {
            name: say(screen.hash),
            value: (
              <code dir="ltr" className="cf-wrap">
                {envelope.sha256}
              </code>
            ),
          },
          {
            name: say(screen.bundle),
            value: bundleId && <BundleLink id={bundleId} />,
          },
        ]}
      />
      <p className="cf-muted">
        <Say m={screen.binds} />
      </p>
      {envelope.methods.length > 0 && (
        <Section title={say(screen.methods)}>
          {envelope.methods.map((each) => (
            <Method key={each.place} envelope={envelope.id} received={each} />
          ))}
        </Section>
      )}
      <ReceivedPlaybooks envelope={envelope} />
      <ReceivedCampaigns envelope={envelope} />
      <ObjectRecord subject={envelope.id} />
    </article>
  );
}

/** Analysts and auditors read bundles; a coordinator sees that it is there. */
function BundleLink({ id }: { id: string }) {
  const mayRead = useWhyNot()(readBundle) === null;
  if (!mayRead) return <code dir="ltr">{id}</code>;
  return (
    <Go to={`exchange/bundles/${id}`}>
      <Say m={screen["open-bundle"]} />
    </Go>
  );
}

function Method({
  envelope,
  received,
}: {
  envelope: ReceivedDetail["id"];
  received: z.infer<typeof ReceivedMethod>;
}) {
  const say = useSay();
  const { electionId } = usePlace();
  const { language: ours } = useSpeech();
  const { method, place, adoptedAs } = received;
  const named = Object.entries(method.texts).map(([code, text]) => [code, text.name]);
  const { text: name, language } = textIn(Object.fromEntries(named), ours);
  const text = method.texts[language];
  return (
    <section>
      <h3 lang={language}>{name}</h3>
      <div lang={language}>
        <p>{text?.indicator}</p>
        <p>{text?.check}</p>
        <p>{text?.limits}</p>
      </div>
      <p className="cf-muted">
        <Say m={screen["measured-there"]} values={{ n: method.measure.cases }} />
      </p>
      {adoptedAs === null ? (
        <ActForm
          endpoint={adoptMethod}
          params={{ election: electionId, received: envelope, place }}
          verb={say(screen.adopt)}
          invalidates={["federation.received"]}
        >
          <TextField name="reviewBy" label={say(screen["review-by"])} hint={say(screen["review-hint"])} />
          <TextField name="why" label={say(screen.why)} />
        </ActForm>
      ) : (
        <Go to={`exchange/methods/${adoptedAs}`}>
          <Say m={screen.adopted} />
        </Go>
      )}
    </section>
  );
}
