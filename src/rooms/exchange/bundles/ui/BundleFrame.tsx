import type { ReactNode } from "react";
import { Link, useLocation, useParams } from "react-router";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { ObjectHead } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { readBundle, type Bundle } from "../contract.ts";
import { messages } from "../messages.ts";
import { graphWords } from "./graph-messages.ts";
import { screen } from "./screen-messages.ts";

/** What it is, and the way to its parts: the head of every screen of one bundle. */
export function BundleFrame({ children }: { children: (bundle: Bundle) => ReactNode }) {
  const say = useSay();
  const { bundle = "" } = useParams();
  const { electionId } = usePlace();
  const query = useQueryOf(readBundle, { params: { election: electionId, bundle } }, { subjects: ["bnd"] });
  return (
    <article className="cf-page">
      <Loaded query={query}>
        {(found) => (
          <>
            <ObjectHead type={say(messages.bundle)} id={found.id} title={found.name} tlp={found.tlp} />
            <Parts bundle={found} />
            {children(found)}
          </>
        )}
      </Loaded>
    </article>
  );
}

function Parts({ bundle }: { bundle: Bundle }) {
  const say = useSay();
  const { to } = usePlace();
  const { pathname } = useLocation();
  const aside = bundle.quarantined + bundle.identical + bundle.conflicting;
  const changed = bundle.changesByRule.reduce((sum, { count }) => sum + count, 0);
  const converted =
    bundle.format === "stix-2.1" ? [] : [{ path: "/changes", label: screen.changes, count: changed }];
  const parts = [
    { path: "", label: screen.overview, count: null },
    { path: "/objects", label: screen.objects, count: bundle.imported + bundle.fixed },
    { path: "/graph", label: graphWords.graph, count: null },
    ...converted,
    { path: "/repairs", label: screen.repairs, count: bundle.repairs },
    { path: "/set-aside", label: screen.aside, count: aside },
  ];
  return (
    <nav className="cf-views" aria-label={say(screen.parts)}>
      {parts.map(({ path, label, count }) => {
        const address = to(`exchange/bundles/${bundle.id}${path}`);
        return (
          <Link key={path} to={address} aria-current={pathname.endsWith(address) ? "page" : undefined}>
            <Say m={label} />
            {count === null ? "" : ` (${count})`}
          </Link>
        );
      })}
    </nav>
  );
}
