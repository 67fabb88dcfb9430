import { commitTo, seedDigitsMin } from "@counterfoil/risk-limiting-audit";
import { useId, useState } from "react";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { inputs } from "./input-messages.ts";

/** For one of those who throw: the commitment is worked out on this device, and nothing of it is sent. */
export function OwnCommitment() {
  const say = useSay();
  const [typed, setTyped] = useState({ name: "", rolls: "", salt: "" });
  const rolls = typed.rolls.replaceAll(/\s/g, "");
  const isComplete =
    typed.name.trim() !== "" &&
    new RegExp(`^[0-9]{${seedDigitsMin},}$`).test(rolls) &&
    typed.salt.length >= saltLengthMin;
  return (
    <details className="cf-own">
      <summary>{say(inputs["own-title"])}</summary>
      <p>{say(inputs["own-text"])}</p>
      <div className="cf-form">
        <Field label={say(inputs.party)} value={typed.name} set={(name) => setTyped({ ...typed, name })} />
        <Field
          label={say(inputs.rolls)}
          value={typed.rolls}
          set={(next) => setTyped({ ...typed, rolls: next })}
        />
        <Field label={say(inputs.salt)} value={typed.salt} set={(salt) => setTyped({ ...typed, salt })} />
      </div>
      <p className="cf-muted">{say(inputs["own-result"])}</p>
      <output className="cf-secret">
        {isComplete
          ? commitTo({ name: typed.name.trim(), rolls, salt: typed.salt })
          : say(inputs["own-incomplete"])}
      </output>
    </details>
  );
}

const saltLengthMin = 10;

function Field(props: { label: string; value: string; set: (value: string) => void }) {
  const id = useId();
  return (
    <div className="cf-plain-field">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        className="cf-input"
        autoComplete="off"
        value={props.value}
        onChange={({ currentTarget }) => props.set(currentTarget.value)}
      />
    </div>
  );
}
