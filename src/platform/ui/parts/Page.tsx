import type { UseQueryResult } from "@tanstack/react-query";
import { useEffect, useRef, type ReactNode } from "react";
import { useLocation } from "react-router";
import { useSay, useSpeech } from "../language/say.tsx";
import { ui } from "../messages.ts";
import { usePlaceIfAny } from "../place.tsx";
import type { ApiProblem } from "../problem.ts";
import { Loaded } from "./Loaded.tsx";

interface PageHead {
  /** What it is, or the question that the list answers. */
  readonly title: string;
  /** One or two sentences: what this screen is for. */
  readonly lead?: ReactNode;
  /** The one primary action; others beside it. */
  readonly action?: ReactNode;
  /** Above the title: where this belongs. */
  readonly above?: ReactNode;
}

/** A screen: title (which gets the focus after navigation), what it is for, its action, its sections. */
export function Page({ title, lead, action, above, children }: PageHead & { children: ReactNode }) {
  useTitle(title);
  const heading = useFocusAfterNavigation();
  return (
    <article className="cf-page">
      {above && <div className="cf-above">{above}</div>}
      <header className="cf-page-head">
        <div className="cf-page-words">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <div className="cf-lead">{lead}</div>}
        </div>
        {action && <div className="cf-page-action">{action}</div>}
      </header>
      {children}
    </article>
  );
}

/** A screen that needs one query: the title stands at once, the rest when it has come. */
export function PageOf<T>({
  query,
  children,
  ...head
}: PageHead & { query: UseQueryResult<T, ApiProblem>; children: (data: T) => ReactNode }) {
  return (
    <Page {...head}>
      <Loaded query={query}>{children}</Loaded>
    </Page>
  );
}

export function Section({
  title,
  aside,
  children,
}: {
  title: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="cf-section">
      <div className="cf-section-head">
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** Title of the browser's tab: `Reports · General election · Counterfoil`. */
export function useTitle(title: string): void {
  const say = useSay();
  const { read } = useSpeech();
  const place = usePlaceIfAny();
  const election = place?.election ? read(place.election.name) : null;
  const exercise = place?.space === "exercise" ? say(ui.exercise) : null;
  const whole = [exercise, title, election, say(ui["app-name"])].filter(Boolean).join(" · ");
  useEffect(() => {
    document.title = whole;
  }, [whole]);
}

/** The key of the first page: there the browser itself decides where the focus is. */
const firstKey = "default";

export function useFocusAfterNavigation() {
  const { key } = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (key !== firstKey) heading.current?.focus({ preventScroll: true });
  }, [key]);
  return heading;
}
