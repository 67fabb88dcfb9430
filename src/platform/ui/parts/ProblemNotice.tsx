import type { ReactNode } from "react";
import { useLocation } from "react-router";
import { problemText } from "./problem-text.ts";
import { Say, useSay } from "../language/say.tsx";
import { ui } from "../messages.ts";
import { useOrganisations } from "../organisations.tsx";
import type { ApiProblem } from "../problem.ts";
import { Go } from "./Go.tsx";

interface ProblemNoticeProps {
  readonly problem: ApiProblem;
  readonly again?: () => void;
  readonly wholePage?: boolean;
  /** What more is to be said of it. */
  readonly children?: ReactNode;
}

/** What happened, what it means, what to do. `wholePage` where there is nothing else: then it is the page's heading. */
export function ProblemNotice(props: ProblemNoticeProps) {
  return namesOrganisations(props.problem) ? <WithNames {...props} /> : <Notice {...props} />;
}

/** A refusal names an organisation by its id; people know it by its name. */
function WithNames(props: ProblemNoticeProps) {
  const { nameOf } = useOrganisations();
  return (
    <Notice
      {...props}
      problem={props.problem.withValues((value) => (isOrganisation(value) ? nameOf(value) : value))}
    />
  );
}

function namesOrganisations({ body }: ApiProblem): boolean {
  return Object.values(body.values ?? {}).some(isOrganisation);
}

function isOrganisation(value: string | number): value is string {
  return typeof value === "string" && /^org_[0-9a-z]{10,40}$/.test(value);
}

function Notice(props: ProblemNoticeProps) {
  const { problem, again } = props;
  const say = useSay();
  const { title, text } = problemText(problem, say);
  const Title = props.wholePage ? "h1" : "p";
  return (
    <div className={`cf-notice cf-notice-${problem.kind}`} role="alert">
      <Title className="cf-notice-title">{title}</Title>
      {text && <p>{text}</p>}
      {props.children}
      {again && problem.kind !== "not-found" && problem.kind !== "not-permitted" && (
        <button type="button" className="cf-button" onClick={again}>
          <Say m={ui["try-again"]} />
        </button>
      )}
    </div>
  );
}

/** For an address that leads nowhere. */
export function NothingHere() {
  const { pathname } = useLocation();
  return (
    <div className="cf-notice cf-notice-not-found">
      <h1 className="cf-notice-title" tabIndex={-1}>
        <Say m={ui["not-found-title"]} />
      </h1>
      <p>
        <Say m={ui["not-found-text"]} />
      </p>
      <p className="cf-muted">
        <code>{pathname}</code>
      </p>
      <Go to="">
        <Say m={ui.home} />
      </Go>
    </div>
  );
}
