import { useEffect, useRef, useState } from "react";
import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import type { AuditDetail, Reading, UnitToRead } from "../contract.ts";
import { BatchForm } from "./BatchForm.tsx";
import { CardForm } from "./CardForm.tsx";
import { entry } from "./entry-messages.ts";
import { readingWords } from "./words.ts";

/** One unit at a time: enter, read back, keep. Whatever the other member entered is nowhere here. */
export function EntryScreen(props: {
  readonly audit: AuditDetail;
  readonly unit: UnitToRead;
  readonly takesFocus: boolean;
  readonly onKeep: (reading: Reading) => void;
  /** Null where there is no other to read first. */
  readonly onLater: (() => void) | null;
}) {
  const { audit, unit, onKeep, onLater } = props;
  const say = useSay();
  const [entered, setEntered] = useState<Reading | null>(null);
  const [checking, setChecking] = useState(false);
  const contests = audit.contests.filter(({ id }) => unit.contests.includes(id));
  return (
    <article className="cf-entry" aria-label={unitTitle(unit, say)}>
      <UnitHead unit={unit} audit={audit} takesFocus={props.takesFocus} />
      {checking && entered !== null ? (
        <ReadBack
          reading={entered}
          titles={new Map(contests.map(({ id, title }) => [id, title]))}
          onKeep={() => onKeep(entered)}
          onChange={() => setChecking(false)}
        />
      ) : (
        <UnitForm
          audit={audit}
          unit={unit}
          initial={entered}
          onEntered={(reading) => {
            setEntered(reading);
            setChecking(true);
          }}
        />
      )}
      {onLater !== null && !checking && (
        <button type="button" className="cf-button" onClick={onLater}>
          <Say m={entry["later-verb"]} />
        </button>
      )}
    </article>
  );
}

/** Cards are marked, batches are counted. */
export function UnitForm(props: {
  readonly audit: AuditDetail;
  readonly unit: UnitToRead;
  readonly initial: Reading | null;
  readonly onEntered: (reading: Reading) => void;
}) {
  const { audit, unit, initial, onEntered } = props;
  const contests = audit.contests.filter(({ id }) => unit.contests.includes(id));
  const [contest] = contests;
  if (unit.kind === "batch")
    return contest === undefined ? null : (
      <BatchForm contest={contest} initial={initial?.[contest.id]} onEntered={onEntered} />
    );
  return <CardForm contests={contests} initial={initial} onEntered={onEntered} />;
}

/** The name of the unit gets the focus when the next comes up: it is what has to be fetched. */
function UnitHead(props: { unit: UnitToRead; audit: AuditDetail; takesFocus: boolean }) {
  const { unit, audit, takesFocus } = props;
  const say = useSay();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  const contest = audit.contests.find(({ id }) => id === unit.contest);
  return (
    <header>
      <h3 ref={heading} tabIndex={-1} className="cf-entry-title">
        {unitTitle(unit, say)}
      </h3>
      <p className="cf-muted">
        {contest ? say(entry["of-contest"], { contest: contest.title }) : say(entry.how)}
      </p>
    </header>
  );
}

export function unitTitle(unit: UnitToRead, say: ReturnType<typeof useSay>): string {
  return say(unit.kind === "batch" ? entry["batch-title"] : entry["read-title"], { unit: unit.unit });
}

function ReadBack(props: {
  readonly reading: Reading;
  readonly titles: ReadonlyMap<string, string>;
  readonly onKeep: () => void;
  readonly onChange: () => void;
}) {
  const say = useSay();
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  return (
    <div className="cf-read-back">
      <h4>{say(entry["read-back-title"])}</h4>
      <ReadingList reading={props.reading} titles={props.titles} />
      <div className="cf-actions">
        <button ref={keep} type="button" className="cf-button cf-primary cf-big" onClick={props.onKeep}>
          <Say m={entry["keep-verb"]} />
        </button>
        <button type="button" className="cf-button cf-big" onClick={props.onChange}>
          <Say m={entry["change-verb"]} />
        </button>
      </div>
    </div>
  );
}

export function ReadingList({ reading, titles }: { reading: Reading; titles: ReadonlyMap<string, string> }) {
  const say = useSay();
  const formats = useFormats();
  return (
    <dl className="cf-reading">
      {Object.entries(reading).map(([id, said]) => (
        <div key={id}>
          <dt>{titles.get(id) ?? id}</dt>
          <dd>{readingWords(said, say, formats)}</dd>
        </div>
      ))}
    </dl>
  );
}
