import { useNavigate } from "react-router";
import { useWhyNot } from "../../../platform/ui/allowed.ts";
import { Form } from "../../../platform/ui/form/Form.tsx";
import {
  CheckboxField,
  MultiField,
  SelectField,
  TextAreaField,
  TextField,
} from "../../../platform/ui/form/fields.tsx";
import { phaseLabel } from "../../../platform/ui/labels.ts";
import { useSay } from "../../../platform/ui/language/say.tsx";
import { useOrganisations } from "../../../platform/ui/organisations.tsx";
import { Page } from "../../../platform/ui/parts/Page.tsx";
import { usePlace } from "../../../platform/ui/place.tsx";
import { useCommand } from "../../../platform/ui/queries.ts";
import { phases } from "../../permissions/contract.ts";
import { registerMandate } from "../contract.ts";
import { matterWord } from "./MandateListPage.tsx";
import { screen } from "./screen-messages.ts";

const { body } = registerMandate;
/** What is left empty is null. */
const Typed = body.extend({
  legalBasisUrl: body.shape.legalBasisUrl.default(null),
  routesTo: body.shape.routesTo.default(null),
});

/** States that an organisation may act on a matter, with legal basis and attestation. */
export function NewMandatePage() {
  const say = useSay();
  const navigate = useNavigate();
  const { electionId, to } = usePlace();
  const { choices } = useOrganisations();
  const register = useCommand(registerMandate);
  return (
    <Page title={say(screen.register)} lead={say(screen["register-lead"])}>
      <Form
        schema={Typed}
        initial={{ phases: [...phases], caretakerOnly: false }}
        verb={say(screen.register)}
        onSubmit={async (typed) => {
          const made = await register.run({ params: { election: electionId }, body: typed });
          if (made) void navigate(to("administration/mandates"));
        }}
        problem={register.problem}
        running={register.running}
        blocked={useWhyNot()(registerMandate)}
      >
        <SelectField name="organisationId" label={say(screen.organisation)} choices={choices} />
        <SelectField
          name="matter"
          label={say(screen.matter)}
          choices={Object.entries(matterWord).map(([value, label]) => ({ value, label: say(label) }))}
        />
        <TextField
          name="legalBasis"
          label={say(screen["legal-basis"])}
          hint={say(screen["legal-basis-hint"])}
        />
        <TextField name="legalBasisUrl" label={say(screen["legal-basis-url"])} type="url" optional />
        <MultiField
          name="phases"
          label={say(screen.phases)}
          choices={phases.map((phase) => ({ value: phase, label: say(phaseLabel[phase]) }))}
        />
        <CheckboxField name="caretakerOnly" label={say(screen["caretaker-only"])} />
        <SelectField name="routesTo" label={say(screen["routes-to"])} choices={choices} optional />
        <TextAreaField
          name="attestation"
          label={say(screen.attestation)}
          hint={say(screen["attestation-hint"])}
          rows={3}
        />
        <TextField name="attestedBy" label={say(screen["attested-by"])} />
      </Form>
    </Page>
  );
}
