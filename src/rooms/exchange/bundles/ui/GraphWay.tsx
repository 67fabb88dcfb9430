import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { placeOf, type Stretch } from "../graph-view-rules.ts";
import { graphWords } from "./graph-messages.ts";
import type { GraphPartProps } from "./GraphShown.tsx";

interface WayProps extends GraphPartProps {
  /** Null where no way leads from one to the other, undefined where an end is not chosen. */
  readonly way: readonly Stretch[] | null | undefined;
}

/** The shortest way between two objects, link by link in words; the picture shows the same. */
export function GraphWay(props: WayProps) {
  const say = useSay();
  const { graph, choice, change, way } = props;
  const nameOf = (stixId: string | null) =>
    graph.nodes[placeOf(graph.nodes, stixId) ?? -1]?.name ?? say(graphWords["way-open"]);
  return (
    <section className="cf-section">
      <h3>
        <Say m={graphWords["way-title"]} />
      </h3>
      <Facts
        facts={[
          { name: say(graphWords["way-from"]), value: nameOf(choice.start) },
          { name: say(graphWords["way-to"]), value: nameOf(choice.end) },
        ]}
      />
      <div aria-live="polite">
        {way === undefined && (
          <p className="cf-muted">
            <Say m={graphWords["way-hint"]} />
          </p>
        )}
        {way === null && (
          <p>
            <Say m={graphWords["way-none"]} />
          </p>
        )}
        {way && <Steps {...props} way={way} />}
      </div>
      {(choice.start ?? choice.end) !== null && (
        <button type="button" className="cf-button" onClick={() => change({ start: null, end: null })}>
          <Say m={graphWords["way-clear"]} />
        </button>
      )}
    </section>
  );
}

/** Each link in its own direction, whichever way the path runs along it. */
function Steps({ graph, way }: WayProps & { way: readonly Stretch[] }) {
  const name = (place: number | undefined) => graph.nodes[place ?? -1]?.name ?? "";
  return (
    <>
      <p>
        <Say m={graphWords["way-length"]} values={{ n: way.length }} />
      </p>
      <ol className="cf-steps">
        {way.map(({ from, to, links }) => (
          <li key={`${from} ${to}`}>
            {links.map((at) => {
              const link = graph.links[at];
              return (
                <div key={at}>
                  <Say
                    m={graphWords["way-step"]}
                    values={{ from: name(link?.from), type: link?.type ?? "", to: name(link?.to) }}
                  />
                </div>
              );
            })}
          </li>
        ))}
      </ol>
    </>
  );
}
