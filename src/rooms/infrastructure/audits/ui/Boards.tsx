import { useMemo } from "react";
import { z } from "zod";
import { useMayEnter, useWhyNot } from "../../../../platform/ui/allowed.ts";
import { ActForm } from "../../../../platform/ui/form/ActForm.tsx";
import { SelectField, TextAreaField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { Actions } from "../../../../platform/ui/parts/Action.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { RowsTable } from "../../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { useSession } from "../../../../platform/ui/session.tsx";
import {
  dealUnits,
  listBoards,
  listReaders,
  makeBoard,
  type AuditDetail,
  type Board,
  type Jurisdiction,
} from "../contract.ts";
import { reading } from "./reading-messages.ts";

/** Who reads: the boards of each jurisdiction that this reader may know. */
export function Boards({ audit }: { audit: AuditDetail }) {
  const say = useSay();
  const { electionId } = usePlace();
  const { person } = useSession();
  const enabled = useMayEnter()(listBoards.allow);
  const query = useQueryOf(
    listBoards,
    { params: { election: electionId, audit: audit.id } },
    { subjects: ["aud"], enabled, refetchEveryMs: 15_000 },
  );
  if (!enabled) return null;
  const ours = audit.jurisdictions.filter(({ organisationId }) => organisationId === person?.organisation.id);
  return (
    <Section title={<Say m={reading.boards} />}>
      <p className="cf-muted">{say(reading["boards-text"])}</p>
      <Loaded query={query}>
        {({ boards }) => (
          <>
            <RowsTable
              name={say(reading.boards)}
              columns={boardColumns(audit)}
              rows={boards}
              rowKey={({ id }) => id}
              empty={<Say m={reading["boards-none"]} />}
            />
            {ours.map((jurisdiction) => (
              <BoardActs key={jurisdiction.code} audit={audit} jurisdiction={jurisdiction} boards={boards} />
            ))}
          </>
        )}
      </Loaded>
    </Section>
  );
}

const boardColumns = (audit: AuditDetail): readonly Column<Board>[] => [
  {
    key: "name",
    head: reading.board,
    cell: ({ id, name }) => <Go to={`infrastructure/audits/${audit.id}/boards/${id}`}>{name}</Go>,
  },
  {
    key: "jurisdiction",
    head: reading.jurisdiction,
    cell: (row) =>
      audit.jurisdictions.find(({ code }) => code === row.jurisdiction)?.name ?? row.jurisdiction,
  },
  { key: "members", head: reading.members, cell: (row) => <Members board={row} /> },
  { key: "settled", head: reading.settled, cell: (row) => <Done board={row} />, numeric: true },
  {
    key: "disputed",
    head: reading.disputed,
    cell: ({ disputed }) => <Disputed of={disputed} />,
    numeric: true,
  },
];

function Members({ board }: { board: Board }) {
  const say = useSay();
  return (
    <ul className="cf-cell-list">
      {board.members.map(({ personId, name }) => {
        const here = board.sittings.find((one) => one.personId === personId && one.signedOutAtMs === null);
        return (
          <li key={personId}>
            {here
              ? say(reading["at-table"], { name, affiliation: here.affiliation })
              : say(reading["not-at-table"], { name })}
          </li>
        );
      })}
    </ul>
  );
}

function Done({ board }: { board: Board }) {
  const formats = useFormats();
  return `${formats.number(board.settled)} / ${formats.number(board.units)}`;
}

function Disputed({ of }: { of: number }) {
  return useFormats().number(of);
}

function BoardActs(props: {
  readonly audit: AuditDetail;
  readonly jurisdiction: Jurisdiction;
  readonly boards: readonly Board[];
}) {
  const { audit, jurisdiction } = props;
  const say = useSay();
  const { electionId } = usePlace();
  const own = props.boards.filter((board) => board.jurisdiction === jurisdiction.code);
  const params = { election: electionId, audit: audit.id, jurisdiction: jurisdiction.code };
  const may = useWhyNot()(makeBoard) === null;
  const few = own.length < 2 ? say(reading["one-board-only"]) : null;
  return (
    <Actions>
      <ActForm
        endpoint={makeBoard}
        params={params}
        verb={say(reading["make-board-verb"], { place: jurisdiction.name })}
        schema={TypedBoard}
        primary={own.length === 0}
      >
        {may && <BoardFields audit={audit} taken={props.boards} />}
      </ActForm>
      <ActForm
        endpoint={dealUnits}
        params={params}
        verb={say(reading["deal-verb"], { place: jurisdiction.name })}
        blocked={few}
        consequence={say(reading["deal-consequence"])}
      >
        <SelectField
          name="from"
          label={say(reading["deal-from"])}
          choices={own.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextAreaField name="why" label={say(reading.why)} rows={2} />
      </ActForm>
    </Actions>
  );
}

const TypedBoard = z
  .object({ name: makeBoard.body.shape.name, first: z.string(), second: z.string() })
  .transform(({ name, first, second }) => ({ name, members: [first, second] as [string, string] }));

/** Those of one's own organisation who hold the role and sit on no board of this audit yet. */
function BoardFields({ audit, taken }: { audit: AuditDetail; taken: readonly Board[] }) {
  const say = useSay();
  const { electionId } = usePlace();
  const { data } = useQueryOf(listReaders, { params: { election: electionId, audit: audit.id } });
  const choices = useMemo(() => {
    const seated = new Set(taken.flatMap(({ members }) => members.map(({ personId }) => personId)));
    return (data?.people ?? [])
      .filter(({ id }) => !seated.has(id))
      .map(({ id, name }) => ({ value: id, label: name }));
  }, [data, taken]);
  const hint = data && choices.length < 2 ? say(reading["readers-few"]) : say(reading["readers-hint"]);
  return (
    <>
      <TextField name="name" label={say(reading["board-name"])} />
      <SelectField name="first" label={say(reading["first-member"])} choices={choices} hint={hint} />
      <SelectField name="second" label={say(reading["second-member"])} choices={choices} />
    </>
  );
}
