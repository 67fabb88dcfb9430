import type { z } from "zod";
import { phases } from "../../permissions/contract.ts";
import { useOrganisations } from "../../../platform/ui/organisations.tsx";
import { Form, useField, useFormValues } from "../../../platform/ui/form/Form.tsx";
import { MultiField, NumberField, SelectField, TextField } from "../../../platform/ui/form/fields.tsx";
import { phaseLabel } from "../../../platform/ui/labels.ts";
import { useSay } from "../../../platform/ui/language/say.tsx";
import type { ApiProblem } from "../../../platform/ui/problem.ts";
import { screen } from "./screen-messages.ts";
import { tagsIn } from "./typed-election.ts";
import { kindWord, sectorWord } from "./words.ts";

/** The fields of an election, for a new one and for a change. */
export function ElectionForm<S extends z.ZodType>(props: {
  readonly schema: S;
  readonly initial: Record<string, unknown>;
  readonly verb: string;
  readonly onSubmit: (values: z.output<S>) => unknown;
  readonly problem: ApiProblem | null;
  readonly running: boolean;
  readonly blocked: string | null;
  /** A change: the short name stays, and a reason is asked for. */
  readonly change?: boolean;
}) {
  const say = useSay();
  const { change = false, ...form } = props;
  return (
    <Form {...form}>
      {!change && <TextField name="id" label={say(screen.id)} hint={say(screen["id-hint"])} />}
      <TextField name="languages" label={say(screen.languages)} hint={say(screen["languages-hint"])} />
      <Names name="name" label={screen["name-in"]} />
      <TextField name="jurisdiction.code" label={say(screen["jurisdiction-code"])} />
      <Names name="jurisdiction.name" label={screen["jurisdiction-in"]} />
      <SelectField name="kind" label={say(screen.kind)} choices={useChoices(kindWord)} />
      <TextField name="timeZone" label={say(screen["time-zone"])} hint={say(screen["time-zone-hint"])} />
      <TextField name="pollingDay" label={say(screen["polling-day"])} type="date" />
      <TextField name="caretaker.from" label={say(screen["caretaker-from"])} type="date" />
      <TextField name="caretaker.to" label={say(screen["caretaker-to"])} type="date" />
      <PhaseFields />
      <RuleFields />
      {change && <TextField name="why" label={say(screen.why)} />}
    </Form>
  );
}

/** One field for each language that was typed above. */
function Names({ name, label }: { name: string; label: (typeof screen)["name-in"] }) {
  const say = useSay();
  const { languages } = useFormValues();
  return [...new Set(tagsIn(typeof languages === "string" ? languages : ""))].map((language) => (
    <TextField
      key={language}
      name={`${name}.${language}`}
      label={say(label, { language })}
      language={language}
    />
  ));
}

function PhaseFields() {
  const say = useSay();
  return (
    <fieldset className="cf-fieldset">
      <legend>{say(screen.phases)}</legend>
      <p className="cf-muted">{say(screen["phases-hint"])}</p>
      {phases
        .filter((phase) => phase !== "between")
        .map((phase) => (
          <div key={phase} className="cf-pair">
            <TextField
              name={`phases.${phase}.startsOn`}
              label={say(screen["starts-on"], { phase: say(phaseLabel[phase]) })}
              type="date"
              optional
            />
            <TextField
              name={`phases.${phase}.endsOn`}
              label={say(screen["ends-on"], { phase: say(phaseLabel[phase]) })}
              type="date"
              optional
            />
          </div>
        ))}
    </fieldset>
  );
}

function RuleFields() {
  const say = useSay();
  const { choices } = useOrganisations();
  return (
    <fieldset className="cf-fieldset">
      <legend>{say(screen.rules)}</legend>
      <SelectField name="rules.reportingDesk" label={say(screen["reporting-desk"])} choices={choices} />
      <PanelFields choices={choices} />
      <NumberField name="rules.tellVictimHoursMax" label={say(screen["tell-hours"])} />
      <NumberField name="rules.assessReportHoursMax" label={say(screen["assess-hours"])} />
      <MultiField
        name="rules.requiredSectors"
        label={say(screen["required-sectors"])}
        hint={say(screen["required-hint"])}
        choices={useChoices(sectorWord)}
      />
      <TextField name="howToVoteUrl" label={say(screen["how-to-vote"])} type="url" optional />
    </fieldset>
  );
}

/** No panel is `null`, a panel is its three fields. */
function PanelFields({ choices }: { choices: readonly { value: string; label: string }[] }) {
  const say = useSay();
  const panel = useField("rules.panel");
  const has = panel.value !== null && panel.value !== undefined;
  return (
    <>
      <label className="cf-flag">
        <input
          type="checkbox"
          checked={has}
          onChange={(event) => panel.set(event.currentTarget.checked ? {} : null)}
        />{" "}
        {say(screen["has-panel"])}
      </label>
      {has && (
        <>
          <SelectField
            name="rules.panel.organisationId"
            label={say(screen["panel-organisation"])}
            choices={choices}
          />
          <NumberField name="rules.panel.members" label={say(screen["panel-members"])} />
          <NumberField name="rules.panel.quorum" label={say(screen["panel-quorum"])} />
        </>
      )}
    </>
  );
}

function useChoices(words: Readonly<Record<string, Parameters<ReturnType<typeof useSay>>[0]>>) {
  const say = useSay();
  return Object.entries(words).map(([value, label]) => ({ value, label: say(label) }));
}
