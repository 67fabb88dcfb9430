import { z } from "zod";
import { NumberField, SelectField, TextAreaField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { Registered, type Technology } from "../contract.ts";
import { screen } from "./screen-messages.ts";
import { choicesOf, kindWord, paperWord, resultWord } from "./words.ts";

/** A group of fields that are all empty is nothing. */
function orNothing<S extends z.ZodType>(schema: S) {
  return z.preprocess(
    (typed) =>
      typed === null || Object.values(typed ?? {}).every((value) => (value ?? "") === "") ? null : typed,
    schema,
  );
}

const { shape } = Registered;

/** What is typed; what is left empty is null. */
export const Typed = Registered.extend({
  maker: shape.maker.default(null),
  certification: shape.certification.default(null),
  certificationEndsOn: shape.certificationEndsOn.default(null),
  accessibilityTest: orNothing(shape.accessibilityTest),
  securityTest: orNothing(shape.securityTest),
  backUp: orNothing(shape.backUp),
});

/** A registration as the fields take it. */
export function asTyped(technology: Technology): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(shape).flatMap((key) => {
      const value = technology[key as keyof Registered];
      return value === null ? [] : [[key, value]];
    }),
  );
}

export function TechnologyFields() {
  const say = useSay();
  return (
    <>
      <TextField
        name="jurisdiction"
        label={say(screen.jurisdiction)}
        hint={say(screen["jurisdiction-hint"])}
      />
      <TextField name="name" label={say(screen.name)} />
      <TextField name="maker" label={say(screen.maker)} optional />
      <SelectField name="kind" label={say(screen.kind)} choices={choicesOf(say, kindWord)} />
      <SelectField
        name="paperRecord"
        label={say(screen["paper-record"])}
        choices={choicesOf(say, paperWord)}
      />
      <NumberField name="devices" label={say(screen.devices)} />
      <TextField
        name="certification"
        label={say(screen.certification)}
        hint={say(screen["certification-hint"])}
        optional
      />
      <TextField name="certificationEndsOn" label={say(screen["certification-ends"])} type="date" optional />
      <TestFields name="accessibilityTest" legend={say(screen["accessibility-test"])} />
      <TestFields name="securityTest" legend={say(screen["security-test"])} />
      <fieldset className="cf-group">
        <legend>{say(screen["back-up"])}</legend>
        <TextAreaField name="backUp.plan" label={say(screen.plan)} rows={3} optional />
        <NumberField name="backUp.ballotsNeeded" label={say(screen.needed)} optional />
        <NumberField name="backUp.ballotsInStock" label={say(screen["in-stock"])} optional />
        <TextField name="backUp.countedOn" label={say(screen["counted-on"])} type="date" optional />
      </fieldset>
    </>
  );
}

function TestFields({ name, legend }: { name: string; legend: string }) {
  const say = useSay();
  return (
    <fieldset className="cf-group">
      <legend>{legend}</legend>
      <SelectField
        name={`${name}.result`}
        label={say(screen.result)}
        choices={choicesOf(say, resultWord)}
        optional
      />
      <TextField name={`${name}.testedOn`} label={say(screen["tested-on"])} type="date" optional />
      <TextField name={`${name}.report`} label={say(screen.report)} optional />
    </fieldset>
  );
}
