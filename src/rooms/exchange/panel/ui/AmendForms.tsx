import { z } from "zod";
import { limits } from "../../../../basics/bounded.ts";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import {
  DateTimeField,
  SelectField,
  TextAreaField,
  TextField,
} from "../../../../platform/ui/form/fields.tsx";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
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

/** For the desk: what has become known, what was tried, and to withdraw. Not shown to those who may do none of it. */
export function AmendForms({ found }: { found: CaseDetail }) {
  const may = useWhyNot()(amendCase) === null;
  if (!may) return null;
  return (
    <>
      <EvidenceForm found={found} />
      <AlternativeForm found={found} />
      <WithdrawForm found={found} />
    </>
  );
}

const TypedEvidence = NewEvidence.extend({
  classification: TypedClassification,
  supersedes: EvidenceId.optional(),
});

function EvidenceForm({ found }: { found: CaseDetail }) {
  const say = useSay();
  const { electionId } = usePlace();
  const amend = useCommand(amendCase);
  const corrected = found.evidence.map((item) => ({ value: item.id, label: item.statement.slice(0, 80) }));
  return (
    <details>
      <summary>
        <Say m={screen["amend-evidence"]} />
      </summary>
      <Form
        key={found.evidence.length}
        schema={TypedEvidence}
        initial={{ tlp: found.tlp, classification: String(found.classification) }}
        verb={say(screen["amend-evidence"])}
        problem={amend.problem}
        running={amend.running}
        onSubmit={({ supersedes, ...item }) =>
          amend.run({
            params: { election: electionId, case: found.id },
            body: { evidence: [{ ...item, supersedes: supersedes ?? null }] },
          })
        }
      >
        <TextAreaField name="statement" label={say(screen.statement)} rows={4} />
        <TextField name="source" label={say(screen.source)} />
        <DateTimeField name="knownAtMs" label={say(screen.known)} />
        <SelectField name="tlp" label={say(screen.marking)} choices={markings} />
        <SelectField name="classification" label={say(screen.classification)} choices={classes(say)} />
        <SelectField name="supersedes" label={say(screen.supersedes)} choices={corrected} optional />
      </Form>
    </details>
  );
}

function AlternativeForm({ found }: { found: CaseDetail }) {
  const say = useSay();
  const { electionId } = usePlace();
  const amend = useCommand(amendCase);
  return (
    <details>
      <summary>
        <Say m={screen["amend-alternative"]} />
      </summary>
      <Form
        key={found.alternatives.length}
        schema={TriedAlternative}
        initial={{}}
        verb={say(screen["amend-alternative"])}
        problem={amend.problem}
        running={amend.running}
        onSubmit={(each) =>
          amend.run({ params: { election: electionId, case: found.id }, body: { alternatives: [each] } })
        }
      >
        <SelectField
          name="alternative"
          label={say(screen.alternative)}
          choices={choicesOf(say, alternativeWord)}
        />
        <TextAreaField name="cameOfIt" label={say(screen["came-of-it"])} rows={3} />
        <DateTimeField name="knownAtMs" label={say(screen.known)} />
      </Form>
    </details>
  );
}

const Withdrawal = z.object({ why: z.string().trim().min(3).max(limits.lineCharactersMax) });

function WithdrawForm({ found }: { found: CaseDetail }) {
  const say = useSay();
  const { electionId } = usePlace();
  const withdraw = useCommand(withdrawCase);
  return (
    <details>
      <summary>
        <Say m={screen["withdraw-title"]} />
      </summary>
      <Form
        schema={Withdrawal}
        initial={{}}
        verb={say(screen["withdraw-verb"])}
        consequence={say(screen["withdraw-consequence"])}
        danger
        problem={withdraw.problem}
        running={withdraw.running}
        onSubmit={(body) => withdraw.run({ params: { election: electionId, case: found.id }, body })}
      >
        <TextField name="why" label={say(screen.because)} />
      </Form>
    </details>
  );
}
