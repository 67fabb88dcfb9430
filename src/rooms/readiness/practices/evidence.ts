import { z } from "zod";
import { readFileSync } from "node:fs";
import type { Endpoint } from "../../../platform/contract/endpoint.ts";
import { principles, type Practice, type TestEvidence, type Way } from "./contract.ts";
import { idsIn, isNegative, practiceFrom, type Named } from "./rules.ts";
import { lastRun, namedTests, type LastRun } from "./store.ts";

const List = z.array(
  z.object({
    id: z.string(),
    principles: z.array(z.enum(principles)).min(1),
    title: z.object({ en: z.string(), fr: z.string() }),
  }),
);

/** The practices in the order of the requirements; their titles are our own words. */
export const practiceList: readonly Named[] = List.parse(
  JSON.parse(readFileSync(new URL("practices.json", import.meta.url), "utf8")),
);

export interface Coverage {
  readonly practices: readonly Practice[];
  readonly measuredAtMs: number | null;
}

/**
 * What is proven: the tests of the tree with their last results, and the endpoints of the house, told by practice. The names are
 * read once, the results at each call, because a test run may end at any moment.
 * @param root folder of the project; without its tests (as in a slim image) every practice is without a test, and says so
 */
export function coverageOf(root: string, endpoints: () => readonly Endpoint[]): () => Coverage {
  let named: ReturnType<typeof namedTests> | undefined;
  return () => {
    named ??= namedTests(root);
    const run = lastRun(root);
    const tests = byPractice(testsOf(named, run), ({ name }) => idsIn(name));
    const ways = byPractice(endpoints(), ({ allow }) => idsIn(allow.basis));
    return {
      practices: practiceList.map((each) =>
        practiceFrom(each, tests.get(each.id) ?? [], (ways.get(each.id) ?? []).map(wayTo)),
      ),
      measuredAtMs: run === null ? null : Math.max(...[...run.values()].map(({ atMs }) => atMs)),
    };
  };
}

/** A file that has run counts by what the run says; one that has not, by the names that stand in it. */
function testsOf(named: ReturnType<typeof namedTests>, run: LastRun | null): TestEvidence[] {
  return named.flatMap(({ file, names }) => {
    const measured = run?.get(file);
    const found = measured?.tests ?? names.map((name) => ({ name, result: "not-measured" as const }));
    return found.map(({ name, result }) => ({
      file,
      name,
      negative: isNegative(name),
      result,
      atMs: measured?.atMs ?? null,
    }));
  });
}

function wayTo({ name, method, path, summary }: Endpoint): Way {
  return { slice: name.split(".")[0] ?? name, act: name, method, path, summary };
}

function byPractice<T>(items: readonly T[], idsOf: (item: T) => readonly string[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) for (const id of idsOf(item)) found.set(id, [...(found.get(id) ?? []), item]);
  return found;
}
