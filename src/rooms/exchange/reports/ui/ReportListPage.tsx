import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { Action, Actions } from "../../../../platform/ui/parts/Action.tsx";
import { DataTable } from "../../../../platform/ui/parts/DataTable.tsx";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { DueClock, When } from "../../../../platform/ui/parts/When.tsx";
import { SourceGrade, type ReportLine } from "../contract.ts";
import { listReports, measureReports, submitReport } from "../endpoints-contract.ts";
import { screen } from "./screen-messages.ts";
import { channelWord, choicesOf, kindWord, outcomeWord, phaseWord, stateWord } from "./words.ts";

/** Which reports has nobody assessed? */
export function ReportListPage() {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <Page
      title={say(screen.question)}
      lead={say(screen.lead)}
      action={
        <Actions>
          <Action allow={submitReport} to="exchange/reports/new" primary>
            <Say m={screen["new-title"]} />
          </Action>
          <Action allow={measureReports} to="exchange/reports/measure">
            <Say m={screen["measure-title"]} />
          </Action>
        </Actions>
      }
    >
      <DataTable
        endpoint={listReports}
        params={{ election: electionId }}
        name={say(screen.question)}
        columns={columns}
        rowKey={(row) => row.id}
        rowPath={(row) => `exchange/reports/${row.id}`}
        sort="-submitted"
        filters={[
          { name: "search", label: screen.search, kind: "text" },
          { name: "state", label: screen.state, kind: "choice", options: choicesOf(stateWord) },
          { name: "outcome", label: screen.outcome, kind: "choice", options: choicesOf(outcomeWord) },
          { name: "phase", label: screen.phase, kind: "choice", options: choicesOf(phaseWord) },
          { name: "grade", label: screen["source-letter"], kind: "choice", options: grades },
          { name: "channel", label: screen.from, kind: "choice", options: choicesOf(channelWord) },
          { name: "assigned", label: screen.assigned, kind: "choice", options: assignees },
        ]}
        views={[
          { label: screen["view-waiting"], search: { state: "received", sort: "submitted" } },
          { label: screen["view-mine"], search: { assigned: "me" } },
          { label: screen["view-breaches"], search: { outcome: "breach" } },
          { label: screen["view-all"], search: {} },
        ]}
        empty={<Say m={screen.empty} />}
        csvName="reports"
        options={{ subjects: ["rep"] }}
      />
    </Page>
  );
}

const grades = SourceGrade.options.map((value) => ({ value, label: value }));

const assignees = [
  { value: "me", label: screen["assigned-me"] },
  { value: "nobody", label: screen["assigned-nobody"] },
] as const;

const columns: readonly Column<ReportLine>[] = [
  {
    key: "opening",
    head: screen.opening,
    cell: (row) => <span lang={row.language === "und" ? undefined : row.language}>{row.opening}</span>,
    csv: (row) => row.opening,
  },
  {
    key: "outcome",
    head: screen.outcome,
    cell: (row) => <Say m={outcomeWord[row.outcome]} />,
    csv: (row) => row.outcome,
  },
  { key: "kind", head: screen.kind, cell: (row) => <Say m={kindWord[row.kind]} />, csv: (row) => row.kind },
  {
    key: "channel",
    head: screen.from,
    cell: (row) => <Say m={channelWord[row.channel]} />,
    csv: (row) => row.channel,
  },
  { key: "state", head: screen.state, cell: (row) => <ReportState row={row} />, csv: (row) => row.state },
  {
    key: "grade",
    head: screen.grade,
    sort: "grade",
    cell: (row) => (row.sourceGrade === null ? "–" : `${row.sourceGrade}${row.credibility}`),
    csv: (row) => (row.sourceGrade === null ? "" : `${row.sourceGrade}${row.credibility}`),
  },
  {
    key: "submitted",
    head: screen.received,
    sort: "submitted",
    cell: (row) => <When atMs={row.submittedAtMs} short />,
    csv: (row) => new Date(row.submittedAtMs).toISOString(),
  },
  {
    key: "due",
    head: screen.due,
    cell: (row) => (row.state === "received" ? <DueClock dueAtMs={row.dueAtMs} /> : "–"),
  },
];

function ReportState({ row }: { row: ReportLine }) {
  const say = useSay();
  return <StateWord label={say(stateWord[row.state])} tone={row.state === "closed" ? "good" : "plain"} />;
}
