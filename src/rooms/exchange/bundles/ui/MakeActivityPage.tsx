import { useParams, useSearchParams } from "react-router";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Empty, Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { Go } from "../../../../platform/ui/parts/Go.tsx";
import { Marking } from "../../../../platform/ui/parts/Marking.tsx";
import { Page } from "../../../../platform/ui/parts/Page.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { listVersions } from "../../vocabulary/contract.ts";
import { listObjects, readSummary } from "../contract.ts";
import { draftOf } from "../rules.ts";
import { ActivityOfObjectForm } from "./ActivityOfObjectForm.tsx";
import { screen } from "./screen-messages.ts";

/** An object of a bundle becomes an activity of an incident, old or new. */
export function MakeActivityPage() {
  const say = useSay();
  const { bundle = "" } = useParams();
  const [search] = useSearchParams();
  const stixId = search.get("object") ?? "";
  const { electionId } = usePlace();
  const params = { election: electionId, bundle };
  const found = useQueryOf(listObjects, { params, query: { stixId, limit: 1 } });
  const summary = useQueryOf(readSummary, { params });
  const versions = useQueryOf(listVersions, {});
  const newest = versions.data?.rows[0];
  return (
    <Page
      title={say(screen["make-activity"])}
      lead={say(screen["activity-lead"])}
      above={
        <Go to={`exchange/bundles/${bundle}/objects`}>
          <Say m={screen["objects-question"]} />
        </Go>
      }
    >
      <Loaded query={found}>
        {({ rows: [object] }) =>
          object === undefined ? (
            <Empty>
              <Say m={screen["object-gone"]} />
            </Empty>
          ) : (
            <>
              <p>
                <strong>{object.name}</strong> <code>{object.type}</code> <Marking tlp={object.tlp} />
              </p>
              <Loaded query={summary}>
                {({ items }) => {
                  const item = items.find((each) => each.stixId === stixId);
                  const version = newest ? `${newest.name} ${newest.label}`.slice(0, 60) : null;
                  const draft = item === undefined ? { narrative: object.name } : draftOf(item, version);
                  return <ActivityOfObjectForm bundle={bundle} object={object} draft={draft} />;
                }}
              </Loaded>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
