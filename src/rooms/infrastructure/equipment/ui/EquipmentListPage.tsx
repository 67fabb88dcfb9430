import { Link } from "react-router";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action, Actions } from "../../../../platform/ui/parts/Action.tsx";
import { DataTable } from "../../../../platform/ui/parts/DataTable.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Page, Section } from "../../../../platform/ui/parts/Page.tsx";
import { RowsTable } from "../../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import {
  equipmentStates,
  importEquipment,
  listDecks,
  listEnrolled,
  listEquipment,
  planQueue,
  registerEquipment,
  type EnrolledDevice,
  type Equipment,
} from "../contract.ts";
import { messages } from "../messages.ts";
import { CsvUpload } from "./CsvUpload.tsx";
import { screen } from "./screen-messages.ts";
import { stateTone, useWhatWord } from "./words.ts";

const path = "infrastructure/equipment";

/** Every machine, what it is and where; what a hub has enrolled and nobody registered; many at once. */
export function EquipmentListPage() {
  const say = useSay();
  const { electionId } = usePlace();
  const stateOf = (state: Equipment["state"]) => messages[`state-${state}`];
  return (
    <Page
      title={say(screen.question)}
      lead={say(screen.lead)}
      action={
        <Action allow={registerEquipment} to={`${path}/new`} primary>
          <Say m={screen["register-verb"]} />
        </Action>
      }
    >
      <Actions>
        <Action allow={listDecks} to={`${path}/decks`}>
          <Say m={screen["decks-open"]} />
        </Action>
        <Action allow={planQueue} to={`${path}/queue`}>
          <Say m={screen["queue-open"]} />
        </Action>
      </Actions>
      <DataTable
        endpoint={listEquipment}
        params={{ election: electionId }}
        name={say(screen.question)}
        columns={columns}
        rowKey={(row) => row.id}
        rowPath={(row) => `${path}/${row.id}`}
        filters={[
          {
            name: "state",
            label: screen.state,
            kind: "choice",
            options: equipmentStates.map((value) => ({ value, label: stateOf(value) })),
          },
        ]}
        views={[
          { label: screen["view-all"], search: {} },
          { label: screen["view-in-use"], search: { state: "in-use" } },
          { label: screen["view-withdrawn"], search: { state: "withdrawn" } },
        ]}
        empty={<Say m={screen.empty} />}
        options={{ subjects: ["eqp"] }}
      />
      <Enrolled />
      <Section title={say(screen["import-title"])}>
        <p className="cf-text">{say(screen["import-text"])}</p>
        <CsvUpload
          endpoint={importEquipment}
          verb={say(screen["import-verb"])}
          inputOf={(file) => ({ params: { election: electionId }, query: { file: file.name } })}
          doneWords={(reply) => say(screen["import-done"], reply)}
        />
      </Section>
    </Page>
  );
}

const columns: readonly Column<Equipment>[] = [
  { key: "serial", head: screen.serial, cell: (row) => row.serial },
  { key: "what", head: screen.what, cell: (row) => <What one={row} /> },
  { key: "place", head: screen.place, cell: (row) => row.place },
  {
    key: "state",
    head: screen.state,
    cell: (row) => <State state={row.state} />,
  },
  { key: "changed", head: screen.changed, cell: (row) => <When atMs={row.changedAtMs} short /> },
];

function What({ one }: { one: Equipment }) {
  return <>{useWhatWord()(one)}</>;
}

export function State({ state }: Pick<Equipment, "state">) {
  const say = useSay();
  return <StateWord label={say(messages[`state-${state}`])} tone={stateTone[state]} />;
}

function Enrolled() {
  const say = useSay();
  const { electionId, to } = usePlace();
  const query = useQueryOf(listEnrolled, { params: { election: electionId } }, { subjects: ["eqp", "pbk"] });
  const inRegister = ({ equipmentId }: EnrolledDevice) =>
    equipmentId === null ? (
      <StateWord label={say(screen["in-register-no"])} tone="soon" />
    ) : (
      <Link to={to(`${path}/${equipmentId}`)}>{say(screen["in-register-yes"])}</Link>
    );
  const cells: readonly Column<EnrolledDevice>[] = [
    { key: "device", head: screen.device, cell: (row) => row.device },
    { key: "site", head: screen.site, cell: (row) => row.site },
    { key: "register", head: screen["in-register"], cell: inRegister },
  ];
  return (
    <Section title={say(screen.enrolled)}>
      <Loaded query={query}>
        {({ devices }) => (
          <RowsTable
            name={say(screen.enrolled)}
            columns={cells}
            rows={devices}
            rowKey={(row) => `${row.packageId} ${row.device}`}
            empty={say(screen["enrolled-none"])}
          />
        )}
      </Loaded>
    </Section>
  );
}
