import { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { SelectField, TextAreaField } from "../../../../platform/ui/form/fields.tsx";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand, useList } from "../../../../platform/ui/queries.ts";
import { limits } from "../../../../basics/bounded.ts";
import { confidences, listIncidents } from "../../incidents/contract.ts";
import { messages as incidentWords } from "../../incidents/messages.ts";
import { linkIncidents, linkKinds, type LinkKind } from "../contract.ts";
import { messages } from "../messages.ts";
import { ClassificationField } from "./ClassificationField.tsx";
import { screen } from "./screen-messages.ts";

/** With what the form begins: a suggestion names the two incidents and by what they may be linked, never the evidence. */
export interface LinkStart {
  readonly one?: { readonly id: string; readonly title: string };
  readonly other?: { readonly id: string; readonly title: string };
  readonly kind?: LinkKind;
}

const body = linkIncidents.body;
const Typed = body.omit({ substitute: true }).extend({
  classification: z.string().transform(Number).pipe(body.shape.classification.unwrap()),
  substituteEvidence: body.shape.evidence.optional(),
});

export function LinkForm(props: {
  readonly campaign: string;
  readonly start: LinkStart;
  readonly onDone: () => void;
}) {
  const { campaign, start, onDone } = props;
  const say = useSay();
  const { electionId } = usePlace();
  const link = useCommand(linkIncidents);
  const blocked = useWhyNot()(linkIncidents);
  const query = { limit: limits.pageRowsMax };
  const listed = useList(listIncidents, { params: { election: electionId }, query }, { subjects: ["inc"] });
  const named = new Map<string, string>(listed.rows.map((row) => [row.id, row.title]));
  for (const end of [start.one, start.other]) if (end) named.set(end.id, end.title);
  const incidents = [...named].map(([value, title]) => ({ value, label: `${title} (${value})` }));
  const submit = async ({ substituteEvidence: evidence, ...typed }: z.output<typeof Typed>) => {
    const wanted = { ...typed, ...(evidence !== undefined && { substitute: { evidence } }) };
    const done = await link.run({ params: { election: electionId, campaign }, body: wanted });
    if (done) onDone();
  };
  return (
    <Form
      schema={Typed}
      initial={{ one: start.one?.id, other: start.other?.id, kind: start.kind, classification: "0" }}
      verb={say(screen["act-link"])}
      onSubmit={submit}
      problem={link.problem}
      running={link.running}
      blocked={blocked}
    >
      <SelectField name="one" label={say(screen.one)} choices={incidents} />
      <SelectField name="other" label={say(screen.other)} choices={incidents} />
      <SelectField
        name="kind"
        label={say(screen["link-kind"])}
        choices={linkKinds.map((value) => ({ value, label: say(messages[`link-${value}`]) }))}
      />
      <TextAreaField name="evidence" label={say(screen.evidence)} />
      <SelectField
        name="confidence"
        label={say(screen.confidence)}
        choices={confidences.map((value) => ({ value, label: say(incidentWords[`confidence-${value}`]) }))}
      />
      <ClassificationField />
      <TextAreaField
        name="substituteEvidence"
        label={say(screen["substitute-evidence"])}
        hint={say(screen["substitute-evidence-hint"])}
        rows={3}
        optional
      />
    </Form>
  );
}
