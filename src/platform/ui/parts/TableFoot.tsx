import { Say, useSay } from "../language/say.tsx";
import { ui } from "../messages.ts";
import type { List } from "../queries.ts";
import { csvOf } from "../../../basics/csv.ts";
import { download } from "./download.ts";
import type { Column } from "./table-column.ts";

/** How many are shown of how many, more of them, and the CSV of exactly what is shown, or of all where all are here. */
export function TableFoot<R>(props: {
  readonly list: Pick<List<R>, "rows" | "total" | "hasMore" | "loadingMore" | "more">;
  readonly csvRows?: readonly R[];
  readonly columns: readonly Column<R>[];
  readonly csvName: string | undefined;
}) {
  const say = useSay();
  const { list, columns, csvName } = props;
  const shown = list.rows.length;
  const save = () => {
    const told = columns.filter(({ csv }) => csv !== undefined);
    const rows = (props.csvRows ?? list.rows).map((row) => told.map(({ csv }) => csv?.(row)));
    download(`${csvName}.csv`, csvOf([told.map(({ head }) => say(head)), ...rows]), "text/csv");
  };
  return (
    <div className="cf-table-foot">
      <span aria-live="polite">
        {list.total === null
          ? say(ui["shown-only"], { shown })
          : say(ui["shown-of"], { shown, total: list.total })}
      </span>
      {list.hasMore && (
        <button
          type="button"
          className="cf-button"
          onClick={list.more}
          aria-disabled={list.loadingMore || undefined}
        >
          {list.loadingMore ? say(ui.loading) : say(ui["show-more"])}
        </button>
      )}
      {csvName && (
        <button type="button" className="cf-button" onClick={save}>
          <Say m={ui["download-csv"]} />
        </button>
      )}
    </div>
  );
}
