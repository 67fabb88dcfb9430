import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import {
  CheckboxField,
  DateTimeField,
  NumberField,
  SelectField,
  TextAreaField,
  TextField,
} from "../../../../platform/ui/form/fields.tsx";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { changeIncident, type Activity, type Incident } from "../contract.ts";
import { screen } from "./screen-messages.ts";
import { contentOf, TypedActivity, typedOf } from "./typed.ts";
import { choices, type WordChoice } from "./words.ts";

/** Adds an activity, or tells one anew. */
export function ActivityForm(props: {
  readonly incident: Incident;
  readonly activity?: Activity;
  readonly onDone: () => void;
}) {
  const { incident, activity, onDone } = props;
  const say = useSay();
  const { electionId } = usePlace();
  const command = useCommand(changeIncident);
  const blocked = useWhyNot()(changeIncident);
  const submit = async (typed: TypedActivity) => {
    const content = contentOf(typed, activity?.sources ?? []);
    const what = activity ? { edit: [{ id: activity.id, activity: content }] } : { add: [content] };
    const body = { ...what, version: incident.version, why: typed.why };
    const done = await command.run({ params: { election: electionId, incident: incident.id }, body });
    if (done) onDone();
  };
  return (
    <Form
      schema={TypedActivity}
      initial={activity ? typedOf(activity) : {}}
      verb={say(screen[activity ? "act-edit-activity" : "act-activity"])}
      onSubmit={submit}
      problem={command.problem}
      running={command.running}
      blocked={blocked}
    >
      <WhatWasDone />
      <HowMuch />
      <TextField name="why" label={say(screen.why)} />
    </Form>
  );
}

function WhatWasDone() {
  const say = useSay();
  const said = (all: readonly WordChoice[]) => all.map(({ value, label }) => ({ value, label: say(label) }));
  return (
    <>
      <SelectField name="kind" label={say(screen.kind)} choices={said(choices.kind)} />
      <SelectField name="targetKind" label={say(screen["target-kind"])} choices={said(choices.target)} />
      <TextField name="targetName" label={say(screen.target)} hint={say(screen["target-hint"])} />
      <TextField name="narrative" label={say(screen.narrative)} optional />
      <TextField name="venue" label={say(screen.venue)} optional />
      <DateTimeField name="fromMs" label={say(screen.from)} />
      <DateTimeField name="toMs" label={say(screen.to)} />
      <SelectField name="outcome" label={say(screen.outcome)} choices={said(choices.outcome)} />
    </>
  );
}

function HowMuch() {
  const say = useSay();
  return (
    <>
      <TextField
        name="techniqueCode"
        label={say(screen.technique)}
        hint={say(screen["technique-hint"])}
        optional
      />
      <TextField name="techniqueVersion" label={say(screen["technique-version"])} optional />
      <NumberField name="reachPeople" label={say(screen.reach)} optional />
      <TextField name="reachSource" label={say(screen["reach-source"])} optional />
      <CheckboxField name="reachEstimated" label={say(screen["reach-estimated"])} />
      <TextAreaField
        name="infrastructure"
        label={say(screen.infrastructure)}
        hint={say(screen["infrastructure-hint"])}
        rows={3}
        optional
      />
    </>
  );
}
