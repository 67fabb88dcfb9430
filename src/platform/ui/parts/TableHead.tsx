import { useSay } from "../language/say.tsx";
import { ui } from "../messages.ts";
import type { Column } from "./table-column.ts";

/** Heads of columns; one that can be sorted by is a button that says so, and which way it is sorted is said to screen readers too. */
export function TableHead<R>(props: {
  readonly columns: readonly Column<R>[];
  /** Value of the column that is sorted by; with `-` before it the other way round. */
  readonly sort: string;
  /** What a column is sorted by; undefined where it is not. */
  readonly sortOf: (column: Column<R>) => string | undefined;
  readonly onSort: (sort: string) => void;
}) {
  const say = useSay();
  const { columns, sort, sortOf, onSort } = props;
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          const value = sortOf(column);
          const head = say(column.head);
          return (
            <th
              key={column.key}
              scope="col"
              className={column.numeric ? "cf-number" : undefined}
              aria-sort={ariaSort(sort, value)}
            >
              {value === undefined ? (
                head
              ) : (
                <button
                  type="button"
                  className="cf-sort"
                  onClick={() => onSort(sort === value ? `-${value}` : value)}
                  title={say(ui["sort-by"], { column: head })}
                >
                  {head}
                  <span aria-hidden="true">{sort === value ? " ↑" : sort === `-${value}` ? " ↓" : ""}</span>
                </button>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function ariaSort(sort: string, value: string | undefined): "ascending" | "descending" | "none" | undefined {
  if (value === undefined) return undefined;
  return sort === value ? "ascending" : sort === `-${value}` ? "descending" : "none";
}
