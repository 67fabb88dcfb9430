import { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import {
  CheckboxField,
  SelectField,
  TextAreaField,
  TextField,
} from "../../../../platform/ui/form/fields.tsx";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { AttemptBody, Change, ConsentBody, type VictimPage } from "../contract.ts";
import { changeVictim, decideConsent, recordAttempt } from "../endpoints-contract.ts";
import { screen } from "./screen-messages.ts";
import { channelWord, choicesOf, consentWord } from "./words.ts";

const invalidates = ["journal."];

interface FormOf {
  readonly victim: VictimPage;
  readonly onDone: () => void;
}

export function AttemptForm({ victim, onDone }: FormOf) {
  const say = useSay();
  const { electionId } = usePlace();
  const attempt = useCommand(recordAttempt, { invalidates });
  const why = useWhyNot()(recordAttempt);
  return (
    <Form
      schema={AttemptBody}
      initial={{ channel: "phone" }}
      verb={say(screen["attempt-verb"])}
      onSubmit={async (body) => {
        if (await attempt.run({ params: { election: electionId, victim: victim.id }, body })) onDone();
      }}
      problem={attempt.problem}
      running={attempt.running}
      blocked={why}
    >
      <SelectField
        name="channel"
        label={say(screen.channel)}
        choices={choicesOf(channelWord).map(({ value, label }) => ({ value, label: say(label) }))}
      />
      <TextField name="note" label={say(screen["attempt-note"])} />
      <CheckboxField name="giveUp" label={say(screen["give-up"])} hint={say(screen["give-up-hint"])} />
    </Form>
  );
}

/** What the victim decides about their name; withdrawing is offered where consent was given. */
export function ConsentForm({ victim, onDone }: FormOf) {
  const say = useSay();
  const { electionId } = usePlace();
  const decide = useCommand(decideConsent, { invalidates });
  const why = useWhyNot()(decideConsent);
  const open = (["given", "refused", "withdrawn"] as const).filter(
    (each) => each !== victim.consent && (each !== "withdrawn" || victim.consent === "given"),
  );
  return (
    <Form
      schema={ConsentBody}
      initial={{}}
      verb={say(screen["consent-verb"])}
      consequence={({ consent }) => (consent === "withdrawn" ? say(screen["consent-consequence"]) : null)}
      onSubmit={async (body) => {
        if (await decide.run({ params: { election: electionId, victim: victim.id }, body })) onDone();
      }}
      problem={decide.problem}
      running={decide.running}
      blocked={why}
    >
      <SelectField
        name="consent"
        label={say(screen.consent)}
        choices={open.map((value) => ({ value, label: say(consentWord[value]) }))}
      />
      <TextField name="how" label={say(screen["consent-how"])} />
    </Form>
  );
}

/** Lists stand one on a line; an empty field is nothing. */
const lines = z
  .string()
  .default("")
  .transform((text) => text.split("\n").map((line) => line.trim()))
  .transform((all) => all.filter((line) => line !== ""));
const TypedChange = Change.extend({
  identifying: lines.pipe(Change.shape.identifying),
  redress: lines.pipe(z.array(z.string().max(500)).max(50)),
  address: Change.shape.address.default(null),
  phone: Change.shape.phone.default(null),
  safety: Change.shape.safety.default(""),
});

export function ChangeForm({ victim, onDone }: FormOf) {
  const say = useSay();
  const { electionId } = usePlace();
  const change = useCommand(changeVictim, { invalidates });
  const why = useWhyNot()(changeVictim);
  return (
    <Form
      schema={TypedChange}
      initial={{
        address: victim.address ?? undefined,
        phone: victim.phone ?? undefined,
        language: victim.language,
        safety: victim.safety || undefined,
        identifying: victim.identifying.join("\n") || undefined,
        redress: victim.redress.join("\n") || undefined,
      }}
      verb={say(screen["change-verb"])}
      onSubmit={async (body) => {
        if (await change.run({ params: { election: electionId, victim: victim.id }, body })) onDone();
      }}
      problem={change.problem}
      running={change.running}
      blocked={why}
    >
      <TextField name="address" label={say(screen.address)} type="email" optional />
      <TextField name="phone" label={say(screen.phone)} type="tel" optional />
      <TextField name="language" label={say(screen.language)} hint={say(screen["language-hint"])} />
      <TextAreaField name="safety" label={say(screen.safety)} rows={3} optional />
      <TextAreaField
        name="identifying"
        label={say(screen.identifying)}
        hint={say(screen["identifying-hint"])}
        rows={3}
        optional
      />
      <TextAreaField
        name="redress"
        label={say(screen.redress)}
        hint={say(screen["lines-hint"])}
        rows={3}
        optional
      />
      <TextField name="why" label={say(screen.why)} />
    </Form>
  );
}
