import type { ReactNode } from "react";
import { Link, useLocation, useParams } from "react-router";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Loaded } from "../../../../platform/ui/parts/Loaded.tsx";
import { ObjectHead } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { StateMap } from "../../../../platform/ui/parts/StateMap.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { useSession } from "../../../../platform/ui/session.tsx";
import { auditStates, readAudit, type AuditDetail, type AuditState } from "../contract.ts";
import { messages } from "../messages.ts";
import { isOpen, moves, type Act } from "../rules.ts";
import { Meaning } from "./Meaning.tsx";
import { screen } from "./screen-messages.ts";
import { stateWord } from "./words.ts";

/** What it is, what it can say, and the way to its parts: the head of every screen of one audit. */
export function AuditFrame({ children }: { children: (audit: AuditDetail) => ReactNode }) {
  const { audit: id = "" } = useParams();
  const { electionId } = usePlace();
  const query = useQueryOf(
    readAudit,
    { params: { election: electionId, audit: id } },
    { subjects: ["aud"], refetchEveryMs: 30_000 },
  );
  return (
    <article className="cf-page cf-audit">
      <Loaded query={query} wholePage>
        {(found) => (
          <>
            <Head audit={found} />
            <Meaning />
            <Parts audit={found} />
            {children(found)}
          </>
        )}
      </Loaded>
    </article>
  );
}

function Head({ audit }: { audit: AuditDetail }) {
  const say = useSay();
  const good = audit.state === "concluded" || audit.state === "decided";
  return (
    <ObjectHead
      type={say(messages.audit)}
      id={audit.id}
      title={audit.title}
      state={{ label: say(stateWord[audit.state]), tone: good ? "good" : "plain" }}
      states={<States here={audit.state} />}
    />
  );
}

function Parts({ audit }: { audit: AuditDetail }) {
  const say = useSay();
  const { to } = usePlace();
  const { pathname } = useLocation();
  const parts = [
    { path: "", label: screen.overview },
    { path: "/files", label: screen.files },
    { path: "/checks", label: screen.checks },
    { path: "/plan", label: screen.plan },
    { path: "/seed", label: screen.seed },
    { path: "/rounds", label: screen.rounds },
    { path: "/risk", label: screen.risk },
  ];
  return (
    <nav className="cf-views" aria-label={say(screen.parts)}>
      {parts.map(({ path, label }) => {
        const address = to(`infrastructure/audits/${audit.id}${path}`);
        return (
          <Link key={path} to={address} aria-current={pathname.endsWith(address) ? "page" : undefined}>
            <Say m={label} />
          </Link>
        );
      })}
    </nav>
  );
}

/** From the same table as the rules; what stays in its state is not drawn. */
function States({ here }: { here: AuditState }) {
  const say = useSay();
  return (
    <StateMap
      here={here}
      states={auditStates.map((name) => ({ name, label: say(stateWord[name]) }))}
      moves={moves
        .filter(({ from, to }) => from !== to)
        .map(({ from, act, to }) => ({ from, to, label: say(messages[`did-${act}`]) }))}
    />
  );
}

/** Why those who run this audit cannot do an act now; null where they can. */
export function useNotNow(audit: AuditDetail): (act: Act | null) => string | null {
  const say = useSay();
  const { person } = useSession();
  return (act) => {
    if (person?.organisation.id !== audit.organisationId) return say(screen["why-not-ours"]);
    if (act === null || isOpen(audit.state, act)) return null;
    return say(screen["why-not-now"], { state: say(stateWord[audit.state]) });
  };
}
