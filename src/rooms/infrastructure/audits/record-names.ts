import type { Card, CardContest, CardSink, CvrContest, Problem } from "@counterfoil/risk-limiting-audit";
import { wrongFile } from "./upload.ts";

/** Gives every card with the names of its contests and choices instead of their ids. */
export function namedSink(contests: readonly CvrContest[], sink: CardSink): CardSink {
  const names = new Map(
    contests.map(({ id, name, choices }) => [
      id,
      { name, choices: new Map(choices.map((choice) => [choice.id, choice.name])) },
    ]),
  );
  const named = (one: CardContest): CardContest => {
    const contest = names.get(one.contest);
    if (contest === undefined) return one;
    return {
      ...one,
      contest: contest.name,
      marks: one.marks.map((mark) => contest.choices.get(mark) ?? mark),
    };
  };
  return (card: Card) => sink({ ...card, contests: card.contests.map(named) });
}

export function byName(contest: CvrContest): CvrContest {
  const choices = contest.choices.map((choice) => ({ ...choice, id: choice.name }));
  return { ...contest, id: contest.name, choices };
}

/** Names are what votes are put to: two of one name could not be told apart. Write-ins are nobody's. */
export function nameTwice(file: string, contests: readonly CvrContest[]): Problem | null {
  const twice = (field: string, names: readonly string[]): Problem | null => {
    const found = names.find((name, index) => names.indexOf(name) < index);
    return found === undefined ? null : wrongFile("name-twice", file, { field, found });
  };
  const ofChoices = contests.map(({ name, choices }) =>
    twice(
      name,
      choices.flatMap((choice) => (choice.writeIn ? [] : [choice.name])),
    ),
  );
  const names = contests.map(({ name }) => name);
  return twice("Contest", names) ?? ofChoices.find((found) => found !== null) ?? null;
}
