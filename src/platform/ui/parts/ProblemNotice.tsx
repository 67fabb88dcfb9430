import { useLocation } from "react-router";
import { problemText } from "./problem-text.ts";
import { Say, useSay } from "../language/say.tsx";
import { ui } from "../messages.ts";
import type { ApiProblem } from "../problem.ts";
import { Go } from "./Go.tsx";

/** What happened, what it means, what to do. `wholePage` where there is nothing else: then it is the page's heading. */
export function ProblemNotice(props: {
  readonly problem: ApiProblem;
  readonly again?: () => void;
  readonly wholePage?: boolean;
}) {
  const { problem, again } = props;
  const say = useSay();
  const { title, text } = problemText(problem, say);
  const Title = props.wholePage ? "h1" : "p";
  return (
    <div className={`cf-notice cf-notice-${problem.kind}`} role="alert">
      <Title className="cf-notice-title">{title}</Title>
      {text && <p>{text}</p>}
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
