import { Say, useFormats, useSay } from "../../../platform/ui/language/say.tsx";
import { useOrganisations } from "../../../platform/ui/organisations.tsx";
import { Action, Actions } from "../../../platform/ui/parts/Action.tsx";
import { Go } from "../../../platform/ui/parts/Go.tsx";
import { StateWord } from "../../../platform/ui/parts/ObjectHead.tsx";
import { PageOf } from "../../../platform/ui/parts/Page.tsx";
import { RowsTable } from "../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../platform/ui/parts/table-column.ts";
import { When } from "../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../platform/ui/place.tsx";
import { useQueryOf, type RowOf } from "../../../platform/ui/queries.ts";
import { checkShare, listAgreements, listShares, proposeAgreement, readMatrix } from "../contract.ts";
import { messages } from "../messages.ts";
import { screen } from "./screen-messages.ts";
import { stateTone, stateWord } from "./words.ts";

type Row = RowOf<typeof listAgreements>;

/** Who agreed to share what with whom? */
export function AgreementListPage() {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <PageOf
      title={say(screen.question)}
      lead={say(screen.lead)}
      query={useQueryOf(listAgreements, { params: { election: electionId } }, { subjects: ["agr"] })}
      action={
        <Actions>
          <Action allow={proposeAgreement} to="exchange/agreements/new" primary>
            {say(screen.propose)}
          </Action>
          <Action allow={checkShare} to="exchange/agreements/check">
            {say(screen["check-title"])}
          </Action>
          <Action allow={readMatrix} to="exchange/agreements/matrix">
            {say(messages.matrix)}
          </Action>
          <Action allow={listShares} to="exchange/agreements/shares">
            {say(messages.shares)}
          </Action>
        </Actions>
      }
    >
      {({ rows }) => (
        <RowsTable
          name={say(screen.question)}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          empty={say(screen.empty)}
        />
      )}
    </PageOf>
  );
}

const columns: readonly Column<Row>[] = [
  {
    key: "title",
    head: screen.title,
    cell: (row) => <Go to={`exchange/agreements/${row.id}`}>{row.title}</Go>,
  },
  { key: "state", head: screen.state, cell: (row) => <State row={row} /> },
  { key: "parties", head: screen.parties, cell: (row) => <Parties ids={row.parties} /> },
  {
    key: "bound",
    head: screen.bound,
    cell: (row) => (
      <Say m={screen["bound-of"]} values={{ bound: row.bound.length, total: row.parties.length }} />
    ),
  },
  { key: "clauses", head: screen.clauses, numeric: true, cell: (row) => row.clauses.length },
  {
    key: "ends",
    head: screen.ends,
    cell: (row) =>
      row.expiresAtMs === null ? <Say m={screen["no-end"]} /> : <When atMs={row.expiresAtMs} short />,
  },
];

function State({ row }: { row: Row }) {
  return <StateWord label={useSay()(stateWord[row.state])} tone={stateTone[row.state]} />;
}

function Parties({ ids }: { ids: readonly string[] }) {
  const formats = useFormats();
  const { nameOf } = useOrganisations();
  return formats.list(ids.map(nameOf));
}
