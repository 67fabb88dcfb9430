import { SelectField, TextAreaField } from "../../../../platform/ui/form/fields.tsx";
import { ActForm } from "../../../../platform/ui/form/ActForm.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { Action, Actions } from "../../../../platform/ui/parts/Action.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { ProblemNotice } from "../../../../platform/ui/parts/ProblemNotice.tsx";
import { RowsTable } from "../../../../platform/ui/parts/RowsTable.tsx";
import type { Column } from "../../../../platform/ui/parts/table-column.ts";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand } from "../../../../platform/ui/queries.ts";
import { useSession } from "../../../../platform/ui/session.tsx";
import {
  changeEquipment,
  confirmDecision,
  decideEquipment,
  decisions,
  deployEquipment,
  storeEquipment,
  withdrawEquipment,
  type Decision,
  type EquipmentDetail,
  type Stop,
} from "../contract.ts";
import { messages } from "../messages.ts";
import { asTyped, EquipmentFields, Typed } from "./EquipmentFields.tsx";
import { whenOf } from "./cells.tsx";
import { screen } from "./screen-messages.ts";

export interface Of {
  readonly one: EquipmentDetail;
}

export function useParamsOf({ id }: EquipmentDetail) {
  return { election: usePlace().electionId, equipment: id };
}

/** Why nothing can be done with it in a state; null where it can. */
export function useBlockedIn(
  one: EquipmentDetail,
  ...states: readonly EquipmentDetail["state"][]
): string | null {
  const say = useSay();
  return states.includes(one.state)
    ? say(screen["not-now"], { state: say(messages[`state-${one.state}`]) })
    : null;
}

const Changed = Typed.extend({ why: changeEquipment.body.shape.why });

/** Into use, out of use, stopped, or changed. */
export function UseActions({ one }: Of) {
  const say = useSay();
  const params = useParamsOf(one);
  const deploy = useCommand(deployEquipment);
  const store = useCommand(storeEquipment);
  const unfit = one.unfit.map((reason) => say(messages[`unfit-${reason}`])).join(" ") || null;
  const notNow = useBlockedIn(one, "in-use", "withdrawn", "retired");
  const notStored = useBlockedIn(one, "registered", "withdrawn", "retired");
  const retired = useBlockedIn(one, "retired");
  const notChanged = useBlockedIn(one, "withdrawn", "retired");
  const problem = deploy.problem ?? store.problem;
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      <Actions>
        <Action
          allow={deployEquipment}
          blocked={notNow ?? unfit}
          onAct={() => deploy.run({ params })}
          running={deploy.running}
          primary
        >
          <Say m={screen["deploy-verb"]} />
        </Action>
        <Action
          allow={storeEquipment}
          blocked={notStored}
          onAct={() => store.run({ params })}
          running={store.running}
        >
          <Say m={screen["store-verb"]} />
        </Action>
        <ActForm
          endpoint={changeEquipment}
          params={params}
          verb={say(screen["change-verb"])}
          schema={Changed}
          initial={asTyped(one)}
          blocked={notChanged}
          consequence={say(screen["change-consequence"])}
        >
          <EquipmentFields />
          <TextAreaField name="why" label={say(screen.why)} rows={2} />
        </ActForm>
        <ActForm
          endpoint={withdrawEquipment}
          params={params}
          verb={say(screen["withdraw-verb"])}
          blocked={retired}
          consequence={say(screen["withdraw-consequence"])}
          danger
        >
          <TextAreaField name="what" label={say(screen["what-seen"])} rows={2} />
        </ActForm>
      </Actions>
    </>
  );
}

/** What stopped it, and the word of two people. */
export function StopPart({ one }: Of) {
  const say = useSay();
  const stops: readonly Column<Stop>[] = [
    { key: "at", head: screen.at, cell: whenOf },
    { key: "cause", head: screen.cause, cell: (row) => say(screen[`cause-${row.cause}`]) },
    { key: "what", head: screen["stop-what"], cell: (row) => row.what },
    { key: "by", head: screen.by, cell: (row) => row.byName ?? row.by },
  ];
  const made: readonly Column<Decision>[] = [
    { key: "at", head: screen.at, cell: whenOf },
    { key: "outcome", head: screen.outcome, cell: (row) => say(screen[`outcome-${row.outcome}`]) },
    { key: "why", head: screen.why, cell: (row) => row.why },
    { key: "by", head: screen.by, cell: (row) => row.byName ?? row.by },
    {
      key: "confirmed",
      head: screen.confirmed,
      cell: (row) => row.confirmedByName ?? row.confirmedBy ?? say(screen["not-confirmed"]),
    },
  ];
  return (
    <Section title={<Say m={screen.stops} />}>
      <RowsTable
        name={say(screen.stops)}
        columns={stops}
        rows={one.stops}
        rowKey={(row) => `${row.atMs} ${row.cause} ${row.what}`}
      />
      {one.state === "withdrawn" && <DecideActions one={one} />}
      {one.decisions.length > 0 && (
        <RowsTable
          name={say(screen.decisions)}
          columns={made}
          rows={one.decisions}
          rowKey={(row) => `${row.atMs} ${row.by} ${row.why}`}
        />
      )}
    </Section>
  );
}

function DecideActions({ one }: Of) {
  const say = useSay();
  const params = useParamsOf(one);
  const { person } = useSession();
  const last = one.decisions.at(-1);
  const open = last !== undefined && last.confirmedAtMs === null ? last : null;
  const blocked =
    open === null
      ? say(screen["nothing-proposed"])
      : open.by === person?.id
        ? say(screen["proposed-by-you"])
        : null;
  const outcomes = decisions.map((value) => ({ value, label: say(screen[`outcome-${value}`]) }));
  const fields = (
    <>
      <SelectField name="outcome" label={say(screen.outcome)} choices={outcomes} />
      <TextAreaField name="why" label={say(screen.why)} rows={2} />
    </>
  );
  return (
    <>
      {open && (
        <p className="cf-notice">
          {say(screen["confirm-text"], {
            name: open.byName ?? open.by,
            outcome: say(screen[`outcome-${open.outcome}`]),
            why: open.why,
          })}
        </p>
      )}
      <Actions>
        <ActForm endpoint={decideEquipment} params={params} verb={say(screen["decide-verb"])}>
          {fields}
        </ActForm>
        <ActForm
          endpoint={confirmDecision}
          params={params}
          verb={say(screen["confirm-verb"])}
          blocked={blocked}
        >
          {fields}
        </ActForm>
      </Actions>
    </>
  );
}
