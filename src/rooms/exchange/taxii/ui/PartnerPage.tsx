import { useParams } from "react-router";
import { ActForm } from "../../../../platform/ui/form/ActForm.tsx";
import { TextField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action, Actions } from "../../../../platform/ui/parts/Action.tsx";
import { DataTable } from "../../../../platform/ui/parts/DataTable.tsx";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import { ProblemNotice } from "../../../../platform/ui/parts/ProblemNotice.tsx";
import { RowsTable } from "../../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand, useQueryOf } from "../../../../platform/ui/queries.ts";
import type { z } from "zod";
import { errorMessages } from "../partner-messages.ts";
import {
  listPartners,
  listRefusals,
  listRuns,
  PartnerId,
  pausePartner,
  runPartner,
  type PartnerLine,
  type Refusal,
  type Run,
} from "../partners-contract.ts";
import { Count, Lag, PartnerState } from "./PartnersPage.tsx";
import { partnerScreen as screen } from "./screen-messages.ts";

const refetch = { subjects: ["ptn", "tax"], refetchEveryMs: 10_000 };

/** One partner's server: how far behind, how the last runs ended, what was refused and why. */
export function PartnerPage() {
  const say = useSay();
  const { electionId } = usePlace();
  const { partner = "" } = useParams();
  const query = useQueryOf(listPartners, { params: { election: electionId } }, refetch);
  const runs = useQueryOf(
    listRuns,
    { params: { election: electionId, partner: PartnerId.parse(partner) } },
    refetch,
  );
  return (
    <Loaded query={runs} wholePage>
      {({ rows }) => (
        <Page title={query.data?.rows.find(({ id }) => id === partner)?.name ?? ""}>
          {query.data?.rows
            .filter(({ id }) => id === partner)
            .map((row) => (
              <Exchange key={row.id} row={row} />
            ))}
          <h2>{say(screen.runs)}</h2>
          <RowsTable
            name={say(screen.runs)}
            columns={runColumns}
            rows={rows}
            rowKey={(row) => `${row.startedAtMs} ${row.endedAtMs ?? ""}`}
            empty={<Say m={screen["runs-empty"]} />}
          />
          <h2>{say(screen.refusals)}</h2>
          <DataTable
            endpoint={listRefusals}
            params={{ election: electionId, partner: PartnerId.parse(partner) }}
            name={say(screen.refusals)}
            columns={refusalColumns}
            rowKey={(row) => `${row.atMs} ${row.stixId} ${row.sentence}`}
            empty={<Say m={screen["refusals-empty"]} />}
            options={refetch}
          />
        </Page>
      )}
    </Loaded>
  );
}

function Exchange({ row }: { row: PartnerLine }) {
  const say = useSay();
  const { electionId } = usePlace();
  const run = useCommand(runPartner, {
    invalidates: ["partners.list", "partners.runs", "partners.refusals"],
  });
  const params = { election: electionId, partner: row.id };
  const isPaused = row.pausedAtMs !== null;
  return (
    <>
      <Facts
        facts={[
          { name: say(screen.state), value: <PartnerState row={row} /> },
          { name: say(screen.direction), value: say(screen[row.direction]) },
          { name: say(screen.lag), value: <Lag row={row} /> },
          { name: say(screen.next), value: isPaused ? null : <When atMs={row.nextAtMs} short /> },
          { name: say(screen.root), value: <code dir="ltr">{row.rootUrl}</code> },
          { name: say(screen.remote), value: <code dir="ltr">{row.remoteCollection}</code> },
          { name: say(screen.user), value: row.userName === "" ? null : row.userName },
        ]}
      />
      {run.problem && <ProblemNotice problem={run.problem} />}
      <Actions>
        {!isPaused && (
          <Action allow={runPartner} onAct={() => void run.run({ params })} primary>
            {say(screen.run)}
          </Action>
        )}
        <ActForm
          key={String(isPaused)}
          endpoint={pausePartner}
          params={params}
          verb={say(isPaused ? screen.resume : screen.pause)}
          initial={{ paused: !isPaused }}
          invalidates={["partners.list"]}
        >
          <TextField name="why" label={say(screen.reason)} />
        </ActForm>
      </Actions>
    </>
  );
}

const runColumns: readonly Column<Run>[] = [
  { key: "started", head: screen.started, cell: (row) => <When atMs={row.startedAtMs} short /> },
  { key: "pages", head: screen.pages, cell: (row) => <Count of={row.pages} />, numeric: true },
  { key: "received", head: screen.received, cell: (row) => <Count of={row.received} />, numeric: true },
  { key: "added", head: screen.added, cell: (row) => <Count of={row.added} />, numeric: true },
  { key: "refused", head: screen.refused, cell: (row) => <Count of={row.refused} />, numeric: true },
  { key: "ended", head: screen.ended, cell: (row) => <Say m={endOf(row)} /> },
];

function endOf({ error, endedAtMs }: Run) {
  if (error !== null) return errorMessages[error];
  return endedAtMs === null ? screen.running : screen.complete;
}

const refusalColumns: readonly Column<z.infer<typeof Refusal>>[] = [
  {
    key: "object",
    head: screen.object,
    cell: (row) => (
      <details>
        <summary>
          <code dir="ltr">{row.stixId === "" ? "–" : row.stixId}</code> <Say m={screen["show-text"]} />
        </summary>
        <pre className="cf-source" dir="ltr">
          {row.object}
        </pre>
      </details>
    ),
  },
  { key: "reason", head: screen.reason, cell: (row) => row.sentence },
  { key: "at", head: screen.at, cell: (row) => <When atMs={row.atMs} short /> },
];
