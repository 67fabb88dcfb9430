import { useState } from "react";
import { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { MultiField, TextAreaField } from "../../../../platform/ui/form/fields.tsx";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { Say, useSpeech, useSay } from "../../../../platform/ui/language/say.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { RowsTable } from "../../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand, useQueryOf } from "../../../../platform/ui/queries.ts";
import { acknowledgeFindings, checkAudit, type AuditDetail, type Finding } from "../contract.ts";
import { AuditFrame, useNotNow } from "./AuditFrame.tsx";
import { inputs } from "./input-messages.ts";
import { ui } from "../../../../platform/ui/messages.ts";

/** What forbids the draw, and what somebody must say is right. */
export function ChecksPage() {
  return <AuditFrame>{(audit) => <Checks audit={audit} />}</AuditFrame>;
}

function Checks({ audit }: { audit: AuditDetail }) {
  const say = useSay();
  const { electionId } = usePlace();
  const query = useQueryOf(
    checkAudit,
    { params: { election: electionId, audit: audit.id } },
    { subjects: ["aud"] },
  );
  return (
    <Section title={<Say m={inputs["checks-question"]} />}>
      <Loaded query={query}>
        {({ whole, missing, findings }) => (
          <>
            {!whole && <p className="cf-notice">{say(inputs["checks-part"])}</p>}
            {missing.length > 0 && (
              <>
                <h3>{say(inputs["checks-missing"])}</h3>
                <ul>
                  {missing.map(({ jurisdiction, file }) => (
                    <li key={`${jurisdiction} ${file}`}>
                      {say(ui.named, { name: jurisdiction, value: say(inputs[file]) })}
                    </li>
                  ))}
                </ul>
              </>
            )}
            <RowsTable
              name={say(inputs["checks-question"])}
              columns={columns}
              rows={findings}
              rowKey={({ key }) => key}
              empty={say(whole ? inputs["checks-none"] : inputs["checks-none-yet"])}
            />
            <Explain audit={audit} findings={findings} />
          </>
        )}
      </Loaded>
    </Section>
  );
}

const columns: readonly Column<Finding>[] = [
  { key: "finding", head: inputs.finding, cell: (row) => <Says finding={row} /> },
  { key: "found", head: inputs.found, cell: (row) => String(row.found), numeric: true },
  { key: "expected", head: inputs.expected, cell: (row) => String(row.expected), numeric: true },
  { key: "weight", head: inputs.weight, cell: (row) => <Weight finding={row} /> },
];

function Says({ finding }: { finding: Finding }) {
  const { language } = useSpeech();
  return finding.says[language.startsWith("fr") ? "fr" : "en"];
}

function Weight({ finding }: { finding: Finding }) {
  const say = useSay();
  const { weight, acknowledged } = finding;
  const tone = weight === "refuse" ? "danger" : acknowledged ? "good" : "soon";
  return (
    <div>
      <StateWord
        label={acknowledged ? say(inputs["is-explained"]) : say(inputs[`weight-${weight}`])}
        tone={tone}
      />
      {acknowledged && <p>{say(inputs.explained, { why: acknowledged.why })}</p>}
    </div>
  );
}

/** What forbids cannot be explained away: it is not among the choices. */
function Explain({ audit, findings }: { audit: AuditDetail; findings: readonly Finding[] }) {
  const say = useSay();
  const { language } = useSpeech();
  const { electionId } = usePlace();
  const command = useCommand(acknowledgeFindings);
  const whyNot = useWhyNot()(acknowledgeFindings);
  const notNow = useNotNow(audit)("acknowledge");
  const [done, setDone] = useState(0);
  const open = findings.filter(({ weight, acknowledged }) => weight === "explain" && acknowledged === null);
  if (open.length === 0) return null;
  const params = { election: electionId, audit: audit.id };
  const send = async (body: z.output<typeof acknowledgeFindings.body>) => {
    if (await command.run({ params, body })) setDone(done + 1);
  };
  return (
    <Form
      key={done}
      schema={acknowledgeFindings.body}
      initial={open.length === 1 ? { keys: open.map(({ key }) => key) } : {}}
      verb={say(inputs["explain-verb"])}
      problem={command.problem}
      running={command.running}
      blocked={whyNot ?? notNow}
      onSubmit={send}
    >
      <MultiField
        name="keys"
        label={say(inputs["explain-which"])}
        choices={open.map((one) => ({
          value: one.key,
          label: one.says[language.startsWith("fr") ? "fr" : "en"],
        }))}
      />
      <TextAreaField name="why" label={say(inputs["explain-why"])} rows={3} />
    </Form>
  );
}
