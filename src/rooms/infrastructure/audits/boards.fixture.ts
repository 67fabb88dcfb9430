import { actorOf, addPerson } from "../../../core/people/for-tests.ts";
import type { Actor } from "../../../platform/contract/actor.ts";
import type { Serves } from "../../../platform/contract/context.ts";
import type { Endpoint } from "../../../platform/contract/endpoint.ts";
import type { StorageForTests } from "../../../../tests/storage-for-tests.ts";
import type { MadeCard } from "./audit.test-data.ts";
import * as boardActs from "./boards-service.ts";
import * as contract from "./contract.ts";
import { finish } from "./count-service.ts";
import { discrepancies } from "./discrepancy-service.ts";
import { fullCount, measure } from "./measure-service.ts";
import * as reading from "./reading-service.ts";
import { archive, conclude, file } from "./record-service.ts";
import { acting, allCards, cardsOf, north, south, state, valueOf, type Loose } from "./scene.fixture.ts";

const member = (organisation: "police" | "watch", id: string): Actor =>
  actorOf(organisation, "audit-board", { id });

/** Two people for each jurisdiction's board, and a third of the north. */
export const readers = {
  north: [member("police", "per_northreader1"), member("police", "per_northreader2")],
  south: [member("watch", "per_southreader1"), member("watch", "per_southreader2")],
} as const;
export const third = member("police", "per_northreader3");
export const fourth = member("police", "per_northreader4");

export function readingActs(db: StorageForTests) {
  const act = <E extends Endpoint>(endpoint: E, serve: Serves<E>) => acting(db, endpoint, serve) as Loose<E>;
  return {
    boards: act(contract.listBoards, boardActs.list),
    makeBoard: act(contract.makeBoard, boardActs.make),
    deal: act(contract.dealUnits, boardActs.dealAgain),
    signIn: act(contract.signIn, boardActs.sit),
    signOut: act(contract.signOut, boardActs.leave),
    units: act(contract.listUnits, reading.units),
    enter: act(contract.enterReadings, reading.enter),
    resolve: act(contract.resolveUnit, reading.resolve),
    measure: act(contract.measureRound, measure),
    fullCount: act(contract.orderFullCount, fullCount),
    finish: act(contract.finishCount, finish),
    discrepancies: act(contract.listDiscrepancies, discrepancies),
    conclude: act(contract.concludeAudit, conclude),
    file: act(contract.readRecordFile, file),
    archive: act(contract.readRecordArchive, archive),
  };
}

export type ReadingActs = ReturnType<typeof readingActs>;

export async function addReaders(db: StorageForTests): Promise<void> {
  for (const who of [...readers.north, ...readers.south, third, fourth])
    await addPerson(db, who, "audit-board");
  for (const who of [state, north, south]) await addPerson(db, who, "election-authority");
}

/** A board in each jurisdiction, both members at the table. */
export async function seatBoards(
  acts: ReadingActs,
  audit: string,
): Promise<{ north: string; south: string }> {
  const seat = async (jurisdiction: "north" | "south", official: Actor): Promise<string> => {
    const members = readers[jurisdiction].map(({ id }) => id);
    const body = { name: "Table 1", members };
    const { id } = valueOf(await acts.makeBoard(official, { params: { audit, jurisdiction }, body }));
    for (const [index, who] of readers[jurisdiction].entries())
      valueOf(
        await acts.signIn(who, {
          params: { audit, board: id },
          body: { affiliation: index === 0 ? "Harbour Party" : "Prairie Alliance" },
        }),
      );
    return id;
  };
  return { north: await seat("north", north), south: await seat("south", south) };
}

const truth = new Map<string, MadeCard>(
  (["north", "south"] as const).flatMap((code) =>
    cardsOf[code].map((card) => [`${code}/1-${card.batch}-${card.place}`, card] as const),
  ),
);

/** What the paper of a card says, as everybody would read it. */
export function paperOf(unit: string): contract.Reading {
  const votes = truth.get(unit)?.votes ?? {};
  const said = (id: string): contract.PaperReading => {
    const marks = votes[id];
    return marks === undefined ? { kind: "contest-absent" } : { kind: "votes", votes: [...marks] };
  };
  return { mayor: said("mayor"), council: said("council") };
}

/** The hand count of one contest in a batch, from the paper of its cards. */
export function countOf(batch: string, contest: string, paper = paperOf): contract.Reading {
  const votes: Record<string, number> = {};
  let validCards = 0;
  for (const card of truth.keys()) {
    const said = card.slice(0, card.lastIndexOf("-")) === batch ? paper(card)[contest] : undefined;
    if (said?.kind !== "votes" || said.votes.length === 0) continue;
    validCards += 1;
    for (const one of said.votes) votes[one] = (votes[one] ?? 0) + 1;
  }
  return { [contest]: { kind: "counted", tally: { kind: "votes", votes, validCards } } };
}

let entries = 0;
export const entryId = (): string => `ent_${String((entries += 1)).padStart(20, "0")}`;

/** Everything that a board still has to read, read by both, in as few requests as are allowed. */
export async function readAll(
  acts: ReadingActs,
  db: StorageForTests,
  at: { readonly audit: string; readonly board: string; readonly jurisdiction: "north" | "south" },
  paper: (unit: string) => contract.Reading = paperOf,
): Promise<contract.UnitRef[]> {
  const params = { audit: at.audit, board: at.board };
  const disputed: contract.UnitRef[] = [];
  for (const who of readers[at.jurisdiction])
    for (;;) {
      const { rows } = valueOf(await acts.units(who, { params, query: { state: "to-read", limit: 200 } }));
      if (rows.length === 0) break;
      const sent = rows.map(({ contest, unit, kind }) => ({
        id: entryId(),
        contest,
        unit,
        reading: kind === "card" ? paper(unit) : countOf(unit, contest === "" ? "mayor" : contest, paper),
        enteredAtMs: db.clock.nowMs(),
      }));
      const taken = valueOf(await acts.enter(who, { params, body: { entries: sent } }));
      const wrong = taken.results.find(({ outcome }) => outcome !== "taken");
      if (wrong !== undefined) throw new Error(JSON.stringify(wrong));
      disputed.push(...taken.disputed);
    }
  return disputed;
}

export const cardCount = allCards.length;
