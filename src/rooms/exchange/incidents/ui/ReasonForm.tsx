import { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { TextField } from "../../../../platform/ui/form/fields.tsx";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { changeIncident, Why, type Incident } from "../contract.ts";
import { screen } from "./screen-messages.ts";

const Reason = z.object({ why: Why });
type Change = Omit<z.input<typeof changeIncident.body>, "version" | "why">;

/** A change that needs nothing but its reason: close, open again, take an activity out. */
export function ReasonForm(props: {
  readonly incident: Pick<Incident, "id" | "version">;
  readonly change: Change;
  readonly verb: string;
  readonly onDone: () => void;
}) {
  const { incident, change, verb, onDone } = props;
  const say = useSay();
  const { electionId } = usePlace();
  const command = useCommand(changeIncident);
  const blocked = useWhyNot()(changeIncident);
  const submit = async ({ why }: z.output<typeof Reason>) => {
    const body = { ...change, version: incident.version, why };
    const done = await command.run({ params: { election: electionId, incident: incident.id }, body });
    if (done) onDone();
  };
  return (
    <Form
      schema={Reason}
      initial={{}}
      verb={verb}
      onSubmit={submit}
      problem={command.problem}
      running={command.running}
      blocked={blocked}
    >
      <TextField name="why" label={say(screen.why)} />
    </Form>
  );
}
