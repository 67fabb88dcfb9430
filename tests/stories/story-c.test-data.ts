import { existsSync, readFileSync } from "node:fs";

const georgia = new URL("../../../shared/data/audits/georgia-2025-macro.json", import.meta.url);

/** The data of story C lies beside the project; without it the control is skipped. */
export const hasGeorgia = existsSync(georgia);

interface CountyBatch {
  readonly batch: string;
  readonly ballots: number;
  readonly votes: Readonly<Record<string, number>>;
}

/** The real batches of DeKalb County in Georgia's public audit of 2025, with their reported votes. */
export function dekalb(): {
  readonly candidates: readonly string[];
  readonly batches: readonly CountyBatch[];
} {
  const contest = "PSC - District 2";
  const all = JSON.parse(readFileSync(georgia, "utf8")) as {
    contests: Record<string, { votes: Record<string, number> }>;
    batches: [string, string, number, Record<string, Record<string, number>>][];
  };
  return {
    candidates: Object.keys(all.contests[contest]?.votes ?? {}),
    batches: all.batches
      .filter(([jurisdiction]) => jurisdiction === "DEKALB")
      .map(([, batch, ballots, votes]) => ({ batch, ballots, votes: votes[contest] ?? {} })),
  };
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

export function countyManifest(batches: readonly CountyBatch[]): string {
  const rows = batches.map(({ batch, ballots }) => `${quoted(batch)},${ballots}`);
  return ["Batch Name,Number of Ballots", ...rows, ""].join("\n");
}

export function countyTotals(batches: readonly CountyBatch[]): string {
  const rows = batches.flatMap(({ batch, votes }) =>
    Object.entries(votes).map(([choice, count]) => `${quoted(batch)},psc-2,${quoted(choice)},${count}`),
  );
  return ["Batch,Contest,Choice,Votes", ...rows, ""].join("\n");
}

export const district2 = ["Alexander", "Broussard", "Orson", "Spears"] as const;

/** As announced on 25 May 2022: 41.35 %, 34.67 % and 23.98 % of 12,639. */
export const announced2022 = { Orson: 5226, Alexander: 4382, Spears: 3031, Broussard: 0 };
/** As counted by hand. */
export const counted2022 = { Spears: 6651, Alexander: 4737, Orson: 3928, Broussard: 133 };

export interface MadeBallot {
  readonly batch: number;
  readonly place: number;
  /** What the paper says, and what the record says of it; null: no mark. */
  readonly paper: string;
  readonly record: string | null;
}

const ballotsInAll = Object.values(counted2022).reduce((sum, votes) => sum + votes, 0);
const ballotsInBatch = 400;

/**
 * Only the totals are real. How they lie in batches and precincts is made up: votes of the paper that the machines lost are blank in the
 * records, and 1,298 votes for Spears are recorded for Orson.
 */
export function madeBallots(): MadeBallot[] {
  const kinds: [string, string | null, number][] = [
    ["Spears", "Spears", announced2022.Spears],
    ["Spears", "Orson", announced2022.Orson - counted2022.Orson],
    ["Spears", null, counted2022.Spears - announced2022.Spears - (announced2022.Orson - counted2022.Orson)],
    ["Alexander", "Alexander", announced2022.Alexander],
    ["Alexander", null, counted2022.Alexander - announced2022.Alexander],
    ["Orson", "Orson", counted2022.Orson],
    ["Broussard", null, counted2022.Broussard],
  ];
  const sorted = kinds.flatMap(([paper, record, count]) =>
    Array.from({ length: count }, () => ({ paper, record })),
  );
  // A step that shares no factor with the number of ballots visits each once.
  return Array.from({ length: ballotsInAll }, (_, index) => ({
    batch: Math.floor(index / ballotsInBatch) + 1,
    place: (index % ballotsInBatch) + 1,
    ...(sorted[(index * 7919) % ballotsInAll] ?? { paper: "", record: null }),
  }));
}

export function districtManifest(ballots: readonly MadeBallot[], short = 0): string {
  const counts = new Map<number, number>();
  for (const { batch } of ballots) counts.set(batch, (counts.get(batch) ?? 0) + 1);
  const rows = [...counts].map(([batch, count]) => `1,${batch},${batch === 1 ? count - short : count}`);
  return ["Tabulator,Batch,Number of Ballots", ...rows, ""].join("\n");
}

export function districtRecords(ballots: readonly MadeBallot[]): string {
  const lead = [
    "CvrNumber",
    "TabulatorNum",
    "BatchId",
    "RecordId",
    "ImprintedId",
    "PrecinctPortion",
    "BallotType",
  ];
  const blank = lead.map(() => "");
  const head = [
    ["Made up from real totals", "5.10"],
    [...blank, ...district2.map(() => "District 2 (Vote For=1)")],
    [...blank, ...district2],
    [...lead, ...district2.map(() => "")],
  ];
  const rows = ballots.map(({ batch, place, record }, index) =>
    [index + 1, 1, batch, place, `1-${batch}-${place}`, `Precinct ${batch % 13}`, "1"].concat(
      district2.map((one) => (one === record ? 1 : 0)),
    ),
  );
  return [...head, ...rows].map((row) => `${row.join(",")}\n`).join("");
}

/** The hand count of a batch. */
export function countedBatch(ballots: readonly MadeBallot[], batch: number) {
  const votes: Record<string, number> = {};
  const own = ballots.filter((one) => one.batch === batch);
  for (const { paper } of own) votes[paper] = (votes[paper] ?? 0) + 1;
  return { kind: "counted", tally: { kind: "votes", votes, validCards: own.length } };
}
