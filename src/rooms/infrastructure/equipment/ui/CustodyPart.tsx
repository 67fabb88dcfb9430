import { ActForm } from "../../../../platform/ui/form/ActForm.tsx";
import { TextField } from "../../../../platform/ui/form/fields.tsx";
import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { Actions } from "../../../../platform/ui/parts/Action.tsx";
import { StateWord } from "../../../../platform/ui/parts/ObjectHead.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { RowsTable } from "../../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { When } from "../../../../platform/ui/parts/When.tsx";
import { useSession } from "../../../../platform/ui/session.tsx";
import { giveEquipment, takeEquipment, type Custody } from "../contract.ts";
import { fromOf } from "./cells.tsx";
import { screen } from "./screen-messages.ts";
import { useBlockedIn, useParamsOf, type Of } from "./StopPart.tsx";

/** Who answered for it, one stretch after the other; a gap is shown where it is. */
export function CustodyPart({ one }: Of) {
  const say = useSay();
  const formats = useFormats();
  const params = useParamsOf(one);
  const { person } = useSession();
  const mine = person?.id === one.holder;
  const notGiven = useBlockedIn(one, "in-use", "retired");
  const retired = useBlockedIn(one, "retired");
  const giveBlocked = one.inTransit ? say(screen["on-its-way"]) : mine ? notGiven : say(screen["not-yours"]);
  const takeBlocked = mine ? say(screen[one.inTransit ? "given-by-you" : "is-yours"]) : retired;
  const last = one.custody.at(-1);
  const until = (row: Custody) => {
    if (row.untilMs === null) return row === last ? say(screen["still-there"]) : say(screen.gap);
    return row === last ? (
      say(screen["under-way"], { when: formats.dateTime(row.untilMs) })
    ) : (
      <When atMs={row.untilMs} />
    );
  };
  const chain = (row: Custody) => {
    if (row.gap) return <StateWord label={say(screen.gap)} tone="danger" />;
    return row === one.custody[0] ? "–" : say(screen["gap-none"]);
  };
  const columns: readonly Column<Custody>[] = [
    { key: "holder", head: screen.holder, cell: (row) => row.holderName ?? row.holder },
    { key: "place", head: screen.place, cell: (row) => row.place },
    { key: "from", head: screen.from, cell: fromOf },
    { key: "until", head: screen.until, cell: until },
    {
      key: "chain",
      head: screen.chain,
      cell: chain,
    },
  ];
  return (
    <Section title={<Say m={screen.custody} />}>
      <RowsTable
        name={say(screen.custody)}
        columns={columns}
        rows={one.custody}
        rowKey={(row) => `${row.fromMs} ${row.holder}`}
      />
      <Actions>
        <ActForm
          endpoint={giveEquipment}
          params={params}
          verb={say(screen["give-verb"])}
          blocked={giveBlocked}
        >
          <TextField name="place" label={say(screen["give-place"])} />
        </ActForm>
        <ActForm
          endpoint={takeEquipment}
          params={params}
          verb={say(screen["take-verb"])}
          blocked={takeBlocked}
          {...(!one.inTransit && { consequence: say(screen["take-gap"]), danger: true })}
        >
          <TextField name="place" label={say(screen["take-place"])} />
        </ActForm>
      </Actions>
    </Section>
  );
}
