import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Scroll } from "../../../../platform/ui/parts/Scroll.tsx";
import { screen } from "./screen-messages.ts";

/** JSON or whatever else came, behind a click. */
export function Source({ text }: { text: string }) {
  const say = useSay();
  return (
    <details>
      <summary>
        <Say m={screen["show-text"]} />
      </summary>
      <Scroll name={say(screen.text)} ltr>
        <pre lang="zxx">{text}</pre>
      </Scroll>
    </details>
  );
}
