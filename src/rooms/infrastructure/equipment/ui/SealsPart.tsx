import { z } from "zod";
import { ActForm } from "../../../../platform/ui/form/ActForm.tsx";
import {
  CheckboxField,
  SelectField,
  TextAreaField,
  TextField,
} from "../../../../platform/ui/form/fields.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Actions } from "../../../../platform/ui/parts/Action.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { RowsTable } from "../../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { checkSeal, sealEquipment, unsealEquipment, type Seal } from "../contract.ts";
import { readOf, whenOf } from "./cells.tsx";
import { screen } from "./screen-messages.ts";
import { useBlockedIn, useParamsOf, type Of } from "./StopPart.tsx";

/** An empty number is a seal that is gone, a box not ticked one that is damaged. */
const Read = checkSeal.body.extend({
  number: checkSeal.body.shape.number.default(""),
  intact: z.boolean().default(false),
});

/** Which seals are on, and what can be done with them, always before a witness. */
export function SealsPart({ one }: Of) {
  const say = useSay();
  const params = useParamsOf(one);
  const retired = useBlockedIn(one, "retired");
  const none = one.seals.length === 0 ? say(screen["no-seal-on"]) : null;
  const where = (
    <SelectField
      name="where"
      label={say(screen.where)}
      choices={one.seals.map((seal) => ({ value: seal.where, label: seal.where }))}
    />
  );
  const witness = <TextField name="witness" label={say(screen.witness)} hint={say(screen["witness-hint"])} />;
  return (
    <Section title={<Say m={screen.seals} />}>
      <RowsTable
        name={say(screen.seals)}
        columns={useSealColumns()}
        rows={one.seals}
        rowKey={(row) => row.where}
        empty={say(screen["seals-none"])}
      />
      <Actions>
        <ActForm endpoint={sealEquipment} params={params} verb={say(screen["seal-verb"])} blocked={retired}>
          <TextField name="where" label={say(screen.where)} />
          <TextField name="number" label={say(screen.number)} />
          {witness}
        </ActForm>
        <ActForm
          endpoint={checkSeal}
          params={params}
          verb={say(screen["check-verb"])}
          schema={Read}
          blocked={retired ?? none}
          consequence={say(screen["check-consequence"])}
        >
          {where}
          <TextField
            name="number"
            label={say(screen["number-read"])}
            hint={say(screen["number-hint"])}
            optional
          />
          <CheckboxField name="intact" label={say(screen.intact)} />
          {witness}
        </ActForm>
        <ActForm
          endpoint={unsealEquipment}
          params={params}
          verb={say(screen["unseal-verb"])}
          blocked={retired ?? none}
        >
          {where}
          <TextField name="number" label={say(screen["number-read"])} />
          {witness}
          <TextAreaField name="why" label={say(screen.why)} rows={2} />
        </ActForm>
      </Actions>
    </Section>
  );
}

function useSealColumns(): readonly Column<Seal>[] {
  const say = useSay();
  return [
    { key: "where", head: screen.where, cell: (row) => row.where },
    { key: "number", head: screen.number, cell: (row) => row.number },
    { key: "at", head: screen.at, cell: whenOf },
    { key: "by", head: screen.by, cell: (row) => row.byName ?? row.by },
    { key: "witness", head: screen.witness, cell: (row) => row.witness },
    {
      key: "read",
      head: screen["last-read"],
      cell: readOf(say(screen.never)),
    },
  ];
}
