import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { call, setRequestContext } from "./api.ts";
import { forgetAnswers } from "./offline/kept-answers.ts";
import type { ApiProblem } from "./problem.ts";
import { readSession, type Session } from "./session-contract.ts";

export interface SessionState extends Session {
  /** Somebody was signed in, and the server says that nobody is now: what is on the screen is kept. */
  readonly expired: boolean;
  /** Ask again who I am: after signing in or out. */
  readonly again: () => Promise<void>;
  /** Roles that hold in this election at this time. */
  readonly rolesIn: (electionId: string | null, nowMs: number) => readonly string[];
}

const SessionContext = createContext<SessionState | null>(null);
const sessionKey = ["sessions.read"] as const;

export function SessionProvider(props: {
  children: ReactNode;
  loading: ReactNode;
  failed: (problem: ApiProblem, again: () => void) => ReactNode;
}) {
  const client = useQueryClient();
  const [expired, setExpired] = useState(false);
  const { data, error, refetch } = useQuery<Session, ApiProblem>({
    queryKey: sessionKey,
    queryFn: ({ signal }) => call(readSession, {}, { signal }),
    refetchInterval: 300_000,
    staleTime: 60_000,
  });
  const last = useKeptSession(data);
  const again = useCallback(async () => {
    await refetch();
    setExpired(false);
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
  }, [client, refetch]);
  const signedIn = last?.person != null;
  useEffect(() => {
    setRequestContext({ onExpired: () => setExpired(signedIn) });
  }, [signedIn]);
  // Of one who is not signed in here any more nothing stays on the device.
  useEffect(() => {
    if (data) forgetAnswers(data.person?.id);
  }, [data]);
  const lost = signedIn && data?.person === null;
  const state = useMemo<SessionState | null>(
    () => (last ? { ...last, expired: expired || lost, again, rolesIn: rolesIn(last) } : null),
    [last, expired, lost, again],
  );
  if (!state) return error ? props.failed(error, () => void refetch()) : props.loading;
  return <SessionContext.Provider value={state}>{props.children}</SessionContext.Provider>;
}

export function useSession(): SessionState {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession outside SessionProvider");
  return session;
}

/** For tests and for the gallery of parts: a session that is simply given. */
export function GivenSession({ session, children }: { session: Session; children: ReactNode }) {
  const state = useMemo<SessionState>(
    () => ({ ...session, expired: false, again: () => Promise.resolve(), rolesIn: rolesIn(session) }),
    [session],
  );
  return <SessionContext.Provider value={state}>{children}</SessionContext.Provider>;
}

/** Keeps the signed-in session on screen when the server stops knowing it; signing out loads the page anew. */
function useKeptSession(data: Session | undefined): Session | undefined {
  const [kept, setKept] = useState<Session>();
  if (data?.person && data !== kept) setKept(data);
  return data?.person ? data : (kept ?? data);
}

function rolesIn(session: Session): SessionState["rolesIn"] {
  return (electionId, nowMs) =>
    session.roles
      .filter((grant) => grant.electionId === null || grant.electionId === electionId)
      .filter((grant) => grant.expiresAtMs === null || grant.expiresAtMs > nowMs)
      .map((grant) => grant.role);
}
