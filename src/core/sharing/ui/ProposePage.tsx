import { useNavigate } from "react-router";
import { z } from "zod";
import { useWhyNot } from "../../../platform/ui/allowed.ts";
import { Form, useField } from "../../../platform/ui/form/Form.tsx";
import {
  CheckboxField,
  DateTimeField,
  MultiField,
  NumberField,
  SelectField,
  TextField,
} from "../../../platform/ui/form/fields.tsx";
import { useSay } from "../../../platform/ui/language/say.tsx";
import { useOrganisations } from "../../../platform/ui/organisations.tsx";
import { Page } from "../../../platform/ui/parts/Page.tsx";
import { usePlace } from "../../../platform/ui/place.tsx";
import { useCommand, useQueryOf } from "../../../platform/ui/queries.ts";
import { listAgreements, proposeAgreement } from "../contract.ts";
import { screen } from "./screen-messages.ts";
import { SideFields, TypedClause } from "./SideFields.tsx";
import { classWord, purposeWord, tlpChoices } from "./words.ts";

const { body } = proposeAgreement;
const Typed = body.extend({
  clauses: z
    .array(TypedClause)
    .min(1)
    .transform((clauses) => clauses.map((clause, at) => ({ ...clause, number: at + 1 }))),
  expiresAtMs: body.shape.expiresAtMs.default(null),
  amends: body.shape.amends.default(null),
});

const freshClause = { from: { kind: "organisation" }, to: { kind: "organisation" }, retentionDays: 365 };

/** Proposes an agreement, or an amendment of one. */
export function ProposePage() {
  const say = useSay();
  const navigate = useNavigate();
  const { electionId, to } = usePlace();
  const { choices } = useOrganisations();
  const propose = useCommand(proposeAgreement);
  const others = useQueryOf(listAgreements, { params: { election: electionId } }).data?.rows ?? [];
  return (
    <Page title={say(screen.propose)} lead={say(screen["propose-lead"])}>
      <Form
        schema={Typed}
        initial={{ clauses: [freshClause], parties: [] }}
        verb={say(screen.propose)}
        onSubmit={async (typed) => {
          const made = await propose.run({ params: { election: electionId }, body: typed });
          if (made) void navigate(to(`exchange/agreements/${made.id}`));
        }}
        problem={propose.problem}
        running={propose.running}
        blocked={useWhyNot()(proposeAgreement)}
      >
        <TextField name="title" label={say(screen.title)} />
        <MultiField name="parties" label={say(screen.parties)} choices={choices} />
        <Clauses />
        <DateTimeField name="expiresAtMs" label={say(screen.ends)} optional />
        <SelectField
          name="amends"
          label={say(screen.amends)}
          choices={others.map(({ id, title }) => ({ value: id, label: title }))}
          optional
        />
      </Form>
    </Page>
  );
}

/** As many clauses as it takes, numbered in their order. */
function Clauses() {
  const say = useSay();
  const field = useField("clauses");
  const clauses = Array.isArray(field.value) ? (field.value as unknown[]) : [];
  return (
    <>
      {clauses.map((_, at) => (
        // A clause has no identity but its place.
        <fieldset key={at} className="cf-fieldset">
          <legend>{say(screen["clause-title"], { number: at + 1 })}</legend>
          <ClauseFields at={at} />
          {clauses.length > 1 && (
            <button
              type="button"
              className="cf-button"
              onClick={() => field.set(clauses.filter((__, other) => other !== at))}
            >
              {say(screen["remove-clause"], { number: at + 1 })}
            </button>
          )}
        </fieldset>
      ))}
      <button type="button" className="cf-button" onClick={() => field.set([...clauses, freshClause])}>
        {say(screen["add-clause"])}
      </button>
    </>
  );
}

function ClauseFields({ at }: { at: number }) {
  const say = useSay();
  const name = `clauses[${at}]`;
  return (
    <>
      <SideFields name={`${name}.from`} label={say(screen["from-kind"])} />
      <SideFields name={`${name}.to`} label={say(screen["to-kind"])} />
      <MultiField
        name={`${name}.classes`}
        label={say(screen.classes)}
        choices={Object.entries(classWord).map(([value, word]) => ({ value, label: say(word) }))}
      />
      <SelectField name={`${name}.tlpMax`} label={say(screen["tlp-max"])} choices={tlpChoices} />
      <MultiField
        name={`${name}.purposes`}
        label={say(screen.purposes)}
        choices={Object.entries(purposeWord).map(([value, word]) => ({ value, label: say(word) }))}
      />
      <NumberField name={`${name}.retentionDays`} label={say(screen.retention)} />
      <CheckboxField
        name={`${name}.toClients`}
        label={say(screen.clients)}
        hint={say(screen["to-clients"])}
      />
    </>
  );
}
