import type { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { NumberField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { declareRule, measures, singleMeasures, type Campaign, type DeclaredRule } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";

/** Who declared which rule, when and why; the newest is in force. */
export function RuleHistory({ rules }: { rules: readonly DeclaredRule[] }) {
  const say = useSay();
  if (rules.length === 0)
    return (
      <p>
        <Say m={screen["rule-none"]} />
      </p>
    );
  return (
    <details>
      <summary>
        <Say m={screen["rule-title"]} />
      </summary>
      <ol className="cf-plain-list">
        {rules.map((declared) => (
          <li key={declared.version}>
            {say(screen["rule-version"], {
              version: declared.version,
              person: declared.byName ?? declared.byPerson,
            })}
            {". "}
            {declared.why}{" "}
            <span className="cf-muted">
              <When atMs={declared.atMs} />
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** Declares how much adds up to how much. The rule before it stays in the record. */
export function RuleForm({ campaign, onDone }: { campaign: Campaign; onDone: () => void }) {
  const say = useSay();
  const { electionId } = usePlace();
  const declare = useCommand(declareRule);
  const blocked = useWhyNot()(declareRule);
  const submit = async (body: z.output<typeof declareRule.body>) => {
    const done = await declare.run({ params: { election: electionId, campaign: campaign.id }, body });
    if (done) onDone();
  };
  const sides = [
    { side: "single", of: singleMeasures },
    { side: "cumulative", of: measures },
  ] as const;
  return (
    <Form
      schema={declareRule.body}
      initial={{ rule: campaign.rules[0]?.rule ?? {} }}
      verb={say(screen["act-declare"])}
      onSubmit={submit}
      problem={declare.problem}
      running={declare.running}
      blocked={blocked}
    >
      {sides.map(({ side, of }) => (
        <fieldset key={side} className="cf-fieldset">
          <legend>{say(screen[`rule-${side}`])}</legend>
          {of.map((measure) => (
            <NumberField
              key={measure}
              name={`rule.${side}.thresholds.${measure}`}
              label={say(messages[`measure-${measure}`])}
              hint={say(screen["rule-hint"])}
              optional
            />
          ))}
          <NumberField name={`rule.${side}.needed`} label={say(screen["rule-needed"])} />
        </fieldset>
      ))}
      <TextField name="why" label={say(screen.why)} />
    </Form>
  );
}
