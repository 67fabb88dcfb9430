import type { CvrContest } from "./card.ts";
import { countIn, isJsonRecord, recordsIn, shownJson, textIn, type JsonRecord } from "./json-text.ts";
import { problem, type Problem } from "./problem.ts";

/** Contests and candidates of a Dominion export: `ContestManifest.json` and `CandidateManifest.json`. */
export type DominionDefinitions = { readonly contests: readonly CvrContest[] };

export type DefinitionFile = { readonly file: string; readonly text: string };

export function readDominionDefinitions(
  contests: DefinitionFile,
  candidates: DefinitionFile,
): DominionDefinitions | Problem {
  const people = listOf(candidates);
  if ("name" in people) return people;
  const rows = listOf(contests);
  if ("name" in rows) return rows;
  const choices = new Map<string, CvrContest["choices"][number][]>();
  for (const [index, one] of people.list.entries()) {
    const [id, name, contest] = [textIn(one["Id"]), textIn(one["Description"]), textIn(one["ContestId"])];
    if (id === null || name === null || contest === null)
      return unexpected(candidates.file, index, one, '{"Id", "Description", "ContestId"}');
    const type = textIn(one["Type"]) ?? "Regular";
    choices.set(contest, [...(choices.get(contest) ?? []), { id, name, writeIn: type !== "Regular" }]);
  }
  const read: CvrContest[] = [];
  for (const [index, one] of rows.list.entries()) {
    const [id, name, votesAllowed] = [textIn(one["Id"]), textIn(one["Description"]), countIn(one["VoteFor"])];
    if (id === null || name === null || votesAllowed === null)
      return unexpected(contests.file, index, one, '{"Id", "Description", "VoteFor"}');
    read.push({
      id,
      name,
      votesAllowed,
      ranks: countIn(one["NumOfRanks"]) ?? 0,
      choices: choices.get(id) ?? [],
    });
  }
  return { contests: read };
}

function listOf({ file, text }: DefinitionFile): { readonly list: readonly JsonRecord[] } | Problem {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return problem("json-malformed", file, { row: 1, field: "{", expected: "JSON" });
  }
  const list = isJsonRecord(value) ? recordsIn(value["List"]) : null;
  return list === null || list.length === 0
    ? problem("json-unexpected", file, { row: 1, field: "List", found: "—", expected: "[…]" })
    : { list };
}

function unexpected(file: string, index: number, found: unknown, expected: string): Problem {
  return problem("json-unexpected", file, {
    row: index + 1,
    field: "List",
    found: shownJson(found),
    expected,
  });
}
