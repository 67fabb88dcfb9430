import { TextField } from "../../../../platform/ui/form/fields.tsx";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { screen } from "./screen-messages.ts";

/** Why a text goes on although the gate blocks it. */
export function OverrideField({ optional = true }: { optional?: boolean }) {
  const say = useSay();
  return (
    <TextField
      name="override"
      label={say(screen.override)}
      hint={say(screen["override-hint"])}
      optional={optional}
    />
  );
}
