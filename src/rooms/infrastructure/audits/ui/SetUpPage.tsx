import { useMemo } from "react";
import { useNavigate } from "react-router";
import { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { NumberField, SelectField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { Form, useField } from "../../../../platform/ui/form/Form.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { useOrganisations } from "../../../../platform/ui/organisations.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { useSession } from "../../../../platform/ui/session.tsx";
import { JurisdictionSetUp, setUpAudit, styles } from "../contract.ts";
import { ContestsFields, MoreOrFewer, useRows } from "./ContestFields.tsx";
import { Meaning } from "./Meaning.tsx";
import { screen } from "./screen-messages.ts";
import { typedContest } from "./typed-contest.ts";
import { choicesOf, styleWord } from "./words.ts";

const hasRecords = ["yes", "no"] as const;

/** Batches have only the one way, which is theirs as usual. */
const drawnHow = ["usual", "rivest", "tickets", "card-styles"] as const;

/** What is audited, by which method, and who hands in the files. */
export function SetUpPage() {
  const say = useSay();
  const navigate = useNavigate();
  const { electionId, to } = usePlace();
  const { person } = useSession();
  const command = useCommand(setUpAudit);
  const blocked = useWhyNot()(setUpAudit);
  const schema = useMemo(
    () =>
      z.object({
        title: setUpAudit.body.shape.title,
        style: z.enum(styles),
        sampler: z.enum(drawnHow),
        roundsMax: z.number().int().min(1).max(50),
        fullCountShare: z.number().gt(0).max(100),
        jurisdictions: z.array(JurisdictionSetUp.extend({ records: z.enum(hasRecords) })).min(1),
        contests: z.array(typedContest(say)).min(1),
      }),
    [say],
  );
  const submit = async (typed: z.output<typeof schema>) => {
    const { title, contests, style, roundsMax } = typed;
    const jurisdictions = typed.jurisdictions.map(({ records: _, ...one }) => one);
    const without = typed.jurisdictions.filter(({ records }) => records === "no").map(({ code }) => code);
    const polledIn = style === "strata" ? without : [];
    const sampler = typed.sampler === "usual" ? undefined : typed.sampler;
    const design = { style, sampler, roundsMax, fullCountShare: typed.fullCountShare / 100, polledIn };
    const made = await command.run({
      params: { election: electionId },
      body: { title, jurisdictions, contests, design },
    });
    if (made) void navigate(to(`infrastructure/audits/${made.id}/files`));
  };
  return (
    <Page title={say(screen["set-up-title"])} lead={say(screen["set-up-lead"])}>
      <Meaning />
      <Form
        schema={schema}
        initial={{
          style: "comparison",
          sampler: "usual",
          roundsMax: 10,
          fullCountShare: 30,
          jurisdictions: [{ organisationId: person?.organisation.id, records: "yes" }],
          contests: [{ kind: "plurality", riskLimit: 5 }],
        }}
        verb={say(screen["set-up-title"])}
        consequence={say(screen["set-up-consequence"])}
        problem={command.problem}
        running={command.running}
        blocked={blocked}
        onSubmit={submit}
      >
        <TextField name="title" label={say(screen.name)} />
        <MethodFields />
        <JurisdictionFields />
        <ContestsFields />
      </Form>
    </Page>
  );
}

function MethodFields() {
  const say = useSay();
  return (
    <>
      <SelectField
        name="style"
        label={say(screen.method)}
        hint={say(screen["method-hint"])}
        choices={choicesOf(say, styleWord)}
      />
      <SelectField
        name="sampler"
        label={say(screen.sampler)}
        hint={say(screen["sampler-hint"])}
        choices={drawnHow.map((value) => ({ value, label: say(screen[`sampler-${value}`]) }))}
      />
      <div className="cf-pair">
        <NumberField
          name="roundsMax"
          label={say(screen["rounds-max"])}
          hint={say(screen["rounds-max-hint"])}
        />
        <NumberField name="fullCountShare" label={say(screen["full-count-share"])} />
      </div>
    </>
  );
}

function JurisdictionFields() {
  const say = useSay();
  const { choices } = useOrganisations();
  const { count, add, drop } = useRows("jurisdictions", { records: "yes" });
  const isHybrid = useField("style").value === "strata";
  return (
    <fieldset className="cf-group">
      <legend>
        <Say m={screen["group-jurisdictions"]} />
      </legend>
      {Array.from({ length: count }, (_, at) => (
        <fieldset key={at} className="cf-fieldset cf-row-of-fields">
          <legend>{say(screen["jurisdiction-n"], { n: at + 1 })}</legend>
          <TextField
            name={`jurisdictions[${at}].code`}
            label={say(screen.code)}
            hint={say(screen["code-hint"])}
          />
          <TextField name={`jurisdictions[${at}].name`} label={say(screen["jurisdiction-name"])} />
          <SelectField
            name={`jurisdictions[${at}].organisationId`}
            label={say(screen.organisation)}
            choices={choices}
          />
          {isHybrid && (
            <SelectField
              name={`jurisdictions[${at}].records`}
              label={say(screen["records-here"])}
              hint={say(screen["records-here-hint"])}
              choices={hasRecords.map((value) => ({ value, label: say(screen[`records-${value}`]) }))}
            />
          )}
        </fieldset>
      ))}
      <MoreOrFewer
        count={count}
        add={add}
        drop={drop}
        more={screen["add-jurisdiction"]}
        fewer={screen["drop-jurisdiction"]}
      />
    </fieldset>
  );
}
