import { useSay } from "../../../../platform/ui/language/say.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { RowsTable } from "../../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { listAnomalies, type Anomaly, type Package } from "../contract.ts";
import { PackageFrame } from "./PackageFrame.tsx";
import { screen } from "./screen-messages.ts";

/** What an honest day would not leave, each with the report that tells of it. */
export function AnomaliesPage() {
  return <PackageFrame>{(found) => <Anomalies found={found} />}</PackageFrame>;
}

function Anomalies({ found }: { found: Package }) {
  const say = useSay();
  const reportOf = ({ reportId }: Anomaly) => reportLink(reportId, say(screen["report-soon"]));
  const { electionId } = usePlace();
  const params = { election: electionId, package: found.id };
  const query = useQueryOf(listAnomalies, { params }, { refetchEveryMs: 10_000 });
  const columns: readonly Column<Anomaly>[] = [
    { key: "kind", head: screen.event, cell: (row) => say(screen[`anomaly-${row.kind}`]) },
    { key: "device", head: screen.device, cell: (row) => row.device },
    { key: "site", head: screen.site, cell: (row) => row.site },
    { key: "count", head: screen.count, cell: (row) => row.count, numeric: true },
    {
      key: "report",
      head: screen.report,
      cell: reportOf,
    },
  ];
  return (
    <>
      <h2>{say(screen["anomalies-question"])}</h2>
      <p className="cf-text">{say(screen["anomalies-text"])}</p>
      <Loaded query={query}>
        {({ anomalies }) => (
          <RowsTable
            name={say(screen.anomalies)}
            columns={columns}
            rows={anomalies}
            rowKey={(row) => row.key}
            empty={say(screen["anomalies-none"])}
          />
        )}
      </Loaded>
    </>
  );
}

function reportLink(reportId: string | null, soon: string) {
  return reportId === null ? soon : <Go to={`exchange/reports/${reportId}`}>{reportId}</Go>;
}
