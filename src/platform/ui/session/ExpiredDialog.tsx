import { Modal } from "@mantine/core";
import { Say, useSay } from "../language/say.tsx";
import { ui } from "../messages.ts";
import { SignInForm } from "./SignInForm.tsx";

/** Over the page, so that what was typed is still there afterwards. It goes when the session is there again. */
export function ExpiredDialog() {
  const say = useSay();
  return (
    <Modal
      opened
      withinPortal={false}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={say(ui["expired-title"])}
      size="lg"
      transitionProps={{ duration: 0 }}
    >
      <p>
        <Say m={ui["expired-text"]} />
      </p>
      <SignInForm />
    </Modal>
  );
}
