import { z } from "zod";
import { roles } from "../../permissions/contract.ts";
import { Sector } from "../../organisations/contract.ts";
import { useField } from "../../../platform/ui/form/Form.tsx";
import { SelectField } from "../../../platform/ui/form/fields.tsx";
import { useSay } from "../../../platform/ui/language/say.tsx";
import { useOrganisations } from "../../../platform/ui/organisations.tsx";
import { Clause, type Side } from "../contract.ts";
import { screen } from "./screen-messages.ts";
import { roleWord, sectorWord } from "./words.ts";

/** A side as the form holds it: how it is named, and by what; its output is the contract's. */
export const TypedSide = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("organisation"), organisation: z.string().min(1) }),
  z.object({ kind: z.literal("sector"), sector: Sector }),
  z.object({ kind: z.literal("role"), role: z.enum(roles) }),
]);

export const TypedClause = Clause.omit({ number: true }).extend({
  from: TypedSide.transform(sideOf),
  to: TypedSide.transform(sideOf),
});

function sideOf(typed: z.infer<typeof TypedSide>): Side {
  switch (typed.kind) {
    case "organisation":
      return { organisation: typed.organisation };
    case "sector":
      return { sector: typed.sector };
    case "role":
    default:
      return { role: typed.role };
  }
}

/** An organisation, every party of a sector, or every party with someone in a role. */
export function SideFields({ name, label }: { name: string; label: string }) {
  const say = useSay();
  const { choices } = useOrganisations();
  const kind = useField(`${name}.kind`).value;
  const words = (of: Readonly<Record<string, Parameters<typeof say>[0]>>) =>
    Object.entries(of).map(([value, word]) => ({ value, label: say(word) }));
  return (
    <>
      <SelectField
        name={`${name}.kind`}
        label={label}
        choices={[
          { value: "organisation", label: say(screen["by-organisation"]) },
          { value: "sector", label: say(screen["by-sector"]) },
          { value: "role", label: say(screen["by-role"]) },
        ]}
      />
      {kind === "organisation" && (
        <SelectField name={`${name}.organisation`} label={say(screen["by-organisation"])} choices={choices} />
      )}
      {kind === "sector" && (
        <SelectField name={`${name}.sector`} label={say(screen["by-sector"])} choices={words(sectorWord)} />
      )}
      {kind === "role" && (
        <SelectField name={`${name}.role`} label={say(screen["by-role"])} choices={words(roleWord)} />
      )}
    </>
  );
}
