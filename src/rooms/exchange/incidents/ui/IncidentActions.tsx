import { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { MultiField, SelectField, TextAreaField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { Acts, type Act } from "../../../../platform/ui/parts/Acts.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import {
  addEvidence,
  assessIncident,
  changeIncident,
  linkReport,
  Telling,
  Why,
  type Incident,
} from "../contract.ts";
import { messages } from "../messages.ts";
import { mayMove } from "../rules.ts";
import { ActivityForm } from "./ActivityForm.tsx";
import { AssessForm, EvidenceForm } from "./FindingForms.tsx";
import { ReasonForm } from "./ReasonForm.tsx";
import { screen } from "./screen-messages.ts";
import { choices } from "./words.ts";

/** What can be done now; what cannot stays visible with the reason. One form at a time. */
export function IncidentActions({ incident }: { incident: Incident }) {
  const say = useSay();
  const closed = incident.state === "closed";
  const whileOpen = closed ? say(messages["incident-closed"]) : null;
  const move = closed ? "reopen" : "close";
  const movable = mayMove({ ...incident, closed }, move);
  const act = (name: keyof typeof forms, allow: OnIncident["allow"], blocked: string | null): OnIncident => ({
    name,
    label: screen[`act-${name}`],
    allow,
    blocked,
    primary: name === (closed ? "reopen" : "assess"),
    Form: forms[name],
  });
  return (
    <Acts
      given={{ incident }}
      acts={[
        act("assess", assessIncident, whileOpen),
        act("evidence", addEvidence, null),
        act("activity", changeIncident, whileOpen),
        act("link", linkReport, null),
        act("tell", changeIncident, whileOpen),
        act(move, changeIncident, movable.ok ? null : say(messages[movable.refusal])),
      ]}
    />
  );
}

type OnIncident = Act<{ readonly incident: Incident }>;

interface FormOf {
  readonly incident: Incident;
  readonly onDone: () => void;
}

function MoveForm({ move, ...form }: FormOf & { move: "close" | "reopen" }) {
  const say = useSay();
  return <ReasonForm {...form} change={{ move }} verb={say(screen[`act-${move}`])} />;
}

function CloseForm(form: FormOf) {
  return <MoveForm {...form} move="close" />;
}

function ReopenForm(form: FormOf) {
  return <MoveForm {...form} move="reopen" />;
}

function LinkForm({ incident, onDone }: FormOf) {
  const say = useSay();
  const { electionId } = usePlace();
  const link = useCommand(linkReport);
  const blocked = useWhyNot()(linkReport);
  const submit = async (body: z.output<typeof linkReport.body>) => {
    const done = await link.run({ params: { election: electionId, incident: incident.id }, body });
    if (done) onDone();
  };
  return (
    <Form
      schema={linkReport.body}
      initial={{}}
      verb={say(screen["act-link"])}
      onSubmit={submit}
      problem={link.problem}
      running={link.running}
      blocked={blocked}
    >
      <TextField name="report" label={say(screen.report)} hint={say(screen["report-hint"])} />
      <TextField name="why" label={say(screen.why)} />
    </Form>
  );
}

const Retold = Telling.extend({ beneficiary: Telling.shape.beneficiary.default(null), why: Why });

function TellForm({ incident, onDone }: FormOf) {
  const say = useSay();
  const { electionId } = usePlace();
  const change = useCommand(changeIncident);
  const blocked = useWhyNot()(changeIncident);
  const submit = async ({ why, ...tell }: z.output<typeof Retold>) => {
    const body = { tell, why, version: incident.version };
    const done = await change.run({ params: { election: electionId, incident: incident.id }, body });
    if (done) onDone();
  };
  const { title, summary, phase, aims, beneficiary } = incident;
  return (
    <Form
      schema={Retold}
      initial={{ title, summary, phase, aims, beneficiary: beneficiary ?? undefined }}
      verb={say(screen["act-tell"])}
      onSubmit={submit}
      problem={change.problem}
      running={change.running}
      blocked={blocked}
    >
      <TextField name="title" label={say(screen.title)} />
      <TextAreaField name="summary" label={say(screen.summary)} />
      <SelectField
        name="phase"
        label={say(screen.phase)}
        choices={choices.phase.map(({ value, label }) => ({ value, label: say(label) }))}
      />
      <MultiField
        name="aims"
        label={say(screen.aims)}
        choices={choices.aim.map(({ value, label }) => ({ value, label: say(label) }))}
      />
      <TextField
        name="beneficiary"
        label={say(screen.beneficiary)}
        hint={say(screen["beneficiary-hint"])}
        optional
      />
      <TextField name="why" label={say(screen.why)} />
    </Form>
  );
}

const forms = {
  assess: AssessForm,
  evidence: EvidenceForm,
  activity: ActivityForm,
  link: LinkForm,
  tell: TellForm,
  close: CloseForm,
  reopen: ReopenForm,
} as const;
