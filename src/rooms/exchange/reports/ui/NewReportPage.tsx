import { useState } from "react";
import { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import {
  DateTimeField,
  SelectField,
  TextAreaField,
  TextField,
} from "../../../../platform/ui/form/fields.tsx";
import { Say, useSay, useSpeech } from "../../../../platform/ui/language/say.tsx";
import { Action } from "../../../../platform/ui/parts/Action.tsx";
import { Page, Section } from "../../../../platform/ui/parts/Page.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { Submission, Trace } from "../contract.ts";
import { submitReport } from "../endpoints-contract.ts";
import { screen } from "./screen-messages.ts";
import { kindWord, outcomeWord, phaseWord } from "./words.ts";

/** One link or address a line; everything else is the contract's own. */
const Typed = Submission.extend({
  traces: z
    .string()
    .default("")
    .transform((text) => text.split("\n").map((line) => line.trim()))
    .transform((lines) =>
      lines.filter((line) => line !== "").map((value): Trace => ({ kind: kindOf(value), value })),
    )
    .pipe(z.array(Trace).max(20)),
});

/** An organisation tells the desk what it saw, and gets a receipt code like everyone else. */
export function NewReportPage() {
  const [receipt, setReceipt] = useState<string | null>(null);
  const say = useSay();
  return (
    <Page title={say(screen["new-title"])} lead={say(screen["new-lead"])}>
      {receipt === null ? (
        <ReportForm onReceipt={setReceipt} />
      ) : (
        <Received receipt={receipt} again={() => setReceipt(null)} />
      )}
    </Page>
  );
}

function ReportForm({ onReceipt }: { onReceipt: (receipt: string) => void }) {
  const say = useSay();
  const { language } = useSpeech();
  const { electionId, election } = usePlace();
  const submit = useCommand(submitReport);
  const why = useWhyNot()(submitReport);
  const choices = (words: Readonly<Record<string, Parameters<typeof say>[0]>>) =>
    Object.entries(words).map(([value, label]) => ({ value, label: say(label) }));
  const markings = ["clear", "green", "amber", "amber+strict"].map((value) => ({
    value,
    label: `TLP:${value.toUpperCase()}`,
  }));
  return (
    <Form
      schema={Typed}
      initial={{ phase: election?.phase, tlp: "amber", language }}
      verb={say(screen["new-verb"])}
      onSubmit={async (body) => {
        const reply = await submit.run({ params: { election: electionId }, body });
        if (reply) onReceipt(reply.receipt);
      }}
      problem={submit.problem}
      running={submit.running}
      blocked={why}
    >
      <SelectField
        name="outcome"
        label={say(screen.outcome)}
        hint={say(screen["outcome-hint"])}
        choices={choices(outcomeWord)}
      />
      <TextAreaField name="what" label={say(screen.what)} rows={8} />
      <SelectField name="kind" label={say(screen.kind)} choices={choices(kindWord)} optional />
      <SelectField name="phase" label={say(screen.phase)} choices={choices(phaseWord)} />
      <TextField name="where" label={say(screen.where)} optional />
      <TextAreaField
        name="traces"
        label={say(screen.traces)}
        hint={say(screen["traces-hint"])}
        rows={3}
        optional
      />
      <DateTimeField
        name="whenFromMs"
        label={say(screen["when-from"])}
        hint={say(screen["when-hint"])}
        optional
      />
      <DateTimeField name="whenToMs" label={say(screen["when-to"])} optional />
      <SelectField
        name="tlp"
        label={say(screen.marking)}
        hint={say(screen["marking-hint"])}
        choices={markings}
      />
      <TextField name="contact" label={say(screen.contact)} hint={say(screen["contact-hint"])} optional />
    </Form>
  );
}

function Received({ receipt, again }: { receipt: string; again: () => void }) {
  const say = useSay();
  return (
    <Section title={say(screen["receipt-title"])}>
      <p>
        <code dir="ltr">{receipt}</code>
      </p>
      <p>
        <Say m={screen["receipt-text"]} />
      </p>
      <Action allow={submitReport} onAct={again}>
        <Say m={screen["new-again"]} />
      </Action>
    </Section>
  );
}

function kindOf(value: string): Trace["kind"] {
  if (/^https?:\/\//i.test(value)) return "web";
  if (value.startsWith("@")) return "social";
  return /^\+?[\d\s().-]{6,24}$/.test(value) ? "phone" : "other";
}
