import { useMemo } from "react";
import { z } from "zod";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { CheckboxField, SelectField, TextAreaField } from "../../../../platform/ui/form/fields.tsx";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { Acts, type Act } from "../../../../platform/ui/parts/Acts.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import {
  concludeAudit,
  declarePaperTrail,
  finishCount,
  orderFullCount,
  PaperTrail,
  reportContests,
  withdrawAudit,
  type AuditDetail,
} from "../contract.ts";
import { useNotNow } from "./AuditFrame.tsx";
import { ContestsFields } from "./ContestFields.tsx";
import { steps } from "./step-messages.ts";
import { asTyped, typedContest } from "./typed-contest.ts";

interface OnAudit {
  readonly audit: AuditDetail;
}
interface ActProps extends OnAudit {
  readonly onDone: () => void;
}

/** What can be done with an audit as a whole; each of its parts has its own acts. */
export function AuditActions({ audit }: OnAudit) {
  const say = useSay();
  const notNow = useNotNow(audit);
  const open = audit.contests.some(({ standing }) => standing === "open");
  const counting = audit.contests.some(({ standing }) => standing === "full-count");
  const acts: readonly Act<OnAudit>[] = [
    {
      name: "declare",
      label: steps["declare-verb"],
      allow: declarePaperTrail,
      blocked: notNow("declare"),
      primary: audit.state === "set-up" && audit.paperTrail === null,
      Form: DeclareForm,
    },
    {
      name: "report",
      label: steps["report-verb"],
      allow: reportContests,
      blocked: notNow("report"),
      Form: ReportForm,
    },
    {
      name: "full-count",
      label: steps["full-count-verb"],
      allow: orderFullCount,
      blocked: notNow("full-count") ?? (open ? null : say(steps["no-open-contest"])),
      Form: FullCountForm,
    },
    {
      name: "count",
      label: steps["count-verb"],
      allow: finishCount,
      blocked: notNow("count") ?? (counting ? null : say(steps["no-counting-contest"])),
      primary: audit.state === "counting",
      Form: CountForm,
    },
    {
      name: "conclude",
      label: steps["conclude-verb"],
      allow: concludeAudit,
      blocked: notNow("conclude"),
      primary: audit.state === "decided",
      Form: ConcludeForm,
    },
    {
      name: "withdraw",
      label: steps["withdraw-verb"],
      allow: withdrawAudit,
      blocked: notNow("withdraw"),
      Form: WithdrawForm,
    },
  ];
  return <Acts acts={acts} given={{ audit }} />;
}

function useParamsOf(audit: AuditDetail) {
  const { electionId } = usePlace();
  return { election: electionId, audit: audit.id };
}

function DeclareForm({ audit, onDone }: ActProps) {
  const say = useSay();
  const params = useParamsOf(audit);
  const command = useCommand(declarePaperTrail);
  const blocked = useWhyNot()(declarePaperTrail);
  return (
    <Form
      schema={Declared}
      initial={{ ...audit.paperTrail }}
      verb={say(steps["declare-verb"])}
      consequence={say(steps["declare-consequence"])}
      problem={command.problem}
      running={command.running}
      blocked={blocked}
      onSubmit={async (body) => (await command.run({ params, body })) && onDone()}
    >
      <CheckboxField name="voterVerified" label={say(steps["voter-verified"])} />
      <CheckboxField name="custodyChecked" label={say(steps["custody-checked"])} />
      <CheckboxField name="reconciled" label={say(steps.reconciled)} />
      <TextAreaField name="evidence" label={say(steps.evidence)} rows={3} />
    </Form>
  );
}

const said = z.boolean().default(false);
const Declared = PaperTrail.extend({ voterVerified: said, custodyChecked: said, reconciled: said });

function ReportForm({ audit, onDone }: ActProps) {
  const say = useSay();
  const params = useParamsOf(audit);
  const command = useCommand(reportContests);
  const blocked = useWhyNot()(reportContests);
  const schema = useMemo(
    () => z.object({ contests: z.array(typedContest(say)).min(1), why: reportContests.body.shape.why }),
    [say],
  );
  return (
    <Form
      schema={schema}
      initial={{ contests: audit.contests.map(asTyped) }}
      verb={say(steps["report-verb"])}
      problem={command.problem}
      running={command.running}
      blocked={blocked}
      onSubmit={async (body) => (await command.run({ params, body })) && onDone()}
    >
      <ContestsFields />
      <TextAreaField name="why" label={say(steps.why)} rows={2} />
    </Form>
  );
}

function FullCountForm({ audit, onDone }: ActProps) {
  const say = useSay();
  const params = useParamsOf(audit);
  const command = useCommand(orderFullCount);
  const blocked = useWhyNot()(orderFullCount);
  const open = audit.contests.filter(({ standing }) => standing === "open");
  return (
    <Form
      schema={orderFullCount.body}
      initial={open.length === 1 ? { contest: open[0]?.id } : {}}
      verb={say(steps["full-count-verb"])}
      consequence={say(steps["full-count-consequence"])}
      problem={command.problem}
      running={command.running}
      blocked={blocked}
      danger
      onSubmit={async (body) => (await command.run({ params, body })) && onDone()}
    >
      <SelectField
        name="contest"
        label={say(steps.contest)}
        choices={open.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <TextAreaField name="why" label={say(steps.why)} rows={2} />
    </Form>
  );
}

function CountForm({ audit, onDone }: ActProps) {
  const say = useSay();
  const params = useParamsOf(audit);
  const command = useCommand(finishCount);
  const blocked = useWhyNot()(finishCount);
  const counting = audit.contests.filter(({ standing }) => standing === "full-count");
  return (
    <Form
      schema={finishCount.body}
      initial={counting.length === 1 ? { contest: counting[0]?.id } : {}}
      verb={say(steps["count-verb"])}
      consequence={say(steps["count-consequence"])}
      problem={command.problem}
      running={command.running}
      blocked={blocked}
      onSubmit={async (body) => (await command.run({ params, body })) && onDone()}
    >
      <SelectField
        name="contest"
        label={say(steps.contest)}
        choices={counting.map(({ id, title }) => ({ value: id, label: title }))}
      />
    </Form>
  );
}

function ConcludeForm({ audit, onDone }: ActProps) {
  const say = useSay();
  const params = useParamsOf(audit);
  const command = useCommand(concludeAudit);
  const blocked = useWhyNot()(concludeAudit);
  return (
    <Form
      schema={z.object({})}
      initial={{}}
      verb={say(steps["conclude-verb"])}
      consequence={say(steps["conclude-consequence"])}
      problem={command.problem}
      running={command.running}
      blocked={blocked}
      onSubmit={async () => (await command.run({ params })) && onDone()}
    >
      <p>{say(steps["conclude-consequence"])}</p>
    </Form>
  );
}

function WithdrawForm({ audit, onDone }: ActProps) {
  const say = useSay();
  const params = useParamsOf(audit);
  const command = useCommand(withdrawAudit);
  const blocked = useWhyNot()(withdrawAudit);
  return (
    <Form
      schema={withdrawAudit.body}
      initial={{}}
      verb={say(steps["withdraw-verb"])}
      consequence={say(steps["withdraw-consequence"])}
      problem={command.problem}
      running={command.running}
      blocked={blocked}
      danger
      onSubmit={async (body) => (await command.run({ params, body })) && onDone()}
    >
      <TextAreaField name="why" label={say(steps.why)} rows={2} />
    </Form>
  );
}
