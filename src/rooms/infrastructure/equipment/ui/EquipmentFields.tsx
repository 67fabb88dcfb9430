import { SelectField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useQueryOf } from "../../../../platform/ui/queries.ts";
import { listTechnologies } from "../../technologies/contract.ts";
import { Registered, type Equipment } from "../contract.ts";
import { screen } from "./screen-messages.ts";

const { shape } = Registered;

/** What is typed; what is left empty is null. */
export const Typed = Registered.extend({
  technologyId: shape.technologyId.default(null),
  pollbookDevice: shape.pollbookDevice.default(null),
  version: shape.version.default(null),
  softwareHash: shape.softwareHash.default(null),
});

/** A registration as the fields take it. */
export function asTyped(one: Equipment): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(shape).flatMap((key) => {
      const value = one[key as keyof Registered];
      return value === null ? [] : [[key, value]];
    }),
  );
}

export function EquipmentFields() {
  const say = useSay();
  const { electionId } = usePlace();
  const known = useQueryOf(
    listTechnologies,
    { params: { election: electionId }, query: { limit: 200 } },
    { subjects: ["tec"] },
  );
  const choices = (known.data?.rows ?? [])
    .filter(({ state }) => state !== "retired")
    .map(({ id, name, jurisdiction }) => ({ value: id, label: `${name} (${jurisdiction})` }));
  return (
    <>
      <TextField name="serial" label={say(screen.serial)} />
      <SelectField
        name="technologyId"
        label={say(screen.technology)}
        hint={say(screen["technology-hint"])}
        choices={choices}
        optional
      />
      <TextField
        name="pollbookDevice"
        label={say(screen.pollbook)}
        hint={say(screen["pollbook-hint"])}
        optional
      />
      <TextField name="place" label={say(screen.place)} />
      <TextField name="version" label={say(screen.version)} optional />
      <TextField name="softwareHash" label={say(screen.hash)} optional />
    </>
  );
}
