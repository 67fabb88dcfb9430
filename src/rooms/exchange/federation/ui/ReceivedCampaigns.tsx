import { ActForm } from "../../../../platform/ui/form/ActForm.tsx";
import { TextField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Marking } from "../../../../platform/ui/parts/Marking.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { messages as campaignWords } from "../../campaigns/messages.ts";
import { draftCampaign, type ReceivedDetail } from "../contract.ts";
import { screen } from "./screen-messages.ts";

/** What a peer holds to belong together: to be read, and to be made a campaign of our own. */
export function ReceivedCampaigns({ envelope }: { envelope: ReceivedDetail }) {
  const say = useSay();
  if (envelope.campaigns.length === 0) return null;
  return (
    <Section title={say(screen.campaigns)}>
      {envelope.campaigns.map((each) => (
        <OneCampaign key={each.place} envelope={envelope.id} received={each} />
      ))}
    </Section>
  );
}

type Campaign = ReceivedDetail["campaigns"][number];

function OneCampaign({
  envelope,
  received: { place, campaign, adoptedAs },
}: {
  envelope: ReceivedDetail["id"];
  received: Campaign;
}) {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <section>
      <h3>
        <bdi>{campaign.title}</bdi> <Marking tlp={campaign.tlp} />
      </h3>
      <p dir="auto">{campaign.summary}</p>
      <ul>
        {campaign.incidents.map(({ stixId, title, summary, tlp }) => (
          <li key={stixId}>
            <strong>
              <bdi>{title}</bdi>
            </strong>{" "}
            <Marking tlp={tlp} /> <bdi>{summary}</bdi>
          </li>
        ))}
      </ul>
      <Links campaign={campaign} />
      {adoptedAs === null ? (
        <ActForm
          endpoint={draftCampaign}
          params={{ election: electionId, received: envelope, place }}
          verb={say(screen.adopt)}
          invalidates={["federation.received"]}
        >
          <TextField name="why" label={say(screen.why)} />
        </ActForm>
      ) : (
        <Go to={`exchange/campaigns/${adoptedAs}`}>
          <Say m={screen.adopted} />
        </Go>
      )}
    </section>
  );
}

function Links({ campaign: { incidents, links } }: Pick<Campaign, "campaign">) {
  const say = useSay();
  const titles = new Map(incidents.map(({ stixId, title }) => [stixId, title]));
  if (links.length === 0) return null;
  return (
    <>
      <h4>
        <Say m={screen.linked} />
      </h4>
      <ul>
        {links.map(({ one, other, kind, evidence }, at) => (
          <li key={at}>
            <bdi>{titles.get(one)}</bdi> – <bdi>{titles.get(other)}</bdi>:{" "}
            {say(campaignWords[`link-${kind}`])}. <bdi>{evidence}</bdi>
          </li>
        ))}
      </ul>
    </>
  );
}
