import { useNavigate } from "react-router";
import { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { SelectField, TextAreaField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { phaseLabel } from "../../../../platform/ui/labels.ts";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { tlps } from "../../../../core/sharing/contract.ts";
import { openCampaign } from "../contract.ts";
import { ClassificationField } from "./ClassificationField.tsx";
import { screen } from "./screen-messages.ts";

const Typed = openCampaign.body.extend({
  classification: z.string().transform(Number).pipe(openCampaign.body.shape.classification),
});

/** Opens a campaign and leads to it. */
export function OpenCampaignPage() {
  const say = useSay();
  const navigate = useNavigate();
  const { electionId, election, to } = usePlace();
  const open = useCommand(openCampaign);
  const why = useWhyNot()(openCampaign);
  const submit = async (body: z.output<typeof Typed>) => {
    const opened = await open.run({ params: { election: electionId }, body });
    if (opened) void navigate(to(`exchange/campaigns/${opened.id}`));
  };
  return (
    <Page title={say(screen["open-title"])} lead={say(screen["open-lead"])}>
      <Form
        schema={Typed}
        initial={{ phase: election?.phase, tlp: "amber", classification: "0" }}
        verb={say(screen["open-title"])}
        onSubmit={submit}
        problem={open.problem}
        running={open.running}
        blocked={why}
      >
        <TextField name="title" label={say(screen.title)} />
        <TextAreaField name="summary" label={say(screen.summary)} />
        <SelectField
          name="phase"
          label={say(screen.phase)}
          choices={Object.entries(phaseLabel).map(([value, label]) => ({ value, label: say(label) }))}
        />
        <SelectField
          name="tlp"
          label={say(screen.marking)}
          choices={tlps.map((value) => ({ value, label: `TLP:${value.toUpperCase()}` }))}
        />
        <ClassificationField />
        <TextField name="why" label={say(screen.why)} />
      </Form>
    </Page>
  );
}
