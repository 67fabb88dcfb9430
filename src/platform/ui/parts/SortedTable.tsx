import { useMemo, useState, type ReactNode } from "react";
import type { CsvValue } from "../../../basics/csv.ts";
import { useSay, useSpeech } from "../language/say.tsx";
import { Empty } from "./Loaded.tsx";
import { Scroll } from "./Scroll.tsx";
import type { Column } from "./table-column.ts";
import { TableFoot } from "./TableFoot.tsx";
import { TableHead } from "./TableHead.tsx";

const rowsAtATime = 20;

/**
 * A long table of rows that are all here: sorted by any column that has a value for the CSV, shown twenty at a time, the CSV with all of
 * them. A list that the server pages is a `DataTable`, a short one a `RowsTable`.
 */
export function SortedTable<Row>(props: {
  /** Accessible name: what the rows are. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Key of the column that it begins with; with `-` before it the other way round. */
  readonly sort: string;
  readonly csvName: string;
  readonly empty?: ReactNode;
}) {
  const say = useSay();
  const { language } = useSpeech();
  const { name, columns, rows, rowKey, csvName } = props;
  const [sort, setSort] = useState(props.sort);
  const [shown, setShown] = useState(rowsAtATime);
  const sorted = useMemo(() => sortedBy(rows, columns, sort, language), [rows, columns, sort, language]);
  if (rows.length === 0) return <Empty>{props.empty}</Empty>;
  const page = sorted.slice(0, shown);
  const list = {
    rows: page,
    total: rows.length,
    hasMore: page.length < rows.length,
    loadingMore: false,
    more: () => setShown((before) => before + rowsAtATime),
  };
  return (
    <div className="cf-list">
      <Scroll name={name}>
        <table className="cf-table cf-stack" aria-label={name}>
          <TableHead
            columns={columns}
            sort={sort}
            sortOf={({ key, csv }) => (csv === undefined ? undefined : key)}
            onSort={setSort}
          />
          <tbody>
            {page.map((row) => (
              <tr key={rowKey(row)}>
                {columns.map(({ key, head, cell, numeric }) => (
                  <td key={key} className={numeric ? "cf-number" : undefined} data-head={say(head)}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <TableFoot list={list} columns={columns} csvName={csvName} csvRows={sorted} />
    </div>
  );
}

/** Numbers by size, words as the language orders them, and what has no value at the end, whichever way round. */
function sortedBy<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: string,
  language: string,
): readonly Row[] {
  const back = sort.startsWith("-");
  const value = columns.find(({ key }) => key === sort.replace("-", ""))?.csv;
  if (!value) return rows;
  const words = new Intl.Collator(language, { numeric: true });
  const keyed = rows.map((row) => ({ row, by: value(row) }));
  const order = (a: CsvValue, b: CsvValue): number =>
    typeof a === "number" && typeof b === "number" ? a - b : words.compare(String(a), String(b));
  return keyed
    .sort((a, b) => {
      if (isNothing(a.by) || isNothing(b.by)) return Number(isNothing(a.by)) - Number(isNothing(b.by));
      return back ? order(b.by, a.by) : order(a.by, b.by);
    })
    .map(({ row }) => row);
}

function isNothing(value: CsvValue): boolean {
  return value === null || value === undefined || value === "";
}
