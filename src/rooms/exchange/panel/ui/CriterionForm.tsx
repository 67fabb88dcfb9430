import { z } from "zod";
import { DateTimeField, SelectField, TextAreaField } from "../../../../platform/ui/form/fields.tsx";
import { Form, useFormValues } from "../../../../platform/ui/form/Form.tsx";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import {
  accumulations,
  amendCase,
  Assessment,
  criteria,
  degrees,
  findings,
  type CaseDetail,
} from "../contract.ts";
import { screen } from "./screen-messages.ts";
import { Reason } from "./typed.ts";
import { choicesOf, criterionWord, findingWord } from "./words.ts";

const Typed = z
  .object({
    criterion: z.enum(criteria),
    finding: z.enum(findings),
    because: Reason,
    knownAtMs: Assessment.options[0].shape.knownAtMs,
  })
  .pipe(Assessment);

/** A new assessment of one criterion. The one before it stays, as an earlier one. */
export function CriterionForm({ found, onDone }: { found: CaseDetail; onDone: () => void }) {
  const say = useSay();
  const { electionId } = usePlace();
  const amend = useCommand(amendCase);
  const submit = async (assessed: z.output<typeof Typed>) => {
    const body = { criteria: [assessed] };
    if (await amend.run({ params: { election: electionId, case: found.id }, body })) onDone();
  };
  return (
    <Form
      schema={Typed}
      initial={{}}
      verb={say(screen["amend-criterion"])}
      problem={amend.problem}
      running={amend.running}
      onSubmit={submit}
    >
      <SelectField name="criterion" label={say(screen.criterion)} choices={choicesOf(say, criterionWord)} />
      <FindingField />
      <TextAreaField name="because" label={say(screen.because)} rows={3} />
      <DateTimeField name="knownAtMs" label={say(screen.known)} />
    </Form>
  );
}

/** One incident or several is asked of the accumulation; how far, of everything else. */
function FindingField() {
  const say = useSay();
  const only = useFormValues()["criterion"] === "accumulation" ? accumulations : degrees;
  return (
    <SelectField name="finding" label={say(screen.finding)} choices={choicesOf(say, findingWord, only)} />
  );
}
