import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { useMayEnter } from "../../../../platform/ui/allowed.ts";
import { OrganisationName } from "../../../../platform/ui/organisations.tsx";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { ObjectRecord } from "../../../../platform/ui/parts/Record.tsx";
import { RowsTable } from "../../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { recordOf } from "../../../../core/journal/contract.ts";
import { type AuditDetail, type AuditedContest } from "../contract.ts";
import { AuditActions } from "./AuditActions.tsx";
import { AuditFrame } from "./AuditFrame.tsx";
import { useNextStep } from "./AuditListPage.tsx";
import { Concluded } from "./Concluded.tsx";
import { inputs } from "./input-messages.ts";
import { screen } from "./screen-messages.ts";
import { steps } from "./step-messages.ts";
import { becauseWord, outcomeWords, standingWord, styleWord } from "./words.ts";

/** One audit: what waits for me, what can be done, where each contest stands. */
export function AuditPage() {
  return <AuditFrame>{(audit) => <Overview audit={audit} />}</AuditFrame>;
}

function Overview({ audit }: { audit: AuditDetail }) {
  const mayRead = useMayEnter()(recordOf.allow);
  return (
    <>
      <NextStep audit={audit} />
      <AuditActions audit={audit} />
      {audit.state === "concluded" && <Concluded audit={audit} />}
      <Contests audit={audit} />
      <PaperTrail audit={audit} />
      <AuditFacts audit={audit} />
      {mayRead && <ObjectRecord subject={audit.id} />}
    </>
  );
}

function NextStep({ audit }: { audit: AuditDetail }) {
  const say = useSay();
  const step = useNextStep(audit);
  if (step === null) return null;
  return (
    <p className="cf-next">
      <span className="cf-muted">{say(screen["my-step"])}: </span>
      {step.page === "" ? (
        <Say m={step.words} />
      ) : (
        <Go to={`infrastructure/audits/${audit.id}/${step.page}`}>
          <Say m={step.words} />
        </Go>
      )}
    </p>
  );
}

function Contests({ audit }: { audit: AuditDetail }) {
  const say = useSay();
  return (
    <Section title={<Say m={steps.contests} />}>
      <RowsTable
        name={say(steps.contests)}
        columns={contestColumns}
        rows={audit.contests}
        rowKey={({ id }) => id}
      />
    </Section>
  );
}

const contestColumns: readonly Column<AuditedContest>[] = [
  { key: "title", head: steps.contest, cell: ({ title }) => title },
  { key: "reported", head: screen.reported, cell: (row) => <Outcome outcome={row.reported} /> },
  {
    key: "limit",
    head: steps["risk-limit"],
    cell: ({ riskLimit }) => <Percent of={riskLimit} />,
    numeric: true,
  },
  { key: "standing", head: steps.standing, cell: (row) => <Standing contest={row} /> },
];

function Percent({ of }: { of: number }) {
  return useFormats().number(of, { style: "percent", maximumFractionDigits: 2 });
}

function Outcome({ outcome }: { outcome: AuditedContest["reported"] }) {
  const say = useSay();
  const formats = useFormats();
  return outcomeWords(outcome, say, formats);
}

function Standing({ contest }: { contest: AuditedContest }) {
  const say = useSay();
  const { standing, fullCountBecause: because, handCount } = contest;
  const known =
    because === "rounds-max" || because === "too-many-draws" ? say(becauseWord[because]) : because;
  const tone =
    standing === "confirmed" || (handCount?.agrees ?? false)
      ? "good"
      : standing === "open"
        ? "plain"
        : "soon";
  return (
    <div>
      <StateWord label={say(standingWord[standing])} tone={tone} />
      {known !== null && <p className="cf-muted">{known}</p>}
      {handCount && <HandCountWords contest={contest} />}
    </div>
  );
}

function HandCountWords({ contest }: { contest: AuditedContest }) {
  const say = useSay();
  const formats = useFormats();
  const count = contest.handCount;
  if (count === null) return null;
  if (count.outcome === null) return <p>{say(steps["hand-count-nothing"], { why: count.refusal ?? "" })}</p>;
  if (count.agrees) return <p>{say(steps["hand-count-agrees"])}</p>;
  return <p>{say(steps["hand-count-differs"], { outcome: outcomeWords(count.outcome, say, formats) })}</p>;
}

function PaperTrail({ audit }: { audit: AuditDetail }) {
  const say = useSay();
  const paper = audit.paperTrail;
  if (paper === null)
    return (
      <Section title={<Say m={steps.paper} />}>
        <p>{say(steps["paper-none"])}</p>
      </Section>
    );
  const said = [
    { name: steps["voter-verified"], yes: paper.voterVerified },
    { name: steps["custody-checked"], yes: paper.custodyChecked },
    { name: steps.reconciled, yes: paper.reconciled },
  ];
  const whole = said.every(({ yes }) => yes);
  return (
    <Section title={<Say m={steps.paper} />}>
      <p className={whole ? "cf-good" : "cf-notice"}>{say(whole ? steps["paper-yes"] : steps["paper-no"])}</p>
      <Facts
        facts={[
          ...said.map(({ name, yes }) => ({
            name: say(name),
            value: say(yes ? steps["said-yes"] : steps["said-no"]),
          })),
          { name: say(steps.evidence), value: paper.evidence },
          { name: say(steps["declared-at"]), value: <When atMs={paper.declaredAtMs} /> },
        ]}
      />
    </Section>
  );
}

function AuditFacts({ audit }: { audit: AuditDetail }) {
  const say = useSay();
  const formats = useFormats();
  const pools = audit.jurisdictions.reduce((sum, one) => sum + (one.pools?.batches ?? 0), 0);
  return (
    <Section title={<Say m={steps.facts} />}>
      <Facts
        facts={[
          { name: say(steps.method), value: say(styleWord[audit.design.style]) },
          { name: say(steps.run), value: <OrganisationName id={audit.organisationId} /> },
          { name: say(steps.ballots), value: audit.cards === null ? null : formats.number(audit.cards) },
          { name: say(inputs.pools), value: pools === 0 ? null : formats.number(pools) },
          { name: say(screen["rounds-max"]), value: formats.number(audit.design.roundsMax) },
          { name: say(screen["set-up-at"]), value: <When atMs={audit.setUpAtMs} /> },
          {
            name: say(steps.committed),
            value: audit.committedAtMs === null ? null : <When atMs={audit.committedAtMs} />,
          },
          {
            name: say(steps.concluded),
            value: audit.concludedAtMs === null ? null : <When atMs={audit.concludedAtMs} />,
          },
          { name: say(steps["withdrawn-because"]), value: audit.withdrawnBecause },
        ]}
      />
    </Section>
  );
}
