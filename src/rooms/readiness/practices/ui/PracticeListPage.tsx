import { Say, useSay, useSpeech } from "../../../../platform/ui/language/say.tsx";
import { DataTable } from "../../../../platform/ui/parts/DataTable.tsx";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { listPractices, principles, type PracticeLine } from "../contract.ts";
import { screen } from "./screen-messages.ts";
import { SliceLinks } from "./SliceLinks.tsx";
import { areaWord, choicesOf, principleWord, stateTone, stateWord } from "./words.ts";

/** What is proven, and what is not? */
export function PracticeListPage() {
  const say = useSay();
  return (
    <Page title={say(screen.question)} lead={say(screen.lead)}>
      <Sum />
      <DataTable
        endpoint={listPractices}
        params={{}}
        name={say(screen.question)}
        columns={columns}
        rowKey={(row) => row.id}
        rowPath={(row) => `readiness/practices/${row.id}`}
        filters={[
          { name: "area", label: screen.area, kind: "choice", options: choicesOf(areaWord) },
          { name: "state", label: screen.state, kind: "choice", options: choicesOf(stateWord) },
          { name: "principle", label: screen.principle, kind: "choice", options: principleOptions },
        ]}
        views={[
          { label: screen["view-all"], search: {} },
          { label: screen["view-done"], search: { state: "done" } },
          { label: screen["view-gaps"], search: { state: "no-negative" } },
          { label: screen["view-none"], search: { state: "no-test" } },
          { label: screen["view-p3"], search: { principle: "P3" } },
        ]}
        csvName="practices"
        foldBy={(row) => areaWord[row.area]}
      />
    </Page>
  );
}

/** Done of how many, and when that was measured. */
function Sum() {
  const say = useSay();
  const query = useQueryOf(listPractices, {});
  return (
    <Loaded query={query}>
      {({ counts, measuredAtMs }) => (
        <p>
          {measuredAtMs === null ? (
            <strong>{say(screen["never-measured"])}</strong>
          ) : (
            <>
              <strong>
                {say(screen["done-of"], {
                  done: counts.done,
                  total: Object.values(counts).reduce((sum, count) => sum + count, 0),
                })}
              </strong>{" "}
              <span className="cf-muted">
                {say(screen["measured-at"])} : <When atMs={measuredAtMs} />
              </span>
            </>
          )}
        </p>
      )}
    </Loaded>
  );
}

const principleOptions = principles.map((value) => ({ value, label: principleWord(value) }));

const columns: readonly Column<PracticeLine>[] = [
  { key: "id", head: screen.id, cell: (row) => row.id, csv: (row) => row.id },
  {
    key: "title",
    head: screen.title,
    cell: (row) => <Title title={row.title} />,
    csv: (row) => row.title.en,
  },
  { key: "state", head: screen.state, cell: (row) => <State row={row} />, csv: (row) => row.state },
  {
    key: "acceptance",
    head: screen.acceptance,
    numeric: true,
    cell: (row) => <Say m={screen["of-total"]} values={{ ...row.acceptance }} />,
    csv: (row) => `${row.acceptance.passed}/${row.acceptance.total}`,
  },
  {
    key: "negative",
    head: screen.negative,
    numeric: true,
    cell: (row) => <Say m={screen["of-total"]} values={{ ...row.negative }} />,
    csv: (row) => `${row.negative.passed}/${row.negative.total}`,
  },
  {
    key: "reached",
    head: screen.reached,
    cell: (row) => <SliceLinks names={row.slices} />,
    csv: (row) => row.slices.join(" "),
  },
];

function Title({ title }: { title: PracticeLine["title"] }) {
  const { read } = useSpeech();
  return read(title);
}

function State({ row }: { row: PracticeLine }) {
  const say = useSay();
  return <StateWord label={say(stateWord[row.state])} tone={stateTone[row.state]} />;
}
