import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { Say, useSay } from "../language/say.tsx";
import { ui } from "../messages.ts";

/** Asks before an act, and names its consequence. The button repeats the verb; it never says "OK". */
export function Confirm(props: {
  readonly verb: ReactNode;
  readonly consequence: string;
  readonly danger: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}) {
  const say = useSay();
  return (
    <Modal
      opened
      withinPortal={false}
      onClose={props.onNo}
      title={props.verb}
      closeButtonProps={{ "aria-label": say(ui.close) }}
      transitionProps={{ duration: 0 }}
    >
      <p className="cf-consequence">{props.consequence}</p>
      <div className="cf-actions">
        <button
          type="button"
          className={props.danger ? "cf-button cf-primary cf-danger-button" : "cf-button cf-primary"}
          onClick={props.onYes}
        >
          {props.verb}
        </button>
        <button type="button" className="cf-button" data-autofocus onClick={props.onNo}>
          <Say m={ui.cancel} />
        </button>
      </div>
    </Modal>
  );
}
