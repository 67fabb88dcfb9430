import { useState } from "react";
import { z } from "zod";
import { unreachable } from "../../../../basics/assert.ts";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { MultiField, SelectField, TextAreaField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action, Actions } from "../../../../platform/ui/parts/Action.tsx";
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

type Doing = "assess" | "evidence" | "activity" | "link" | "tell" | "close" | "reopen";

/** What can be done now; what cannot stays visible with the reason. One form at a time. */
export function IncidentActions({ incident }: { incident: Incident }) {
  const say = useSay();
  const [doing, setDoing] = useState<Doing | null>(null);
  const closed = incident.state === "closed";
  const whileOpen = closed ? say(messages["incident-closed"]) : null;
  const move = closed ? "reopen" : "close";
  const movable = mayMove({ ...incident, closed }, move);
  const acts = [
    { act: "assess", allow: assessIncident, blocked: whileOpen },
    { act: "evidence", allow: addEvidence, blocked: null },
    { act: "activity", allow: changeIncident, blocked: whileOpen },
    { act: "link", allow: linkReport, blocked: null },
    { act: "tell", allow: changeIncident, blocked: whileOpen },
    { act: move, allow: changeIncident, blocked: movable.ok ? null : say(messages[movable.refusal]) },
  ] as const;
  return (
    <>
      <Actions>
        {acts.map(({ act, allow, blocked }) => (
          <Action
            key={act}
            allow={allow}
            blocked={blocked}
            primary={act === (closed ? "reopen" : "assess")}
            onAct={() => setDoing(doing === act ? null : act)}
          >
            <Say m={screen[`act-${act}`]} />
          </Action>
        ))}
      </Actions>
      {doing !== null && (
        <>
          <Doing key={doing} doing={doing} incident={incident} onDone={() => setDoing(null)} />
          <button type="button" className="cf-button" onClick={() => setDoing(null)}>
            <Say m={screen.cancel} />
          </button>
        </>
      )}
    </>
  );
}

interface FormOf {
  readonly incident: Incident;
  readonly onDone: () => void;
}

function Doing({ doing, ...form }: FormOf & { doing: Doing }) {
  const say = useSay();
  switch (doing) {
    case "assess":
      return <AssessForm {...form} />;
    case "evidence":
      return <EvidenceForm {...form} />;
    case "activity":
      return <ActivityForm {...form} />;
    case "link":
      return <LinkForm {...form} />;
    case "tell":
      return <TellForm {...form} />;
    case "close":
    case "reopen":
      return <ReasonForm {...form} change={{ move: doing }} verb={say(screen[`act-${doing}`])} />;
    default:
      return unreachable(doing);
  }
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
      <TextField name="report" label={say(screen.report)} />
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
