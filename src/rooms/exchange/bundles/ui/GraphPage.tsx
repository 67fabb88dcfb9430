import { useEffect, useState } from "react";
import { useSearchParams } from "react-router";
import { Say } from "../../../../platform/ui/language/say.tsx";
import { prepareToArrange } from "../../../../platform/ui/network/arrangement.ts";
import { Empty, Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { ProblemNotice } from "../../../../platform/ui/parts/ProblemNotice.tsx";
import { TableFilters } from "../../../../platform/ui/parts/TableFilters.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { asProblem } from "../../../../platform/ui/problem.ts";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import type { Bundle } from "../contract.ts";
import { graphLimits, readGraph, type Graph } from "../graph-contract.ts";
import { BundleFrame } from "./BundleFrame.tsx";
import { graphWords } from "./graph-messages.ts";
import { GraphShown } from "./GraphShown.tsx";
import { useGraphChoice } from "./use-graph-choice.ts";

/** How is it all linked? The objects of a bundle that the reader may see, as a picture and as tables. */
export function GraphPage() {
  useEffect(prepareToArrange, []);
  return (
    <BundleFrame>
      {(bundle) => (
        <Section title={<Say m={graphWords["graph-question"]} />}>
          <GraphOfBundle bundle={bundle} />
        </Section>
      )}
    </BundleFrame>
  );
}

function GraphOfBundle({ bundle }: { bundle: Bundle }) {
  const { electionId } = usePlace();
  const [search] = useSearchParams();
  const [choice, change] = useGraphChoice();
  const query = {
    also: choice.also.length > 0 ? choice.also.join(",") : undefined,
    type: search.get("only") ?? undefined,
    text: search.get("words") ?? undefined,
  };
  const answer = useQueryOf(readGraph, { params: { election: electionId, bundle: bundle.id }, query });
  // While more is fetched, what was there stays.
  const [kept, setKept] = useState<Graph | null>(null);
  if (answer.data !== undefined && answer.data !== kept) setKept(answer.data);
  const graph = answer.data ?? kept;
  if (graph === null) return <Loaded query={answer}>{() => null}</Loaded>;
  return (
    <>
      {answer.error && (
        <ProblemNotice problem={asProblem(answer.error)} again={() => void answer.refetch()} />
      )}
      <Narrower bundle={bundle} graph={graph} asked={Boolean(query.type ?? query.text)} />
      {graph.nodes.length === 0 ? (
        <Empty>
          <Say m={graphWords["graph-empty"]} />
        </Empty>
      ) : (
        <GraphShown bundle={bundle} graph={graph} choice={choice} change={change} />
      )}
    </>
  );
}

/** Only where there is more than can be drawn, or was. */
function Narrower({ bundle, graph, asked }: { bundle: Bundle; graph: Graph; asked: boolean }) {
  if (graph.complete && !asked) return null;
  const options = bundle.types
    .filter(({ type }) => type !== "relationship")
    .map(({ type, count }) => ({ value: type, label: `${type} (${count})` }));
  return (
    <div className="cf-notice">
      {!graph.complete && (
        <p>
          <Say
            m={graphWords["graph-cut"]}
            values={{
              nodes: graph.nodesFound,
              links: graph.linksFound,
              nodesMax: graphLimits.nodes,
              linksMax: graphLimits.links,
            }}
          />
        </p>
      )}
      <TableFilters
        views={[]}
        filters={[
          { name: "only", label: graphWords["only-type"], kind: "choice", options },
          { name: "words", label: graphWords["only-words"], kind: "text" },
        ]}
      />
    </div>
  );
}
