import { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import {
  CheckboxField,
  SelectField,
  TextAreaField,
  TextField,
} from "../../../../platform/ui/form/fields.tsx";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { castVote, declareInterest, decideCase, type CaseDetail } from "../contract.ts";
import { screen } from "./screen-messages.ts";
import { TypedClassification } from "./typed.ts";
import {
  choicesOf,
  classes,
  decideConsequence,
  interestWord,
  markings,
  outcomeWord,
  voteWord,
} from "./words.ts";

interface PartForm {
  readonly found: CaseDetail;
  readonly onDone: () => void;
}

const Declared = declareInterest.body.extend({
  words: z.string().optional().default(""),
  recuse: z.boolean().default(false),
});

/** Comes before everything else: whoever has a direct interest should not read on. */
export function DeclareForm({ found, onDone }: PartForm) {
  const say = useSay();
  const { electionId } = usePlace();
  const declare = useCommand(declareInterest);
  const blocked = useWhyNot()(declareInterest);
  const submit = async ({ words, ...body }: z.output<typeof Declared>) => {
    const done = await declare.run({
      params: { election: electionId, case: found.id },
      body: { ...body, words: words.trim() === "" ? null : words },
    });
    if (done) onDone();
  };
  return (
    <Form
      schema={Declared}
      initial={{}}
      verb={say(screen["declare-verb"])}
      consequence={({ interest, recuse }) =>
        say(recuse || interest === "direct" ? screen["recuse-consequence"] : screen["declare-consequence"])
      }
      problem={declare.problem}
      running={declare.running}
      blocked={blocked}
      onSubmit={submit}
    >
      <SelectField name="interest" label={say(screen.interest)} choices={choicesOf(say, interestWord)} />
      <TextField
        name="words"
        label={say(screen["interest-words"])}
        hint={say(screen["interest-hint"])}
        optional
      />
      <CheckboxField name="recuse" label={say(screen.recuse)} />
    </Form>
  );
}

const Voted = castVote.body.extend({ dissent: z.string().optional().default("") });

export function VoteForm({ found, onDone }: PartForm) {
  const say = useSay();
  const { electionId } = usePlace();
  const vote = useCommand(castVote);
  const blocked = useWhyNot()(castVote);
  const mine = found.myVote;
  const latest = Math.max(
    0,
    ...[...found.evidence, ...found.criteria, ...found.alternatives].map((each) => each.recordedAtMs),
  );
  const submit = async ({ dissent, ...body }: z.output<typeof Voted>) => {
    const done = await vote.run({
      params: { election: electionId, case: found.id },
      body: { ...body, dissent: dissent.trim() === "" ? null : dissent },
    });
    if (done) onDone();
  };
  return (
    <>
      {mine && <p>{say(screen["vote-now"], { vote: say(voteWord[mine.vote]) })}</p>}
      {mine && latest > mine.atMs && (
        <p className="cf-notice">
          <Say m={screen["new-since-vote"]} />
        </p>
      )}
      <Form
        schema={Voted}
        initial={mine ? { vote: mine.vote, because: mine.because } : {}}
        verb={say(screen["vote-verb"])}
        consequence={(typed) =>
          say(typed.vote === "met" ? screen["vote-met-consequence"] : screen["vote-not-consequence"])
        }
        problem={vote.problem}
        running={vote.running}
        blocked={blocked}
        onSubmit={submit}
      >
        <SelectField name="vote" label={say(screen.vote)} choices={choicesOf(say, voteWord)} />
        <TextAreaField name="because" label={say(screen.because)} rows={3} />
        <TextAreaField
          name="dissent"
          label={say(screen.dissent)}
          hint={say(screen["dissent-hint"])}
          rows={3}
          optional
        />
      </Form>
    </>
  );
}

const Decided = decideCase.body.extend({ classification: TypedClassification });

export function DecideForm({ found, onDone }: PartForm) {
  const say = useSay();
  const { electionId } = usePlace();
  const decide = useCommand(decideCase);
  const why = useWhyNot()(decideCase);
  const hint = say(screen["decision-marking-hint"]);
  const submit = async (body: z.output<typeof Decided>) => {
    const done = await decide.run({ params: { election: electionId, case: found.id }, body });
    if (done) onDone();
  };
  return (
    <Form
      schema={Decided}
      initial={{ title: found.title, tlp: found.tlp, classification: String(found.classification) }}
      verb={say(screen["decide-verb"])}
      consequence={({ outcome }) => say(decideConsequence[outcome])}
      problem={decide.problem}
      running={decide.running}
      blocked={why}
      onSubmit={submit}
    >
      <SelectField name="outcome" label={say(screen.outcome)} choices={choicesOf(say, outcomeWord)} />
      <TextAreaField name="because" label={say(screen.because)} rows={4} />
      <TextField name="title" label={say(screen["decision-title"])} />
      <SelectField name="tlp" label={say(screen.marking)} hint={hint} choices={markings} />
      <SelectField name="classification" label={say(screen.classification)} choices={classes(say)} />
    </Form>
  );
}
