import { useState } from "react";
import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { DataTable } from "../../../../platform/ui/parts/DataTable.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { listUnits, unitStates, type AuditDetail, type Board, type UnitToRead } from "../contract.ts";
import { entry } from "./entry-messages.ts";
import { unitStateWord, readingWords } from "./words.ts";

/** Everything of this board, on demand: the other's entry only where both are in. */
export function SettledUnits({ audit, board }: { audit: AuditDetail; board: Board }) {
  const say = useSay();
  const { electionId } = usePlace();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="cf-own" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say(entry["settled-title"])}</summary>
      {isOpen && (
        <DataTable
          endpoint={listUnits}
          params={{ election: electionId, audit: audit.id, board: board.id }}
          name={say(entry["settled-title"])}
          columns={columns}
          rowKey={({ contest, unit }) => `${contest} ${unit}`}
          filters={[
            {
              name: "state",
              label: entry.state,
              kind: "choice",
              options: unitStates.map((value) => ({ value, label: unitStateWord[value] })),
            },
          ]}
          empty={<Say m={entry["nothing-dealt"]} />}
          options={{ subjects: ["aud"] }}
        />
      )}
    </details>
  );
}

const columns: readonly Column<UnitToRead>[] = [
  { key: "unit", head: entry.unit, cell: ({ unit }) => <code>{unit}</code> },
  { key: "state", head: entry.state, cell: (row) => <Say m={unitStateWord[stateOf(row)]} /> },
  { key: "settled", head: entry["settled-as"], cell: (row) => <SettledAs unit={row} /> },
  {
    key: "how",
    head: entry["settled-how"],
    cell: ({ settled, settledHow }) =>
      settled === null ? "–" : (settledHow ?? <Say m={entry["both-agreed"]} />),
  },
];

function stateOf({ settled, both, mine }: UnitToRead): (typeof unitStates)[number] {
  if (settled !== null) return "settled";
  if (both !== null) return "disputed";
  return mine === null ? "to-read" : "waiting";
}

function SettledAs({ unit }: { unit: UnitToRead }) {
  const say = useSay();
  const formats = useFormats();
  if (unit.settled === null) return "–";
  return formats.list(Object.values(unit.settled).map((said) => readingWords(said, say, formats)));
}
