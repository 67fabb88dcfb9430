import { useSay } from "../../../src/platform/ui/language/say.tsx";
import { Form } from "../../../src/platform/ui/form/Form.tsx";
import {
  CheckboxField,
  DateTimeField,
  MultiField,
  NumberField,
  SelectField,
  TextAreaField,
  TextField,
} from "../../../src/platform/ui/form/fields.tsx";
import { Page } from "../../../src/platform/ui/parts/Page.tsx";
import { usePlace } from "../../../src/platform/ui/place.tsx";
import { useCommand } from "../../../src/platform/ui/queries.ts";
import { sendForm, words } from "./gallery-nouns.ts";

const areas = ["North", "South"].map((label) => ({ value: label.toLowerCase(), label }));
const channels = ["Telephone", "Text message", "Post"].map((label) => ({ value: label, label }));

export function FormScreen() {
  const say = useSay();
  const { electionId } = usePlace();
  const command = useCommand(sendForm);
  return (
    <Page
      title={say(words.form)}
      lead="What was seen, where and when. Nothing is public before it is assessed."
    >
      {command.done && <output>{command.done.id}</output>}
      <Form
        schema={sendForm.body}
        initial={{ title: "", channels: [] }}
        verb="Hand in the report"
        consequence="The analysts of this community will read it within minutes."
        problem={command.problem}
        running={command.running}
        onSubmit={(body) => command.run({ params: { election: electionId }, body })}
      >
        <TextField name="title" label="What happened" hint="One sentence." />
        <SelectField name="place.area" label="Area" choices={areas} />
        <DateTimeField name="seenAtMs" label="When it was seen" />
        <NumberField name="voters" label="How many voters it reached" />
        <MultiField name="channels" label="How it came" choices={channels} />
        <TextAreaField name="details" label="Details" optional />
        <CheckboxField name="sure" label="I saw it myself" />
      </Form>
    </Page>
  );
}
