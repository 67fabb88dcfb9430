import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { DataTable } from "../../../../platform/ui/parts/DataTable.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { listSetAside, type SetAside } from "../contract.ts";
import { BundleFrame } from "./BundleFrame.tsx";
import { FixForm } from "./FixForm.tsx";
import { screen } from "./screen-messages.ts";
import { Source } from "./Source.tsx";

/** What was not taken, and why? As it came. */
export function SetAsidePage() {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <BundleFrame>
      {(bundle) => (
        <Section title={<Say m={screen["aside-question"]} />}>
          <p className="cf-muted">
            <Say m={screen["aside-lead"]} />
          </p>
          <DataTable
            endpoint={listSetAside}
            params={{ election: electionId, bundle: bundle.id }}
            name={say(screen["aside-question"])}
            columns={columnsOf(bundle.id)}
            rowKey={(row) => String(row.place)}
            empty={<Say m={screen["aside-none"]} />}
            options={{ subjects: ["bnd"] }}
          />
        </Section>
      )}
    </BundleFrame>
  );
}

const columnsOf = (bundle: string): readonly Column<SetAside>[] => [
  { key: "place", head: screen.place, cell: (row) => row.place + 1, numeric: true },
  { key: "kind", head: screen.kind, cell: (row) => <Say m={screen[`kind-${row.kind}`]} /> },
  { key: "why", head: screen.done, cell: (row) => row.sentence },
  {
    key: "property",
    head: screen.property,
    cell: (row) => (row.property === null || row.property === "" ? "–" : <code>{row.property}</code>),
  },
  {
    key: "object",
    head: screen.object,
    cell: (row) => <code className="cf-id">{row.stixId ?? row.type ?? "–"}</code>,
  },
  { key: "text", head: screen.text, cell: (row) => <Source text={row.text} /> },
  { key: "act", head: screen["put-right"], cell: (row) => <FixForm bundle={bundle} aside={row} /> },
];
