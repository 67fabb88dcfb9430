import { Tooltip } from "@mantine/core";
import { useId, useState, type ReactNode } from "react";
import { useNavigate } from "react-router";
import { useWhyNot, type Allow } from "../allowed.ts";
import { useSay } from "../language/say.tsx";
import { ui } from "../messages.ts";
import { usePlace } from "../place.tsx";
import { Confirm } from "./Confirm.tsx";

export interface ActionProps {
  /** Verb and noun: "Tell the victim". */
  readonly children: ReactNode;
  /** The endpoint behind the button (or its line in the permission table). */
  readonly allow: Allow;
  /** Why the state of the object forbids it now; the permission table is asked anyway. */
  readonly blocked?: string | null | undefined;
  readonly onAct?: () => unknown;
  /** Instead of an act: the screen to go to, inside this election. */
  readonly to?: string;
  /** Asked before the act: what will happen and cannot be undone. */
  readonly consequence?: string;
  readonly primary?: boolean;
  readonly danger?: boolean;
  readonly running?: boolean;
  /** Whether the form behind the button stands open. */
  readonly expanded?: boolean;
}

/** A button that never vanishes: what is not allowed stays visible and focusable, and says why. */
export function Action(props: ActionProps) {
  const say = useSay();
  const navigate = useNavigate();
  const { to: toPath } = usePlace();
  const reasonId = useId();
  const [asking, setAsking] = useState(false);
  const [told, setTold] = useState(false);
  const why = useWhyNot()(props.allow) ?? props.blocked ?? null;
  const act = () => {
    setAsking(false);
    if (props.to !== undefined) void navigate(toPath(props.to));
    else props.onAct?.();
  };
  const press = () => {
    if (why) setTold(true);
    else if (props.running) return;
    else if (props.consequence) setAsking(true);
    else act();
  };
  const button = (
    <button
      type="button"
      className={buttonClass(props)}
      aria-disabled={why !== null || props.running || undefined}
      aria-describedby={why ? reasonId : undefined}
      aria-expanded={why === null ? props.expanded : undefined}
      onClick={press}
    >
      {props.running ? say(ui.working) : props.children}
    </button>
  );
  if (!why)
    return (
      <>
        {button}
        {asking && (
          <Confirm
            verb={props.children}
            consequence={props.consequence ?? ""}
            danger={props.danger ?? false}
            onYes={act}
            onNo={() => setAsking(false)}
          />
        )}
      </>
    );
  return (
    <span className="cf-action">
      <Tooltip
        label={why}
        events={{ hover: true, focus: true, touch: true }}
        multiline
        maw={320}
        withinPortal={false}
      >
        {button}
      </Tooltip>
      <span id={reasonId} className={told ? "cf-reason" : "cf-hidden"}>
        {say(ui["not-now"], { reason: why })}
      </span>
    </span>
  );
}

/** The actions of an object: one primary, the others beside it. */
export function Actions({ children }: { children: ReactNode }) {
  const say = useSay();
  return (
    <fieldset className="cf-actions" aria-label={say(ui.actions)}>
      {children}
    </fieldset>
  );
}

function buttonClass({ primary, danger }: ActionProps): string {
  return `cf-button${primary ? " cf-primary" : ""}${danger ? " cf-danger-button" : ""}`;
}
