import { MultiField, SelectField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { useOrganisations } from "../../../../platform/ui/organisations.tsx";
import { directions, EnvelopeMarking, exchangeClasses } from "../contract.ts";
import { screen } from "./screen-messages.ts";

/** What may go between us and a peer. */
export function PolicyFields() {
  const say = useSay();
  const { choices } = useOrganisations();
  return (
    <>
      <TextField name="theirElection" label={say(screen["their-election"])} />
      <SelectField
        name="direction"
        label={say(screen.direction)}
        choices={directions.map((value) => ({ value, label: say(screen[value]) }))}
      />
      <MultiField
        name="classes"
        label={say(screen.classes)}
        choices={exchangeClasses.map((value) => ({ value, label: say(screen[value]) }))}
      />
      <SelectField
        name="tlpMax"
        label={say(screen["tlp-max"])}
        hint={say(screen["tlp-hint"])}
        choices={EnvelopeMarking.options.map((value) => ({ value, label: `TLP:${value.toUpperCase()}` }))}
      />
      <SelectField
        name="peerOrganisationId"
        label={say(screen.organisation)}
        hint={say(screen["organisation-hint"])}
        choices={choices}
        optional
      />
    </>
  );
}
