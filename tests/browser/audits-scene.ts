import { commitTo } from "@counterfoil/risk-limiting-audit";
import { demonstrationPassword } from "../../src/main/demonstration.ts";
import {
  announcedVotes,
  dominionCsv,
  madeCards,
  manifestCsv,
  type MadeContest,
} from "../../src/rooms/infrastructure/audits/audit.test-data.ts";

const election = "ca-demo";
const authority = "org_authority000";

export const mayor: MadeContest = { id: "Mayor", candidates: ["Ada", "Bo"], votesAllowed: 1 };
export const council: MadeContest = { id: "Council", candidates: ["Cy", "Di", "Ed", "Flo"], votesAllowed: 2 };

/** 200 cards in 8 batches: the mayor 4 to 1, the second seat of the council 3 to 1, and nobody for Flo, which must be explained. */
export const cards = madeCards(200, 25, (card) => ({
  Mayor: [card % 5 < 4 ? "Ada" : "Bo"],
  Council: card % 4 === 0 ? ["Cy", "Ed"] : ["Cy", "Di"],
}));
export const manifest = manifestCsv(cards);
export const records = dominionCsv(cards, [mayor, council]);
export const votesOf = { mayor: announcedVotes(cards, mayor), council: announcedVotes(cards, council) };

// oxlint-disable-next-line typescript/no-explicit-any -- the scene reads replies of every shape
type Answer = any;
export type Ask = (method: string, path: string, body?: unknown) => Promise<Answer>;

export async function auditAskerAs(base: string, name: string): Promise<Ask> {
  const ask = await askerAs(base, name);
  return (method, path, body) => ask(method, `/api/elections/${election}/audits${path}`, body);
}

/** Asks as one of the ready accounts; a text is sent as CSV. Whatever is not answered with 200 is a fault of the scene. */
async function askerAs(base: string, name: string): Promise<Ask> {
  const signIn = await fetch(`${base}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: base },
    body: JSON.stringify({ email: `${name}@demo.example`, password: demonstrationPassword }),
  });
  const cookie = signIn.headers.getSetCookie().map((each) => each.split(";")[0]);
  return async (method, path, body) => {
    const type = typeof body === "string" ? "text/csv" : "application/json";
    const reply = await fetch(`${base}${path}`, {
      method,
      headers: {
        origin: base,
        cookie: cookie.join("; "),
        ...(body !== undefined && { "content-type": type }),
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${name} ${method} ${path}: ${reply.status} ${text.slice(0, 400)}`);
    return JSON.parse(text);
  };
}

/** Everyone who acts in the scene. */
export interface Cast {
  readonly official: Ask;
  readonly first: Ask;
  readonly second: Ask;
}

export async function castOf(base: string): Promise<Cast> {
  const [official, first, second] = await Promise.all(
    ["election-authority", "audit-board1", "audit-board2"].map((name) => auditAskerAs(base, name)),
  );
  return { official: official!, first: first!, second: second! };
}

const riskLimit = 0.05;
const contestOf = (made: MadeContest, votes: Record<string, number>, winners: string[]) => ({
  id: made.id,
  title: made.id,
  candidates: made.candidates,
  choice: { kind: "plurality", winners: winners.length, votesAllowed: made.votesAllowed },
  cards: cards.length,
  announced: { kind: "votes", votes, validCards: cards.length },
  reported: { kind: "winners", winners },
  riskLimit,
});

/** An audit of two contests in one jurisdiction, without files. */
export async function setUp(official: Ask, title: string): Promise<string> {
  const { id } = await official("POST", "", {
    title,
    contests: [contestOf(mayor, votesOf.mayor, ["Ada"]), contestOf(council, votesOf.council, ["Cy", "Di"])],
    jurisdictions: [{ code: "north", name: "North", organisationId: authority }],
    design: { style: "comparison", roundsMax: 3, fullCountShare: 0.9 },
  });
  return id;
}

export async function handIn(official: Ask, audit: string): Promise<void> {
  await official("PUT", `/${audit}/jurisdictions/north/manifest?file=manifest.csv`, manifest);
  await official("PUT", `/${audit}/jurisdictions/north/records?file=cvr.csv`, records);
}

/** Totals of these batches alone; of the council, on how many ballots there is a valid vote, too. */
export function totalsCsv(batches: readonly string[]): string {
  const rows = batches.flatMap((batch) => {
    const inBatch = cards.filter((one) => one.batch === batch);
    const of = (contest: MadeContest) =>
      Object.entries(announcedVotes(inBatch, contest)).map(
        ([one, n]) => `1,${batch},${contest.id},${one},${n}`,
      );
    return [...of(mayor), ...of(council), `1,${batch},Council,(valid cards),${inBatch.length}`];
  });
  return ["Tabulator,Batch,Contest,Choice,Votes", ...rows, ""].join("\n");
}

/** From files that are all there to a known seed. */
export async function throughSeed(official: Ask, audit: string): Promise<void> {
  await commit(official, audit);
  await seedIt(official, audit);
}

