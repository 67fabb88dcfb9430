import { useNavigate, useSearchParams } from "react-router";
import { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { MultiField, SelectField, TextAreaField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { Classification, FirstTelling, openIncident } from "../contract.ts";
import { screen } from "./screen-messages.ts";
import { typedLines, typedNumber } from "./typed.ts";
import { choices, markings, type WordChoice } from "./words.ts";

const body = openIncident.body.shape;
const Typed = FirstTelling.extend({
  tlp: body.tlp,
  classification: typedNumber(Classification),
  reports: typedLines(body.reports.unwrap()),
  substituteTitle: FirstTelling.shape.title.optional(),
  substituteSummary: FirstTelling.shape.summary.optional(),
  why: body.why,
}).refine((typed) => typed.substituteTitle === undefined || typed.substituteSummary !== undefined, {
  path: ["substituteSummary"],
  error: "expected what people without clearance may read",
});

/** Opens an incident and leads to it. */
export function OpenIncidentPage() {
  const say = useSay();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { electionId, election, to } = usePlace();
  const open = useCommand(openIncident);
  const why = useWhyNot()(openIncident);
  const said = (all: readonly WordChoice[]) => all.map(({ value, label }) => ({ value, label: say(label) }));
  const submit = async ({
    substituteTitle: title,
    substituteSummary: summary,
    ...told
  }: z.output<typeof Typed>) => {
    const substitute =
      title === undefined || summary === undefined ? {} : { substitute: { title, summary, why: told.why } };
    const opened = await open.run({ params: { election: electionId }, body: { ...told, ...substitute } });
    if (opened) void navigate(to(`exchange/incidents/${opened.id}`));
  };
  return (
    <Page title={say(screen["open-title"])} lead={say(screen["open-lead"])}>
      <Form
        schema={Typed}
        initial={{
          phase: election?.phase,
          tlp: "amber",
          classification: "0",
          aims: ["undetermined"],
          reports: search.get("report") ?? "",
        }}
        verb={say(screen["open-title"])}
        onSubmit={submit}
        problem={open.problem}
        running={open.running}
        blocked={why}
      >
        <TextField name="title" label={say(screen.title)} />
        <TextAreaField name="summary" label={say(screen.summary)} />
        <SelectField name="phase" label={say(screen.phase)} choices={said(choices.phase)} />
        <MultiField name="aims" label={say(screen.aims)} choices={said(choices.aim)} />
        <TextField
          name="beneficiary"
          label={say(screen.beneficiary)}
          hint={say(screen["beneficiary-hint"])}
          optional
        />
        <TextAreaField
          name="reports"
          label={say(screen.reports)}
          hint={say(screen["reports-hint"])}
          rows={3}
          optional
        />
        <WhoMayRead />
        <TextField name="why" label={say(screen.why)} />
      </Form>
    </Page>
  );
}

/** The marking, and what is read by whoever may not read more. */
function WhoMayRead() {
  const say = useSay();
  const levels = choices.classification.map(({ value, label }) => ({ value, label: say(label) }));
  return (
    <>
      <SelectField
        name="tlp"
        label={say(screen.marking)}
        hint={say(screen["marking-hint"])}
        choices={markings}
      />
      <SelectField
        name="classification"
        label={say(screen.classification)}
        hint={say(screen["classification-hint"])}
        choices={levels}
      />
      <TextField
        name="substituteTitle"
        label={say(screen["substitute-title"])}
        hint={say(screen["substitute-incident-hint"])}
        optional
      />
      <TextAreaField name="substituteSummary" label={say(screen["substitute-summary"])} rows={3} optional />
    </>
  );
}
