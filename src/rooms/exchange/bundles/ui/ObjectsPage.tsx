import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { DataTable } from "../../../../platform/ui/parts/DataTable.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Marking } from "../../../../platform/ui/parts/Marking.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { listObjects, type BundleObject } from "../contract.ts";
import { activityKinds } from "../rules.ts";
import { BundleFrame } from "./BundleFrame.tsx";
import { screen } from "./screen-messages.ts";
import { Source } from "./Source.tsx";

/** What does this bundle say? Every object that the reader may see. */
export function ObjectsPage() {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <BundleFrame>
      {(bundle) => (
        <Section title={<Say m={screen["objects-question"]} />}>
          <DataTable
            endpoint={listObjects}
            params={{ election: electionId, bundle: bundle.id }}
            name={say(screen["objects-question"])}
            columns={columnsOf(bundle.id)}
            rowKey={(row) => row.id}
            rowPath={(row) => `exchange/bundles/${bundle.id}/objects/${encodeURIComponent(row.stixId)}`}
            filters={[
              { name: "text", label: screen.search, kind: "text" },
              {
                name: "type",
                label: screen.type,
                kind: "choice",
                options: bundle.types.map(({ type, count }) => ({
                  value: type,
                  label: `${type} (${count})`,
                })),
              },
            ]}
            empty={<Say m={screen["objects-none"]} />}
          />
        </Section>
      )}
    </BundleFrame>
  );
}

const columnsOf = (bundle: string): readonly Column<BundleObject>[] => [
  { key: "name", head: screen.name, cell: (row) => row.name },
  { key: "type", head: screen.type, cell: (row) => <Type object={row} /> },
  { key: "marking", head: screen.marking, cell: (row) => <Marking tlp={row.tlp} /> },
  {
    key: "content",
    head: screen.content,
    cell: (row) => <Source text={JSON.stringify(row.object, null, 2)} />,
  },
  { key: "act", head: screen["make-activity"], cell: (row) => <MakeActivity bundle={bundle} object={row} /> },
];

export function Type({ object }: { object: BundleObject }) {
  return (
    <>
      <code>{object.type}</code>
      {object.custom && (
        <span className="cf-muted">
          {" "}
          <Say m={screen.custom} />
        </span>
      )}
    </>
  );
}

export function MakeActivity({ bundle, object }: { bundle: string; object: BundleObject }) {
  if (!activityKinds.includes(object.type)) return "–";
  const address = `exchange/bundles/${bundle}/activity?object=${encodeURIComponent(object.stixId)}`;
  return (
    <Go to={address}>
      <Say m={screen["make-activity"]} />
      <span className="cf-hidden">: {object.name}</span>
    </Go>
  );
}
