// Goal: records of every vendor and of the common data format come in as what the paper was recorded to say, and a file that is wrong is
// refused with its name, row and field, with nothing of it kept (W5.7). Method: the same made-up cards as each export; every audit must
// commit to the very octets that Dominion's CSV gives. Then each file is spoilt. The services run on both databases.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  dialectsForTests,
  storageForTests,
  type StorageForTests,
} from "../../../../tests/storage-for-tests.ts";
import { dominionCsv, madeCards, manifestCsv, type MadeCard, type MadeContest } from "./audit.test-data.ts";
import {
  clearBallotCsv,
  dominionJsonFiles,
  essFiles,
  hartFiles,
  nistReport,
  nistXml,
  zipOf,
} from "./record-files.test-data.ts";
import type { RecordFormat } from "./records-upload.ts";
import {
  north,
  prepared,
  south,
  state,
  trustworthy,
  valueOf,
  type AuditActs,
  type Body,
} from "./scene.fixture.ts";

const mayor: MadeContest = { id: "Mayor", candidates: ["Ada", "Bo"], votesAllowed: 1 };
const council: MadeContest = { id: "Council", candidates: ["Cy", "Di", "Ed"], votesAllowed: 2 };
const contests = [mayor, council];

/** Blank, undervoted and overvoted cards, and some without the council.. */
function marksOf(card: number): MadeCard["votes"] {
  const mayors = card % 11 === 0 ? [] : card % 13 === 0 ? ["Ada", "Bo"] : [card % 3 < 2 ? "Ada" : "Bo"];
  if (card % 4 === 3) return { Mayor: mayors };
  const usual = card % 9 === 0 ? ["Cy", "Ed"] : card % 5 === 0 ? ["Di"] : ["Cy", "Di"];
  const councillors = card % 17 === 0 ? ["Cy", "Di", "Ed"] : usual;
  return { Mayor: mayors, Council: councillors };
}
const cards = { north: madeCards(90, 20, marksOf), south: madeCards(60, 15, (card) => marksOf(card + 7)) };
const all = [...cards.north, ...cards.south];

function announced({ id, candidates, votesAllowed }: MadeContest): Record<string, number> {
  const valid = all.flatMap(({ votes }) => {
    const marks = votes[id] ?? [];
    return marks.length > votesAllowed ? [] : marks;
  });
  return Object.fromEntries(candidates.map((one) => [one, valid.filter((mark) => mark === one).length]));
}

const setUp = (contest: MadeContest, winners: string[]): Body["contests"][number] => ({
  id: contest.id,
  title: contest.id,
  candidates: [...contest.candidates],
  choice: { kind: "plurality", winners: winners.length, votesAllowed: contest.votesAllowed },
  cards: all.filter(({ votes }) => contest.id in votes).length,
  nameInRecords: null,
  heldIn: null,
  announced: { kind: "votes", votes: announced(contest) },
  reported: { kind: "winners", winners },
  riskLimit: 0.05,
});
const body: Body = {
  title: "Two counties",
  contests: [setUp(mayor, ["Ada"]), setUp(council, ["Cy", "Di"])],
  jurisdictions: [
    { code: "north", name: "North", organisationId: north.organisationId ?? "" },
    { code: "south", name: "South", organisationId: south.organisationId ?? "" },
  ],
  design: { style: "comparison", sampler: "rivest", roundsMax: 10, fullCountShare: 0.9, polledIn: [] },
};

type Made = (of: readonly MadeCard[]) => string | Uint8Array;
const exports: readonly (readonly [string, RecordFormat, string, Made])[] = [
  ["Dominion, CSV", "dominion-csv", "cvr.csv", (of) => dominionCsv(of, contests)],
  ["Dominion, JSON", "dominion-json", "cvr.zip", (of) => zipOf(dominionJsonFiles(of, contests))],
  ["ClearBallot", "clear-ballot", "cvr.csv", (of) => clearBallotCsv(of, contests)],
  ["Hart", "hart", "cvr.zip", (of) => zipOf(hartFiles(of, contests))],
  ["ES&S, ten digits", "ess", "cvr.zip", (of) => zipOf(essFiles(fourDigits(of), contests, "ten-digits"))],
  ["ES&S, with machines", "ess", "cvr.zip", (of) => zipOf(essFiles(of, contests, "machine"))],
  ["NIST, JSON", "nist", "cvr.json", (of) => JSON.stringify(nistReport(of, contests))],
  ["NIST, XML", "nist", "cvr.xml", (of) => nistXml(nistReport(of, contests))],
];

