import { ok, refuse } from "../../../basics/result.ts";
import type { Serves } from "../../../platform/contract/context.ts";
import { states, type listPractices, type PracticeState, type readPractice } from "./contract.ts";
import type { Coverage } from "./evidence.ts";
import { fits } from "./rules.ts";

/** @param covered reads the evidence as it is at that moment */
export function practices(covered: () => Coverage): {
  readonly list: Serves<typeof listPractices>;
  readonly read: Serves<typeof readPractice>;
} {
  return {
    list: async (_cx, { query }) => {
      const { practices: all, measuredAtMs } = covered();
      const rows = all
        .filter((practice) => fits(practice, query))
        .map(({ tests: _, ways: __, ...line }) => line);
      return ok({ rows, next: null, total: rows.length, counts: countsOf(all), measuredAtMs });
    },
    read: async (_cx, { params }) => {
      const found = covered().practices.find(({ id }) => id === params.practice);
      return found ? ok(found) : refuse("practice-not-found");
    },
  };
}

function countsOf(all: Coverage["practices"]): Record<PracticeState, number> {
  const counts = Object.fromEntries(states.map((state) => [state, 0])) as Record<PracticeState, number>;
  for (const { state } of all) counts[state]++;
  return counts;
}
