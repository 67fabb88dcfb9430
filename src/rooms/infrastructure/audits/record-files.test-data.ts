import { crc32, deflateRawSync } from "node:zlib";
import type { MadeCard, MadeContest } from "./audit.test-data.ts";

/** The same made-up cards as the exports of other vendors. */
type Cards = readonly MadeCard[];
type Contests = readonly MadeContest[];

export function clearBallotCsv(cards: Cards, contests: Contests): string {
  const columns = contests.flatMap((contest, at) =>
    contest.candidates.map((choice) => ({ contest, choice, at })),
  );
  const lead =
    "RowNumber,BoxID,BoxPosition,BallotID,PrecinctID,BallotStyleID,PrecinctStyleName,ScanComputerName,Status,Remade";
  const heads = columns.map(
    ({ contest, choice, at }, index) =>
      `Choice_${index + 1}_${at + 1}:${contest.id}:Vote For ${contest.votesAllowed}:${choice}:Non-Partisan`,
  );
  const rows = cards.map(({ tabulator, batch, place, precinct, votes }, index) => {
    const marks = columns.map(({ contest, choice }) => {
      const said = votes[contest.id];
      return said === undefined ? "" : said.includes(choice) ? "1" : "0";
    });
    const id = `${tabulator}+${batch}+${place}`;
    return [index + 1, batch, place, id, precinct, "1", "1", tabulator, "Scanned", 0, ...marks].join(",");
  });
  return [[lead, ...heads].join(","), ...rows, ""].join("\n");
}

/** `ten-digits`: the tabulator in the first four digits of `Tabulator CVR`; `machine`: in a column of its own. */
export function essFiles(
  cards: Cards,
  contests: Contests,
  layout: "ten-digits" | "machine",
): Record<string, string> {
  const columns = contests.flatMap((contest) =>
    Array.from({ length: contest.votesAllowed }, (_, nth) => ({ contest, nth })),
  );
  const said = (marks: readonly string[] | undefined, { contest, nth }: (typeof columns)[number]): string => {
    if (marks === undefined) return "";
    return marks.length > contest.votesAllowed ? "overvote" : (marks[nth] ?? "undervote");
  };
  const records = cards.map(({ precinct, votes }, index) =>
    [index + 1, precinct, "1", ...columns.map((column) => said(votes[column.contest.id], column))].join(","),
  );
  const ballots = cards.map(({ tabulator, batch }, index) => {
    const number = String(index + 1);
    return layout === "machine"
      ? [number, batch, `hex${number}`, tabulator]
      : [number, batch, `${tabulator.padStart(4, "0")}${number.padStart(6, "0")}`];
  });
  const head = ["Cast Vote Record", "Batch", "Tabulator CVR", ...(layout === "machine" ? ["Machine"] : [])];
  return {
    "cvr.csv": [
      ["Cast Vote Record,Precinct,Ballot Style", ...columns.map(({ contest }) => contest.id)].join(","),
      ...records,
      "",
    ].join("\n"),
    "ballots_1.csv": [
      ["Ballots", ...head.slice(1).map(() => "")].join(","),
      head.join(","),
      ...ballots.map((row) => row.join(",")),
      [`Total : ${cards.length}`, ...head.slice(1).map(() => "")].join(","),
      "",
    ].join("\n"),
  };
}

/** One XML file a card in one archive a tabulator, and the list of scans. How many votes a contest allows stands nowhere. */
export function hartFiles(cards: Cards, contests: Contests): Record<string, string | Uint8Array> {
  const guid = (index: number): string => `guid-${index + 1}`;
  const xml = ({ batch, place, precinct, votes }: MadeCard, index: number): string => {
    const said = contests.flatMap(({ id }) => {
      const marks = votes[id];
      if (marks === undefined) return [];
      const options = marks.map((one) => `<Option><Name>${one}</Name><Value>1</Value></Option>`);
      return [`<Contest><Name>${id}</Name><Options>${options.join("")}</Options></Contest>`];
    });
    return `<?xml version="1.0"?><Cvr xmlns="http://tempuri.org/CVRDesign.xsd"><Contests>${said.join("")}</Contests><BatchSequence>${place}</BatchSequence><PrecinctSplit><Name>${precinct}</Name></PrecinctSplit><BatchNumber>${batch}</BatchNumber><CvrGuid>${guid(index)}</CvrGuid></Cvr>`;
  };
  const tabulators = new Map<string, Record<string, string>>();
  for (const [index, card] of cards.entries()) {
    const files = tabulators.get(card.tabulator) ?? {};
    files[`${guid(index)}.xml`] = xml(card, index);
    tabulators.set(card.tabulator, files);
  }
  const scans = cards.map(
    ({ tabulator, batch }, index) => `${batch},${tabulator},unique-${index + 1},${guid(index)}`,
  );
  return {
    ...Object.fromEntries([...tabulators].map(([name, files]) => [`${name}.zip`, zipOf(files)])),
    "scanned-ballot-info.csv": [
      "#FormatVersion 1",
      "#BatchId,Workstation,UniqueIdentifier,CvrId",
      ...scans,
      "",
    ].join("\n"),
  };
}

