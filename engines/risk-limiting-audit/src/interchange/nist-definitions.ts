import type { CvrChoice, CvrContest } from "./card.ts";
import { countIn, recordsIn, shownJson, textIn, type JsonRecord } from "./json-text.ts";
import { problem, type Problem } from "./problem.ts";

export type NistDefinitions = {
  readonly contests: readonly CvrContest[];
  /** Serial numbers of devices by their ids in the file. */
  readonly devices: ReadonlyMap<string, string>;
};

/** Collects what a report defines: devices, parties, candidates, contests, whatever order they come in. */
export function nistDefinitionsBuilder(file: string): {
  readonly member: (name: string, value: unknown) => Problem | null;
  readonly check: () => Problem | null;
  readonly definitions: () => NistDefinitions;
} {
  const devices = new Map<string, string>();
  const names = new Map<string, string>();
  const contests: JsonRecord[] = [];
  const wrong = (field: string, found: unknown): Problem =>
    problem("json-unexpected", file, { row: 1, field, found: shownJson(found), expected: '{"@id": "…"}' });
  const take = (
    field: string,
    value: unknown,
    use: (id: string, record: JsonRecord) => void,
  ): Problem | null => {
    const list = recordsIn(value);
    if (list === null) return wrong(field, value);
    for (const record of list) {
      const id = textIn(record["@id"]);
      if (id === null) return wrong(field, record);
      use(id, record);
    }
    return null;
  };
  const election = (record: JsonRecord): Problem | null =>
    take("Candidate", record["Candidate"], (id, one) => names.set(id, nameOf(one) ?? id)) ??
    take("Contest", record["Contest"], (_, one) => contests.push(one));
  return {
    member(name, value) {
      if (name === "ReportingDevice")
        return take(name, value, (id, one) =>
          devices.set(id, textIn(one["SerialNumber"]) ?? nameOf(one) ?? id),
        );
      if (name === "Party") return take(name, value, (id, one) => names.set(id, nameOf(one) ?? id));
      if (name !== "Election") return null;
      const list = recordsIn(value);
      if (list === null) return wrong(name, value);
      for (const one of list) {
        const found = election(one);
        if (found) return found;
      }
      return null;
    },
    check: () =>
      contests.length === 0
        ? problem("no-contests", file, { expected: "Election/Contest" })
        : wrongContest(file, contests),
    definitions: () => ({ devices, contests: contests.map((one) => contestOf(one, names)) }),
  };
}

function wrongContest(file: string, contests: readonly JsonRecord[]): Problem | null {
  for (const [index, one] of contests.entries()) {
    const selections = recordsIn(one["ContestSelection"]);
    if (selections !== null && selections.every((selection) => textIn(selection["@id"]) !== null)) continue;
    const found = shownJson(one["ContestSelection"]);
    return problem("json-unexpected", file, {
      row: index + 1,
      field: "ContestSelection",
      found,
      expected: '[{"@id": "…"}]',
    });
  }
  return null;
}

function contestOf(contest: JsonRecord, names: ReadonlyMap<string, string>): CvrContest {
  const id = textIn(contest["@id"])!;
  const selections = recordsIn(contest["ContestSelection"]) ?? [];
  return {
    id,
    name: nameOf(contest) ?? id,
    votesAllowed: countIn(contest["VotesAllowed"]) ?? 1,
    ranks: textIn(contest["VoteVariation"]) === "rcv" ? selections.length : 0,
    choices: selections.map((selection) => choiceOf(selection, names)),
  };
}

/** A selection is called as its candidates or parties, or as the text of a ballot measure's answer. */
function choiceOf(selection: JsonRecord, names: ReadonlyMap<string, string>): CvrChoice {
  const id = textIn(selection["@id"])!;
  const people = [selection["CandidateIds"] ?? selection["PartyIds"] ?? []]
    .flat()
    .flatMap((value) => idsIn(value));
  const name =
    people.map((one) => names.get(one) ?? one).join(" / ") ||
    textIn(selection["Selection"]) ||
    nameOf(selection) ||
    id;
  return { id, name, writeIn: [selection["IsWriteIn"]].flat().some((one) => one === true || one === "true") };
}

/** In XML a list of ids may stand in one element, divided by blanks. */
function idsIn(value: unknown): string[] {
  return (textIn(value) ?? "").split(/\s+/).filter((id) => id !== "");
}

function nameOf(record: JsonRecord): string | null {
  const code = (recordsIn(record["Code"]) ?? []).map((one) => textIn(one["Value"]))[0];
  return textIn(record["Name"]) || code || null;
}
