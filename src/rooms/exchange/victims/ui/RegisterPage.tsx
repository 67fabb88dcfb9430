import { useMemo, useState } from "react";
import { z } from "zod";
import type { FieldProblem } from "../../../../basics/result.ts";
import { useMayEnter, useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Form, useFormValues } from "../../../../platform/ui/form/Form.tsx";
import { TextAreaField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Page, Section } from "../../../../platform/ui/parts/Page.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { rowsMax } from "../contract.ts";
import { registerVictims, tellVictim } from "../endpoints-contract.ts";
import { placeOf, rowsOf } from "./register-rows.ts";
import { screen } from "./screen-messages.ts";

/** A line that is wrong keeps all from being sent: all are registered, or none. */
const Pasted = z.object({
  text: z
    .string()
    .transform(rowsOf)
    .refine((read) => read.problems.length === 0 && read.rows.length > 0 && read.rows.length <= rowsMax)
    .transform(({ rows }) => [...rows]),
});

/** Register who was affected, one or many, from a pasted table. */
export function RegisterPage() {
  const say = useSay();
  const [count, setCount] = useState<number | null>(null);
  // A firm that registers reads nothing afterwards.
  const mayTell = useMayEnter()(tellVictim.allow);
  return (
    <Page title={say(screen["register-title"])} lead={say(screen["register-lead"])}>
      {count === null ? (
        <Paste onRegistered={setCount} />
      ) : (
        <Section title={say(screen.registered, { n: count })}>
          {mayTell && (
            <Go to="exchange/victims">
              <Say m={screen["go-list"]} />
            </Go>
          )}
        </Section>
      )}
    </Page>
  );
}

function Paste({ onRegistered }: { onRegistered: (count: number) => void }) {
  const say = useSay();
  const { electionId } = usePlace();
  const register = useCommand(registerVictims);
  const why = useWhyNot()(registerVictims);
  const send = async (rows: z.output<typeof Pasted>["text"]) => {
    const done = await register.run({ params: { election: electionId }, body: { rows } });
    if (done) onRegistered(done.total);
  };
  const wrong = register.problem?.body.fields ?? [];
  return (
    <>
      <p>
        <Say m={screen["register-columns"]} />
      </p>
      <p>
        <Say m={screen["register-values"]} />
      </p>
      <Form
        schema={Pasted}
        initial={{ text: "incident\tkind\tname\taddress\tlanguage\toutcome\n" }}
        verb={say(screen["register-verb"])}
        onSubmit={({ text }) => send(text)}
        problem={wrong.length === 0 ? register.problem : null}
        running={register.running}
        blocked={why}
      >
        <TextAreaField name="text" label={say(screen.rows)} rows={14} />
        <Found />
        <WrongRows problems={wrong} />
      </Form>
    </>
  );
}

/** While somebody types: how many lines are ready, and what is wrong with the others. */
function Found() {
  const say = useSay();
  const { text } = useFormValues();
  const read = useMemo(() => rowsOf(typeof text === "string" ? text : ""), [text]);
  return (
    <>
      <output className="cf-muted">{say(screen["rows-ready"], { n: read.rows.length })}</output>
      <WrongRows problems={read.problems} />
    </>
  );
}

const shownMax = 50;

function WrongRows({ problems }: { problems: readonly FieldProblem[] }) {
  const say = useSay();
  if (problems.length === 0) return null;
  return (
    <div className="cf-notice" role="alert">
      <p className="cf-notice-title">{say(screen["rows-wrong"], { n: problems.length })}</p>
      <ul>
        {problems.slice(0, shownMax).map(({ path, expected }) => (
          <li key={`${path} ${expected}`}>{say(screen["row-wrong"], { ...placeOf(path), expected })}</li>
        ))}
      </ul>
    </div>
  );
}
