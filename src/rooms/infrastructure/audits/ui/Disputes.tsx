import { useState } from "react";
import { z } from "zod";
import { TextAreaField } from "../../../../platform/ui/form/fields.tsx";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import { useWhyNot } from "../../../../platform/ui/allowed.ts";
import { Empty } from "../../../../platform/ui/parts/Loaded.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { usePlace } from "../../../../platform/ui/place.tsx";
import { useCommand, useList } from "../../../../platform/ui/queries.ts";
import {
  listUnits,
  resolveUnit,
  type AuditDetail,
  type Board,
  type Reading,
  type UnitToRead,
} from "../contract.ts";
import { entry } from "./entry-messages.ts";
import { ReadingList, unitTitle, UnitForm } from "./EntryScreen.tsx";

/** What the two members read differently: both entries side by side, and what they settle together. */
export function Disputes({ audit, board }: { audit: AuditDetail; board: Board }) {
  const say = useSay();
  const { electionId } = usePlace();
  const list = useList(
    listUnits,
    { params: { election: electionId, audit: audit.id, board: board.id }, query: { state: "disputed" } },
    { subjects: ["aud"], refetchEveryMs: 10_000 },
  );
  return (
    <Section title={<Say m={entry["disputed-title"]} />}>
      {list.rows.length === 0 ? (
        <Empty>
          <Say m={entry["disputed-none"]} />
        </Empty>
      ) : (
        <>
          <p className="cf-text">{say(entry["disputed-text"])}</p>
          {list.rows.map((unit) => (
            <Dispute key={`${unit.contest} ${unit.unit}`} audit={audit} board={board} unit={unit} />
          ))}
        </>
      )}
    </Section>
  );
}

interface OfDispute {
  readonly audit: AuditDetail;
  readonly board: Board;
  readonly unit: UnitToRead;
}

function Dispute({ audit, board, unit }: OfDispute) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const titles = new Map(audit.contests.map(({ id, title }) => [id, title]));
  const nameOf = new Map(board.members.map(({ personId, name }) => [personId, name]));
  return (
    <article className="cf-dispute" aria-label={unitTitle(unit, say)}>
      <h3>{unitTitle(unit, say)}</h3>
      <div className="cf-sides">
        {(unit.both ?? []).map(({ personId, reading }) => (
          <div key={personId}>
            <h4>{say(entry["entry-of"], { name: nameOf.get(personId) ?? personId })}</h4>
            <ReadingList reading={reading} titles={titles} />
          </div>
        ))}
      </div>
      {isOpen ? (
        <Settle audit={audit} board={board} unit={unit} />
      ) : (
        <button type="button" className="cf-button" onClick={() => setOpen(true)}>
          {say(entry["settle-open"], { unit: unit.unit })}
        </button>
      )}
    </article>
  );
}

function Settle({ audit, board, unit }: OfDispute) {
  const say = useSay();
  const { electionId } = usePlace();
  const command = useCommand(resolveUnit);
  const blocked = useWhyNot()(resolveUnit);
  const [reading, setReading] = useState<Reading | null>(null);
  if (reading === null) return <UnitForm audit={audit} unit={unit} initial={null} onEntered={setReading} />;
  const titles = new Map(audit.contests.map(({ id, title }) => [id, title]));
  const send = ({ how }: z.output<typeof Settled>) =>
    command.run({
      params: { election: electionId, audit: audit.id, board: board.id },
      body: { contest: unit.contest, unit: unit.unit, reading, how },
    });
  return (
    <>
      <h4>{say(entry["settled-as"])}</h4>
      <ReadingList reading={reading} titles={titles} />
      <Form
        schema={Settled}
        initial={{}}
        verb={say(entry["settle-verb"])}
        problem={command.problem}
        running={command.running}
        blocked={blocked}
        onSubmit={send}
      >
        <TextAreaField name="how" label={say(entry["settle-how"])} rows={2} />
      </Form>
      <button type="button" className="cf-button" onClick={() => setReading(null)}>
        <Say m={entry["change-verb"]} />
      </button>
    </>
  );
}

const Settled = z.object({ how: resolveUnit.body.shape.how });
