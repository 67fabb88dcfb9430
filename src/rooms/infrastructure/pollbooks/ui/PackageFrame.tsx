import type { ReactNode } from "react";
import { Link, useLocation, useParams } from "react-router";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { ObjectHead } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { readPackage, type Package } from "../contract.ts";
import { hubMessages } from "../hub-messages.ts";
import { hasDay } from "../rules.ts";
import { screen } from "./screen-messages.ts";

/** The head of every screen of one package, and the way to its parts. */
export function PackageFrame({ children }: { children: (found: Package) => ReactNode }) {
  const { package: id = "" } = useParams();
  const { electionId } = usePlace();
  const query = useQueryOf(
    readPackage,
    { params: { election: electionId, package: id } },
    { subjects: ["pbk"], refetchEveryMs: 30_000 },
  );
  return (
    <article className="cf-page">
      <Loaded query={query} wholePage>
        {(found) => (
          <>
            <Head found={found} />
            <Parts found={found} />
            {children(found)}
          </>
        )}
      </Loaded>
    </article>
  );
}

function Head({ found }: { found: Package }) {
  const say = useSay();
  const { state, id } = found;
  const tone = state === "certified" || state === "open" ? "good" : "plain";
  return (
    <ObjectHead
      type={say(hubMessages.package)}
      id={id}
      title={useTitleOf(found)}
      state={{ label: say(hubMessages[`state-${state}`]), tone }}
    />
  );
}

export function useTitleOf({ definition }: Package): string {
  const { title } = definition;
  return useSay()({ key: "", en: title.en, fr: title.fr });
}

function Parts({ found }: { found: Package }) {
  const say = useSay();
  const { to } = usePlace();
  const { pathname } = useLocation();
  const day = [
    { path: "/live", label: screen.live },
    { path: "/disputes", label: screen.disputes },
    { path: "/anomalies", label: screen.anomalies },
    { path: "/closing", label: screen.closing },
  ];
  const parts = [{ path: "", label: screen.overview }, ...(hasDay(found.state) ? day : [])];
  return (
    <nav className="cf-views" aria-label={say(screen.parts)}>
      {parts.map(({ path, label }) => {
        const address = to(`infrastructure/pollbooks/${found.id}${path}`);
        return (
          <Link key={path} to={address} aria-current={pathname.endsWith(address) ? "page" : undefined}>
            <Say m={label} />
          </Link>
        );
      })}
    </nav>
  );
}
