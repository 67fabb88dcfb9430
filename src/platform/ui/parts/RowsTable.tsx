import type { ReactNode } from "react";
import { useSay } from "../language/say.tsx";
import { Empty } from "./Loaded.tsx";
import { Scroll } from "./Scroll.tsx";
import type { Column } from "./table-column.ts";

/** A short table of rows that are all here: the parts of an object. A list that grows is a `DataTable`. */
export function RowsTable<Row>(props: {
  /** Accessible name: what the rows are. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly empty?: ReactNode;
}) {
  const say = useSay();
  const { name, columns, rows, rowKey } = props;
  if (rows.length === 0) return <Empty>{props.empty}</Empty>;
  return (
    <Scroll name={name}>
      <table className="cf-table cf-stack" aria-label={name}>
        <thead>
          <tr>
            {columns.map(({ key, head, numeric }) => (
              <th key={key} scope="col" className={numeric ? "cf-number" : undefined}>
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
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
  );
}
