import { useState, type ReactNode } from "react";
import type { z } from "zod";
import type { Endpoint, ReplyOf } from "../../contract/endpoint.ts";
import { useWhyNot } from "../allowed.ts";
import type { CallInput } from "../api.ts";
import { Say } from "../language/say.tsx";
import { ui } from "../messages.ts";
import { Action } from "../parts/Action.tsx";
import { useCommand } from "../queries.ts";
import { Form } from "./Form.tsx";
import type { FormValues } from "./form-values.ts";

/**
 * An act that needs a few words (a reason, a day): its button opens the form, which closes when the act is done. Only the button
 * that acts is red where there is danger, so that a table of such rows stays calm.
 */
export function ActForm<E extends Endpoint>(props: {
  readonly endpoint: E;
  readonly params: CallInput<E>["params"];
  /** Verb and noun, on the button and in the form. */
  readonly verb: string;
  readonly children: ReactNode;
  readonly initial?: FormValues;
  /** Where what is typed differs from what is sent; its output is the body. */
  readonly schema?: z.ZodType;
  readonly blocked?: string | null;
  readonly consequence?: string;
  readonly danger?: boolean;
  readonly primary?: boolean;
  readonly invalidates?: readonly string[];
  readonly onDone?: (reply: ReplyOf<E>) => void;
}) {
  const { endpoint, verb, blocked } = props;
  const [isOpen, setOpen] = useState(false);
  const command = useCommand(endpoint, props.invalidates ? { invalidates: props.invalidates } : {});
  const why = useWhyNot()(endpoint) ?? blocked ?? null;
  const submit = async (body: unknown) => {
    const reply = await command.run({ params: props.params, body } as unknown as CallInput<E>);
    if (reply === undefined) return;
    setOpen(false);
    props.onDone?.(reply);
  };
  const close = () => {
    command.reset();
    setOpen(false);
  };
  if (!isOpen)
    return (
      <Action allow={endpoint} blocked={blocked} onAct={() => setOpen(true)} primary={props.primary ?? false}>
        {verb}
      </Action>
    );
  return (
    <div className="cf-act-form">
      <Form
        schema={props.schema ?? endpoint.body}
        initial={props.initial ?? {}}
        verb={verb}
        onSubmit={submit}
        problem={command.problem}
        running={command.running}
        blocked={why}
        danger={props.danger ?? false}
        {...(props.consequence !== undefined && { consequence: props.consequence })}
      >
        {props.children}
      </Form>
      <button type="button" className="cf-button" onClick={close}>
        <Say m={ui.cancel} />
      </button>
    </div>
  );
}
