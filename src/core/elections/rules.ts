import { ok, refuse, type Result } from "../../basics/result.ts";
import { byCodeUnit } from "../../basics/order.ts";
import type { Phase } from "../permissions/contract.ts";
import type { Election } from "./contract.ts";

type DatesRefusal =
  | "phases-overlap"
  | "phase-twice"
  | "polling-day-outside-voting"
  | "caretaker-misses-polling-day"
  | "quorum-over-members";

/** Are the dates and numbers of an election consistent with one another? Days are ISO 8601 dates, compared as text. */
export function checkElection(election: Election): Result<Election, DatesRefusal> {
  const inOrder = [...election.phases].sort((a, b) => byCodeUnit(a.startsOn, b.startsOn));
  const seen = new Set<string>();
  let before = "";
  for (const each of inOrder) {
    if (seen.has(each.phase)) return refuse("phase-twice", { phase: each.phase });
    seen.add(each.phase);
    if (each.endsOn < each.startsOn || each.startsOn <= before)
      return refuse("phases-overlap", { phase: each.phase });
    before = each.endsOn;
  }
  const voting = inOrder.find((each) => each.phase === "voting");
  if (!voting || election.pollingDay < voting.startsOn || election.pollingDay > voting.endsOn) {
    return refuse("polling-day-outside-voting");
  }
  if (election.pollingDay < election.caretaker.from || election.pollingDay > election.caretaker.to) {
    return refuse("caretaker-misses-polling-day");
  }
  const panel = election.rules.panel;
  if (panel !== null && panel.quorum > panel.members) return refuse("quorum-over-members");
  return ok({ ...election, phases: inOrder });
}

/** The phase on a day; between the declared phases, and before and after them, the cycle is `between` elections. */
export function phaseOn(election: Pick<Election, "phases">, day: string): Phase {
  return election.phases.find((each) => each.startsOn <= day && day <= each.endsOn)?.phase ?? "between";
}

export function inCaretaker(election: Pick<Election, "caretaker">, day: string): boolean {
  return election.caretaker.from <= day && day <= election.caretaker.to;
}
