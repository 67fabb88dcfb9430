import { Say, useFormats, useSay } from "../../../platform/ui/language/say.tsx";
import { OrganisationName } from "../../../platform/ui/organisations.tsx";
import { Go } from "../../../platform/ui/parts/Go.tsx";
import { PageOf } from "../../../platform/ui/parts/Page.tsx";
import { RowsTable } from "../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../platform/ui/parts/table-column.ts";
import { usePlace } from "../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../platform/ui/queries.ts";
import type { ReplyOf } from "../../../platform/contract/endpoint.ts";
import { readMatrix } from "../contract.ts";
import { screen } from "./screen-messages.ts";
import { classWord, purposeWord } from "./words.ts";

type Cell = ReplyOf<typeof readMatrix>["cells"][number];

/** Who may share what with whom, from the clauses in force: one row for each sender, recipient and class. */
export function MatrixPage() {
  const say = useSay();
  const { electionId } = usePlace();
  const query = useQueryOf(readMatrix, { params: { election: electionId } }, { subjects: ["agr"] });
  return (
    <PageOf title={say(screen["matrix-title"])} lead={say(screen["matrix-lead"])} query={query}>
      {({ cells }) => (
        <RowsTable
          name={say(screen["matrix-title"])}
          columns={columns}
          rows={cells}
          rowKey={(cell) => `${cell.from} ${cell.to} ${cell.class}`}
          empty={say(screen["matrix-empty"])}
        />
      )}
    </PageOf>
  );
}

const columns: readonly Column<Cell>[] = [
  { key: "from", head: screen.from, cell: (cell) => <OrganisationName id={cell.from} /> },
  { key: "to", head: screen.to, cell: (cell) => <OrganisationName id={cell.to} /> },
  { key: "class", head: screen.kind, cell: (cell) => <Say m={classWord[cell.class]} /> },
  { key: "by", head: screen.by, cell: (cell) => <Clauses cell={cell} /> },
];

function Clauses({ cell }: { cell: Cell }) {
  const say = useSay();
  const formats = useFormats();
  return (
    <ul className="cf-cell-list">
      {cell.by.map((by) => (
        <li key={`${by.agreementId} ${by.clause}`}>
          <Go to={`exchange/agreements/${by.agreementId}`}>
            {say(screen["clause-title"], { number: by.clause })}
          </Go>
          : TLP:{by.tlpMax.toUpperCase()}, {formats.list(by.purposes.map((each) => say(purposeWord[each])))},{" "}
          {say(screen.days, { n: by.retentionDays })}
          {by.toClients && `, ${say(screen["to-clients"])}`}
        </li>
      ))}
    </ul>
  );
}
