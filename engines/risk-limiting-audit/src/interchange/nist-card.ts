import { isOvervote, type Card, type CardContest, type CvrContest } from "./card.ts";
import { countIn, isJsonRecord, recordsIn, shownJson, textIn, type JsonRecord } from "./json-text.ts";
import { nearestOf } from "./nearest.ts";
import type { NistDefinitions } from "./nist-definitions.ts";
import { problem, type Problem } from "./problem.ts";

/** The enumerations of SP 1500-103, sections 4.2 and 4.9. */
export const nistIndications: readonly string[] = ["no", "unknown", "yes"];
export const nistAllocations: readonly string[] = ["no", "unknown", "yes"];

/**
 * One CVR as a card. Only the current snapshot counts. A position with an indication is a mark; one that may not be allocated
 * (`IsAllocable` no) is a mark only of an overvote. A write-in that no selection names is the choice `write-in`.
 */
export function nistCard(
  file: string,
  definitions: NistDefinitions,
  value: unknown,
  row: number,
): Card | Problem {
  if (!isJsonRecord(value)) return unexpected(file, row, "CVR", value, "{…}");
  const snapshots = recordsIn(value["CVRSnapshot"]);
  const current = textIn(value["CurrentSnapshotId"]);
  const snapshot = snapshots?.find((one) => textIn(one["@id"]) === current);
  if (!snapshots || current === null || !snapshot)
    return problem("reference-unknown", file, {
      row,
      field: "CurrentSnapshotId",
      found: shownJson(value["CurrentSnapshotId"]),
      nearest: nearestOf(
        current ?? "",
        (snapshots ?? []).flatMap((one) => textIn(one["@id"]) ?? []),
      ),
    });
  const contests = contestsOf(file, row, definitions, snapshot["CVRContest"]);
  if (!Array.isArray(contests)) return contests;
  const device = textIn(value["CreatingDeviceId"]);
  if (device !== null && !definitions.devices.has(device))
    return problem("reference-unknown", file, {
      row,
      field: "CreatingDeviceId",
      found: device,
      nearest: nearestOf(device, definitions.devices.keys()),
    });
  const record = textIn(value["BatchSequenceId"]);
  return {
    id:
      textIn(value["UniqueId"]) ??
      textIn(value["BallotPrePrintedId"]) ??
      textIn(value["BallotAuditId"]) ??
      current,
    tabulator: device === null ? "" : definitions.devices.get(device)!,
    batch: textIn(value["BatchId"]) ?? "",
    record,
    style: textIn(value["BallotStyleId"]),
    precinct: textIn(value["BallotStyleUnitId"]),
    contests,
  };
}

function contestsOf(
  file: string,
  row: number,
  { contests }: NistDefinitions,
  value: unknown,
): CardContest[] | Problem {
  const list = recordsIn(value);
  if (list === null) return unexpected(file, row, "CVRContest", value, "[…]");
  const said: CardContest[] = [];
  for (const one of list) {
    const id = textIn(one["ContestId"]);
    const contest = contests.find((known) => known.id === id);
    if (!contest)
      return problem("reference-unknown", file, {
        row,
        field: "ContestId",
        found: shownJson(one["ContestId"]),
        nearest: nearestOf(
          id ?? "",
          contests.map((known) => known.id),
        ),
      });
    const read = contestOf(file, row, contest, one);
    if ("name" in read) return read;
    said.push(read);
  }
  return said;
}

type Mark = { readonly choice: string; readonly rank: number; readonly allocable: boolean };

function contestOf(file: string, row: number, contest: CvrContest, value: JsonRecord): CardContest | Problem {
  const selections = recordsIn(value["CVRContestSelection"]);
  if (selections === null)
    return unexpected(file, row, "CVRContestSelection", value["CVRContestSelection"], "[…]");
  const marks: Mark[] = [];
  for (const selection of selections) {
    const read = marksOf(file, row, contest, selection);
    if (!Array.isArray(read)) return read;
    marks.push(...read);
  }
  const said = (countIn(value["Overvotes"]) ?? 0) > 0 || [value["Status"]].flat().includes("overvoted");
  const ranked = contest.ranks > 0;
  const ranksOf = (list: readonly Mark[]): number[] | null => (ranked ? list.map(({ rank }) => rank) : null);
  const overvoted = said || isOvervote(marks.length, ranksOf(marks), contest.votesAllowed);
  const counted = overvoted ? marks : marks.filter(({ allocable }) => allocable);
  return {
    contest: contest.id,
    marks: counted.map(({ choice }) => choice),
    ranks: ranksOf(counted),
    overvoted,
  };
}

function marksOf(file: string, row: number, contest: CvrContest, selection: JsonRecord): Mark[] | Problem {
  const positions = recordsIn(selection["SelectionPosition"]);
  if (positions === null || positions.length === 0)
    return unexpected(file, row, "SelectionPosition", selection["SelectionPosition"], "[…]");
  const id = textIn(selection["ContestSelectionId"]);
  if (id !== null && !contest.choices.some((choice) => choice.id === id))
    return problem("reference-unknown", file, {
      row,
      field: "ContestSelectionId",
      found: id,
      nearest: nearestOf(
        id,
        contest.choices.map((choice) => choice.id),
      ),
    });
  const marks: Mark[] = [];
  for (const position of positions) {
    const indication = textIn(position["HasIndication"]) ?? "";
    const allocation = textIn(position["IsAllocable"]) ?? "yes";
    if (!nistIndications.includes(indication))
      return unexpected(file, row, "HasIndication", position["HasIndication"], nistIndications.join(", "));
    if (!nistAllocations.includes(allocation))
      return unexpected(file, row, "IsAllocable", position["IsAllocable"], nistAllocations.join(", "));
    const votes = countIn(position["NumberVotes"]);
    if (votes === null) return unexpected(file, row, "NumberVotes", position["NumberVotes"], "0, 1, 2, …");
    if (indication !== "yes") continue;
    const rank = countIn(position["Rank"]) ?? countIn(selection["Rank"]) ?? 1;
    for (let vote = 0; vote < votes; vote++)
      marks.push({ choice: id ?? "write-in", rank, allocable: allocation !== "no" });
  }
  return marks;
}

function unexpected(file: string, row: number, field: string, found: unknown, expected: string): Problem {
  return problem("json-unexpected", file, { row, field, found: shownJson(found), expected });
}
