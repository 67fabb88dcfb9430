import { useMediaQuery } from "@mantine/hooks";
import type { KeyboardEvent, ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import type { CallInput } from "../api.ts";
import type { Endpoint } from "../../contract/endpoint.ts";
import type { Message } from "../../../basics/text.ts";
import { Say, useSay } from "../language/say.tsx";
import { ui } from "../messages.ts";
import { usePlace } from "../place.tsx";
import { useList, type QueryOptions, type RowOf } from "../queries.ts";
import { Empty, Loading } from "./Loaded.tsx";
import { ProblemNotice } from "./ProblemNotice.tsx";
import { TableFilters, type Filter, type SavedView } from "./TableFilters.tsx";
import type { Column } from "./table-column.ts";
import { TableFoot } from "./TableFoot.tsx";
import { TableHead } from "./TableHead.tsx";

export interface DataTableProps<E extends Endpoint> {
  /** A paged list. Its query takes `sort` and the filters' names. */
  readonly endpoint: E;
  readonly params: CallInput<E>["params"];
  /** Accessible name: the question the list answers. */
  readonly name: string;
  readonly columns: readonly Column<RowOf<E>>[];
  readonly rowKey: (row: RowOf<E>) => string;
  /** Where a row leads; the first column is the link. */
  readonly rowPath?: (row: RowOf<E>) => string;
  readonly filters?: readonly Filter[];
  readonly views?: readonly SavedView[];
  /** Sort where the address names none. */
  readonly sort?: string;
  readonly empty?: ReactNode;
  /** File name of the CSV; without it, none is offered. */
  readonly csvName?: string;
  readonly options?: QueryOptions;
  /** On a phone rows are folded under this word of theirs, in the order in which they come. For lists that are all here at once. */
  readonly foldBy?: (row: RowOf<E>) => Message;
}

/** A list: filters and sort in the address, pages by cursor, counts that are true for this reader. */
export function DataTable<E extends Endpoint>(props: DataTableProps<E>) {
  const { endpoint, params, filters = [], columns } = props;
  const [search] = useSearchParams();
  const query = queryFrom(search, filters, props.sort);
  const list = useList(endpoint, { params, query } as unknown as CallInput<E>, props.options);
  const filtered = filters.some(({ name }) => search.has(name));
  const onPhone = useMediaQuery("(max-width: 40rem)");
  return (
    <div className="cf-list">
      <TableFilters filters={filters} views={props.views ?? []} />
      {list.problem && <ProblemNotice problem={list.problem} again={list.again} />}
      {list.loading && !list.problem && <Loading />}
      {!list.loading && list.rows.length === 0 && !list.problem && (
        <NoRows filtered={filtered} empty={props.empty} />
      )}
      {list.rows.length > 0 && (
        <>
          {props.foldBy && onPhone ? (
            <Folded {...props} rows={list.rows} foldBy={props.foldBy} />
          ) : (
            <Table {...props} rows={list.rows} />
          )}
          <TableFoot list={list} columns={columns} csvName={props.csvName} />
        </>
      )}
    </div>
  );
}

type TableProps<E extends Endpoint> = DataTableProps<E> & { readonly rows: readonly RowOf<E>[] };

function Table<E extends Endpoint>({ rows, columns, ...props }: TableProps<E>) {
  const [search] = useSearchParams();
  return (
    <div className="cf-scroll">
      <table className="cf-table cf-stack" aria-label={props.name}>
        <ListHead columns={columns} sort={search.get("sort") ?? props.sort ?? ""} />
        <tbody>
          {rows.map((row) => (
            <Row key={props.rowKey(row)} row={row} columns={columns} path={props.rowPath?.(row)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The same rows, a table behind each word; one that is alone stands open. */
function Folded<E extends Endpoint>(props: TableProps<E> & { readonly foldBy: (row: RowOf<E>) => Message }) {
  const say = useSay();
  const folds = new Map<string, RowOf<E>[]>();
  for (const row of props.rows) {
    const word = say(props.foldBy(row));
    folds.set(word, [...(folds.get(word) ?? []), row]);
  }
  return [...folds].map(([word, rows]) => (
    <details key={word} className="cf-fold" open={folds.size === 1}>
      <summary>
        {word} ({rows.length})
      </summary>
      <Table {...props} name={`${props.name} ${word}`} rows={rows} />
    </details>
  ));
}

/** The head of a list: its sort stands in the address. */
function ListHead<R>({ columns, sort }: { columns: readonly Column<R>[]; sort: string }) {
  const [search, setSearch] = useSearchParams();
  const by = (value: string) => {
    const next = new URLSearchParams(search);
    next.set("sort", value);
    setSearch(next, { replace: true });
  };
  return <TableHead columns={columns} sort={sort} sortOf={(column) => column.sort} onSort={by} />;
}

function Row<R>({ row, columns, path }: { row: R; columns: readonly Column<R>[]; path: string | undefined }) {
  const say = useSay();
  const { to } = usePlace();
  return (
    <tr>
      {columns.map(({ key, head, cell, numeric }, index) => (
        <td key={key} className={numeric ? "cf-number" : undefined} data-head={say(head)}>
          {index === 0 && path !== undefined ? (
            <Link className="cf-row-link" to={to(path)} onKeyDown={moveBetweenRows}>
              {cell(row)}
            </Link>
          ) : (
            cell(row)
          )}
        </td>
      ))}
    </tr>
  );
}

function NoRows({ filtered, empty }: { filtered: boolean; empty: ReactNode }) {
  const [, setSearch] = useSearchParams();
  if (!filtered) return <Empty>{empty}</Empty>;
  const clear = (
    <button type="button" className="cf-button" onClick={() => setSearch({}, { replace: true })}>
      <Say m={ui["clear-filters"]} />
    </button>
  );
  return (
    <Empty action={clear}>
      <Say m={ui["rows-none"]} />
    </Empty>
  );
}

/** Arrow keys (or j and k) go from row to row. */
function moveBetweenRows(event: KeyboardEvent<HTMLAnchorElement>): void {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  const links = [
    ...(event.currentTarget.closest("tbody")?.querySelectorAll<HTMLAnchorElement>("a.cf-row-link") ?? []),
  ];
  const here = links.indexOf(event.currentTarget);
  event.preventDefault();
  links[Math.max(0, Math.min(links.length - 1, here + step))]?.focus();
}

function queryFrom(search: URLSearchParams, filters: readonly Filter[], sort: string | undefined) {
  const query: Record<string, string> = {};
  for (const { name } of filters) {
    const value = search.get(name);
    if (value) query[name] = value;
  }
  const by = search.get("sort") ?? sort;
  return by ? { ...query, sort: by } : query;
}
