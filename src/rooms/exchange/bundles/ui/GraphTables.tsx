import { memo, useMemo } from "react";
import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { Marking } from "../../../../platform/ui/parts/Marking.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { SortedTable } from "../../../../platform/ui/parts/SortedTable.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import type { Graph, GraphLink, GraphNode, TimeKind, Times } from "../graph-contract.ts";
import type { Shown } from "../graph-view-rules.ts";
import { graphWords } from "./graph-messages.ts";
import { screen } from "./screen-messages.ts";

type NodeRow = GraphNode & { readonly place: number; readonly links: number };
type LinkRow = GraphLink & { readonly place: number; readonly fromName: string; readonly toName: string };

/** Everything that the picture shows, in words: objects and links, sorted by any column, to be taken along as CSV. */
export const GraphTables = memo(function GraphTables(props: {
  readonly graph: Graph;
  readonly shown: Shown;
  /** The time that is told. */
  readonly time: TimeKind;
  readonly choose: (node: number) => void;
}) {
  const say = useSay();
  const formats = useFormats();
  const { graph, shown, time, choose } = props;
  const { nodes, links } = useMemo(() => rowsOf(graph, shown), [graph, shown]);
  const timeColumn = useMemo(
    () => ({
      key: "time",
      head: graphWords.when,
      cell: ({ times }: { readonly times: Times }) => spanText(times, time, (atMs) => formats.dateTime(atMs)),
      csv: ({ times }: { readonly times: Times }) => isoOf(times[time]?.[0]),
    }),
    [time, formats],
  );
  const nodeColumns = useMemo(() => [...nodeColumnsWith(choose), timeColumn], [choose, timeColumn]);
  const linkColumns = useMemo(() => [...linkColumnsWith(choose), timeColumn], [choose, timeColumn]);
  return (
    <Section title={<Say m={graphWords["tables-title"]} />}>
      <h3>
        <Say m={graphWords["nodes-table"]} />
      </h3>
      <SortedTable
        name={say(graphWords["nodes-table"])}
        columns={nodeColumns}
        rows={nodes}
        rowKey={({ stixId }) => stixId}
        sort="-links"
        csvName="graph-objects"
        empty={<Say m={graphWords["rows-hidden"]} />}
      />
      <h3>
        <Say m={graphWords["links-table"]} />
      </h3>
      <SortedTable
        name={say(graphWords["links-table"])}
        columns={linkColumns}
        rows={links}
        rowKey={({ place }) => String(place)}
        sort="type"
        csvName="graph-links"
        empty={<Say m={graphWords["links-none"]} />}
      />
      <p className="cf-muted">
        <Say m={graphWords.when} />: <Say m={graphWords[`time-${time}`]} />
      </p>
    </Section>
  );
});

const nodeColumnsWith = (choose: (node: number) => void): Column<NodeRow>[] => [
  {
    key: "name",
    head: screen.name,
    cell: ({ name, place }) => <Choose name={name} onChoose={() => choose(place)} />,
    csv: ({ name }) => name,
  },
  { key: "type", head: screen.type, cell: ({ type }) => <code>{type}</code>, csv: ({ type }) => type },
  {
    key: "links",
    head: graphWords["link-count"],
    numeric: true,
    cell: ({ links }) => links,
    csv: ({ links }) => links,
  },
  { key: "marking", head: screen.marking, cell: ({ tlp }) => <Marking tlp={tlp} />, csv: ({ tlp }) => tlp },
];

const linkColumnsWith = (choose: (node: number) => void): Column<LinkRow>[] => [
  {
    key: "from",
    head: graphWords["link-from"],
    cell: ({ from, fromName }) => <Choose name={fromName} onChoose={() => choose(from)} />,
    csv: ({ fromName }) => fromName,
  },
  { key: "type", head: graphWords["link-type"], cell: ({ type }) => type, csv: ({ type }) => type },
  {
    key: "to",
    head: graphWords["link-to"],
    cell: ({ to, toName }) => <Choose name={toName} onChoose={() => choose(to)} />,
    csv: ({ toName }) => toName,
  },
  { key: "marking", head: screen.marking, cell: ({ tlp }) => <Marking tlp={tlp} />, csv: ({ tlp }) => tlp },
];

function Choose({ name, onChoose }: { name: string; onChoose: () => void }) {
  return (
    <button type="button" className="cf-button-plain" onClick={onChoose}>
      <span className="cf-hidden">
        <Say m={graphWords.show} />{" "}
      </span>
      {name}
    </button>
  );
}

function rowsOf(graph: Graph, shown: Shown): { nodes: NodeRow[]; links: LinkRow[] } {
  const counts = graph.nodes.map(() => 0);
  const name = (place: number) => graph.nodes[place]?.name ?? "";
  const links = graph.links.flatMap((link, place) => {
    if (shown.links[place] !== true) return [];
    for (const end of [link.from, link.to]) counts[end] = (counts[end] ?? 0) + 1;
    return [{ ...link, place, fromName: name(link.from), toName: name(link.to) }];
  });
  const nodes = graph.nodes.flatMap((node, place) =>
    shown.nodes[place] === true ? [{ ...node, place, links: counts[place] ?? 0 }] : [],
  );
  return { nodes, links };
}

function spanText(times: Times, kind: TimeKind, dateTime: (atMs: number) => string): string {
  const span = times[kind];
  if (!span) return "–";
  const [from, until] = span;
  if (until === from) return dateTime(from);
  return `${dateTime(from)} – ${until === null ? "" : dateTime(until)}`;
}

function isoOf(atMs: number | undefined): string | null {
  return atMs === undefined ? null : new Date(atMs).toISOString();
}
