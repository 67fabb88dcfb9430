import { useNavigate, useParams } from "react-router";
import { tlps } from "../../../../core/sharing/contract.ts";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { SelectField, TextAreaField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { Page, PageOf } from "../../../../platform/ui/parts/Page.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand, useQueryOf } from "../../../../platform/ui/queries.ts";
import { readPlaybook, revisePlaybook, writePlaybook, type PlaybookDetail } from "../contract.ts";
import { messages } from "../messages.ts";
import { ClassificationField, typedClassification } from "./PlaybookActs.tsx";
import { screen } from "./screen-messages.ts";
import { typedOf, typedText } from "./typed.ts";

const Typed = writePlaybook.body.extend({ ...typedText, classification: typedClassification });
const TypedAnew = revisePlaybook.body.omit({ version: true }).extend(typedText);

/** Say what is done when a technique is met. */
export function WritePlaybookPage() {
  const say = useSay();
  const navigate = useNavigate();
  const { electionId, to } = usePlace();
  const write = useCommand(writePlaybook);
  const why = useWhyNot()(writePlaybook);
  return (
    <Page title={say(screen["write-title"])} lead={say(screen["write-lead"])}>
      <Form
        schema={Typed}
        initial={{ tlp: "amber", classification: "0" }}
        verb={say(screen["write-title"])}
        problem={write.problem}
        running={write.running}
        blocked={why}
        onSubmit={async (body) => {
          const made = await write.run({ params: { election: electionId }, body });
          if (made) void navigate(to(`exchange/playbooks/${made.id}`));
        }}
      >
        <Fields />
        <SelectField
          name="tlp"
          label={say(screen.marking)}
          choices={tlps.map((value) => ({ value, label: `TLP:${value.toUpperCase()}` }))}
        />
        <ClassificationField hint={say(screen["classification-hint"])} />
        <TextField name="why" label={say(screen.why)} />
      </Form>
    </Page>
  );
}

/** A new version of it. */
export function RevisePlaybookPage() {
  const say = useSay();
  const { playbook = "" } = useParams();
  const { electionId } = usePlace();
  const query = useQueryOf(readPlaybook, { params: { election: electionId, playbook } });
  return (
    <PageOf title={say(screen["revise-title"])} lead={say(screen["revise-lead"])} query={query}>
      {(found) => <Revise playbook={found} />}
    </PageOf>
  );
}

function Revise({ playbook }: { playbook: PlaybookDetail }) {
  const say = useSay();
  const navigate = useNavigate();
  const { electionId, to } = usePlace();
  const revise = useCommand(revisePlaybook);
  const why = useWhyNot()(revisePlaybook);
  const { id, version, state, ours } = playbook;
  const blocked =
    state === "retired"
      ? say(messages["retired-already"])
      : ours
        ? null
        : say(messages["playbook-of-others"]);
  return (
    <Form
      schema={TypedAnew}
      initial={typedOf(playbook)}
      verb={say(screen["revise-title"])}
      problem={revise.problem}
      running={revise.running}
      blocked={why ?? blocked}
      onSubmit={async (body) => {
        const params = { election: electionId, playbook: id };
        const done = await revise.run({ params, body: { ...body, version } });
        if (done) void navigate(to(`exchange/playbooks/${id}`));
      }}
    >
      <Fields />
      <TextField name="why" label={say(screen.why)} />
    </Form>
  );
}

function Fields() {
  const say = useSay();
  return (
    <>
      <TextField name="title" label={say(screen.title)} />
      <TextAreaField name="purpose" label={say(screen.purpose)} rows={3} />
      <TextAreaField name="steps" label={say(screen.steps)} hint={say(screen["steps-hint"])} rows={8} />
      <TextField name="techniques" label={say(screen.techniques)} hint={say(screen["techniques-hint"])} />
      <TextField name="reviewBy" label={say(screen["review-by"])} type="date" />
    </>
  );
}
