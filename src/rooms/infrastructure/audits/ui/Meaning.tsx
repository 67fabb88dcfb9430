import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { screen } from "./screen-messages.ts";

/** Stands on every page of an audit: what it can say, and what it cannot. */
export function Meaning() {
  const say = useSay();
  return (
    <p className="cf-meaning" role="note" aria-label={say(screen["meaning-name"])}>
      <Say m={screen.meaning} />
    </p>
  );
}
