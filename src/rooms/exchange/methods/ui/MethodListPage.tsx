import { Say, useFormats, useSay, useSpeech } from "../../../../platform/ui/language/say.tsx";
import { Action } from "../../../../platform/ui/parts/Action.tsx";
import { DataTable } from "../../../../platform/ui/parts/DataTable.tsx";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { addMethod, listMethods, states, type Method } from "../contract.ts";
import { messages } from "../messages.ts";
import { MeasureInShort } from "./MeasureView.tsx";
import { screen } from "./screen-messages.ts";
import { stateWord, toneOf } from "./words.ts";

/** How do we identify manipulation? */
export function MethodListPage() {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <Page
      title={say(screen.question)}
      lead={say(screen.lead)}
      action={
        <Action allow={addMethod} to="exchange/methods/new" primary>
          <Say m={screen["add-title"]} />
        </Action>
      }
    >
      <DataTable
        endpoint={listMethods}
        params={{ election: electionId }}
        name={say(screen.question)}
        columns={columns}
        rowKey={(row) => row.id}
        rowPath={(row) => `exchange/methods/${row.id}`}
        filters={[
          { name: "text", label: screen.search, kind: "text" },
          {
            name: "state",
            label: screen.state,
            kind: "choice",
            options: states.map((value) => ({ value, label: stateWord[value] })),
          },
          {
            name: "tested",
            label: screen["tested-or-not"],
            kind: "choice",
            options: [
              { value: "tested", label: screen.tested },
              { value: "untested", label: messages.untested },
            ],
          },
          { name: "overdue", label: screen.overdue, kind: "flag" },
        ]}
        empty={<Say m={screen.empty} />}
        csvName="methods"
        options={{ subjects: ["mtd"] }}
      />
    </Page>
  );
}

const columns: readonly Column<Method>[] = [
  {
    key: "name",
    head: screen.name,
    cell: (row) => <Name row={row} />,
    csv: (row) => Object.values(row.name)[0] ?? "",
  },
  {
    key: "state",
    head: screen.state,
    cell: (row) => <StateOf row={row} />,
    csv: (row) => row.state,
  },
  {
    key: "measure",
    head: screen.measure,
    cell: (row) => <MeasureInShort measure={row.measure} />,
    csv: (row) =>
      row.measure.tested ? `${row.measure.precision.count} / ${row.measure.precision.of}` : "untested",
  },
  { key: "code", head: screen.detects, cell: (row) => row.code ?? "–", csv: (row) => row.code },
  {
    key: "review",
    head: screen["review-by"],
    cell: (row) => <Review row={row} />,
    csv: (row) => row.reviewBy,
  },
];

function Name({ row }: { row: Method }) {
  return useSpeech().read(row.name) || row.id;
}

function StateOf({ row }: { row: Method }) {
  const say = useSay();
  return <StateWord label={say(stateWord[row.state])} tone={toneOf(row)} />;
}

function Review({ row }: { row: Method }) {
  const say = useSay();
  const day = useFormats().day(row.reviewBy);
  if (!row.reviewOverdue || row.state === "retired") return day;
  return (
    <>
      {day} <StateWord label={say(messages.overdue)} tone="danger" />
    </>
  );
}
