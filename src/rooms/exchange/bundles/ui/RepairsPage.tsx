import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { DataTable } from "../../../../platform/ui/parts/DataTable.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { listRepairs, type Repair } from "../contract.ts";
import { BundleFrame } from "./BundleFrame.tsx";
import { screen } from "./screen-messages.ts";

/** What did the import change? Object, property, what was done, before and after. */
export function RepairsPage() {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <BundleFrame>
      {(bundle) => (
        <Section title={<Say m={screen["repairs-question"]} />}>
          <DataTable
            endpoint={listRepairs}
            params={{ election: electionId, bundle: bundle.id }}
            name={say(screen["repairs-question"])}
            columns={columns}
            rowKey={(row) => `${row.object} ${row.property} ${row.rule} ${row.before ?? ""}`}
            filters={[
              { name: "text", label: screen.search, kind: "text" },
              {
                name: "rule",
                label: screen.done,
                kind: "choice",
                options: bundle.repairsByRule.map(({ rule, sentence }) => ({ value: rule, label: sentence })),
              },
            ]}
            empty={<Say m={screen["repairs-none"]} />}
            csvName={`repairs-${bundle.id}`}
            options={{ subjects: ["bnd"] }}
          />
        </Section>
      )}
    </BundleFrame>
  );
}

const columns: readonly Column<Repair>[] = [
  {
    key: "object",
    head: screen.object,
    cell: (row) => <code className="cf-id">{row.stixId}</code>,
    csv: (row) => row.stixId,
  },
  {
    key: "property",
    head: screen.property,
    cell: (row) => <code>{row.property}</code>,
    csv: (row) => row.property,
  },
  { key: "done", head: screen.done, cell: (row) => <Done repair={row} />, csv: (row) => row.sentence },
  { key: "section", head: screen.section, cell: (row) => row.section, csv: (row) => row.section },
  {
    key: "before",
    head: screen.before,
    cell: (row) => <Value of={row.before} />,
    csv: (row) => row.before ?? "",
  },
  {
    key: "after",
    head: screen.after,
    cell: (row) => <Value of={row.after} />,
    csv: (row) => row.after ?? "",
  },
];

function Done({ repair }: { repair: Repair }) {
  return (
    <>
      {repair.sentence}
      {repair.because !== null && <span className="cf-muted"> {repair.because}</span>}
    </>
  );
}

function Value({ of }: { of: string | null }) {
  if (of !== null) return <code className="cf-id">{of}</code>;
  return (
    <span className="cf-muted">
      <Say m={screen.nothing} />
    </span>
  );
}
