/** A made-up election of five contests in three jurisdictions: paper, records that err here and there, manifests and exports. */
export const jurisdictions = ["north", "south", "east"] as const;
export type Code = (typeof jurisdictions)[number];

type Marks = readonly string[];
interface Card {
  /** By contest; a contest that is missing is not on the card. Ranked ones most preferred first. */
  readonly paper: Readonly<Record<string, Marks>>;
  readonly record: Readonly<Record<string, Marks>>;
}

export interface AuditElection {
  /** Cards by jurisdiction; a manifest counts one more, of which there is neither paper nor record. */
  readonly cards: Readonly<Record<Code, readonly Card[]>>;
  /** Cards in a batch. */
  readonly size: number;
}

const candidates = {
  Mayor: ["Ada", "Bo", "Cleo"],
  Bonds: ["Yes", "No"],
  Council: ["Di", "Ed", "Flo", "Gus"],
  Dean: ["Hal", "Ina", "Jo", "Kim"],
  Sheriff: ["Ray", "Sam"],
} as const;
type Contest = keyof typeof candidates;
const contests = Object.keys(candidates) as Contest[];
/** Where a contest is not held everywhere. */
const heldIn: Partial<Record<Contest, Code>> = { Council: "south", Dean: "north", Sheriff: "east" };
const ranks = 3;
const votesAllowed = { Mayor: 1, Bonds: 1, Council: 2, Dean: 1, Sheriff: 1 } as const;

const shares: Readonly<Record<Code, number>> = { north: 0.5, south: 0.3, east: 0.2 };

export function madeElection(cards: number, size: number): AuditElection {
  const made = (code: Code): Card[] =>
    Array.from({ length: Math.round(cards * shares[code]) }, (_, index) => cardOf(code, index));
  return { size, cards: { north: made("north"), south: made("south"), east: made("east") } };
}

function cardOf(code: Code, index: number): Card {
  const chance = (salt: number): number => mixed(index, salt + jurisdictions.indexOf(code) * 100);
  const mayor = chance(1) < 0.55 ? "Ada" : chance(2) < 0.8 ? "Bo" : "Cleo";
  const sheriff = chance(3) < 0.44 ? "Ray" : "Sam";
  const paper: Record<string, Marks> = {
    // One in a hundred is blank, one in two hundred marked twice.
    Mayor: chance(4) < 0.01 ? [] : chance(5) < 0.005 ? ["Ada", "Bo"] : [mayor],
    Bonds: [chance(6) < 0.78 ? "Yes" : "No"],
    ...(code === "south" && { Council: ["Di", chance(7) < 0.65 ? "Ed" : chance(8) < 0.5 ? "Flo" : "Gus"] }),
    ...(code === "north" && { Dean: rankingOf(chance) }),
    ...(code === "east" && { Sheriff: [sheriff] }),
  };
  // The machine lost one vote for the mayor in a thousand; it gave one in six of Sam's to Ray, who won by that.
  const record: Record<string, Marks> = { ...paper };
  if (chance(9) < 0.001 || paper["Mayor"]?.length === 2) record["Mayor"] = [];
  if (sheriff === "Sam" && "Sheriff" in paper && chance(10) < 1 / 6) record["Sheriff"] = ["Ray"];
  return { paper, record };
}

function rankingOf(chance: (salt: number) => number): Marks {
  const first = chance(11) < 0.42 ? "Hal" : chance(12) < 0.55 ? "Ina" : chance(13) < 0.6 ? "Jo" : "Kim";
  const rest = candidates.Dean.filter((one) => one !== first);
  const second = rest[Math.floor(chance(14) * rest.length)] ?? "Hal";
  return chance(15) < 0.3 ? [first] : [first, second];
}

/** A number from 0 to 1 that looks like chance, always the same for the same arguments. */
export function mixed(index: number, salt: number): number {
  let state = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
  state = Math.imul(state ^ (state >>> 12), 0x297a2d39);
  return ((state ^ (state >>> 15)) >>> 0) / 0x1_0000_0000;
}

export type Sampler = "rivest" | "tickets" | "card-styles";

/** What the body of the set-up says. Ray is reported to have won, which the paper does not say. */
export function setUpOf(election: AuditElection, sampler: Sampler, organisationOf: (code: Code) => string) {
  const inAll = jurisdictions.reduce((sum, code) => sum + election.cards[code].length + 1, 0);
  const plurality = (winners: number) => ({ kind: "plurality", winners, votesAllowed: winners });
  const contest = (id: Contest, choice: object, reported: object, riskLimit: number) => {
    const place = heldIn[id] ?? null;
    return {
      id,
      title: id,
      candidates: candidates[id],
      choice,
      cards: place === null ? inAll : election.cards[place].length + 1,
      heldIn: place && [place],
      announced:
        id === "Dean" ? { kind: "of-records" } : { kind: "votes", votes: votesOf(election, id, "record") },
      reported,
      riskLimit,
    };
  };
  const winners = (...names: string[]) => ({ kind: "winners", winners: names });
  return {
    title: "Five contests in three jurisdictions",
    contests: [
      contest("Mayor", plurality(1), winners("Ada"), 0.05),
      contest(
        "Bonds",
        { kind: "supermajority", share: { numerator: 2, denominator: 3 } },
        winners("Yes"),
        0.05,
      ),
      contest("Council", plurality(2), winners("Di", "Ed"), 0.1),
      contest("Dean", { kind: "instant-runoff" }, winners("Hal"), 0.1),
      contest("Sheriff", plurality(1), winners("Ray"), 0.05),
    ],
    jurisdictions: jurisdictions.map((code) => ({
      code,
      name: `County ${code}`,
      organisationId: organisationOf(code),
    })),
    design: { style: "comparison", sampler, roundsMax: 6, fullCountShare: 0.2 },
  };
}

