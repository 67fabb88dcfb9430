import { useParams } from "react-router";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Facts } from "../../../../platform/ui/parts/Facts.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Empty, Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { Marking } from "../../../../platform/ui/parts/Marking.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { Scroll } from "../../../../platform/ui/parts/Scroll.tsx";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { listObjects, type BundleObject } from "../contract.ts";
import { BundleFrame } from "./BundleFrame.tsx";
import { graphWords } from "./graph-messages.ts";
import { MakeActivity, Type } from "./ObjectsPage.tsx";
import { screen } from "./screen-messages.ts";

/** One object of a bundle: what it is, what the sender wrote, and the ways on from here. */
export function ObjectPage() {
  return <BundleFrame>{(bundle) => <OneObject bundle={bundle.id} />}</BundleFrame>;
}

function OneObject({ bundle }: { bundle: string }) {
  const { object = "" } = useParams();
  const { electionId } = usePlace();
  const query = useQueryOf(listObjects, {
    params: { election: electionId, bundle },
    query: { stixId: object, limit: 20 },
  });
  return (
    <Loaded query={query}>
      {({ rows }) =>
        rows.length === 0 ? (
          <Empty>
            <Say m={screen["object-gone"]} />
          </Empty>
        ) : (
          // Several versions of one object, each as it came.
          rows.map((row) => <Version key={row.id} bundle={bundle} object={row} />)
        )
      }
    </Loaded>
  );
}

function Version({ bundle, object }: { bundle: string; object: BundleObject }) {
  const say = useSay();
  const modified = Date.parse(object.modified ?? "");
  return (
    <Section
      title={object.name}
      aside={
        <Go to={`exchange/bundles/${bundle}/graph?node=${encodeURIComponent(object.stixId)}`}>
          <Say m={graphWords["object-graph"]} />
        </Go>
      }
    >
      <Facts
        facts={[
          { name: say(screen.type), value: <Type object={object} /> },
          { name: say(screen.marking), value: <Marking tlp={object.tlp} /> },
          { name: say(graphWords.identifier), value: <code className="cf-id">{object.stixId}</code> },
          {
            name: say(graphWords.modified),
            value: Number.isNaN(modified) ? null : <When atMs={modified} />,
          },
        ]}
      />
      <p>
        <MakeActivity bundle={bundle} object={object} />
      </p>
      <h3>
        <Say m={screen.content} />
      </h3>
      <Scroll name={say(screen.content)} ltr>
        <pre lang="zxx">{JSON.stringify(object.object, null, 2)}</pre>
      </Scroll>
    </Section>
  );
}
