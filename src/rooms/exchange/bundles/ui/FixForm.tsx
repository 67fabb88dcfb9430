import { useState } from "react";
import type { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { TextAreaField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action } from "../../../../platform/ui/parts/Action.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { retryObject, type SetAside } from "../contract.ts";
import { screen } from "./screen-messages.ts";

/** What was set aside, put right by hand and sent again; once it is taken, what was said of it. */
export function FixForm({ bundle, aside }: { bundle: string; aside: SetAside }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  if (aside.fixed)
    return (
      <>
        {say(screen["was-fixed"], { why: aside.fixed.why })} <When atMs={aside.fixed.atMs} short />
      </>
    );
  if (aside.kind === "identical") return "–";
  return (
    <>
      <Action allow={retryObject} expanded={open} onAct={() => setOpen(!open)}>
        <Say m={screen["put-right"]} />
        <span className="cf-hidden">: {aside.place + 1}</span>
      </Action>
      {open && <Fix bundle={bundle} aside={aside} />}
    </>
  );
}

function Fix({ bundle, aside }: { bundle: string; aside: SetAside }) {
  const say = useSay();
  const { electionId } = usePlace();
  const command = useCommand(retryObject);
  const blocked = useWhyNot()(retryObject);
  const submit = (body: z.output<typeof retryObject.body>) =>
    command.run({ params: { election: electionId, bundle, place: aside.place }, body });
  return (
    <Form
      schema={retryObject.body}
      initial={{ text: indented(aside.text) }}
      verb={say(screen["put-right"])}
      onSubmit={submit}
      problem={command.problem}
      running={command.running}
      blocked={blocked}
    >
      <TextAreaField name="text" label={say(screen["object-text"])} rows={12} />
      <TextField name="why" label={say(screen["fix-why"])} />
    </Form>
  );
}

/** Easier to edit; what cannot be read stays as it came. */
function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
