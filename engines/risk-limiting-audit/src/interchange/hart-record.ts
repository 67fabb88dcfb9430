import { isOvervote, type CardContest, type CvrContest } from "./card.ts";
import { isWriteIn } from "./marked-columns.ts";
import { problem, type Problem } from "./problem.ts";
import type { XmlElement } from "./xml-reader.ts";

export type HartRecord = {
  readonly guid: string;
  readonly batch: string;
  readonly sequence: string | null;
  readonly sheet: string | null;
  readonly precinct: string | null;
  readonly contests: readonly CardContest[];
};

/** Contests as the records show them: the records name only what is marked. */
export type HartContests = {
  votesAllowed(contest: string): number;
  see(contest: string, choices: readonly string[], marksAndUndervotes: number): void;
  contests(): readonly CvrContest[];
};

export function hartContests(votesAllowed: Readonly<Record<string, number>>): HartContests {
  const seen = new Map<string, { choices: Set<string>; most: number }>();
  const allowed = (contest: string): number =>
    Object.hasOwn(votesAllowed, contest) ? votesAllowed[contest]! : (seen.get(contest)?.most ?? 1);
  return {
    votesAllowed: allowed,
    see(contest, choices, marksAndUndervotes) {
      const one = seen.get(contest) ?? { choices: new Set(), most: 1 };
      for (const choice of choices) one.choices.add(choice);
      one.most = Math.max(one.most, marksAndUndervotes);
      seen.set(contest, one);
    },
    contests: () =>
      [...seen].map(([name, { choices }]) => ({
        id: name,
        name,
        votesAllowed: allowed(name),
        ranks: 0,
        choices: [...choices].map((choice) => ({ id: choice, name: choice, writeIn: isWriteIn(choice) })),
      })),
  };
}

export function hartRecord(
  file: string,
  children: readonly XmlElement[],
  known: HartContests,
): HartRecord | Problem {
  const text = (name: string): string => children.find((child) => child.name === name)?.text ?? "";
  const [guid, batch] = [text("CvrGuid"), text("BatchNumber")];
  if (guid === "") return problem("value-missing", file, { row: 1, field: "CvrGuid" });
  if (batch === "") return problem("value-missing", file, { row: 1, field: "BatchNumber" });
  const list = children.find((child) => child.name === "Contests");
  if (!list) return problem("no-contests", file, { expected: "<Contests>" });
  const contests: CardContest[] = [];
  for (const contest of list.children) {
    const said = contestOf(file, contest, known);
    if ("name" in said) return said;
    contests.push(said);
  }
  const precinct = children.find((child) => child.name === "PrecinctSplit");
  return {
    guid,
    batch,
    sequence: text("BatchSequence") || null,
    sheet: text("SheetNumber") || null,
    precinct: precinct?.children.find((child) => child.name === "Name")?.text || null,
    contests,
  };
}

function contestOf(file: string, contest: XmlElement, known: HartContests): CardContest | Problem {
  const name = textOf(contest, "Name");
  if (name === "") return problem("value-missing", file, { row: 1, field: "Contest/Name" });
  const options = contest.children.find((child) => child.name === "Options")?.children ?? [];
  const marks: string[] = [];
  for (const option of options) {
    const value = textOf(option, "Value") || "1";
    const choice =
      textOf(option, "Name") ||
      (option.children.some((one) => one.name.startsWith("WriteIn")) ? "Write-in" : "");
    if (choice === "") return problem("value-missing", file, { row: 1, field: `${name}: Option/Name` });
    if (value !== "0" && value !== "1")
      return problem("mark-invalid", file, { row: 1, field: `${name}: ${choice}`, found: value });
    if (value === "1") marks.push(choice);
  }
  const undervotes = Number(textOf(contest, "Undervotes") || "0");
  known.see(name, marks, undervotes > 0 ? marks.length + undervotes : 1);
  const overvotes = Number(textOf(contest, "Overvotes") || "0");
  const overvoted = overvotes > 0 || isOvervote(marks.length, null, known.votesAllowed(name));
  return { contest: name, marks, ranks: null, overvoted };
}

function textOf(element: XmlElement, name: string): string {
  return element.children.find((child) => child.name === name)?.text ?? "";
}