function votesOf(election: AuditElection, contest: Contest, side: "paper" | "record") {
  const votes: Record<string, number> = Object.fromEntries(candidates[contest].map((one) => [one, 0]));
  for (const code of jurisdictions)
    for (const card of election.cards[code]) {
      const marks = card[side][contest] ?? [];
      if (marks.length > votesAllowed[contest]) continue;
      for (const one of marks) votes[one] = (votes[one] ?? 0) + 1;
    }
  return votes;
}

export function manifestOf(election: AuditElection, code: Code): string {
  const inAll = election.cards[code].length + 1;
  const rows: string[] = [];
  for (let first = 0; first < inAll; first += election.size)
    rows.push(`1,${rows.length + 1},${Math.min(election.size, inAll - first)},Shelf ${rows.length + 1}`);
  return ["Tabulator,Batch,Number of Ballots,Storage Location", ...rows, ""].join("\n");
}

interface Column {
  readonly contest: Contest;
  readonly choice: string;
  /** From 0; null where the contest is not ranked. */
  readonly rank: number | null;
}

/** As Dominion exports it: contests, choices, names of columns, one row a card. */
export function exportOf(election: AuditElection, code: Code): string {
  const columns = contests.flatMap((contest): Column[] =>
    contest === "Dean"
      ? Array.from({ length: ranks }, (_, rank) =>
          candidates.Dean.map((choice): Column => ({ contest, choice, rank })),
        ).flat()
      : candidates[contest].map((choice) => ({ contest, choice, rank: null })),
  );
  const lead = "CvrNumber,TabulatorNum,BatchId,RecordId,ImprintedId,PrecinctPortion,BallotType";
  const blank = ",,,,,,";
  const titles = columns.map(({ contest }) =>
    contest === "Dean"
      ? `"Dean (Number of positions=1, Number of ranks=${ranks})"`
      : `${contest} (Vote For=${votesAllowed[contest]})`,
  );
  const choices = columns.map(({ choice, rank }) => (rank === null ? choice : `${choice}(${rank + 1})`));
  const rows = election.cards[code].map(({ record }, index) => {
    const batch = Math.floor(index / election.size) + 1;
    const place = (index % election.size) + 1;
    const cells = columns.map(({ contest, choice, rank }) => {
      const marks = record[contest];
      if (marks === undefined) return "";
      return (rank === null ? marks.includes(choice) : marks[rank] === choice) ? "1" : "0";
    });
    return `${index + 1},1,${batch},${place},1-${batch}-${place},Precinct ${batch % 17},1,${cells.join(",")}`;
  });
  return [
    `Five contests,5.10${",".repeat(columns.length + 5)}`,
    `${blank},${titles.join(",")}`,
    `${blank},${choices.join(",")}`,
    `${lead}${",".repeat(columns.length)}`,
    ...rows,
    "",
  ].join("\n");
}

/** What one member reads of a drawn card. The second writes marks in another order and, now and then, misreads the mayor. */
export function readingOf(election: AuditElection, unit: string, second: boolean): Record<string, object> {
  const { card, index } = cardNamed(election, unit);
  const said = (contest: Contest): object => {
    if (card === undefined) return { kind: "not-found" };
    const marks = card.paper[contest];
    if (marks === undefined) return { kind: "contest-absent" };
    if (second && contest === "Mayor" && mixed(index, 77) < 0.03) return { kind: "no-consensus" };
    return { kind: "votes", votes: second && contest !== "Dean" ? marks.toReversed() : marks };
  };
  return Object.fromEntries(contests.map((contest) => [contest, said(contest)]));
}

/** The hand count of one contest in a batch. */
export function countOf(election: AuditElection, unit: string, contest: string): Record<string, object> {
  const [code, batch] = [unit.slice(0, unit.indexOf("/")) as Code, Number(unit.split("-").at(-1))];
  const cards = election.cards[code].slice((batch - 1) * election.size, batch * election.size);
  const votes: Record<string, number> = {};
  let validCards = 0;
  for (const { paper } of cards) {
    const marks = paper[contest] ?? [];
    if (marks.length !== 1) continue;
    validCards += 1;
    votes[marks[0] ?? ""] = (votes[marks[0] ?? ""] ?? 0) + 1;
  }
  return { [contest]: { kind: "counted", tally: { kind: "votes", votes, validCards } } };
}

function cardNamed(election: AuditElection, unit: string): { card: Card | undefined; index: number } {
  const [, code = "", batch = "", place = ""] = /^(\w+)\/1-(\d+)-(\d+)$/.exec(unit) ?? [];
  const index = (Number(batch) - 1) * election.size + Number(place) - 1;
  return { card: election.cards[code as Code][index], index };
}
