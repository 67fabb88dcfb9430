import { z } from "zod";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { SelectField, TextAreaField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { Closing, Grade, type Report } from "../contract.ts";
import { closeReport, gradeReport } from "../endpoints-contract.ts";
import { screen } from "./screen-messages.ts";

const letters = ["A", "B", "C", "D", "E", "F"].map((value) => ({ value, label: value }));
const numbers = ["1", "2", "3", "4", "5", "6"].map((value) => ({ value, label: value }));

/** A list gives text; other explanations stand one on a line. */
const TypedGrade = Grade.extend({
  credibility: z.string().transform(Number).pipe(Grade.shape.credibility),
  alternatives: z
    .string()
    .default("")
    .transform((text) => text.split("\n").map((line) => line.trim()))
    .transform((lines) => lines.filter((line) => line !== ""))
    .pipe(Grade.shape.alternatives.unwrap()),
});

/** The source on its own, what it says on its own: one never follows from the other. */
export function GradeForm({ report: shown }: { report: Graded }) {
  const report = shown.id;
  const say = useSay();
  const { electionId } = usePlace();
  const grade = useCommand(gradeReport);
  const why = useWhyNot()(gradeReport);
  const sure = [
    { value: "low", label: say(screen["confidence-low"]) },
    { value: "moderate", label: say(screen["confidence-moderate"]) },
    { value: "high", label: say(screen["confidence-high"]) },
  ];
  return (
    <Section title={<Say m={screen["assess-title"]} />}>
      <Form
        schema={TypedGrade}
        initial={initialOf(shown)}
        verb={say(screen["grade-verb"])}
        onSubmit={(body) => grade.run({ params: { election: electionId, report }, body })}
        problem={grade.problem}
        running={grade.running}
        blocked={why}
      >
        <SelectField
          name="sourceGrade"
          label={say(screen["source-grade"])}
          hint={say(screen["source-hint"])}
          choices={letters}
        />
        <SelectField
          name="credibility"
          label={say(screen.credibility)}
          hint={say(screen["credibility-hint"])}
          choices={numbers}
        />
        <TextAreaField name="assessment" label={say(screen.assessment)} rows={4} />
        <SelectField name="confidence" label={say(screen.confidence)} choices={sure} />
        <TextAreaField
          name="alternatives"
          label={say(screen.alternatives)}
          hint={say(screen["alternatives-hint"])}
          rows={3}
          optional
        />
        <TextField name="why" label={say(screen.why)} />
      </Form>
    </Section>
  );
}

type Graded = Pick<
  Report,
  "id" | "sourceGrade" | "credibility" | "assessment" | "confidence" | "alternatives"
>;

/** What was said before is there to be changed. */
function initialOf(report: Graded) {
  return {
    sourceGrade: report.sourceGrade ?? undefined,
    credibility: report.credibility === null ? undefined : String(report.credibility),
    assessment: report.assessment ?? undefined,
    confidence: report.confidence ?? undefined,
    alternatives: report.alternatives.join("\n"),
  };
}

/** The answer that the reporter reads. */
export function CloseForm({ report }: { report: string }) {
  const say = useSay();
  const { electionId } = usePlace();
  const close = useCommand(closeReport);
  const why = useWhyNot()(closeReport);
  return (
    <Section title={<Say m={screen["close-title"]} />}>
      <Form
        schema={Closing}
        initial={{}}
        verb={say(screen["close-verb"])}
        consequence={say(screen["close-consequence"])}
        onSubmit={(body) => close.run({ params: { election: electionId, report }, body })}
        problem={close.problem}
        running={close.running}
        blocked={why}
      >
        <TextAreaField name="answer" label={say(screen.answer)} hint={say(screen["answer-hint"])} rows={4} />
        <TextField name="why" label={say(screen.why)} />
      </Form>
    </Section>
  );
}
