import { SelectField } from "../../../../platform/ui/form/fields.tsx";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { ui } from "../../../../platform/ui/messages.ts";
import { screen } from "./screen-messages.ts";

const levels = ["0", "1", "2", "3"] as const;

export function ClassificationField() {
  const say = useSay();
  return (
    <SelectField
      name="classification"
      label={say(screen.classification)}
      hint={say(screen["classification-hint"])}
      choices={levels.map((value) => ({ value, label: say(ui[`class-${value}`]) }))}
    />
  );
}