/** Makes somebody of another organisation an election official: the operator's act. */
export async function grantOfficial(base: string, person: string): Promise<void> {
  const operator = await askerAs(base, "operator");
  await operator("POST", `/api/people/${person}/grants`, {
    role: "election-authority",
    electionId: election,
    expiresAtMs: Date.now() + 30 * 86_400_000,
    reason: "Runs the election in the south.",
  });
}

export async function commit(official: Ask, audit: string): Promise<void> {
  await official("PUT", `/${audit}/paper-trail`, {
    voterVerified: true,
    custodyChecked: true,
    reconciled: true,
    evidence: "Seals and pollbooks of all sites were looked at.",
  });
  const { findings } = await official("GET", `/${audit}/checks`);
  const keys = findings.map(({ key }: { key: string }) => key);
  if (keys.length > 0)
    await official("POST", `/${audit}/checks/acknowledge`, { keys, why: "Looked at with the jurisdiction." });
  await official("POST", `/${audit}/commit`);
}

export const throwers = [
  { name: "Mayor’s office", rolls: "31415926535897932384", salt: "a salt that is long" },
  { name: "League of Voters", rolls: "27182818284590452353", salt: "another salt, longer" },
] as const;

export async function seedIt(official: Ask, audit: string): Promise<void> {
  for (const one of throwers)
    await official("POST", `/${audit}/seed/commitments`, { name: one.name, commitment: commitTo(one) });
  for (const one of throwers) await official("POST", `/${audit}/seed/reveals`, one);
}

/** Draws, and appoints the two members as a board; gives the board's id. */
export async function drawWithBoard(official: Ask, audit: string, draws?: number): Promise<string> {
  const { people } = await official("GET", `/${audit}/readers`);
  const { id } = await official("POST", `/${audit}/jurisdictions/north/boards`, {
    name: "Table 1",
    members: people.slice(0, 2).map((one: { id: string }) => one.id),
  });
  await official("POST", `/${audit}/draw`, draws === undefined ? {} : { draws });
  return id;
}

export async function sitDown({ first, second }: Cast, audit: string, board: string): Promise<void> {
  await first("POST", `/${audit}/boards/${board}/sign-in`, { affiliation: "Harbour Party" });
  await second("POST", `/${audit}/boards/${board}/sign-in`, { affiliation: "Prairie Alliance" });
}

/** What the paper says: as the record, or for the mayor another name. */
export function paper(unit: string, other?: string): Record<string, unknown> {
  const [batch = "", place = ""] = unit.split("-").slice(-2);
  const card = cards.find((one) => one.batch === batch && one.place === Number(place))!;
  const votes = (names: readonly string[]) => ({ kind: "votes", votes: names });
  return { Mayor: votes(other ? [other] : card.votes["Mayor"]!), Council: votes(card.votes["Council"]!) };
}

let entries = 0;

/** Both members read all that the board has; `readingOf` gives what the paper says. */
export async function readAll(
  { first, second }: Cast,
  audit: string,
  board: string,
  readingOf: (unit: string, at: number) => unknown,
): Promise<void> {
  for (const member of [first, second]) {
    const { rows } = await member("GET", `/${audit}/boards/${board}/units?state=to-read&limit=200`);
    const made = rows.map(({ contest, unit }: { contest: string; unit: string }, at: number) => ({
      id: `ent_${String(++entries).padStart(16, "0")}`,
      contest,
      unit,
      reading: readingOf(unit, at),
      enteredAtMs: Date.now(),
    }));
    await member("POST", `/${audit}/boards/${board}/entries`, { entries: made });
  }
}

/** What each batch holds of the mayor's contest; as it was reported unless it is said. */
export function countOf(unit: string, counted?: Record<string, number>): unknown {
  const batch = unit.split("-").at(-1);
  const inBatch = cards.filter((one) => one.batch === batch);
  const votes = counted ?? announcedVotes(inBatch, mayor);
  return { Mayor: { kind: "counted", tally: { kind: "votes", votes, validCards: inBatch.length } } };
}

const senate: MadeContest = { id: "Senate", candidates: ["Gus", "Hal", "Ida"], votesAllowed: 1 };
const ofSenate = madeCards(200, 25, (card) => ({
  Senate: [card % 9 < 4 ? "Gus" : card % 9 < 8 ? "Hal" : "Ida"],
}));

/** A contest in which nobody has more than half: two of three go to a runoff. */
export const runoff = {
  senate,
  cards: ofSenate,
  manifest: manifestCsv(ofSenate),
  records: dominionCsv(ofSenate, [senate]),
  paper: (unit: string): unknown => {
    const [batch = "", place = ""] = unit.split("-").slice(-2);
    const card = ofSenate.find((one) => one.batch === batch && one.place === Number(place))!;
    return { Senate: { kind: "votes", votes: card.votes["Senate"] } };
  },
};
