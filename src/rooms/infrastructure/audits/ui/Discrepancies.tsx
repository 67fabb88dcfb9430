import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { RowsTable } from "../../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import type { ReplyOf } from "../../../../platform/contract/endpoint.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { listDiscrepancies, type AuditDetail } from "../contract.ts";
import { reading } from "./reading-messages.ts";
import { readingWords } from "./words.ts";

type Discrepancy = ReplyOf<typeof listDiscrepancies>["rows"][number];

/** Ballots whose paper reads otherwise than their record, after every drawn round is measured. */
export function Discrepancies({ audit }: { audit: AuditDetail }) {
  const say = useSay();
  const { electionId } = usePlace();
  const query = useQueryOf(
    listDiscrepancies,
    { params: { election: electionId, audit: audit.id } },
    { subjects: ["aud"] },
  );
  const waits = audit.rounds.length === 0 || audit.rounds.some(({ measuredAtMs }) => measuredAtMs === null);
  const empty =
    audit.design.style === "polling"
      ? reading["discrepancies-polling"]
      : waits
        ? reading["discrepancies-wait"]
        : reading["discrepancies-none"];
  return (
    <Section title={<Say m={reading["discrepancies-title"]} />}>
      <Loaded query={query}>
        {({ rows }) => (
          <RowsTable
            name={say(reading["discrepancies-title"])}
            columns={columnsFor(audit)}
            rows={rows}
            rowKey={({ contest, card }) => `${contest} ${card}`}
            empty={<Say m={empty} />}
          />
        )}
      </Loaded>
    </Section>
  );
}

const columnsFor = (audit: AuditDetail): readonly Column<Discrepancy>[] => [
  { key: "card", head: reading.ballot, cell: ({ card }) => <code>{card}</code> },
  {
    key: "contest",
    head: reading["which-contest"],
    cell: (row) => audit.contests.find(({ id }) => id === row.contest)?.title ?? row.contest,
  },
  { key: "draws", head: reading["times-drawn"], cell: ({ draws }) => <Times of={draws} />, numeric: true },
  { key: "kind", head: reading.kind, cell: ({ kind }) => <Say m={reading[`kind-${kind}`]} /> },
  { key: "record", head: reading.record, cell: (row) => <Recorded row={row} /> },
  { key: "paper", head: reading.paper, cell: (row) => <OnPaper row={row} /> },
];

function Times({ of }: { of: number }) {
  return useFormats().number(of);
}

function Recorded({ row }: { row: Discrepancy }) {
  const say = useSay();
  const formats = useFormats();
  if (row.record === null) return say(reading["no-record"]);
  return readingWords({ kind: "votes", votes: row.record }, say, formats);
}

function OnPaper({ row }: { row: Discrepancy }) {
  const say = useSay();
  const formats = useFormats();
  return readingWords(row.paper, say, formats);
}
