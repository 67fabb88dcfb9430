import { useMemo, type RefObject } from "react";
import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Marking } from "../../../../platform/ui/parts/Marking.tsx";
import { TimeKind, type Graph, type GraphNode } from "../graph-contract.ts";
import type { Shown } from "../graph-view-rules.ts";
import { graphWords } from "./graph-messages.ts";
import type { GraphPartProps } from "./GraphShown.tsx";
import { screen } from "./screen-messages.ts";

interface PanelProps extends GraphPartProps {
  readonly shown: Shown;
  readonly selected: number | null;
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly choose: (node: number) => void;
}

/** What is chosen: its facts, what it is linked to, and the ways on from here. */
export function GraphNodePanel(props: PanelProps) {
  const { graph, selected, shown, heading } = props;
  const node = selected === null ? undefined : graph.nodes[selected];
  return (
    <section className="cf-section">
      <h3 ref={heading} tabIndex={-1}>
        {node ? node.name : <Say m={graphWords["node-title"]} />}
      </h3>
      {node && selected !== null ? (
        <>
          {shown.nodes[selected] !== true && (
            <p className="cf-reason">
              <Say m={graphWords["node-hidden"]} />
            </p>
          )}
          <NodeFacts node={node} />
          <NodeActs {...props} node={node} />
          <Linked {...props} selected={selected} />
        </>
      ) : (
        <p className="cf-muted">
          <Say m={graphWords["node-none"]} />
        </p>
      )}
    </section>
  );
}

function NodeFacts({ node }: { node: GraphNode }) {
  const say = useSay();
  const formats = useFormats();
  const times = TimeKind.options.flatMap((kind) => {
    const span = node.times[kind];
    if (!span) return [];
    const [from, until] = span;
    const value =
      until === from
        ? formats.dateTime(from)
        : `${formats.dateTime(from)} – ${until === null ? "" : formats.dateTime(until)}`;
    return [{ name: say(graphWords[`time-${kind}`]), value }];
  });
  const type = (
    <>
      <code>{node.type}</code>
      {node.custom && (
        <span className="cf-muted">
          {" "}
          <Say m={screen.custom} />
        </span>
      )}
    </>
  );
  return (
    <Facts
      facts={[
        { name: say(screen.type), value: type },
        { name: say(screen.marking), value: <Marking tlp={node.tlp} /> },
        ...times,
      ]}
    />
  );
}

function NodeActs({ bundle, node, change }: PanelProps & { node: GraphNode }) {
  return (
    <div className="cf-actions">
      <Go to={`exchange/bundles/${bundle.id}/objects/${encodeURIComponent(node.stixId)}`}>
        <Say m={graphWords["node-open"]} />
      </Go>
      <button type="button" className="cf-button" onClick={() => change({ start: node.stixId })}>
        <Say m={graphWords["way-start"]} />
      </button>
      <button type="button" className="cf-button" onClick={() => change({ end: node.stixId })}>
        <Say m={graphWords["way-end"]} />
      </button>
      <button type="button" className="cf-button" onClick={() => change({ selected: null })}>
        <Say m={graphWords["node-leave"]} />
      </button>
    </div>
  );
}

const linkedMax = 12;

/** What it is linked to, each in words and as a way on. */
function Linked({ graph, shown, selected, choose }: PanelProps & { selected: number }) {
  const linked = useMemo(() => linksOf(graph, shown, selected), [graph, shown, selected]);
  return (
    <>
      <h4>
        <Say m={graphWords["node-links"]} /> ({linked.length})
      </h4>
      {linked.length === 0 && (
        <p className="cf-muted">
          <Say m={graphWords["node-links-none"]} />
        </p>
      )}
      <ul className="cf-plain-list cf-linked">
        {linked.slice(0, linkedMax).map(({ at, type, out, other }) => (
          <li key={at}>
            <span className="cf-muted">
              <Say m={graphWords[out ? "link-out" : "link-in"]} values={{ type }} />
            </span>{" "}
            <button type="button" className="cf-button-plain" onClick={() => choose(other)}>
              {graph.nodes[other]?.name}
            </button>
          </li>
        ))}
      </ul>
      {linked.length > linkedMax && (
        <p className="cf-muted">
          <Say m={graphWords["node-more"]} values={{ n: linked.length - linkedMax }} />
        </p>
      )}
    </>
  );
}

function linksOf(graph: Graph, shown: Shown, node: number) {
  return graph.links.flatMap(({ from, to, type }, at) => {
    if (shown.links[at] !== true || (from !== node && to !== node)) return [];
    return [{ at, type, out: from === node, other: from === node ? to : from }];
  });
}
