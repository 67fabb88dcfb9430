import { useMemo } from "react";
import { z } from "zod";
import { NumberField, TextAreaField } from "../../../../platform/ui/form/fields.tsx";
import { Form } from "../../../../platform/ui/form/Form.tsx";
import { Say, useSay } from "../../../../platform/ui/language/say.tsx";
import type { ContestSetUp, PaperReading, Reading } from "../contract.ts";
import { entry } from "./entry-messages.ts";
import { rankingLines, readRankings } from "./typed-rankings.ts";

interface OfBatch {
  readonly contest: ContestSetUp;
  readonly initial: PaperReading | undefined;
  readonly onEntered: (reading: Reading) => void;
}

/** A batch counted by hand in one contest: votes of each, or rankings; or that it was not found. */
export function BatchForm(props: OfBatch) {
  const { contest, onEntered } = props;
  const Counted = contest.choice.kind === "instant-runoff" ? RankingsCounted : VotesCounted;
  return (
    <>
      <Counted {...props} />
      <button
        type="button"
        className="cf-button cf-big"
        onClick={() => onEntered({ [contest.id]: { kind: "not-found" } })}
      >
        <Say m={entry["batch-not-found"]} />
      </button>
    </>
  );
}

const count = z.number().int().min(0);

function VotesCounted({ contest, initial, onEntered }: OfBatch) {
  const say = useSay();
  const schema = useMemo(() => z.object({ votes: z.tuple([count], count), validCards: count }), []);
  const before = initial?.kind === "counted" && initial.tally.kind === "votes" ? initial.tally : null;
  const submit = ({ votes, validCards }: z.output<typeof schema>) => {
    const byName = Object.fromEntries(contest.candidates.map((name, at) => [name, votes[at] ?? 0]));
    onEntered({ [contest.id]: { kind: "counted", tally: { kind: "votes", votes: byName, validCards } } });
  };
  return (
    <Form
      schema={schema}
      initial={
        before
          ? { votes: contest.candidates.map((name) => before.votes[name]), validCards: before.validCards }
          : { votes: [] }
      }
      verb={say(entry["read-back-verb"])}
      onSubmit={submit}
    >
      {contest.candidates.map((name, at) => (
        <NumberField key={name} name={`votes[${at}]`} label={say(entry["votes-of"], { name })} />
      ))}
      <NumberField name="validCards" label={say(entry["valid-cards"])} />
    </Form>
  );
}

function RankingsCounted({ contest, initial, onEntered }: OfBatch) {
  const say = useSay();
  const schema = useMemo(
    () =>
      z.object({ rankings: z.string() }).transform(({ rankings }, context) => {
        const read = readRankings(rankings, contest.candidates);
        if (read.ok) return read.rankings;
        context.addIssue({
          code: "custom",
          path: ["rankings"],
          message: say(entry["rankings-line"], read.values),
        });
        return z.NEVER;
      }),
    [contest, say],
  );
  const before = initial?.kind === "counted" && initial.tally.kind === "rankings" ? initial.tally : null;
  return (
    <Form
      schema={schema}
      initial={before ? { rankings: rankingLines(before.rankings) } : {}}
      verb={say(entry["read-back-verb"])}
      onSubmit={(rankings) =>
        onEntered({ [contest.id]: { kind: "counted", tally: { kind: "rankings", rankings } } })
      }
    >
      <TextAreaField
        name="rankings"
        label={say(entry.rankings)}
        hint={say(entry["rankings-hint"])}
        rows={6}
      />
    </Form>
  );
}
