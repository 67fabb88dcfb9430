import type { ReactNode } from "react";
import { useNavigate } from "react-router";
import { z } from "zod";
import { limits } from "../../../../basics/bounded.ts";
import type { Message } from "../../../../basics/text.ts";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import {
  DateTimeField,
  MultiField,
  SelectField,
  TextAreaField,
  TextField,
} from "../../../../platform/ui/form/fields.tsx";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { Say, useNow, useSay } from "../../../../platform/ui/language/say.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand, useList } from "../../../../platform/ui/queries.ts";
import { listCampaigns } from "../../campaigns/contract.ts";
import { listIncidents } from "../../incidents/contract.ts";
import {
  accumulations,
  Assessment,
  briefCase,
  criteria,
  degreeCriteria,
  degrees,
  type Criterion,
} from "../contract.ts";
import { screen } from "./screen-messages.ts";
import { Reason, TypedClassification } from "./typed.ts";
import { choicesOf, classes, criterionWord, findingWord, markings, matterWord } from "./words.ts";

/** The sheet as it is typed: one finding and one reason for each criterion, all known at one moment. */
const Typed = briefCase.body.pick({ title: true, matter: true, asked: true, tlp: true }).extend({
  classification: TypedClassification,
  incidentIds: briefCase.body.shape.incidentIds.default([]),
  campaignId: briefCase.body.shape.campaignId.unwrap().optional(),
  knownAtMs: z.number().int(),
  statement: Reason,
  source: Reason,
  sheet: z.object({
    "undermines-right": z.object({ finding: z.enum(degrees), because: Reason }),
    "undermines-credibility": z.object({ finding: z.enum(degrees), because: Reason }),
    confidence: z.object({ finding: z.enum(degrees), because: Reason }),
    accumulation: z.object({ finding: z.enum(accumulations), because: Reason }),
  }),
});

export function BriefPage() {
  const say = useSay();
  const { electionId, to } = usePlace();
  const navigate = useNavigate();
  const nowMs = useNow(60_000);
  const brief = useCommand(briefCase);
  const blocked = useWhyNot()(briefCase);
  const submit = async (typed: z.output<typeof Typed>) => {
    const made = await brief.run({ params: { election: electionId }, body: bodyOf(typed) });
    if (made?.state === "briefed") void navigate(to(`exchange/panel/${made.id}`));
  };
  return (
    <Page title={say(screen["brief-title"])} lead={say(screen["brief-lead"])}>
      {brief.done?.state === "routed" && (
        <output className="cf-notice">
          <p>{say(screen["routed-now"], { organisation: brief.done.routedTo ?? "" })}</p>
          <Go to={`exchange/panel/${brief.done.id}`}>
            <Say m={screen["open-case"]} />
          </Go>
        </output>
      )}
      <Form
        schema={Typed}
        initial={{ tlp: "amber", classification: "0", knownAtMs: Math.floor(nowMs / 60_000) * 60_000 }}
        verb={say(screen["brief-title"])}
        consequence={say(screen["brief-consequence"])}
        problem={brief.problem}
        running={brief.running}
        blocked={blocked}
        onSubmit={submit}
      >
        <Group title={screen["group-matter"]}>
          <TextField name="title" label={say(screen.title)} />
          <SelectField name="matter" label={say(screen.matter)} choices={choicesOf(say, matterWord)} />
          <TextAreaField name="asked" label={say(screen.asked)} hint={say(screen["asked-hint"])} rows={3} />
          <SubjectFields />
          <SelectField name="tlp" label={say(screen.marking)} choices={markings} />
          <SelectField name="classification" label={say(screen.classification)} choices={classes(say)} />
        </Group>
        <Group title={screen["group-known"]}>
          <TextAreaField name="statement" label={say(screen.statement)} rows={4} />
          <TextField name="source" label={say(screen.source)} />
          <DateTimeField name="knownAtMs" label={say(screen.known)} />
        </Group>
        <Group title={screen["group-criteria"]}>
          {criteria.map((criterion) => (
            <CriterionFields key={criterion} criterion={criterion} />
          ))}
        </Group>
      </Form>
    </Page>
  );
}

function Group({ title, children }: { title: Message; children: ReactNode }) {
  return (
    <fieldset className="cf-group">
      <legend>
        <Say m={title} />
      </legend>
      {children}
    </fieldset>
  );
}

/** Which incidents, and which campaign, the case is about: chosen among those that this reader sees. */
function SubjectFields() {
  const say = useSay();
  const { electionId } = usePlace();
  const found = { params: { election: electionId }, query: { limit: limits.pageRowsMax } };
  const incidents = useList(listIncidents, found, { subjects: ["inc"] });
  const campaigns = useList(listCampaigns, found, { subjects: ["cmp"] });
  return (
    <>
      <div className="cf-many">
        <MultiField
          name="incidentIds"
          label={say(screen.incidents)}
          hint={say(incidents.rows.length === 0 ? screen["incidents-none"] : screen["incidents-hint"])}
          choices={incidents.rows.map((row) => ({ value: row.id, label: row.title }))}
        />
      </div>
      <SelectField
        name="campaignId"
        label={say(screen.campaign)}
        choices={campaigns.rows.map((row) => ({ value: row.id, label: row.title }))}
        optional
      />
    </>
  );
}

function CriterionFields({ criterion }: { criterion: Criterion }) {
  const say = useSay();
  const findings = criterion === "accumulation" ? accumulations : degrees;
  return (
    <fieldset className="cf-fieldset">
      <legend>
        <Say m={criterionWord[criterion]} />
      </legend>
      <SelectField
        name={`sheet.${criterion}.finding`}
        label={say(screen.finding)}
        choices={choicesOf(say, findingWord, findings)}
      />
      <TextAreaField name={`sheet.${criterion}.because`} label={say(screen.because)} rows={2} />
    </fieldset>
  );
}

function bodyOf(typed: z.output<typeof Typed>): z.input<typeof briefCase.body> {
  const { knownAtMs, statement, source, sheet, tlp, classification, campaignId, ...rest } = typed;
  return {
    ...rest,
    tlp,
    classification,
    campaignId: campaignId ?? null,
    evidence: [{ statement, source, knownAtMs, tlp, classification }],
    criteria: [
      ...degreeCriteria.map((criterion) => Assessment.parse({ criterion, ...sheet[criterion], knownAtMs })),
      Assessment.parse({ criterion: "accumulation", ...sheet.accumulation, knownAtMs }),
    ],
    alternatives: [],
  };
}
