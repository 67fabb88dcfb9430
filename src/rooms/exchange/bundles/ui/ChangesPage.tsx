import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { DataTable } from "../../../../platform/ui/parts/DataTable.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { listChanges, type Change } from "../contract.ts";
import { BundleFrame } from "./BundleFrame.tsx";
import { screen } from "./screen-messages.ts";
import { Source } from "./Source.tsx";

/** What changed on the way into STIX 2.1, and what could not come along? */
export function ChangesPage() {
  const say = useSay();
  const { electionId } = usePlace();
  return (
    <BundleFrame>
      {(bundle) => (
        <Section title={<Say m={screen["changes-question"]} />}>
          <DataTable
            endpoint={listChanges}
            params={{ election: electionId, bundle: bundle.id }}
            name={say(screen["changes-question"])}
            columns={columns}
            rowKey={(row) => String(row.number)}
            filters={[
              ...(bundle.events.length === 0
                ? []
                : [
                    {
                      name: "event",
                      label: screen.event,
                      kind: "choice" as const,
                      options: bundle.events
                        .filter(({ changed, lost }) => changed + lost > 0)
                        .map(({ index, title, uuid }) => ({
                          value: String(index),
                          label: `${index} · ${title || (uuid ?? "–")}`,
                        })),
                    },
                  ]),
              {
                name: "rule",
                label: screen.done,
                kind: "choice",
                options: bundle.changesByRule.map(({ rule, sentence, count }) => ({
                  value: rule,
                  label: `${sentence} (${count})`,
                })),
              },
            ]}
            empty={<Say m={screen["changes-none"]} />}
            csvName={`changes-${bundle.id}`}
          />
        </Section>
      )}
    </BundleFrame>
  );
}

const columns: readonly Column<Change>[] = [
  {
    key: "object",
    head: screen.object,
    cell: (row) => <code className="cf-id">{row.path}</code>,
    csv: (row) => row.path,
  },
  { key: "done", head: screen.done, cell: (row) => row.sentence, csv: (row) => row.sentence },
  {
    key: "lost",
    head: screen.fate,
    cell: (row) => <Say m={row.lost ? screen.lost : screen.kept} />,
    csv: (row) => (row.lost ? "lost" : "kept"),
  },
  {
    key: "text",
    head: screen.text,
    cell: (row) => (row.text === null ? "–" : <Source text={row.text} />),
    csv: (row) => row.text ?? "",
  },
];
