import { listMandates } from "../../../../core/mandates/contract.ts";
import { listOrganisations } from "../../../../core/organisations/contract.ts";
import { limits } from "../../../../basics/bounded.ts";
import { SelectField, TextField } from "../../../../platform/ui/form/fields.tsx";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { useSay } from "../../../../platform/ui/language/say.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand, useList, useQueryOf } from "../../../../platform/ui/queries.ts";
import { routeCase, type CaseDetail } from "../contract.ts";
import { screen } from "./screen-messages.ts";

/** Hands the case to an organisation that has a mandate for its matter, or to which the panel's own mandate leads. */
export function RouteForm({ found, onDone }: { found: CaseDetail; onDone: () => void }) {
  const say = useSay();
  const { electionId } = usePlace();
  const route = useCommand(routeCase);
  const choices = useTakers(found);
  return (
    <Form
      schema={routeCase.body}
      initial={{}}
      verb={say(screen["route-verb"])}
      consequence={say(screen["route-consequence"])}
      problem={route.problem}
      running={route.running}
      onSubmit={async (body) => {
        if (await route.run({ params: { election: electionId, case: found.id }, body })) onDone();
      }}
    >
      <SelectField
        name="organisationId"
        label={say(screen["handed-to"])}
        hint={say(choices.length === 0 ? screen["route-nobody"] : screen["route-hint"])}
        choices={choices}
      />
      <TextField name="why" label={say(screen.because)} />
    </Form>
  );
}

function useTakers({ matter, mandateId }: CaseDetail): { value: string; label: string }[] {
  const { electionId } = usePlace();
  const mandates = useQueryOf(listMandates, { params: { election: electionId } });
  const listed = useList(listOrganisations, { query: { limit: limits.pageRowsMax } });
  const name = new Map<string, string>(listed.rows.map((row) => [row.id, row.name]));
  const inForce = (mandates.data?.rows ?? []).filter(({ endedAtMs }) => endedAtMs === null);
  const own = inForce.find(({ id }) => id === mandateId);
  const takers = inForce
    .filter((each) => each.matter === matter && each.organisationId !== own?.organisationId)
    .map((each) => each.organisationId);
  const ids = new Set([...takers, ...(own?.routesTo ? [own.routesTo] : [])]);
  return [...ids].map((value) => ({ value, label: name.get(value) ?? value }));
}
