import { ActForm } from "../../../../platform/ui/form/ActForm.tsx";
import { TextField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Marking } from "../../../../platform/ui/parts/Marking.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { draftPlaybook, type ReceivedDetail } from "../contract.ts";
import { screen } from "./screen-messages.ts";

/** What a peer does when a technique is met: to be read, and to be made a draft of our own. */
export function ReceivedPlaybooks({ envelope }: { envelope: ReceivedDetail }) {
  const say = useSay();
  if (envelope.playbooks.length === 0) return null;
  return (
    <Section title={say(screen.playbooks)}>
      {envelope.playbooks.map((each) => (
        <OnePlaybook key={each.place} envelope={envelope.id} received={each} />
      ))}
    </Section>
  );
}

function OnePlaybook({
  envelope,
  received: { place, playbook, adoptedAs },
}: {
  envelope: ReceivedDetail["id"];
  received: ReceivedDetail["playbooks"][number];
}) {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <section>
      <h3>
        <bdi>{playbook.title}</bdi> <Marking tlp={playbook.tlp} />
      </h3>
      <p dir="auto">{playbook.purpose}</p>
      <ol>
        {playbook.steps.map(({ what, who, withinMinutes }, at) => (
          <li key={at} dir="auto">
            {what} ({who}
            {withinMinutes !== null && `, ${say(screen.within, { n: withinMinutes })}`})
          </li>
        ))}
      </ol>
      <p>
        <Say m={screen.answers} values={{ codes: playbook.techniques.join(", ") }} />
      </p>
      {adoptedAs === null ? (
        <ActForm
          endpoint={draftPlaybook}
          params={{ election: electionId, received: envelope, place }}
          verb={say(screen.adopt)}
          invalidates={["federation.received"]}
        >
          <TextField name="reviewBy" label={say(screen["review-by"])} hint={say(screen["review-hint"])} />
          <TextField name="why" label={say(screen.why)} />
        </ActForm>
      ) : (
        <Go to={`exchange/playbooks/${adoptedAs}`}>
          <Say m={screen.adopted} />
        </Go>
      )}
    </section>
  );
}
