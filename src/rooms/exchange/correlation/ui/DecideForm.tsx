import { z } from "zod";
import { limits } from "../../../../basics/bounded.ts";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { SelectField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand, useList } from "../../../../platform/ui/queries.ts";
import { CampaignId, LinkKind, linkKinds, listCampaigns } from "../../campaigns/contract.ts";
import { Confidence, confidences } from "../../incidents/contract.ts";
import { messages as incidentWords } from "../../incidents/messages.ts";
import { decideCorrelation, type Suggestion } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";

const Typed = z.object({
  why: decideCorrelation.body.shape.why,
  campaign: CampaignId.optional(),
  kind: LinkKind,
  confidence: Confidence,
});

/** Yes or no with the reason; between two incidents, the campaign that takes the link. */
export function DecideForm({ suggestion, says }: { suggestion: Suggestion; says: "accepted" | "rejected" }) {
  const say = useSay();
  const { electionId } = usePlace();
  const decide = useCommand(decideCorrelation, { invalidates: ["campaigns."] });
  const blocked = useWhyNot()(decideCorrelation);
  const { one, other } = suggestion;
  const joins = says === "accepted" && one.kind === "incident" && other.kind === "incident";
  const submit = ({ why, campaign, ...link }: z.output<typeof Typed>) => {
    const wanted = joins && campaign !== undefined ? { link: { campaign, ...link } } : {};
    const body = { one: one.id, other: other.id, says, why, ...wanted };
    return decide.run({ params: { election: electionId }, body });
  };
  return (
    <Form
      schema={Typed}
      initial={{ kind: "infrastructure", confidence: "moderate" }}
      verb={say(screen[says === "accepted" ? "accept" : "reject"])}
      onSubmit={submit}
      problem={decide.problem}
      running={decide.running}
      blocked={blocked}
    >
      <TextField name="why" label={say(screen.why)} />
      {joins && <CampaignFields />}
    </Form>
  );
}

function CampaignFields() {
  const say = useSay();
  const { electionId } = usePlace();
  const query = { limit: limits.pageRowsMax };
  const listed = useList(listCampaigns, { params: { election: electionId }, query }, { subjects: ["cmp"] });
  return (
    <>
      <SelectField
        name="campaign"
        label={say(screen.campaign)}
        hint={say(screen["campaign-hint"])}
        choices={listed.rows.map(({ id, title }) => ({ value: id, label: title }))}
        optional
      />
      <SelectField
        name="kind"
        label={say(screen["link-kind"])}
        choices={linkKinds.map((value) => ({ value, label: say(messages[`link-${value}`]) }))}
      />
      <SelectField
        name="confidence"
        label={say(screen.confidence)}
        choices={confidences.map((value) => ({ value, label: say(incidentWords[`confidence-${value}`]) }))}
      />
    </>
  );
}
