import { addressOf } from "../../../../platform/ui/api.ts";
import { ActForm } from "../../../../platform/ui/form/ActForm.tsx";
import { TextAreaField } from "../../../../platform/ui/form/fields.tsx";
import { useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action, Actions } from "../../../../platform/ui/parts/Action.tsx";
import { download } from "../../../../platform/ui/parts/download.ts";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { ProblemNotice } from "../../../../platform/ui/parts/ProblemNotice.tsx";
import { RowsTable } from "../../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand, useQueryOf } from "../../../../platform/ui/queries.ts";
import {
  certifyPollbooks,
  closePollbooks,
  explainDifference,
  exportHistory,
  readReconciliation,
  readSummary,
  reopenPollbooks,
  type Difference,
  type Package,
  type Reconciliation,
} from "../contract.ts";
import { PackageFrame } from "./PackageFrame.tsx";
import { differenceWords, screen } from "./screen-messages.ts";

/** Everything against everything; then closing, certification and what the registry is told. */
export function ClosingPage() {
  return <PackageFrame>{(found) => <Closing found={found} />}</PackageFrame>;
}

function Closing({ found }: { found: Package }) {
  const say = useSay();
  const { electionId } = usePlace();
  const params = { election: electionId, package: found.id };
  const query = useQueryOf(readReconciliation, { params }, { refetchEveryMs: 15_000 });
  return (
    <>
      <h2>{say(screen["closing-question"])}</h2>
      <p className="cf-text">{say(screen["closing-text"])}</p>
      <Loaded query={query}>
        {(now) => (
          <>
            <Sites now={now} />
            <Differences found={found} now={now} />
            <Acts found={found} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Sites({ now }: { now: Reconciliation }) {
  const say = useSay();
  const columns: readonly Column<Reconciliation["sites"][number]>[] = [
    { key: "name", head: screen.site, cell: (row) => row.name },
    { key: "checked-in", head: screen["checked-in"], cell: (row) => row.checkedIn, numeric: true },
    { key: "issued", head: screen.issued, cell: (row) => row.issued, numeric: true },
    { key: "spoiled", head: screen.spoiled, cell: (row) => row.spoiled, numeric: true },
    { key: "provisional", head: screen.provisional, cell: (row) => row.provisional, numeric: true },
    { key: "evening", head: screen.evening, cell: (row) => say(row.isClosed ? screen.yes : screen.no) },
  ];
  return <RowsTable name={say(screen.sites)} columns={columns} rows={now.sites} rowKey={(row) => row.site} />;
}

function Differences({ found, now }: { found: Package; now: Reconciliation }) {
  const say = useSay();
  const formats = useFormats();
  const sites = new Map(now.sites.map(({ site, name }) => [site, name]));
  const where = ({ site, device, sheet, voters }: Difference) =>
    formats.list([sites.get(site) ?? site, device, sheet, ...voters].filter(Boolean));
  const explained = (row: Difference) => explainedOf(found, row);
  const columns: readonly Column<Difference>[] = [
    { key: "kind", head: screen.difference, cell: (row) => say(differenceWords[`diff-${row.kind}`]) },
    { key: "where", head: screen.where, cell: where },
    { key: "counted", head: screen.counted, cell: (row) => row.counted, numeric: true },
    { key: "recorded", head: screen.recorded, cell: (row) => row.recorded, numeric: true },
    { key: "why", head: screen.explanation, cell: explained },
  ];
  return (
    <Section title={say(screen.differences)}>
      <RowsTable
        name={say(screen.differences)}
        columns={columns}
        rows={now.differences}
        rowKey={(row) => row.key}
        empty={say(screen["differences-none"])}
      />
    </Section>
  );
}

function explainedOf(found: Package, difference: Difference) {
  return <Explained found={found} difference={difference} />;
}

function Explained({ found, difference }: { found: Package; difference: Difference }) {
  const say = useSay();
  const { electionId } = usePlace();
  if (difference.explained !== null) return <>{difference.explained.why}</>;
  return (
    <>
      <strong>{say(screen.unexplained)}</strong>{" "}
      {difference.kind !== "dispute-open" && found.state === "open" && (
        <ActForm
          endpoint={explainDifference}
          params={{ election: electionId, package: found.id }}
          verb={say(screen["act-explain"])}
          initial={{ difference: difference.key }}
        >
          <TextAreaField name="why" label={say(screen.why)} rows={2} />
        </ActForm>
      )}
    </>
  );
}

function Acts({ found }: { found: Package }) {
  const say = useSay();
  const { electionId } = usePlace();
  const params = { election: electionId, package: found.id };
  const close = useCommand(closePollbooks);
  const certify = useCommand(certifyPollbooks);
  const problem = close.problem ?? certify.problem;
  const isClosed = found.state === "closed";
  const closedAlready = found.state === "open" ? null : say(screen["closed-already"]);
  const notClosed = isClosed ? null : say(screen["not-closed-yet"]);
  const over = isClosed || found.state === "certified" ? null : say(screen["not-closed-yet"]);
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      <Actions>
        <Action
          allow={closePollbooks}
          blocked={closedAlready}
          primary
          consequence={say(screen["act-close-means"])}
          running={close.running}
          onAct={() => close.run({ params })}
        >
          {say(screen["act-close"])}
        </Action>
        <Action
          allow={certifyPollbooks}
          blocked={notClosed}
          consequence={say(screen["act-certify-means"])}
          running={certify.running}
          onAct={() => certify.run({ params })}
        >
          {say(screen["act-certify"])}
        </Action>
        <ActForm
          endpoint={reopenPollbooks}
          params={params}
          verb={say(screen["act-reopen"])}
          blocked={notClosed}
        >
          <TextAreaField name="why" label={say(screen.why)} rows={2} />
        </ActForm>
        <ActForm
          endpoint={exportHistory}
          params={params}
          verb={say(screen["act-history"])}
          blocked={over}
          onDone={({ csv }) => download("voter-history.csv", csv, "text/csv")}
        >
          <TextAreaField name="purpose" label={say(screen["history-purpose"])} rows={2} />
        </ActForm>
        {found.state === "certified" && (
          <a className="cf-link" href={addressOf(readSummary, params, {})} download="summary.json">
            {say(screen["act-summary"])}
          </a>
        )}
      </Actions>
    </>
  );
}
