import { useState } from "react";
import { useNavigate } from "react-router";
import type { z } from "zod";
import { limits } from "../../../../basics/bounded.ts";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { call } from "../../../../platform/ui/api.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import {
  DateTimeField,
  SelectField,
  TextAreaField,
  TextField,
} from "../../../../platform/ui/form/fields.tsx";
import type { FormValues } from "../../../../platform/ui/form/form-values.ts";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { asProblem, type ApiProblem } from "../../../../platform/ui/problem.ts";
import { useList } from "../../../../platform/ui/queries.ts";
import {
  activityKinds,
  changeIncident,
  listIncidents,
  openIncident,
  outcomes,
  readIncident,
  targetKinds,
} from "../../incidents/contract.ts";
import { messages as incidentWords } from "../../incidents/messages.ts";
import type { BundleObject } from "../contract.ts";
import { screen } from "./screen-messages.ts";
import { activityOf, TypedActivity } from "./typed-activity.ts";

/** Begins with what the sender wrote; the activity keeps the link to its object. */
export function ActivityOfObjectForm(props: {
  readonly bundle: string;
  readonly object: BundleObject;
  readonly draft: FormValues;
}) {
  const say = useSay();
  const navigate = useNavigate();
  const { to } = usePlace();
  const make = useMake(props.object);
  const blocked = useWhyNot()(changeIncident);
  const submit = async (typed: z.output<typeof TypedActivity>) => {
    const incident = await make.run(
      typed,
      activityOf(typed, { bundle: props.bundle, object: props.object.id }),
    );
    if (incident) void navigate(to(`exchange/incidents/${incident}`));
  };
  return (
    <Form
      schema={TypedActivity}
      initial={{ incidentTitle: props.object.name.slice(0, 200), ...props.draft }}
      verb={say(screen["make-activity"])}
      onSubmit={submit}
      problem={make.problem}
      running={make.running}
      blocked={blocked}
    >
      <WhichIncident />
      <WhatWasDone />
      <TextField name="why" label={say(screen.why)} />
    </Form>
  );
}

function WhichIncident() {
  const say = useSay();
  const { electionId } = usePlace();
  const query = { limit: limits.pageRowsMax };
  const listed = useList(listIncidents, { params: { election: electionId }, query }, { subjects: ["inc"] });
  const open = listed.rows.filter((row) => row.state !== "closed");
  return (
    <>
      <SelectField
        name="incident"
        label={say(screen.incident)}
        hint={say(screen["incident-hint"])}
        choices={open.map((row) => ({ value: row.id, label: `${row.title} (${row.id})` }))}
        optional
      />
      <TextField name="incidentTitle" label={say(screen["incident-title"])} optional />
    </>
  );
}

function WhatWasDone() {
  const say = useSay();
  const said = <V extends string>(values: readonly V[], word: (value: V) => string) =>
    values.map((value) => ({ value, label: word(value) }));
  return (
    <>
      <SelectField
        name="kind"
        label={say(screen["activity-kind"])}
        choices={said(activityKinds, (value) => say(incidentWords[`kind-${value}`]))}
      />
      <TextAreaField name="narrative" label={say(screen.narrative)} rows={3} optional />
      <SelectField
        name="targetKind"
        label={say(screen["target-kind"])}
        choices={said(targetKinds, (value) => say(incidentWords[`target-${value}`]))}
      />
      <TextField name="targetName" label={say(screen.target)} hint={say(screen["target-hint"])} />
      <SelectField
        name="outcome"
        label={say(screen.outcome)}
        choices={said(outcomes, (value) => say(incidentWords[`outcome-${value}`]))}
      />
      <DateTimeField name="fromMs" label={say(screen.from)} />
      <DateTimeField name="toMs" label={say(screen.to)} />
      <TextField name="venue" label={say(screen.venue)} optional />
      <TextField name="techniqueCode" label={say(screen.technique)} optional />
      <TextAreaField name="infrastructure" label={say(screen.infrastructure)} rows={3} optional />
    </>
  );
}

/** Adds to the incident as it is now, or opens one with the object's marking; gives the incident's id. */
function useMake(object: BundleObject) {
  const { electionId, election } = usePlace();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [running, setRunning] = useState(false);
  const made = async (typed: z.output<typeof TypedActivity>, activity: ReturnType<typeof activityOf>) => {
    const { incident, incidentTitle: title = object.name, why } = typed;
    if (incident !== undefined) {
      const params = { election: electionId, incident };
      const { version } = await call(readIncident, { params });
      return (await call(changeIncident, { params, body: { version, why, add: [activity] } })).id;
    }
    const body = {
      title,
      summary: typed.narrative ?? title,
      phase: election?.phase ?? "between",
      tlp: object.tlp,
      classification: 0,
      activities: [activity],
      why,
    };
    return (await call(openIncident, { params: { election: electionId }, body })).id;
  };
  const run: typeof made = async (typed, activity) => {
    setRunning(true);
    try {
      setProblem(null);
      return await made(typed, activity);
    } catch (thrown) {
      setProblem(asProblem(thrown));
      return undefined as never;
    } finally {
      setRunning(false);
    }
  };
  return { run, running, problem };
}
