import { useMayEnter } from "../../../../platform/ui/allowed.ts";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { Action, Actions } from "../../../../platform/ui/parts/Action.tsx";
import { DataTable } from "../../../../platform/ui/parts/DataTable.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { DueClock, When } from "../../../../platform/ui/parts/When.tsx";
import type { VictimLine } from "../contract.ts";
import {
  listVictims,
  listWaiting,
  measureVictims,
  registerVictims,
  tellVictim,
} from "../endpoints-contract.ts";
import { screen } from "./screen-messages.ts";
import { choicesOf, consentWord, outcomeWord, stateWord } from "./words.ts";

/** Whom must we tell, and by when? */
export function VictimListPage() {
  return useMayEnter()(tellVictim.allow) ? <WhomToTell /> : <OwnRecords />;
}

/** Whoever was affected sees their own records, and nobody else's. */
function OwnRecords() {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <Page title={say(screen["own-question"])} lead={say(screen["own-lead"])}>
      <DataTable
        endpoint={listVictims}
        params={{ election: electionId }}
        name={say(screen["own-question"])}
        columns={columns.filter(({ key }) => ownColumns.includes(key))}
        rowKey={(row) => row.id}
        rowPath={(row) => `exchange/victims/${row.id}`}
        empty={<Say m={screen["own-empty"]} />}
        options={{ subjects: ["vic"] }}
      />
    </Page>
  );
}

const ownColumns: readonly string[] = ["name", "outcome", "told", "consent"];

function WhomToTell() {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <Page
      title={say(screen.question)}
      lead={say(screen.lead)}
      action={
        <Actions>
          <Action allow={registerVictims} to="exchange/victims/register" primary>
            <Say m={screen["register-title"]} />
          </Action>
          <Action allow={listWaiting} to="exchange/victims/tell-all">
            <Say m={screen["tell-all-title"]} />
          </Action>
          <Action allow={measureVictims} to="exchange/victims/measure">
            <Say m={screen["measure-title"]} />
          </Action>
        </Actions>
      }
    >
      <DataTable
        endpoint={listVictims}
        params={{ election: electionId }}
        name={say(screen.question)}
        columns={columns}
        rowKey={(row) => row.id}
        rowPath={(row) => `exchange/victims/${row.id}`}
        sort="due"
        filters={[
          { name: "state", label: screen.state, kind: "choice", options: choicesOf(stateWord) },
          { name: "outcome", label: screen.outcome, kind: "choice", options: choicesOf(outcomeWord) },
          {
            name: "contact",
            label: screen.contact,
            kind: "choice",
            options: [{ value: "me", label: screen.mine }],
          },
          {
            name: "overdue",
            label: screen.due,
            kind: "choice",
            options: [{ value: "yes", label: screen.overdue }],
          },
        ]}
        views={[
          { label: screen["view-waiting"], search: { state: "waiting" } },
          { label: screen.overdue, search: { overdue: "yes" } },
          { label: screen["view-told"], search: { state: "told" } },
          { label: screen["view-all"], search: {} },
        ]}
        empty={<Say m={screen.empty} />}
        options={{ subjects: ["vic"] }}
      />
    </Page>
  );
}

const columns: readonly Column<VictimLine>[] = [
  { key: "name", head: screen.name, cell: (row) => row.name },
  { key: "outcome", head: screen.outcome, cell: (row) => <Say m={outcomeWord[row.outcome]} /> },
  { key: "state", head: screen.state, cell: (row) => <State row={row} /> },
  {
    key: "due",
    head: screen.due,
    sort: "due",
    cell: (row) => (row.dueAtMs === null ? "–" : <DueClock dueAtMs={row.dueAtMs} />),
  },
  {
    key: "told",
    head: screen.told,
    cell: (row) => (row.toldAtMs === null ? "–" : <When atMs={row.toldAtMs} short />),
  },
  { key: "consent", head: screen.consent, cell: (row) => <Say m={consentWord[row.consent]} /> },
  {
    key: "incident",
    head: screen.incident,
    cell: (row) => <Go to={`exchange/incidents/${row.incidentId}`}>{row.incidentId.slice(0, 10)}…</Go>,
  },
];

function State({ row }: { row: VictimLine }) {
  const say = useSay();
  return (
    <StateWord label={say(stateWord[row.state])} tone={row.state === "acknowledged" ? "good" : "plain"} />
  );
}