/** ES&S tells the tabulator in four digits, so the manifest has them as well. */
function fourDigits(of: readonly MadeCard[]): MadeCard[] {
  return of.map((card) => ({ ...card, tabulator: card.tabulator.padStart(4, "0") }));
}

describe.each(dialectsForTests())("files of cast vote records on %s", (dialect) => {
  let db: StorageForTests;
  let acts: AuditActs;
  beforeAll(async () => {
    db = await storageForTests({ dialect });
    acts = await prepared(db);
  });
  afterAll(() => db.close());

  async function withManifests(four = false): Promise<string> {
    const { id } = valueOf(await acts.setUp(state, { body }));
    for (const [code, who] of [
      ["north", north],
      ["south", south],
    ] as const)
      valueOf(await acts.manifest(who, id, code, manifestCsv(four ? fourDigits(cards[code]) : cards[code])));
    return id;
  }

  it("W5.7: every vendor's export of the same cards commits to the same records", async () => {
    const hashes: (readonly [string, string])[] = [];
    for (const [name, format, file, made] of exports) {
      const audit = await withManifests(name.includes("ten digits"));
      for (const [code, who] of [
        ["north", north],
        ["south", south],
      ] as const) {
        const handed = valueOf(await acts.records(who, audit, code, made(cards[code]), { file, format }));
        expect(handed.cards, name).toBe(cards[code].length);
      }
      valueOf(await acts.declare(state, { params: { audit }, body: trustworthy }));
      const { findings } = valueOf(await acts.check(state, { params: { audit } }));
      expect(findings, name).toEqual([]);
      const { files } = valueOf(await acts.commit(state, { params: { audit } }));
      hashes.push([name, files.find((one) => one.name === "records.ndjson")?.sha256 ?? ""]);
    }
    const [[, dominion]] = hashes as [readonly [string, string]];
    // With ten digits the tabulator, and so the id of every card, is another.
    const others = hashes.filter(([name]) => !name.includes("ten digits"));
    expect(others).toEqual(others.map(([name]) => [name, dominion]));
    expect(dominion).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(hashes.map(([, hash]) => hash)).size).toBe(2);
  });

  /** Hands in for the north what is wrong, and looks whether anything was kept. */
  async function refusedOf(octets: string | Uint8Array, format: RecordFormat, file: string, audit?: string) {
    const id = audit ?? (await withManifests());
    const refused = await acts.records(north, id, "north", octets, { file, format });
    const kept = await db.asOwner("select 1 from audit_records where audit_id = $1", [id]);
    expect(kept, "nothing of a refused file is kept").toEqual([]);
    return refused.ok ? refused : { refusal: refused.refusal, ...(refused as object) };
  }

  it("W5.7 negative: a wrong file of each format is refused with file, row and field", async () => {
    const report = nistReport(cards.north, contests);
    const selection = report.CVR[3]!.CVRSnapshot[0]!.CVRContest[0]!.CVRContestSelection[0]!;
    selection.ContestSelectionId = "c0s9";
    expect(await refusedOf(JSON.stringify(report), "nist", "cvr.json")).toMatchObject({
      refusal: "file-refused",
      values: {
        problem: expect.stringMatching(/cvr\.json, record 4, ContestSelectionId: c0s9 .*nearest is c0s/),
      },
      fields: [{ path: "cvr.json, row 4, ContestSelectionId" }],
    });
    expect(
      await refusedOf(nistXml(report).replace("</CVRSnapshot>", "</CVR>"), "nist", "cvr.xml"),
    ).toMatchObject({
      fields: [{ path: expect.stringContaining("cvr.xml, row 1") }],
    });
    const twice = nistReport(cards.north, [mayor, { ...council, id: "Mayor" }]);
    expect(await refusedOf(JSON.stringify(twice), "nist", "cvr.json")).toMatchObject({
      values: { problem: expect.stringContaining("called Mayor") },
    });
    const hart = hartFiles(cards.north.slice(0, 1), contests);
    const xml = (text: string) => zipOf({ ...hart, "1.zip": zipOf({ "guid-1.xml": text }) });
    expect(
      await refusedOf(xml("<Cvr><Contests/><CvrGuid>guid-1</CvrGuid></Cvr>"), "hart", "hart.zip"),
    ).toMatchObject({ fields: [{ path: "guid-1.xml, row 1, BatchNumber" }] });
    const ess = essFiles(cards.north, contests, "machine");
    const short = ess["cvr.csv"]!.replace(/,[^,\n]*\n$/, "\n");
    expect(await refusedOf(zipOf({ ...ess, "cvr.csv": short }), "ess", "ess.zip")).toMatchObject({
      fields: [{ path: "cvr.csv, row 91" }],
    });
    expect(await refusedOf(zipOf({ "cvr.csv": ess["cvr.csv"]! }), "ess", "ess.zip")).toMatchObject({
      values: { problem: expect.stringContaining("the file of ballots is missing") },
    });
    const dominion = dominionJsonFiles(cards.north, contests);
    expect(
      await refusedOf(
        zipOf({ "CvrExport_1.json": dominion["CvrExport_1.json"]! }),
        "dominion-json",
        "cvr.zip",
      ),
    ).toMatchObject({ values: { problem: expect.stringContaining("ContestManifest.json") } });
    expect(
      await refusedOf(
        clearBallotCsv(cards.north, contests).replace("Mayor:Vote For 1", "Mayor"),
        "clear-ballot",
        "cvr.csv",
      ),
    ).toMatchObject({ fields: [{ path: "cvr.csv, row 1, 11" }] });
  });

  it("W5.7 negative: an archive that is cut, changed, locked or larger than it says is refused, never half read", async () => {
    const good = Buffer.from(zipOf(essFiles(cards.north, contests, "machine")));
    const damaged = {
      refusal: "file-refused",
      values: { problem: expect.stringContaining("archive cannot be read") },
    };
    expect(await refusedOf(good.subarray(0, good.length - 40), "ess", "ess.zip")).toMatchObject(damaged);
    const changed = Buffer.from(good);
    const within = good.indexOf("cvr.csv") + 100;
    changed.writeUInt8(good.readUInt8(within) ^ 0xff, within);
    expect(await refusedOf(changed, "ess", "ess.zip")).toMatchObject(damaged);
    const larger = zipOf(essFiles(cards.north, contests, "machine"), () => 100);
    expect(await refusedOf(larger, "ess", "ess.zip")).toMatchObject(damaged);
    const locked = Buffer.from(good);
    locked.writeUInt8(1, good.indexOf("PK\x01\x02") + 8);
    expect(await refusedOf(locked, "ess", "ess.zip")).toMatchObject({
      values: { problem: expect.stringContaining("password") },
    });
    expect(await refusedOf("no archive at all", "hart", "hart.zip")).toMatchObject(damaged);
  });

  it("W5.7 negative: records that contradict manifest or result are refused or forbid the draw", async () => {
    const moved = cards.north.map((card, index) => (index === 0 ? { ...card, batch: "77" } : card));
    expect(await refusedOf(zipOf(hartFiles(moved, contests)), "hart", "hart.zip")).toMatchObject({
      values: { problem: expect.stringMatching(/batch 1-77 is not in the manifest/) },
    });
    const more = [...cards.north, { ...cards.north[0]!, place: 21 }];
    expect(await refusedOf(JSON.stringify(nistReport(more, contests)), "nist", "cvr.json")).toMatchObject({
      refusal: "manifest-too-small",
      values: { batch: "1-1", records: 21, cards: 20 },
    });
    const ess = zipOf(essFiles(cards.north, contests, "machine"));
    const byNumber = await acts.records(north, await withManifests(), "north", ess, {
      format: "ess",
      place: "number",
    });
    expect(byNumber).toMatchObject({ refusal: "record-not-placed" });
    const audit = await withManifests();
    const other = cards.north.map((card) => ({ ...card, votes: { ...card.votes, Mayor: ["Bo"] } }));
    valueOf(await acts.records(north, audit, "north", zipOf(hartFiles(other, contests)), { format: "hart" }));
    valueOf(
      await acts.records(south, audit, "south", zipOf(hartFiles(cards.south, contests)), { format: "hart" }),
    );
    const { findings } = valueOf(await acts.check(state, { params: { audit } }));
    expect(findings).toContainEqual(expect.objectContaining({ name: "votes-differ", weight: "refuse" }));
  });
});
