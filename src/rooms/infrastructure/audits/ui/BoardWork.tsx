import { useState } from "react";
import { Say, useFormats, useNow, useSay } from "../../../../platform/ui/language/say.tsx";
import { Empty } from "../../../../platform/ui/parts/Loaded.tsx";
import { Section } from "../../../../platform/ui/parts/Page.tsx";
import { ProblemNotice } from "../../../../platform/ui/parts/ProblemNotice.tsx";
import type { AuditDetail, Board, UnitToRead } from "../contract.ts";
import { Disputes } from "./Disputes.tsx";
import { entry } from "./entry-messages.ts";
import { EntryScreen } from "./EntryScreen.tsx";
import { SettledUnits } from "./SettledUnits.tsx";
import { keyOf, type Outbox } from "./use-outbox.ts";
import { readingWords } from "./words.ts";

/** What a member does at the table: enter one unit after the other, then settle with the other what was read differently. */
export function BoardWork(props: {
  readonly audit: AuditDetail;
  readonly board: Board;
  readonly outbox: Outbox;
  readonly toRead: readonly UnitToRead[];
  readonly contactMs: number;
}) {
  const { audit, board, outbox, toRead, contactMs } = props;
  const say = useSay();
  const [later, setLater] = useState<readonly string[]>([]);
  const ordered = [
    ...toRead.filter((unit) => !later.includes(keyOf(unit))),
    ...later.flatMap((key) => toRead.filter((unit) => keyOf(unit) === key)),
  ];
  const unit = ordered[0];
  // The first is there when the page is opened; whichever comes up next takes the focus.
  const [first] = useState(unit && keyOf(unit));
  return (
    <>
      <Section title={<Say m={entry.table} />}>
        <NetworkState outbox={outbox} contactMs={contactMs} />
        <NotTaken outbox={outbox} />
        {unit === undefined ? (
          <Empty>
            <Say m={board.units === 0 ? entry["nothing-dealt"] : entry["nothing-left"]} />
          </Empty>
        ) : (
          <>
            <p className="cf-muted">{say(entry.left, { n: ordered.length })}</p>
            <EntryScreen
              key={keyOf(unit)}
              audit={audit}
              unit={unit}
              takesFocus={keyOf(unit) !== first}
              onKeep={(reading) => outbox.add(unit, reading)}
              onLater={
                ordered.length > 1
                  ? () => setLater([...later.filter((key) => key !== keyOf(unit)), keyOf(unit)])
                  : null
              }
            />
          </>
        )}
      </Section>
      <Disputes audit={audit} board={board} />
      <SettledUnits audit={audit} board={board} />
    </>
  );
}

/** Honest about the network: how many entries wait, since when nothing was heard, and that the reading can go on. */
function NetworkState({ outbox, contactMs }: { outbox: Outbox; contactMs: number }) {
  const say = useSay();
  const formats = useFormats();
  const nowMs = useNow(1_000);
  const n = outbox.kept.waiting.length;
  const lost = outbox.problem !== null || outbox.isOther;
  const words = n === 0 ? say(entry["all-sent"]) : say(lost ? entry.waiting : entry.sending, { n });
  const ago = formats.relative(Math.min(contactMs, nowMs), nowMs);
  return (
    <section
      className={n > 0 && lost ? "cf-network cf-network-lost" : "cf-network"}
      aria-label={say(entry.network)}
    >
      <output>{words}</output>
      <p className="cf-muted">
        {contactMs === 0 ? say(entry["no-contact"]) : say(entry["last-contact"], { ago })}
      </p>
      {outbox.isOther && <p role="alert">{say(entry["other-person"])}</p>}
      {n > 0 && <p>{say(outbox.isStored ? entry["kept-here"] : entry["not-kept-here"])}</p>}
      {n > 0 && lost && (
        <>
          {outbox.problem?.kind !== "unreachable" && outbox.problem && (
            <ProblemNotice problem={outbox.problem} />
          )}
          <button type="button" className="cf-button" onClick={outbox.sendNow}>
            <Say m={entry["send-now"]} />
          </button>
        </>
      )}
    </section>
  );
}

/** Entries that the server did not take, each with its reason, until the member has seen it. */
function NotTaken({ outbox }: { outbox: Outbox }) {
  const say = useSay();
  const formats = useFormats();
  const { refused } = outbox.kept;
  if (refused.length === 0) return null;
  return (
    <div className="cf-notice cf-notice-refused" role="alert">
      <p className="cf-notice-title">{say(entry["refused-title"])}</p>
      <ul className="cf-plain-list">
        {refused.map(({ entry: one, outcome, says }) => (
          <li key={one.id}>
            <code>{one.unit}</code>
            <span>
              {formats.list(Object.values(one.reading).map((said) => readingWords(said, say, formats)))}
            </span>
            <span>{says ?? sayOutcome(outcome, say)}</span>
            <button
              type="button"
              className="cf-button"
              onClick={() => outbox.dismiss(one.id, canReadAgain.has(outcome))}
            >
              {say(canReadAgain.has(outcome) ? entry["read-again"] : entry.dismiss)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

type Outcome = Outbox["kept"]["refused"][number]["outcome"];

const canReadAgain: ReadonlySet<Outcome> = new Set<Outcome>([
  "reading-invalid",
  "board-not-complete",
  "entered-in-future",
]);

function sayOutcome(outcome: Outcome, say: ReturnType<typeof useSay>): string {
  return outcome === "taken" || outcome === "repeated" ? "" : say(entry[`outcome-${outcome}`]);
}
