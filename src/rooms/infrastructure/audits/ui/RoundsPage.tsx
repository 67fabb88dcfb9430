import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action, Actions } from "../../../../platform/ui/parts/Action.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { ProblemNotice } from "../../../../platform/ui/parts/ProblemNotice.tsx";
import { RowsTable } from "../../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand, useQueryOf } from "../../../../platform/ui/queries.ts";
import type { ReplyOf } from "../../../../platform/contract/endpoint.ts";
import { measureRound, readProgress, type AuditDetail, type Round } from "../contract.ts";
import { AuditFrame, useNotNow } from "./AuditFrame.tsx";
import { Boards } from "./Boards.tsx";
import { reading } from "./reading-messages.ts";
import { Retrieval } from "./Retrieval.tsx";

/** How far reading is, what is fetched, and who reads. */
export function RoundsPage() {
  return (
    <AuditFrame>
      {(audit) => (
        <>
          <ProgressOf audit={audit} />
          <Rounds audit={audit} />
          <Boards audit={audit} />
        </>
      )}
    </AuditFrame>
  );
}

type Row = ReplyOf<typeof readProgress>["rows"][number] & { readonly title: string; readonly place: string };

function ProgressOf({ audit }: { audit: AuditDetail }) {
  const say = useSay();
  const { electionId } = usePlace();
  const query = useQueryOf(
    readProgress,
    { params: { election: electionId, audit: audit.id } },
    { subjects: ["aud"], refetchEveryMs: 15_000 },
  );
  return (
    <Section title={<Say m={reading["progress-question"]} />}>
      <Loaded query={query}>
        {({ rows }) => (
          <>
            <RowsTable
              name={say(reading["progress-question"])}
              columns={progressColumns}
              rows={rows.map((row) => named(row, audit, say(reading["of-sample"])))}
              rowKey={({ jurisdiction, contest }) => `${jurisdiction} ${contest}`}
              empty={<Say m={reading["progress-none"]} />}
            />
            <Measure audit={audit} unread={rows.some(({ units, settled }) => settled < units)} />
          </>
        )}
      </Loaded>
    </Section>
  );
}

function named(row: ReplyOf<typeof readProgress>["rows"][number], audit: AuditDetail, sample: string): Row {
  const place = audit.jurisdictions.find(({ code }) => code === row.jurisdiction)?.name ?? row.jurisdiction;
  const title = audit.contests.find(({ id }) => id === row.contest)?.title ?? row.contest;
  return { ...row, place, title: row.contest === "" ? sample : title };
}

const progressColumns: readonly Column<Row>[] = [
  { key: "place", head: reading.jurisdiction, cell: ({ place }) => place },
  { key: "what", head: reading.what, cell: ({ title }) => title },
  { key: "settled", head: reading.settled, cell: (row) => <Settled row={row} /> },
  {
    key: "disputed",
    head: reading.disputed,
    cell: ({ disputed }) => <Count of={disputed} />,
    numeric: true,
  },
];

function Settled({ row }: { row: Row }) {
  const say = useSay();
  const formats = useFormats();
  const words = `${formats.percent(row.settled, row.units)} (${formats.number(row.settled)} / ${formats.number(row.units)})`;
  return (
    <span className="cf-settled">
      <progress
        max={Math.max(1, row.units)}
        value={row.settled}
        aria-label={say(reading["settled-of"], { place: row.place })}
        aria-valuetext={words}
      />{" "}
      {words}
    </span>
  );
}

function Count({ of }: { of: number }) {
  return useFormats().number(of);
}

function Measure({ audit, unread }: { audit: AuditDetail; unread: boolean }) {
  const say = useSay();
  const { electionId } = usePlace();
  const command = useCommand(measureRound);
  const notNow = useNotNow(audit)("measure");
  return (
    <>
      {command.problem && <ProblemNotice problem={command.problem} />}
      <Actions>
        <Action
          allow={measureRound}
          blocked={notNow ?? (unread ? say(reading["still-unread"]) : null)}
          onAct={() => command.run({ params: { election: electionId, audit: audit.id } })}
          consequence={say(reading["measure-consequence"])}
          running={command.running}
          primary
        >
          <Say m={reading["measure-verb"]} />
        </Action>
      </Actions>
    </>
  );
}

function Rounds({ audit }: { audit: AuditDetail }) {
  const say = useSay();
  const last = audit.rounds.at(-1);
  return (
    <Section title={<Say m={reading.rounds} />}>
      <RowsTable
        name={say(reading.rounds)}
        columns={roundColumns}
        rows={audit.rounds}
        rowKey={({ number }) => String(number)}
        empty={<Say m={reading["rounds-none"]} />}
      />
      {last !== undefined && <Retrieval key={last.number} audit={audit} last={last.number} />}
    </Section>
  );
}

const roundColumns: readonly Column<Round>[] = [
  { key: "number", head: reading.round, cell: ({ number }) => <Count of={number} /> },
  { key: "draws", head: reading["draws-of-round"], cell: ({ draws }) => <Count of={draws} />, numeric: true },
  { key: "far", head: reading["draws-so-far"], cell: (row) => <Count of={row.drawsSoFar} />, numeric: true },
  { key: "drawn", head: reading.drawn, cell: ({ drawnAtMs }) => <When atMs={drawnAtMs} short /> },
  {
    key: "measured",
    head: reading.measured,
    cell: ({ measuredAtMs }) =>
      measuredAtMs === null ? <Say m={reading["not-measured"]} /> : <When atMs={measuredAtMs} short />,
  },
];
