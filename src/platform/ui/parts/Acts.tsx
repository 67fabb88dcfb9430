import { useEffect, useRef, useState, type ComponentType, type ReactNode } from "react";
import type { Message } from "../../../basics/text.ts";
import type { Allow } from "../allowed.ts";
import { Say } from "../language/say.tsx";
import { PutAwayContext } from "../form/Form.tsx";
import { Action, Actions } from "./Action.tsx";

/** One thing that can be done with an object, by a form of its own. */
export interface Act<P> {
  readonly name: string;
  /** Verb and noun: "Tell the victim". */
  readonly label: Message;
  /** The endpoint behind it. */
  readonly allow: Allow;
  /** Why the state of the object forbids it now; null where it does not. */
  readonly blocked?: string | null;
  readonly primary?: boolean;
  readonly Form: ComponentType<P & { readonly onDone: () => void }>;
}

/**
 * What can be done with an object now: every act as a button, what cannot be done with its reason, one form at a time.
 * The form gets the focus when it opens, and the buttons get it back when it closes.
 * @param given what every form is about
 * @param open name of the act whose form stands open from the start, because it comes before everything else
 */
export function Acts<P extends object>(props: {
  readonly acts: readonly Act<P>[];
  readonly given: P;
  readonly open?: string | null;
}) {
  const { acts, given, open = null } = props;
  const [doing, setDoing] = useState(open);
  const bar = useRef<HTMLDivElement>(null);
  const act = acts.find(({ name, blocked }) => name === doing && (blocked ?? null) === null);
  const close = () => {
    setDoing(null);
    bar.current?.focus();
  };
  return (
    <div ref={bar} tabIndex={-1} className="cf-acts">
      <Actions>
        {acts.map(({ name, label, allow, blocked, primary }) => (
          <Action
            key={name}
            allow={allow}
            blocked={blocked}
            primary={primary ?? false}
            expanded={name === act?.name}
            onAct={() => setDoing(name === act?.name ? null : name)}
          >
            <Say m={label} />
          </Action>
        ))}
      </Actions>
      {act && (
        <ActForm key={act.name} label={act.label} takesFocus={act.name !== open} onClose={close}>
          <act.Form {...given} onDone={close} />
        </ActForm>
      )}
    </div>
  );
}

function ActForm(props: {
  readonly label: Message;
  readonly takesFocus: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { takesFocus } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <section className="cf-act-form">
      <h2 ref={heading} tabIndex={-1}>
        <Say m={props.label} />
      </h2>
      <PutAwayContext value={props.onClose}>{props.children}</PutAwayContext>
    </section>
  );
}
