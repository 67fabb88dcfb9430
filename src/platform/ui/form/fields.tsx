import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState, type HTMLInputTypeAttribute } from "react";
import type { Language } from "../../../basics/text.ts";
import { useSay, useTimeZone } from "../language/say.tsx";
import { instantOf, wallTime } from "../../../basics/zoned-time.ts";
import { ui } from "../messages.ts";
import { useField } from "./Form.tsx";

export interface FieldProps {
  /** Address of the value in the form: `title`, `place.area`. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

export function TextField(
  props: FieldProps & {
    readonly type?: HTMLInputTypeAttribute;
    readonly autoComplete?: string;
    readonly language?: Language;
  },
) {
  const field = useField(props.name);
  return (
    <TextInput
      {...useFrame(props)}
      type={props.type ?? "text"}
      autoComplete={props.autoComplete ?? "off"}
      lang={props.language}
      value={textOf(field.value)}
      onChange={(event) => field.set(emptyIsNothing(event.currentTarget.value))}
    />
  );
}

export function NumberField(props: FieldProps) {
  const field = useField(props.name);
  const [typed, setTyped] = useState(textOf(field.value));
  return (
    <TextInput
      {...useFrame(props)}
      inputMode="decimal"
      autoComplete="off"
      value={typed}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        const number = Number(value.replace(",", ".").replaceAll(/\s/g, ""));
        field.set(value.trim() === "" ? undefined : Number.isNaN(number) ? value : number);
      }}
    />
  );
}

export function TextAreaField(props: FieldProps & { readonly rows?: number; readonly language?: Language }) {
  const field = useField(props.name);
  return (
    <Textarea
      {...useFrame(props)}
      rows={props.rows ?? 5}
      lang={props.language}
      value={textOf(field.value)}
      onChange={(event) => field.set(emptyIsNothing(event.currentTarget.value))}
    />
  );
}

export function SelectField(props: FieldProps & { readonly choices: readonly Choice[] }) {
  const say = useSay();
  const field = useField(props.name);
  return (
    <NativeSelect
      {...useFrame(props)}
      value={textOf(field.value)}
      onChange={(event) => field.set(emptyIsNothing(event.currentTarget.value))}
    >
      <option value="">{say(ui.choose)}</option>
      {props.choices.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </NativeSelect>
  );
}

/** Several of a few: a group of checkboxes. */
export function MultiField(props: FieldProps & { readonly choices: readonly Choice[] }) {
  const field = useField(props.name);
  const frame = useFrame(props);
  const chosen = Array.isArray(field.value) ? (field.value as string[]) : [];
  const toggle = (value: string, on: boolean) =>
    field.set(on ? [...chosen, value] : chosen.filter((other) => other !== value));
  return (
    <fieldset id={field.id} tabIndex={-1} className="cf-fieldset" aria-describedby={`${field.id}-help`}>
      <legend>{frame.label}</legend>
      <p id={`${field.id}-help`} className="cf-muted">
        {field.error && <span className="cf-field-error">{field.error} </span>}
        {props.hint}
      </p>
      {props.choices.map(({ value, label }) => (
        <Checkbox
          key={value}
          label={label}
          checked={chosen.includes(value)}
          onChange={(event) => toggle(value, event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  );
}

export function CheckboxField(props: FieldProps) {
  const field = useField(props.name);
  return (
    <Checkbox
      id={field.id}
      label={props.label}
      description={props.hint}
      error={field.error}
      checked={field.value === true}
      onChange={(event) => field.set(event.currentTarget.checked)}
    />
  );
}

/** An instant, typed as the clock in the election's time zone shows it, kept as milliseconds. */
export function DateTimeField(props: FieldProps) {
  const say = useSay();
  const timeZone = useTimeZone();
  const field = useField(props.name);
  const [typed, setTyped] = useState(typeof field.value === "number" ? wallTime(field.value, timeZone) : "");
  const zone = say(ui["time-zone"], { zone: timeZone });
  return (
    <TextInput
      {...useFrame({ ...props, hint: props.hint ? `${props.hint} ${zone}` : zone })}
      type="datetime-local"
      value={typed}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        const atMs = instantOf(value, timeZone);
        field.set(Number.isNaN(atMs) ? undefined : atMs);
      }}
    />
  );
}

export function FileField(props: FieldProps & { readonly accept?: string }) {
  const field = useField(props.name);
  return (
    <TextInput
      {...useFrame(props)}
      type="file"
      accept={props.accept}
      onChange={(event) => field.set(event.currentTarget.files?.[0])}
    />
  );
}

function useFrame({ name, label, hint, optional }: FieldProps) {
  const say = useSay();
  const { id, error } = useField(name);
  return {
    id,
    error,
    label: optional ? `${label} (${say(ui.optional)})` : label,
    description: hint,
    "aria-required": optional ? undefined : true,
  } as const;
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** An empty field is a missing value, so that "optional" in the schema means what it says. */
function emptyIsNothing(value: string): string | undefined {
  return value === "" ? undefined : value;
}
