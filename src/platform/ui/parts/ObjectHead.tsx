import type { ReactNode } from "react";
import { Say } from "../language/say.tsx";
import { ui } from "../messages.ts";
import { ClassificationWord, Marking, type TrafficLight } from "./Marking.tsx";
import { useFocusAfterNavigation, useTitle } from "./Page.tsx";

export type Tone = "plain" | "good" | "soon" | "danger";

/** What an object is: type, id, title, marking, state. The first thing on every object page. */
export function ObjectHead(props: {
  /** What kind of thing: "Report". */
  readonly type: string;
  readonly id: string;
  readonly title: string;
  readonly tlp?: TrafficLight;
  readonly classification?: 0 | 1 | 2 | 3;
  readonly state?: { readonly label: string; readonly tone?: Tone };
  /** The state machine as a picture, one click away. */
  readonly states?: ReactNode;
  /** Language of the title, where people wrote it. */
  readonly language?: string;
}) {
  const { type, id, title, tlp, classification, state } = props;
  useTitle(`${type}: ${title}`);
  const heading = useFocusAfterNavigation();
  return (
    <header className="cf-object-head">
      <p className="cf-object-type">
        {type} <code className="cf-id">{id}</code>
      </p>
      <h1 ref={heading} tabIndex={-1} lang={props.language}>
        {title}
      </h1>
      <p className="cf-object-words">
        {tlp && <Marking tlp={tlp} />}
        {classification !== undefined && <ClassificationWord level={classification} />}
        {state && <StateWord label={state.label} tone={state.tone ?? "plain"} />}
      </p>
      {props.states && (
        <details className="cf-states">
          <summary>
            <Say m={ui["show-states"]} />
          </summary>
          {props.states}
        </details>
      )}
    </header>
  );
}

/** A state in words, with a dot whose colour only repeats the words. */
export function StateWord({ label, tone = "plain" }: { label: string; tone?: Tone }) {
  return (
    <span className={`cf-state cf-${tone}`}>
      <span className="cf-hidden">
        <Say m={ui.state} />:{" "}
      </span>
      {label}
    </span>
  );
}
