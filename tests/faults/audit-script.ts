import { commitTo } from "@counterfoil/risk-limiting-audit";
import {
  countOf,
  exportOf,
  jurisdictions,
  manifestOf,
  readingOf,
  setUpOf,
  type AuditElection,
  type Code,
  type Sampler,
} from "./audit-election.ts";
import {
  membersOf,
  officialOf,
  organisationOf,
  personOf,
  stateOfficial,
  type AuditHouse,
} from "./audit-house.ts";

/** What a whole audit left behind. */
export interface AuditDone {
  readonly audit: string;
  /** The public record, file by file, as anybody reads it. */
  readonly files: ReadonlyMap<string, string>;
  readonly rounds: number;
  readonly draws: number;
  /** Ids of the entries that the server said it had taken. */
  readonly taken: ReadonlySet<string>;
  /** Entries that were sent again although they had been taken. */
  readonly repeated: number;
  readonly disputes: number;
}

const throwers = [
  { name: "Secretary of State", rolls: "31415926535897932384", salt: "a salt that is long" },
  { name: "League of Voters", rolls: "27182818284590452353", salt: "another salt, longer" },
] as const;

/** These boards have no network while they read. */
const offline: readonly Code[] = ["north", "south"];

export interface HowToDraw {
  readonly sampler: Sampler;
  /** Of the first round. Less than is planned means more rounds; left out, as many as are planned. */
  readonly firstDraws?: number;
}

/** A whole audit through the API, from the set-up to the public record. */
export async function runAudit(
  house: AuditHouse,
  election: AuditElection,
  { sampler, firstDraws }: HowToDraw,
): Promise<AuditDone> {
  const official = (method: "GET" | "POST" | "PUT", path: string, body?: unknown) =>
    house.ask(stateOfficial, method, path, body);
  const { id: audit } = (await official("POST", "", setUpOf(election, sampler, organisationOf))) as {
    id: string;
  };
  await handIn(house, election, audit);
  await commitAndSeed(official, audit);
  const tally: Tally = { taken: new Set(), repeated: 0, disputes: 0 };
  const boards = new Map<Code, string>();
  for (const code of jurisdictions) boards.set(code, await seat(house, audit, code));
  let now = await official("POST", `/${audit}/draw`, firstDraws === undefined ? {} : { draws: firstDraws });
  const read = () =>
    Promise.all([...boards].map(([code, board]) => readAll({ house, election, audit, code, board, tally })));
  while (now.state === "reading") {
    await read();
    now = await official("POST", `/${audit}/measure`);
  }
  await read();
  for (const { id, standing } of now.contests)
    if (standing === "full-count") now = await official("POST", `/${audit}/count`, { contest: id });
  const concluded = await official("POST", `/${audit}/conclude`);
  const files = new Map<string, string>();
  for (const { name } of concluded.files)
    files.set(name, await house.ask(null, "GET", `/${audit}/files/${name}`));
  const draws = now.rounds.at(-1).drawsSoFar;
  return { audit, files, rounds: now.rounds.length, draws, ...tally };
}

interface Tally {
  readonly taken: Set<string>;
  repeated: number;
  disputes: number;
}

async function handIn(house: AuditHouse, election: AuditElection, audit: string): Promise<void> {
  await Promise.all(
    jurisdictions.map(async (code) => {
      const path = `/${audit}/jurisdictions/${code}`;
      const official = officialOf(code);
      await house.ask(
        official,
        "PUT",
        `${path}/manifest?file=${code}-manifest.csv`,
        manifestOf(election, code),
      );
      await house.ask(official, "PUT", `${path}/records?file=${code}-cvr.csv`, exportOf(election, code));
    }),
  );
}

type Official = (
  method: "GET" | "POST" | "PUT",
  path: string,
  body?: unknown,
) => Promise<ReturnType<typeof JSON.parse>>;

