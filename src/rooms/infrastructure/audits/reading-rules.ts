import { checkedTally } from "@counterfoil/risk-limiting-audit";
import type { Bilingual } from "../../../basics/text.ts";
import { engineContest } from "./contest-rules.ts";
import {
  writeIn,
  type ContestSetUp,
  type PaperReading,
  type Reading,
  type Sitting,
  type Tally,
} from "./contract.ts";

export type UnitKind = "card" | "batch";

/** What is wrong with a reading, or null: every contest that is asked for, no other, each as the paper can say it. */
export function wrongReading(
  kind: UnitKind,
  contests: readonly ContestSetUp[],
  reading: Reading,
): Bilingual | null {
  const stranger = Object.keys(reading).find((id) => !contests.some((contest) => contest.id === id));
  if (stranger !== undefined)
    return { en: `${stranger} is not read here.`, fr: `${stranger} ne se lit pas ici.` };
  for (const contest of contests) {
    const said = reading[contest.id];
    const wrong = said === undefined ? missing(contest) : wrongIn(kind, contest, said);
    if (wrong !== null) return wrong;
  }
  return null;
}

function missing({ title }: ContestSetUp): Bilingual {
  return {
    en: `${title} is not entered. If it is not on the card, say so.`,
    fr: `${title} n’est pas saisi. S’il n’est pas sur le bulletin, dites-le.`,
  };
}

function wrongIn(kind: UnitKind, contest: ContestSetUp, said: PaperReading): Bilingual | null {
  if (said.kind === "counted")
    return kind === "batch" ? wrongTally(contest, said.tally) : ofOtherKind(contest);
  if (kind === "batch") return said.kind === "not-found" ? null : ofOtherKind(contest);
  return said.kind === "votes" ? wrongMarks(contest, said.votes) : null;
}

function ofOtherKind({ title }: ContestSetUp): Bilingual {
  return {
    en: `${title}: a card has marks, a batch has a count.`,
    fr: `${title} : un bulletin a des marques, un lot a un décompte.`,
  };
}

function wrongMarks({ title, candidates }: ContestSetUp, marks: readonly string[]): Bilingual | null {
  const stranger = marks.find((mark) => mark !== writeIn && !candidates.includes(mark));
  if (stranger !== undefined)
    return {
      en: `${title}: ${stranger} is no candidate. A name that was written in is entered as “${writeIn}”.`,
      fr: `${title} : ${stranger} n’est pas candidat. Un nom ajouté à la main se saisit « ${writeIn} ».`,
    };
  const twice = marks.find((mark, index) => marks.indexOf(mark) < index);
  return twice === undefined
    ? null
    : { en: `${title}: ${twice} is entered twice.`, fr: `${title} : ${twice} est saisi deux fois.` };
}

/** A hand count says what there is: a batch may hold more cards than its manifest says, so only the tally itself is judged. */
function wrongTally(contest: ContestSetUp, tally: Tally): Bilingual | null {
  const checked = checkedTally({ ...engineContest(contest), cards: Number.MAX_SAFE_INTEGER }, tally);
  return checked.ok
    ? null
    : {
        en: `${contest.title}: the count does not add up (${checked.refusal}).`,
        fr: `${contest.title} : le décompte ne concorde pas (${checked.refusal}).`,
      };
}

/** Do two people say the same of every contest? The order of marks matters only where they are ranked. */
export function sameReading(contests: readonly ContestSetUp[], one: Reading, other: Reading): boolean {
  return contests.every(({ id, choice }) => {
    const ranked = choice.kind === "instant-runoff";
    return plain(one[id], ranked) === plain(other[id], ranked);
  });
}

function plain(said: PaperReading | undefined, ranked: boolean): string {
  if (said === undefined) return "";
  if (said.kind === "votes") return JSON.stringify(["votes", ranked ? said.votes : said.votes.toSorted()]);
  return said.kind === "counted" ? JSON.stringify(["counted", plainTally(said.tally)]) : said.kind;
}

/** Without zeros, in order. */
function plainTally(tally: Tally): unknown {
  const sorted = (entries: readonly (readonly [string, number])[]) =>
    entries.filter(([, count]) => count > 0).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return tally.kind === "votes"
    ? [sorted(Object.entries(tally.votes)), tally.validCards]
    : sorted(tally.rankings.map(({ count, ranking }) => [JSON.stringify(ranking), count] as const));
}

/** Did everybody of the board sit at the table at this moment? Offline entries count from the moment at which they were entered. */
export function isComplete(members: readonly string[], sittings: readonly Sitting[], atMs: number): boolean {
  return members.every((person) =>
    sittings.some(
      (each) =>
        each.personId === person &&
        each.signedInAtMs <= atMs &&
        (each.signedOutAtMs === null || each.signedOutAtMs >= atMs),
    ),
  );
}

/** Affiliations are what people declare: compared without case and spaces. */
export function sameAffiliation(one: string, other: string): boolean {
  const bare = (text: string) => text.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, " ").trim();
  return bare(one) === bare(other);
}

/** Deals units, as they lie in the store room, to boards in even parts that each board fetches in one walk. */
export function dealt<U>(
  units: readonly U[],
  boards: readonly string[],
): { readonly unit: U; readonly board: string }[] {
  const share = Math.ceil(units.length / boards.length);
  return units.flatMap((unit, index) => {
    const board = boards[Math.floor(index / share)];
    return board === undefined ? [] : [{ unit, board }];
  });
}
