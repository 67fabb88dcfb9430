import type { Message } from "../../../basics/text.ts";
import { ActForm } from "../../../platform/ui/form/ActForm.tsx";
import { TextField } from "../../../platform/ui/form/fields.tsx";
import { Say, useSay } from "../../../platform/ui/language/say.tsx";
import { DataTable } from "../../../platform/ui/parts/DataTable.tsx";
import { StateWord, type Tone } from "../../../platform/ui/parts/ObjectHead.tsx";
import { Page } from "../../../platform/ui/parts/Page.tsx";
import type { Column } from "../../../platform/ui/parts/table-column.ts";
import { When } from "../../../platform/ui/parts/When.tsx";
import { useList } from "../../../platform/ui/queries.ts";
import { cancelJob, listJobs, retryJob, type Job } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";

const stateWord: Readonly<Record<Job["state"], Message>> = {
  requested: messages.requested,
  running: messages.running,
  retrying: messages.retrying,
  done: messages.done,
  failed: messages.failed,
  cancelled: messages.cancelled,
  held: messages.held,
};

const stateTone: Readonly<Record<Job["state"], Tone>> = {
  requested: "plain",
  running: "plain",
  retrying: "soon",
  done: "good",
  failed: "danger",
  cancelled: "plain",
  held: "plain",
};

const everyFewSeconds = { refetchEveryMs: 5_000 };

/** What does the software do by itself, and does it succeed? */
export function JobsPage() {
  const say = useSay();
  return (
    <Page title={say(screen.question)} lead={say(screen.lead)}>
      <Counts />
      <DataTable
        endpoint={listJobs}
        params={{}}
        name={say(screen.question)}
        columns={columns}
        rowKey={(row) => row.id}
        filters={[
          {
            name: "state",
            label: screen.state,
            kind: "choice",
            options: Object.entries(stateWord).map(([value, label]) => ({ value, label })),
          },
        ]}
        views={[
          { label: screen["view-all"], search: {} },
          { label: screen["view-failed"], search: { state: "failed" } },
          { label: screen["view-running"], search: { state: "running" } },
          { label: screen["view-waiting"], search: { state: "requested" } },
        ]}
        empty={<Say m={screen.empty} />}
        csvName="jobs"
        options={everyFewSeconds}
      />
    </Page>
  );
}

/** How many run, wait and failed: counted by the server. */
function Counts() {
  const say = useSay();
  const [running, waiting, retrying, failed] = [
    useCount("running"),
    useCount("requested"),
    useCount("retrying"),
    useCount("failed"),
  ];
  if (running === null || waiting === null || retrying === null || failed === null) return null;
  return <p aria-live="polite">{say(screen.counts, { running, waiting: waiting + retrying, failed })}</p>;
}

function useCount(state: Job["state"]): number | null {
  return useList(listJobs, { query: { state, limit: 1 } }, everyFewSeconds).total;
}

const columns: readonly Column<Job>[] = [
  {
    key: "kind",
    head: screen.kind,
    cell: (row) => <code dir="ltr">{row.kind}</code>,
    csv: (row) => row.kind,
  },
  { key: "state", head: screen.state, cell: (row) => <State row={row} />, csv: (row) => row.state },
  {
    key: "attempts",
    head: screen.attempts,
    cell: (row) => <Attempts row={row} />,
    csv: (row) => row.attempts,
  },
  {
    key: "requested",
    head: screen.requested,
    cell: (row) => <When atMs={row.requestedAtMs} short />,
    csv: (row) => new Date(row.requestedAtMs).toISOString(),
  },
  {
    key: "ended",
    head: screen.ended,
    cell: (row) => (row.finishedAtMs === null ? "–" : <When atMs={row.finishedAtMs} short />),
    csv: (row) => (row.finishedAtMs === null ? "" : new Date(row.finishedAtMs).toISOString()),
  },
  {
    key: "error",
    head: screen.error,
    cell: (row) => (row.lastError === null ? "–" : <span lang="en">{row.lastError}</span>),
    csv: (row) => row.lastError,
  },
  { key: "act", head: screen.act, cell: (row) => <Acts row={row} /> },
];

function State({ row }: { row: Job }) {
  const say = useSay();
  return <StateWord label={say(stateWord[row.state])} tone={stateTone[row.state]} />;
}

function Attempts({ row }: { row: Job }) {
  const say = useSay();
  return say(screen["attempts-of"], { attempts: row.attempts, most: row.attemptsMax });
}

/** What waits can be cancelled, what failed can be asked for again. */
function Acts({ row }: { row: Job }) {
  const say = useSay();
  const why = <TextField name="why" label={say(screen.why)} />;
  if (row.state === "failed")
    return (
      <ActForm endpoint={retryJob} params={{ job: row.id }} verb={say(screen.retry)}>
        {why}
      </ActForm>
    );
  if (row.state === "done" || row.state === "cancelled") return "–";
  return (
    <ActForm
      endpoint={cancelJob}
      params={{ job: row.id }}
      verb={say(screen.cancel)}
      consequence={say(screen["cancel-consequence"])}
      blocked={row.state === "running" ? say(messages["job-running"]) : null}
      danger
    >
      {why}
    </ActForm>
  );
}