async function commitAndSeed(official: Official, audit: string): Promise<void> {
  const evidence = "Seals and pollbooks of all sites were looked at.";
  await official("PUT", `/${audit}/paper-trail`, {
    voterVerified: true,
    custodyChecked: true,
    reconciled: true,
    evidence,
  });
  const { findings } = await official("GET", `/${audit}/checks`);
  const keys = findings.map(({ key }: { key: string }) => key);
  const why = "Looked at with the counties: a card in each was put aside torn.";
  await official("POST", `/${audit}/checks/acknowledge`, { keys, why });
  await official("POST", `/${audit}/commit`);
  for (const one of throwers)
    await official("POST", `/${audit}/seed/commitments`, { name: one.name, commitment: commitTo(one) });
  for (const one of throwers) await official("POST", `/${audit}/seed/reveals`, one);
}

/** A board of two, both at the table. */
async function seat(house: AuditHouse, audit: string, code: Code): Promise<string> {
  const members = membersOf(code);
  const body = { name: "Table 1", members: members.map(personOf) };
  const { id } = await house.ask(officialOf(code), "POST", `/${audit}/jurisdictions/${code}/boards`, body);
  for (const [index, affiliation] of ["Harbour Party", "Prairie Alliance"].entries())
    await house.ask(members[index] ?? "", "POST", `/${audit}/boards/${id}/sign-in`, { affiliation });
  return id as string;
}

interface Table {
  readonly house: AuditHouse;
  readonly election: AuditElection;
  readonly audit: string;
  readonly code: Code;
  readonly board: string;
  readonly tally: Tally;
}

interface Row {
  readonly unit: string;
  readonly contest: string;
  readonly kind: "card" | "batch";
}

/** Both members read all that is theirs, each on a device of their own; then they settle together what they read differently. */
async function readAll(table: Table): Promise<void> {
  const { house, audit, board, code, election } = table;
  const [first, second] = membersOf(code);
  await Promise.all([readAlone(table, first, false), readAlone(table, second, true)]);
  for (const { unit, contest } of await pages(table, first, "disputed")) {
    table.tally.disputes += 1;
    const reading = readingOf(election, unit, false);
    const how = "Looked at the paper again, together.";
    await house.ask(first, "POST", `/${audit}/boards/${board}/resolve`, { unit, contest, reading, how });
  }
}

/** Without a network: the list is fetched, everything is entered, and all of it is sent late and in bulk, the first part twice. */
async function readAlone(table: Table, who: string, second: boolean): Promise<void> {
  const { audit, board, code, election, house, tally } = table;
  const isOffline = offline.includes(code);
  const waiting = (await pages(table, who, "to-read")).map(({ unit, contest, kind }) => ({
    id: `ent_${crypto.randomUUID().replaceAll("-", "")}`,
    contest,
    unit,
    reading: kind === "card" ? readingOf(election, unit, second) : countOf(election, unit, contest),
    enteredAtMs: Date.now(),
  }));
  const path = `/${audit}/boards/${board}/entries`;
  const size = isOffline ? 100 : 20;
  for (let start = 0; start < waiting.length; start += size) {
    const entries = waiting.slice(start, start + size);
    for (const time of isOffline && start === 0 ? [1, 2] : [1]) {
      const { results } = await house.ask(who, "POST", path, { entries });
      for (const { id, outcome, says } of results) {
        if (outcome === "taken" && time === 1) tally.taken.add(id);
        else if (outcome === "repeated" && time === 2) tally.repeated += 1;
        else throw new Error(`An entry was ${outcome} at time ${time}: ${says}`);
      }
    }
  }
}

async function pages({ house, audit, board }: Table, who: string, state: string): Promise<Row[]> {
  const all: Row[] = [];
  for (let cursor = ""; ;) {
    const query = `state=${state}&limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const page = await house.ask(who, "GET", `/${audit}/boards/${board}/units?${query}`);
    all.push(...page.rows);
    if (page.next === null) return all;
    cursor = page.next;
  }
}
