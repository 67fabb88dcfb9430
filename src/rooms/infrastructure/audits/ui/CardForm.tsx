import { useRef, useState, type KeyboardEvent } from "react";
import { Say, useFormats, useSay } from "../../../../platform/ui/language/say.tsx";
import { writeIn, type ContestSetUp, type PaperReading, type Reading } from "../contract.ts";
import { entry } from "./entry-messages.ts";

const withoutVotes = ["blank", "contest-absent", "no-consensus"] as const;
type WithoutVotes = (typeof withoutVotes)[number];
const withoutVotesWord = {
  blank: entry.blank,
  "contest-absent": entry.absent,
  "no-consensus": entry["no-consensus"],
} as const;

/** What one person sees on one card: every contest must be said, also where there is nothing to see. */
export function CardForm(props: {
  readonly contests: readonly ContestSetUp[];
  readonly initial: Reading | null;
  readonly onEntered: (reading: Reading) => void;
}) {
  const { contests, onEntered } = props;
  const say = useSay();
  const formats = useFormats();
  const form = useRef<HTMLFormElement>(null);
  const [reading, setReading] = useState<Reading>(() => props.initial ?? {});
  const [unsaid, setUnsaid] = useState<readonly string[]>([]);
  const submit = () => {
    const missing = contests.filter(({ id }) => reading[id] === undefined);
    setUnsaid(missing.map(({ title }) => title));
    if (missing.length === 0) return onEntered(reading);
    return fieldsetAt(form.current, contests.indexOf(missing[0]!))?.querySelector("input")?.focus();
  };
  const enter = (at: number) => {
    const next = fieldsetAt(form.current, at + 1);
    if (next) next.querySelector("input")?.focus();
    else submit();
  };
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {unsaid.length > 0 && (
        <p role="alert" className="cf-notice cf-error-summary">
          {say(entry["say-for"], { contest: formats.list(unsaid) })}
        </p>
      )}
      {contests.map((contest, at) => (
        <Marks
          key={contest.id}
          contest={contest}
          said={reading[contest.id]}
          onSay={(said) => setReading((before) => withSaid(before, contest.id, said))}
          onEnter={() => enter(at)}
        />
      ))}
      <div className="cf-actions">
        <button type="submit" className="cf-button cf-primary cf-big">
          <Say m={entry["read-back-verb"]} />
        </button>
        <button
          type="button"
          className="cf-button cf-big"
          onClick={() =>
            onEntered(Object.fromEntries(contests.map(({ id }) => [id, { kind: "not-found" } as const])))
          }
        >
          <Say m={entry["not-found"]} />
        </button>
      </div>
    </form>
  );
}

function fieldsetAt(form: HTMLFormElement | null, at: number): HTMLFieldSetElement | null {
  return form?.querySelectorAll("fieldset")[at] ?? null;
}

function withSaid(reading: Reading, id: string, said: PaperReading | null): Reading {
  if (said !== null) return { ...reading, [id]: said };
  return Object.fromEntries(Object.entries(reading).filter(([other]) => other !== id));
}

function Marks(props: {
  readonly contest: ContestSetUp;
  readonly said: PaperReading | undefined;
  readonly onSay: (said: PaperReading | null) => void;
  readonly onEnter: () => void;
}) {
  const { contest, said, onSay, onEnter } = props;
  const say = useSay();
  const ranked = contest.choice.kind === "instant-runoff";
  const votes = said?.kind === "votes" ? said.votes : [];
  const marks = [...contest.candidates, writeIn];
  const toggle = (mark: string) => {
    const next = votes.includes(mark) ? votes.filter((one) => one !== mark) : [...votes, mark];
    onSay(next.length > 0 ? { kind: "votes", votes: next } : null);
  };
  const sayNothing = (which: WithoutVotes) => {
    if (isSaid(said, which)) onSay(null);
    else onSay(which === "blank" ? { kind: "votes", votes: [] } : { kind: which });
  };
  const press = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const mark = marks[Number(event.key) - 1];
    if (event.key === "Enter") onEnter();
    else if (/^[1-9]$/.test(event.key) && mark !== undefined) toggle(mark);
    else return;
    event.preventDefault();
  };
  return (
    // Numbers and Enter work only while the focus is inside (WCAG 2.1.4); each box can also be reached and pressed by itself.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the boxes inside are what is pressed
    <fieldset className="cf-marks" onKeyDown={press}>
      <legend>{contest.title}</legend>
      <p className="cf-muted">
        {ranked ? say(entry.rank) : say(entry["vote-for"], { n: votesAllowed(contest) })}
      </p>
      <div className="cf-mark-grid">
        {marks.map((mark, at) => {
          const name = mark === writeIn ? say(entry["write-in"]) : mark;
          const rank = ranked ? votes.indexOf(mark) + 1 : 0;
          return (
            <label key={mark} className="cf-mark-box">
              <input type="checkbox" checked={votes.includes(mark)} onChange={() => toggle(mark)} />
              {at < 9 && (
                <span className="cf-key" aria-hidden="true">
                  {at + 1}
                </span>
              )}
              <span>{rank > 0 ? say(entry.ranked, { name, rank }) : name}</span>
            </label>
          );
        })}
        {withoutVotes.map((which) => (
          <label key={which} className="cf-mark-box cf-mark-none">
            <input type="checkbox" checked={isSaid(said, which)} onChange={() => sayNothing(which)} />
            <span>{say(withoutVotesWord[which])}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function isSaid(said: PaperReading | undefined, which: WithoutVotes): boolean {
  if (which === "blank") return said?.kind === "votes" && said.votes.length === 0;
  return said?.kind === which;
}

function votesAllowed({ choice, candidates }: ContestSetUp): number {
  if (choice.kind === "plurality") return choice.votesAllowed;
  return choice.kind === "approval" ? candidates.length : 1;
}
