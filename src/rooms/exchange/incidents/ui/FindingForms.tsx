import type { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import {
  DateTimeField,
  SelectField,
  TextAreaField,
  TextField,
} from "../../../../platform/ui/form/fields.tsx";
import { useNow, useSay } from "../../../../platform/ui/language/say.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { addEvidence, AssessmentContent, assessIncident, likelihoods, type Incident } from "../contract.ts";
import { messages } from "../messages.ts";
import { likelihoodPercent } from "../rules.ts";
import { screen } from "./screen-messages.ts";
import { TypedEvidence, typedLines, typedNumber } from "./typed.ts";
import { choices, markings, type WordChoice } from "./words.ts";

const TypedAssessment = AssessmentContent.extend({
  alternatives: typedLines(AssessmentContent.shape.alternatives),
  classification: typedNumber(AssessmentContent.shape.classification),
});

interface FormOf {
  readonly incident: Incident;
  readonly onDone: () => void;
}

/** How likely, in words bound to numbers; how sure; against which other explanations. */
export function AssessForm({ incident, onDone }: FormOf) {
  const say = useSay();
  const { electionId } = usePlace();
  const assess = useCommand(assessIncident);
  const blocked = useWhyNot()(assessIncident);
  const submit = async (body: z.output<typeof TypedAssessment>) => {
    const done = await assess.run({ params: { election: electionId, incident: incident.id }, body });
    if (done) onDone();
  };
  const likely = likelihoods.map((value) => {
    const [min, max] = likelihoodPercent[value];
    return { value, label: `${say(messages[`likelihood-${value}`])} (${say(screen.percent, { min, max })})` };
  });
  return (
    <Form
      schema={TypedAssessment}
      initial={{ classification: String(incident.classification) }}
      verb={say(screen["act-assess"])}
      onSubmit={submit}
      problem={assess.problem}
      running={assess.running}
      blocked={blocked}
    >
      <TextAreaField name="judgement" label={say(screen.judgement)} />
      <SelectField name="likelihood" label={say(screen.likelihood)} choices={likely} />
      <SelectField
        name="confidence"
        label={say(screen.confidence)}
        choices={choices.confidence.map(({ value, label }) => ({ value, label: say(label) }))}
      />
      <TextAreaField
        name="alternatives"
        label={say(screen.alternatives)}
        hint={say(screen["alternatives-hint"])}
        rows={3}
      />
      <SelectField
        name="classification"
        label={say(screen.classification)}
        hint={say(screen["assessment-hint"])}
        choices={choices.classification.map(({ value, label }) => ({ value, label: say(label) }))}
      />
    </Form>
  );
}

/** One item, under its own marking, with what people without clearance read in its place. */
export function EvidenceForm({ incident, onDone }: FormOf) {
  const say = useSay();
  const nowMs = useNow();
  const { electionId } = usePlace();
  const add = useCommand(addEvidence, { invalidates: ["incidents."] });
  const blocked = useWhyNot()(addEvidence);
  const said = (all: readonly WordChoice[]) => all.map(({ value, label }) => ({ value, label: say(label) }));
  const submit = async ({ substituteText: text, ...evidence }: z.output<typeof TypedEvidence>) => {
    const body = { ...evidence, ...(text !== undefined && { substitute: { text } }) };
    const done = await add.run({ params: { election: electionId, incident: incident.id }, body });
    if (done) onDone();
  };
  return (
    <Form
      schema={TypedEvidence}
      initial={{
        tlp: incident.tlp,
        classification: String(incident.classification),
        knownAtMs: Math.floor(nowMs / 60_000) * 60_000,
      }}
      verb={say(screen["act-evidence"])}
      onSubmit={submit}
      problem={add.problem}
      running={add.running}
      blocked={blocked}
    >
      <TextAreaField name="text" label={say(screen["evidence-text"])} />
      <SelectField name="kind" label={say(screen["evidence-kind"])} choices={said(choices.evidence)} />
      <SelectField
        name="sourceGrade"
        label={say(screen.grade)}
        hint={say(screen["grade-hint"])}
        choices={said(choices.grade)}
      />
      <SelectField
        name="credibility"
        label={say(screen.credibility)}
        hint={say(screen["credibility-hint"])}
        choices={said(choices.credibility)}
      />
      <DateTimeField name="knownAtMs" label={say(screen["known-at"])} />
      <DateTimeField name="validUntilMs" label={say(screen["valid-until"])} optional />
      <TextField name="sha256" label={say(screen.sha256)} optional />
      <SelectField name="tlp" label={say(screen.marking)} choices={markings} />
      <SelectField
        name="classification"
        label={say(screen.classification)}
        hint={say(screen["classification-hint"])}
        choices={said(choices.classification)}
      />
      <TextAreaField
        name="substituteText"
        label={say(screen["substitute-text"])}
        hint={say(screen["substitute-hint"])}
        rows={3}
        optional
      />
      <TextField name="why" label={say(screen.why)} />
    </Form>
  );
}
