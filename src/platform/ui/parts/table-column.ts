import type { ReactNode } from "react";
import type { Message } from "../../../basics/text.ts";
import type { CsvValue } from "../../../basics/csv.ts";

export interface Column<Row> {
  readonly key: string;
  readonly head: Message;
  readonly cell: (row: Row) => ReactNode;
  /** What stands in the CSV; a column without it is left out there. */
  readonly csv?: (row: Row) => CsvValue;
  /** Value of the query's `sort` for this column; with `-` before it the other way round. */
  readonly sort?: string;
  readonly numeric?: boolean;
}
