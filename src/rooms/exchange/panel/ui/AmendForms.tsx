import { z } from "zod";
import { limits } from "../../../../basics/bounded.ts";
import {
  DateTimeField,
  SelectField,
  TextAreaField,
  TextField,
} from "../../../../platform/ui/form/fields.tsx";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import {
  amendCase,
  EvidenceId,
  NewEvidence,
  TriedAlternative,
  withdrawCase,
  type CaseDetail,
} from "../contract.ts";
import { screen } from "./screen-messages.ts";
import { TypedClassification } from "./typed.ts";
import { alternativeWord, choicesOf, classes, markings } from "./words.ts";

interface DeskForm {
  readonly found: CaseDetail;
  readonly onDone: () => void;
}

const TypedEvidence = NewEvidence.extend({
  classification: TypedClassification,
  supersedes: EvidenceId.optional(),
});

export function EvidenceForm({ found, onDone }: DeskForm) {
  const say = useSay();
  const { electionId } = usePlace();
  const amend = useCommand(amendCase);
  const corrected = found.evidence.map((item) => ({ value: item.id, label: item.statement.slice(0, 80) }));
  return (
    <Form
      schema={TypedEvidence}
      initial={{ tlp: found.tlp, classification: String(found.classification) }}
      verb={say(screen["amend-evidence"])}
      problem={amend.problem}
      running={amend.running}
      onSubmit={async ({ supersedes, ...item }) => {
        const evidence = [{ ...item, supersedes: supersedes ?? null }];
        const done = await amend.run({
          params: { election: electionId, case: found.id },
          body: { evidence },
        });
        if (done) onDone();
      }}
    >
      <TextAreaField name="statement" label={say(screen.statement)} rows={4} />
      <TextField name="source" label={say(screen.source)} />
      <DateTimeField name="knownAtMs" label={say(screen.known)} />
      <SelectField name="tlp" label={say(screen.marking)} choices={markings} />
      <SelectField name="classification" label={say(screen.classification)} choices={classes(say)} />
      <SelectField name="supersedes" label={say(screen.supersedes)} choices={corrected} optional />
    </Form>
  );
}

export function AlternativeForm({ found, onDone }: DeskForm) {
  const say = useSay();
  const { electionId } = usePlace();
  const amend = useCommand(amendCase);
  return (
    <Form
      schema={TriedAlternative}
      initial={{}}
      verb={say(screen["amend-alternative"])}
      problem={amend.problem}
      running={amend.running}
      onSubmit={async (each) => {
        const body = { alternatives: [each] };
        if (await amend.run({ params: { election: electionId, case: found.id }, body })) onDone();
      }}
    >
      <SelectField
        name="alternative"
        label={say(screen.alternative)}
        choices={choicesOf(say, alternativeWord)}
      />
      <TextAreaField name="cameOfIt" label={say(screen["came-of-it"])} rows={3} />
      <DateTimeField name="knownAtMs" label={say(screen.known)} />
    </Form>
  );
}

const Withdrawal = z.object({ why: z.string().trim().min(3).max(limits.lineCharactersMax) });

export function WithdrawForm({ found, onDone }: DeskForm) {
  const say = useSay();
  const { electionId } = usePlace();
  const withdraw = useCommand(withdrawCase);
  return (
    <Form
      schema={Withdrawal}
      initial={{}}
      verb={say(screen["withdraw-verb"])}
      consequence={say(screen["withdraw-consequence"])}
      danger
      problem={withdraw.problem}
      running={withdraw.running}
      onSubmit={async (body) => {
        if (await withdraw.run({ params: { election: electionId, case: found.id }, body })) onDone();
      }}
    >
      <TextField name="why" label={say(screen.because)} />
    </Form>
  );
}
