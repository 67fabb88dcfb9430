/**
 * Goal: records of every vendor come in exactly, whatever pieces a file arrives in, and a wrong file is refused by a sentence that
 * says where and what was probably meant. Method: small files written out here, cut at random places; each way of being wrong once.
 */
import { array, assert, integer, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import type { Card } from "./card.ts";
import { csvReader } from "./csv-reader.ts";
import { dominionCsvReader } from "./dominion-csv.ts";
import { dominionJsonReader } from "./dominion-json.ts";
import { essReader } from "./ess.ts";
import { hartReader } from "./hart.ts";
import { batchFinder, cardFinder } from "./manifest.ts";
import { readManifestCsv } from "./manifest-csv.ts";
import { readManifestJson } from "./manifest-json.ts";
import { nearestOf } from "./nearest.ts";
import { nistCardsReader, nistDefinitionsReader } from "./nist-report.ts";
import { octetReader } from "./octet-reader.ts";
import { explainProblem, readWhole, type FileReader, type Problem } from "./problem.ts";
import { utf8 } from "../sampling/utf8.ts";

const said = (problem: Problem | null): string => (problem ? explainProblem(problem).en : "nothing");

/** Reads a text cut at these places. */
function readCut(reader: FileReader, text: string, cuts: readonly number[]): Problem | null {
  const places = [...cuts.map((cut) => cut % (text.length + 1)), text.length].toSorted((a, b) => a - b);
  let from = 0;
  for (const to of places) {
    const problem = reader.push(text.slice(from, to));
    if (problem) return problem;
    from = to;
  }
  return reader.end();
}

const dominion = [
  '"Election, test",5.13,,,,,,,,,,,',
  ',,,,,,"Mayor, City (Vote For=2)","Mayor, City (Vote For=2)","Mayor, City (Vote For=2)","Judge (Number of positions=1, Number of ranks=2)","Judge (Number of positions=1, Number of ranks=2)","Judge (Number of positions=1, Number of ranks=2)","Judge (Number of positions=1, Number of ranks=2)"',
  ',,,,,,Ann,"Bob ""Bo"" Ray",Write-in,X(1),Y(1),X(2),Y(2)',
  "CvrNumber,TabulatorNum,BatchId,RecordId,ImprintedId,BallotType,,,,,,,",
  '1,0001,B1,007,="0001-B1-007",BT 1,1,1,0,1,0,0,1',
  "2,0001,B1,008,,BT 1,1,1,1,0,0,0,0",
  "3,0002,B2,1,0002-B2-1,BT 2,,,,0,1,0,0",
].join("\r\n");

function readDominion(
  text: string,
  cuts: readonly number[] = [],
  manifest?: string,
): { cards: Card[]; problem: Problem | null } {
  const cards: Card[] = [];
  const read = manifest === undefined ? null : readManifestCsv("m.csv", manifest);
  const finder = read?.ok ? { manifest: batchFinder(read.manifest) } : {};
  const problem = readCut(
    dominionCsvReader({ file: "d.csv", sink: (card) => cards.push(card), ...finder }),
    text,
    cuts,
  );
  return { cards, problem };
}

describe("Dominion's CSV export", () => {
  it("W5.7 is read exactly: leading zeros, vote for k, overvotes, ranks, contests that are absent or only unmarked", () => {
    const { cards, problem } = readDominion(dominion);
    expect(problem).toBeNull();
    expect(cards).toHaveLength(3);
    expect(cards[0]).toEqual({
      id: "0001-B1-007",
      tabulator: "0001",
      batch: "B1",
      record: "007",
      style: "BT 1",
      precinct: null,
      contests: [
        { contest: "Mayor, City", marks: ["Ann", 'Bob "Bo" Ray'], ranks: null, overvoted: false },
        { contest: "Judge", marks: ["X", "Y"], ranks: [1, 2], overvoted: false },
      ],
    });
    expect(cards[1]).toMatchObject({
      id: "0001-B1-008",
      contests: [{ overvoted: true }, { contest: "Judge", marks: [], overvoted: false }],
    });
    expect(cards[2]!.contests.map(({ contest }) => contest)).toEqual(["Judge"]);
  });

  it("is the same in whatever pieces it comes", () => {
    const whole = readDominion(dominion).cards;
    assert(
      property(array(integer({ min: 0, max: 2_000 }), { maxLength: 20 }), (cuts) => {
        expect(readDominion(dominion, cuts)).toEqual({ cards: whole, problem: null });
      }),
    );
  });

  it.each([
    [
      dominion.replace("0002,B2", "0002,B3"),
      "row 7: the batch 0002-B3 is not in the manifest. The nearest is 0002-B2.",
    ],
    [dominion.replace("B2,1,0002", "B2,,0002"), "row 7: TabulatorNum, BatchId, RecordId is empty."],
    [dominion.replace("BT 1,1,1,0", "BT 1,1,2,0"), 'row 5, Mayor, City: Bob "Bo" Ray: 2 is neither 0 nor 1.'],
    [dominion.replace(/,0$/, ""), "row 7: 12 fields, 13 expected"],
    [
      dominion.replace("TabulatorNum", "TabulatorNr"),
      "column TabulatorNum is missing; row 4 reads CvrNumber, TabulatorNr",
    ],
    [dominion.replace("RecordId", "BatchId"), "row 4: the column BatchId stands twice."],
    [dominion.replace("City (Vote For=2)", "City"), "is no valid contest header"],
    [`${dominion}\r\n"4,0001`, "row 8: a quotation mark is not closed"],
    ["", "the file is empty"],
    ["a,b\nc,d\n", "the column CvrNumber is missing"],
  ])("negative: W5.7 a wrong file is refused by name: %#", (text, expected) => {
    const { problem } = readDominion(text, [50], "Tabulator,Batch,Ballots\n0001,B1,2\n0002,B2,1\n");
    expect(said(problem)).toContain("d.csv");
    expect(said(problem)).toContain(expected);
    expect(explainProblem(problem!).fr).not.toContain("{");
  });
});

describe("comma separated values", () => {
  it("come back as they were written, however they are cut", () => {
    const row = array(
      string({ unit: "binary" }).map((text) => text.replaceAll("\r", "")),
      { minLength: 2, maxLength: 5 },
    );
    assert(
      property(
        array(row, { minLength: 1, maxLength: 5 }),
        array(integer({ min: 0, max: 500 })),
        (rows, cuts) => {
          const text = rows
            .map((fields) => fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(","))
            .join("\n");
          const read: string[][] = [];
          expect(
            readCut(
              csvReader("x", (fields) => (read.push(fields), null)),
              text,
              cuts,
            ),
          ).toBeNull();
          expect(read).toEqual(rows);
        },
      ),
    );
  });

  it("are UTF-8; negative: anything else is refused", () => {
    const text = "é,😀\nx,漢\n";
    for (let size = 1; size < 5; size++) {
      const rows: string[][] = [];
      const reader = octetReader(
        "x",
        csvReader("x", (fields) => (rows.push(fields), null)),
      );
      const octets = utf8(text);
      for (let at = 0; at < octets.length; at += size)
        expect(reader.push(octets.subarray(at, at + size))).toBeNull();
      expect(reader.end()).toBeNull();
      expect(rows).toEqual([
        ["é", "😀"],
        ["x", "漢"],
      ]);
    }
    for (const bad of [
      [0xff],
      [0xc0, 0x80],
      [0xed, 0xa0, 0x80],
      [0xe9, 0x2c],
      [0xf4, 0x90, 0x80, 0x80],
      [0xe2, 0x82],
    ]) {
      const reader = octetReader(
        "x",
        csvReader("x", () => null),
      );
      expect((reader.push(Uint8Array.from(bad)) ?? reader.end())?.name).toBe("not-utf8");
    }
  });
});

describe("a manifest", () => {
  const csv = 'CountyID,ScannerID,BatchID,NumBallots,StorageLocation\nX,01,1,"1,000",Shelf\nX,01,2,5,\n';

  it("W5.7 is read from CSV and from JSON, and says where each card lies", () => {
    const read = readManifestCsv("m", csv);
    if (!read.ok) throw new Error(said(read.problem));
    expect(read.manifest.cards).toBe(1005);
    expect(readManifestJson("m", JSON.stringify(read.manifest))).toEqual(read);
    const find = cardFinder(read.manifest);
    expect([1, 1000, 1001, 1005].map((card) => [find(card).batch.batch, find(card).position])).toEqual([
      ["1", 1],
      ["1", 1000],
      ["2", 1],
      ["2", 5],
    ]);
    expect(() => find(1006)).toThrow(RangeError);
  });

  it.each([
    [csv.replace(",5,", ",1O,"), "row 3, column Number of Ballots: 1O is no whole number."],
    [csv.replace(",5,", ",-5,"), "-5 is no whole number."],
    [csv.replace("01,2", "01,1"), "row 3: the batch 01-1 was named before, in row 2."],
    [csv.replace("BatchID", "Bach"), "column Batch Name is missing"],
    [csv.split("\n")[0]!, "the file is empty"],
    [csv.replace(",5,", ",999999999999,"), "is more than 137438953472 cards"],
  ])("negative: W5.7 is refused when it is wrong: %#", (text, expected) => {
    const read = readManifestCsv("m.csv", text);
    expect(read.ok ? "" : said(read.problem)).toContain(expected);
  });

  it("negative: identifiers in JSON are texts, because a number has lost its zeros", () => {
    const read = readManifestJson("m.json", '[{"batch": 1, "cards": 5}]');
    expect(read.ok ? "" : said(read.problem)).toContain('record 1, batch: found 1, expected "…"');
    for (const text of ["{", "[]", "{}", '[{"batch":"1","cards":1.5}]', '[{"batch":"1","cards":-1}]', "[1]"])
      expect(readManifestJson("m.json", text).ok).toBe(false);
  });
});

describe("ES&S", () => {
  const cvr =
    "Cast Vote Record,Precinct,Ballot Style,Mayor,Mayor,Measure\n1,p,s,Ann,undervote,\n2,p,s,overvote,overvote,Yes\n";
  const ballots =
    "Ballots,,\nCast Vote Record,Batch,Tabulator CVR\n2,B1,0001000002\n1,B1,0001000001\nTotal : 2,,\n";
  const read = (
    first: string,
    second: string,
  ): { cards: Card[]; problem: Problem | null; votesAllowed?: number } => {
    const cards: Card[] = [];
    const reader = essReader({ folder: "ess.zip", sink: (card) => cards.push(card) });
    const problem =
      readWhole(reader.open("a.csv"), first) ?? readWhole(reader.open("b.csv"), second) ?? reader.finish();
    return { cards, problem, votesAllowed: reader.contests()[0]?.votesAllowed ?? 0 };
  };

  it("W5.7 joins both files in any order; k columns of one contest are vote for k", () => {
    for (const [first, second] of [
      [cvr, ballots],
      [ballots, cvr],
    ] as const) {
      const { cards, problem, votesAllowed } = read(first, second);
      expect(problem).toBeNull();
      expect(votesAllowed).toBe(2);
      expect(cards.map(({ id }) => id)).toEqual(["0001000001", "0001000002"]);
      expect(cards[0]!.contests).toEqual([
        { contest: "Mayor", marks: ["Ann"], ranks: null, overvoted: false },
      ]);
      expect(cards[1]!.contests[0]).toMatchObject({ marks: [], overvoted: true });
    }
  });

  it.each([
    [ballots.replace("0001000001", "1000001"), "column Tabulator CVR: 1000001 must have ten digits"],
    [ballots.replace("Total : 2", "Total : 3"), "the file says 3 records, but holds 2"],
    [
      ballots.replace("1,B1,0001000001\n", "").replace(": 2", ": 1"),
      "do not hold the same set of records: 1",
    ],
    [ballots.replace("1,B1", "2,B1"), "the record 2 was there before"],
    ["x,y\n", "this file is of no kind that belongs here"],
  ])("negative: W5.7 files that do not belong together are refused: %#", (text, expected) => {
    expect(said(read(cvr, text).problem)).toContain(expected);
  });
});

describe("Hart", () => {
  const record = (guid: string, options: string): string =>
    `<?xml version="1.0"?><Cvr xmlns="x"><Contests><Contest><Name>A &amp; B</Name><Options>${options}</Options></Contest></Contests><BatchNumber>B1</BatchNumber><CvrGuid>${guid}</CvrGuid></Cvr>`;
  const option = "<Option><Name>Ann</Name><Value>1</Value></Option>";

  it("W5.7 an unmarked contest is on the card and unmarked, never absent; too many marks are an overvote", () => {
    const cards: Card[] = [];
    const reader = hartReader({ folder: "hart.zip", sink: (card) => cards.push(card) });
    expect(readCut(reader.open("1.xml", "0012.zip"), record("g1", ""), [3, 40, 90])).toBeNull();
    expect(readCut(reader.open("2.xml", "0012.zip"), record("g2", option + option), [5])).toBeNull();
    expect(reader.finish()).toBeNull();
    expect(cards[0]).toMatchObject({
      id: "g1",
      tabulator: "0012",
      contests: [{ contest: "A & B", marks: [], overvoted: false }],
    });
    expect(cards[1]!.contests[0]).toMatchObject({ overvoted: true });
  });

  it.each([
    [record("g", "").replace("</Cvr>", ""), "the XML text is broken"],
    [record("g", "").replace("</Contests>", "</Contest>"), "expected: </Contests>"],
    [
      record("g", "").replace("<Cvr", '<!DOCTYPE x [<!ENTITY y "z">]><Cvr'),
      "document type declaration is not accepted",
    ],
    [record("g", "").replace("&amp;", "&y;"), "the XML text is broken"],
    [record("", ""), "CvrGuid is empty"],
    [record("g", "<Option><Name>Ann</Name><Value>2</Value></Option>"), "2 is neither 0 nor 1"],
    ["<Other/>", "of no kind that belongs here"],
  ])("negative: W5.7 a broken or dangerous record is refused: %#", (text, expected) => {
    expect(said(readWhole(hartReader({ folder: "h", sink: () => {} }).open("1.xml", null), text))).toContain(
      expected,
    );
  });
});

describe("NIST SP 1500-103", () => {
  const report = {
    "@type": "CVR.CastVoteRecordReport",
    ReportingDevice: [{ "@id": "d", SerialNumber: "0001" }],
    Election: [
      {
        Candidate: [{ "@id": "p", Name: "Ann" }],
        Contest: [{ "@id": "c", Name: "Mayor", ContestSelection: [{ "@id": "s", CandidateIds: ["p"] }] }],
      },
    ],
    CVR: [
      {
        UniqueId: "1",
        CreatingDeviceId: "d",
        BatchId: "B1",
        CurrentSnapshotId: "new",
        CVRSnapshot: [
          { "@id": "old", CVRContest: [] },
          {
            "@id": "new",
            CVRContest: [
              {
                ContestId: "c",
                CVRContestSelection: [
                  { ContestSelectionId: "s", SelectionPosition: [{ HasIndication: "yes", NumberVotes: 1 }] },
                ],
              },
            ],
          },
        ],
      },
    ],
  };
  const read = (text: string, cuts: readonly number[] = []): { cards: Card[]; problem: Problem | null } => {
    const cards: Card[] = [];
    const first = nistDefinitionsReader("n");
    const broken = readCut(first, text, cuts);
    if (broken) return { cards, problem: broken };
    const reader = nistCardsReader({
      file: "n",
      sink: (card) => cards.push(card),
      definitions: first.definitions(),
    });
    return { cards, problem: readCut(reader, text, cuts) };
  };

  it("W5.7 counts the current snapshot only, in whatever pieces the report comes", () => {
    const text = JSON.stringify(report, null, 1);
    assert(
      property(array(integer({ min: 0, max: 3_000 }), { maxLength: 10 }), (cuts) => {
        const { cards, problem } = read(text, cuts);
        expect(problem).toBeNull();
        expect(cards).toMatchObject([
          { id: "1", tabulator: "0001", batch: "B1", contests: [{ contest: "c", marks: ["s"] }] },
        ]);
      }),
    );
  });

  it.each([
    [
      '"ContestId":"c"',
      '"ContestId":"x"',
      'record 1, ContestId: "x" is not declared in the file. The nearest is c.',
    ],
    ['"ContestSelectionId":"s"', '"ContestSelectionId":"t"', "ContestSelectionId: t is not declared"],
    ['"CreatingDeviceId":"d"', '"CreatingDeviceId":"e"', "CreatingDeviceId: e is not declared"],
    [
      '"CurrentSnapshotId":"new"',
      '"CurrentSnapshotId":"newer"',
      'CurrentSnapshotId: "newer" is not declared in the file. The nearest is new.',
    ],
    [
      '"HasIndication":"yes"',
      '"HasIndication":"maybe"',
      'HasIndication: found "maybe", expected no, unknown, yes',
    ],
    ['"NumberVotes":1', '"NumberVotes":-1', "NumberVotes: found -1"],
    ["CVR.CastVoteRecordReport", "CVR.Other", "expected CVR.CastVoteRecordReport"],
    ["]}", "]", "the JSON text is broken"],
  ])("negative: W5.7 what is not declared or not allowed is refused: %s", (from, to, expected) => {
    const text = JSON.stringify(report);
    const at = text.lastIndexOf(from);
    expect(said(read(text.slice(0, at) + to + text.slice(at + from.length)).problem)).toContain(expected);
  });
});

describe("Dominion's JSON export", () => {
  const definitions = {
    contests: [
      {
        id: "1",
        name: "Mayor",
        votesAllowed: 1,
        ranks: 0,
        choices: [{ id: "5", name: "Ann", writeIn: false }],
      },
    ],
  };
  const version = (marks: unknown): unknown => ({
    IsCurrent: true,
    Cards: [{ Contests: [{ Id: 1, Marks: marks }] }],
  });
  const session = {
    TabulatorId: 5,
    BatchId: 1,
    RecordId: "X",
    ImageMask: "C:\\00005_00001_000022*.*",
    Original: version([{ CandidateId: 5, IsVote: false }]),
    Modified: version([{ CandidateId: 5, IsVote: true }]),
  };
  const read = (one: unknown): { cards: Card[]; problem: Problem | null } => {
    const cards: Card[] = [];
    const reader = dominionJsonReader({ file: "j", sink: (card) => cards.push(card), definitions });
    return { cards, problem: readWhole(reader, JSON.stringify({ Version: "5", Sessions: [one] })) };
  };

  it("W5.7 takes what was adjudicated, and a blacked-out record number from the image", () => {
    expect(read(session).cards).toMatchObject([{ id: "5-1-22", contests: [{ marks: ["5"] }] }]);
    expect(read({ ...session, Modified: undefined }).cards).toMatchObject([{ contests: [{ marks: [] }] }]);
  });

  it("negative: W5.7 an undeclared candidate, a session without a tabulator", () => {
    expect(
      said(read({ ...session, Modified: version([{ CandidateId: 6, IsVote: true }]) }).problem),
    ).toContain("6 is not declared");
    expect(said(read({ ...session, TabulatorId: null }).problem)).toContain("TabulatorId");
  });
});

describe("the nearest match", () => {
  it("is the one with the fewest changes, and none among none", () => {
    expect(nearestOf("0001-B9", ["0002-B1", "0001-B1", "0001-C1"])).toBe("0001-B1");
    expect(nearestOf("x", [])).toBeNull();
  });
});