/** The common data format, JSON. Ids are not names: `c0`, `c0s1`. */
export function nistReport(cards: Cards, contests: Contests) {
  const tabulators = [...new Set(cards.map(({ tabulator }) => tabulator))];
  return {
    "@type": "CVR.CastVoteRecordReport",
    Version: "1.0.0",
    ReportingDevice: tabulators.map((one) => ({
      "@id": `rd${one}`,
      "@type": "CVR.ReportingDevice",
      SerialNumber: one,
    })),
    Election: [
      {
        "@id": "e1",
        "@type": "CVR.Election",
        Candidate: contests.flatMap(({ candidates }, at) =>
          candidates.map((name, nth) => ({
            "@id": `p${at}s${nth}`,
            "@type": "CVR.Candidate",
            Name: name,
          })),
        ),
        Contest: contests.map(({ id, candidates, votesAllowed }, at) => ({
          "@id": `c${at}`,
          "@type": "CVR.CandidateContest",
          Name: id,
          VotesAllowed: votesAllowed,
          ContestSelection: candidates.map((_, nth) => ({
            "@id": `c${at}s${nth}`,
            "@type": "CVR.CandidateSelection",
            CandidateIds: [`p${at}s${nth}`],
          })),
        })),
      },
    ],
    CVR: cards.map(({ tabulator, batch, place, precinct, votes }, index) => ({
      "@type": "CVR.CVR",
      CurrentSnapshotId: `s${index}`,
      CreatingDeviceId: `rd${tabulator}`,
      BatchId: batch,
      BatchSequenceId: place,
      UniqueId: `u${index}`,
      BallotStyleUnitId: precinct,
      CVRSnapshot: [
        {
          "@id": `s${index}`,
          "@type": "CVR.CVRSnapshot",
          Type: "original",
          CVRContest: contests.flatMap(({ id, candidates }, at) => {
            const marks = votes[id];
            if (marks === undefined) return [];
            const selections = marks.map((one) => ({
              "@type": "CVR.CVRContestSelection",
              ContestSelectionId: `c${at}s${candidates.indexOf(one)}`,
              SelectionPosition: [
                {
                  "@type": "CVR.SelectionPosition",
                  HasIndication: "yes",
                  NumberVotes: 1,
                  IsAllocable: "yes",
                },
              ],
            }));
            return [{ "@type": "CVR.CVRContest", ContestId: `c${at}`, CVRContestSelection: selections }];
          }),
        },
      ],
    })),
  };
}

/** The same as XML: records first and definitions last, as the schema has it. */
export function nistXml(report: ReturnType<typeof nistReport>): string {
  const { CVR, Election, ReportingDevice, Version } = report;
  const parts: readonly (readonly [string, unknown])[] = [
    ["CVR", CVR],
    ["Election", Election],
    ["ReportingDevice", ReportingDevice],
    ["Version", Version],
  ];
  const inside = parts.map(([name, value]) => elements(name, value)).join("");
  const namespaces =
    'xmlns="http://itl.nist.gov/ns/voting/1500-103/v1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<CastVoteRecordReport ${namespaces}>${inside}</CastVoteRecordReport>\n`;
}

function elements(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => elements(name, one)).join("");
  if (typeof value !== "object" || value === null) return `<${name}>${String(value)}</${name}>`;
  const { "@id": id, "@type": type, ...rest } = value as Record<string, unknown>;
  const attributes = [
    ...(typeof id === "string" ? [` ObjectId="${id}"`] : []),
    ...(typeof type === "string" ? [` xsi:type="${type.replace("CVR.", "")}"`] : []),
  ];
  const children = Object.entries(rest).map(([key, one]) => elements(key, one));
  return `<${name}${attributes.join("")}>${children.join("")}</${name}>`;
}

/** Dominion's JSON: two manifests and an export; ids are not names. */
export function dominionJsonFiles(cards: Cards, contests: Contests): Record<string, string> {
  const idOf = (at: number, nth: number): number => at * 100 + nth + 1;
  const sessions = cards.map(({ tabulator, batch, place, precinct, votes }) => ({
    TabulatorId: Number(tabulator),
    BatchId: Number(batch),
    RecordId: place,
    Original: {
      PrecinctPortionId: precinct,
      BallotTypeId: 1,
      IsCurrent: true,
      Cards: [
        {
          Contests: contests.flatMap(({ id, candidates }, at) =>
            votes[id] === undefined
              ? []
              : [
                  {
                    Id: at + 1,
                    Marks: votes[id].map((one) => ({
                      CandidateId: idOf(at, candidates.indexOf(one)),
                      IsVote: true,
                      Rank: 1,
                    })),
                  },
                ],
          ),
        },
      ],
    },
  }));
  const list = (List: unknown): string => JSON.stringify({ Version: "5.10", List });
  return {
    "ContestManifest.json": list(
      contests.map(({ id, votesAllowed }, at) => ({
        Id: at + 1,
        Description: id,
        VoteFor: votesAllowed,
        NumOfRanks: 0,
      })),
    ),
    "CandidateManifest.json": list(
      contests.flatMap(({ candidates }, at) =>
        candidates.map((name, nth) => ({
          Id: idOf(at, nth),
          Description: name,
          ContestId: at + 1,
          Type: "Regular",
        })),
      ),
    ),
    "CvrExport_1.json": JSON.stringify({ Version: "5.10", Sessions: sessions }),
  };
}

/** A ZIP archive (PKWARE APPNOTE 6.3): every other file packed. `declare` changes what the directory says of sizes. */
export function zipOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  declare: (size: number) => number = (size) => size,
): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [index, [name, content]] of Object.entries(files).entries()) {
    const octets = Buffer.from(content);
    const packed = index % 2 === 0 ? deflateRawSync(octets) : octets;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(index % 2 === 0 ? 8 : 0, 4);
    common.writeUInt32LE(crc32(octets), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(declare(octets.length), 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(
      Buffer.concat([Buffer.from("PK\x01\x02"), Buffer.from([20, 0]), common, tail, Buffer.from(name)]),
    );
    locals.push(local);
    at += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, central, Buffer.from("PK\x05\x06"), end]);
}
