import type { UseQueryResult } from "@tanstack/react-query";
import { useEffect, useState, type ReactNode } from "react";
import { useSay } from "../language/say.tsx";
import { ui } from "../messages.ts";
import { asProblem, type ApiProblem } from "../problem.ts";
import { ProblemNotice } from "./ProblemNotice.tsx";

/** One query, every state: loading, refused, not found, failed, unreachable (with the last known data kept), loaded. */
export function Loaded<T>({
  query,
  wholePage = false,
  children,
}: {
  query: UseQueryResult<T, ApiProblem>;
  /** The screen is this query and nothing else, so that a problem is the page's heading. */
  wholePage?: boolean;
  children: (data: T) => ReactNode;
}) {
  const { data, error, refetch } = query;
  const again = () => void refetch();
  if (data === undefined)
    return error ? (
      <ProblemNotice problem={asProblem(error)} again={again} wholePage={wholePage} />
    ) : (
      <Loading />
    );
  return (
    <>
      {error && <ProblemNotice problem={asProblem(error)} again={again} />}
      {children(data)}
    </>
  );
}

/** Appears only when it takes long enough to wonder. */
export function Loading() {
  const say = useSay();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 250);
    return () => clearTimeout(timer);
  }, []);
  return <output className="cf-loading">{late && say(ui.loading)}</output>;
}

export function Empty({ children, action }: { children?: ReactNode; action?: ReactNode }) {
  const say = useSay();
  return (
    <div className="cf-empty">
      <p>{children ?? say(ui.empty)}</p>
      {action}
    </div>
  );
}
