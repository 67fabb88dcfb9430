import { Say, useFormats, useNow, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action } from "../../../../platform/ui/parts/Action.tsx";
import { DataTable } from "../../../../platform/ui/parts/DataTable.tsx";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useSession } from "../../../../platform/ui/session.tsx";
import { auditStates, listAudits, setUpAudit, type Audit } from "../contract.ts";
import { Meaning } from "./Meaning.tsx";
import { nextStep } from "./next-step.ts";
import { screen } from "./screen-messages.ts";
import { steps } from "./step-messages.ts";
import { stateWord } from "./words.ts";

/** Every audit, and what each waits for from me. */
export function AuditListPage() {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <Page
      title={say(screen.question)}
      lead={say(screen.lead)}
      action={
        <Action allow={setUpAudit} to="infrastructure/audits/new" primary>
          <Say m={screen["set-up-title"]} />
        </Action>
      }
    >
      <Meaning />
      <DataTable
        endpoint={listAudits}
        params={{ election: electionId }}
        name={say(screen.question)}
        columns={columns}
        rowKey={(row) => row.id}
        rowPath={(row) => `infrastructure/audits/${row.id}`}
        filters={[
          {
            name: "state",
            label: screen.state,
            kind: "choice",
            options: auditStates.map((value) => ({ value, label: stateWord[value] })),
          },
        ]}
        views={[
          { label: screen["view-all"], search: {} },
          { label: screen["view-set-up"], search: { state: "set-up" } },
          { label: screen["view-reading"], search: { state: "reading" } },
          { label: screen["view-concluded"], search: { state: "concluded" } },
        ]}
        empty={<Say m={screen.empty} />}
        csvName="audits"
        options={{ subjects: ["aud"] }}
      />
    </Page>
  );
}

const columns: readonly Column<Audit>[] = [
  { key: "title", head: screen.title, cell: (row) => row.title, csv: (row) => row.title },
  {
    key: "state",
    head: screen.state,
    cell: (row) => <AuditStateWord state={row.state} />,
    csv: (row) => row.state,
  },
  { key: "step", head: screen["my-step"], cell: (row) => <MyStep audit={row} /> },
  { key: "contests", head: screen.contests, cell: (row) => <Contests audit={row} /> },
  {
    key: "set-up",
    head: screen["set-up-at"],
    cell: (row) => <When atMs={row.setUpAtMs} short />,
    csv: (row) => new Date(row.setUpAtMs).toISOString(),
  },
];

function Contests({ audit }: { audit: Audit }) {
  return useFormats().list(audit.contests.map(({ title }) => title));
}

export function AuditStateWord({ state }: { state: Audit["state"] }) {
  const say = useSay();
  const tone = state === "concluded" || state === "decided" ? "good" : "plain";
  return <StateWord label={say(stateWord[state])} tone={tone} />;
}

function MyStep({ audit }: { audit: Audit }) {
  const step = useNextStep(audit);
  if (step === null) return <Say m={steps["next-nothing"]} />;
  return (
    <Go to={`infrastructure/audits/${audit.id}${step.page && `/${step.page}`}`}>
      <Say m={step.words} />
    </Go>
  );
}

export function useNextStep(audit: Audit) {
  const { person, rolesIn } = useSession();
  const { electionId } = usePlace();
  const nowMs = useNow(60_000);
  const organisationId = person?.organisation.id ?? null;
  return nextStep(audit, { roles: rolesIn(electionId, nowMs), organisationId });
}
