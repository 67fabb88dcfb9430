// Goal: what the coverage page says follows from the tests and their last run, and from nothing else. Method: the decisions on
// hand-made evidence and by property; the reading on a small tree in a temporary folder; the list and the tests of this very tree.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { array, assert, boolean, constantFrom, property, record } from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { may } from "../../../core/permissions/contract.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";
import { runCommand } from "../../../platform/cli/run-command.ts";
import { z } from "zod";
import { practicesCommand } from "./cli.ts";
import { LastResult, principles, states } from "./contract.ts";
import { coverageOf, practiceList } from "./evidence.ts";
import { areaOf, fits, idsIn, isNegative, stateFrom } from "./rules.ts";
import { keepRun, lastRun, namedTests, namesIn } from "./store.ts";

const project = fileURLToPath(new URL("../../../..", import.meta.url));
const passed = { negative: false, result: "passed" } as const;
const refusal = { negative: true, result: "passed" } as const;

/** One endpoint that is based on W1.13b. */
const reach = endpoint({
  method: "GET",
  path: "/api/tokens-for-tests",
  allow: may["tokens.list"],
  summary: "For tests",
  reply: z.object({}),
  refusals: {},
});

describe("the list of practices", () => {
  it("G4: has the 94 rows of the requirements, each once, in two languages and with principles", () => {
    expect(practiceList.length).toBe(94);
    expect(new Set(practiceList.map(({ id }) => id)).size).toBe(94);
    const per = (area: string) => practiceList.filter(({ id }) => areaOf(id) === area).length;
    expect([per("goals"), per("sharing"), per("interference"), per("contingencies")]).toEqual([
      12, 22, 12, 11,
    ]);
    expect([per("information"), per("infrastructure"), per("citizens")]).toEqual([14, 9, 14]);
    for (const { title } of practiceList) expect(title.en).not.toBe(title.fr);
  });

  it("G4: filtered to one principle, shows exactly what is tagged with it", () => {
    const lines = practiceList.map((each) => ({ ...each, area: areaOf(each.id), state: "done" as const }));
    for (const principle of principles) {
      const shown = lines.filter((line) => fits(line, { principle }));
      expect(shown).toEqual(lines.filter((line) => line.principles.includes(principle)));
    }
    expect(lines.filter((line) => fits(line, { principle: "P6" })).map(({ id }) => id)).toEqual([
      "G3",
      "G4",
      "W3.4",
      "W3.5",
      "W5.3",
      "W5.6",
    ]);
  });

  it("G4 negative: what is not tagged with P3 is not shown under P3", () => {
    const untagged = { area: "goals", state: "done", principles: ["P1"] } as const;
    expect(fits({ ...untagged, principles: ["P1"] }, { principle: "P3" })).toBe(false);
    expect(fits({ ...untagged, principles: ["P1", "P3"] }, { principle: "P3" })).toBe(true);
  });
});

describe("the state of a practice", () => {
  it("is done with an acceptance and a negative test that passed, and a way to it", () => {
    expect(stateFrom([passed, refusal], true)).toBe("done");
  });

  it.each([
    ["no-test", [], true],
    ["no-negative", [passed, passed], true],
    ["no-acceptance", [refusal], true],
    ["no-way", [passed, refusal], false],
    ["failing", [passed, refusal, { negative: false, result: "failed" as const }], true],
    ["not-measured", [passed, { negative: true, result: "not-measured" as const }], true],
    ["not-measured", [passed, { negative: true, result: "skipped" as const }], true],
  ] as const)("negative: is %s, and not done, with %j", (state, tests, reachable) => {
    expect(stateFrom(tests, reachable)).toBe(state);
  });

  it("negative: is never done without a negative test that passed, whatever else there is", () => {
    const test = record({ negative: boolean(), result: constantFrom(...LastResult.options) });
    assert(
      property(array(test), boolean(), (tests, reachable) => {
        const proven = (negative: boolean) =>
          tests.some((each) => each.negative === negative && each.result === "passed");
        const done = stateFrom(tests, reachable) === "done";
        if (done) expect(proven(true) && proven(false) && reachable).toBe(true);
        if (tests.some(({ result }) => result === "failed")) expect(done).toBe(false);
      }),
    );
  });
});

describe("the names of tests", () => {
  it("are of every practice that they name, and no other", () => {
    expect(idsIn("W1.13b, W2.7: evidence")).toEqual(["W1.13b", "W2.7"]);
    expect(idsIn("W1.13 W5.10 G12 xW1.1 W7.1 PW4.0 story D")).toEqual(["W1.13", "W5.10", "G12"]);
    expect(isNegative("W4.7 negative: four of five")).toBe(true);
    expect(isNegative("a nonnegative number")).toBe(false);
  });

  it("carry those of their group, also after an inner group has ended", () => {
    const source = [
      'describe("W1.7 sharing", () => {',
      '  describe.each(both)("inside %s", () => {',
      '    test("holds", () => {});',
      "  });",
      '  it.each([1])("negative: is refused %i", () => {});',
      "});",
      'test("says nothing of a practice", () => {});',
    ].join("\n");
    expect(namesIn(source)).toEqual(["W1.7 sharing inside %s holds", "W1.7 sharing negative: is refused %i"]);
  });

  it("negative: no test of this tree names a practice that does not exist", () => {
    const known = new Set(practiceList.map(({ id }) => id));
    const unknown = namedTests(project)
      // This file names some on purpose.
      .filter(({ file }) => !file.endsWith("practices/practices.test.ts"))
      .flatMap(({ file, names }) =>
        names
          .flatMap(idsIn)
          .filter((id) => !known.has(id))
          .map((id) => `${file}: ${id}`),
      );
    expect(unknown).toEqual([]);
  });
});

describe("coverage", () => {
  let root = "";
  const test = "src/some.test.ts";
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "counterfoil-practices-"));
    mkdirSync(join(root, "src"));
    writeFileSync(join(root, test), 'test("W1.13b: works", f);\ntest("W1.13b negative: is refused", f);\n');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const now = (endpoints = [reach]) => coverageOf(root, () => endpoints)();
  const taken = () => now().practices.find(({ id }) => id === "W1.13b");
  const ran = (...results: LastResult[]) =>
    new Map([
      [
        test,
        {
          atMs: 5,
          tests: ["W1.13b: works", "W1.13b negative: is refused"].map((name, at) => ({
            name,
            result: results[at] ?? ("skipped" as const),
          })),
        },
      ],
    ]);

  it("is not yet measured before a run, done after one, failing when one test fails", () => {
    expect(now().measuredAtMs).toBeNull();
    expect(taken()).toMatchObject({ state: "not-measured", acceptance: { passed: 0, total: 1 } });
    keepRun(root, ran("passed", "passed"));
    expect(now().measuredAtMs).toBe(5);
    expect(taken()).toMatchObject({
      state: "done",
      negative: { passed: 1, total: 1 },
      ways: [{ act: "tokens.list", method: "GET" }],
    });
    keepRun(root, ran("passed", "failed"));
    expect(taken()?.state).toBe("failing");
  });

  it("keeps the last result of a file that did not run this time, with its time", () => {
    keepRun(root, ran("passed", "passed"));
    keepRun(root, new Map([["src/other.test.ts", { atMs: 9, tests: [] }]]));
    expect(lastRun(root)?.get(test)?.atMs).toBe(5);
    expect(taken()?.tests.map(({ atMs }) => atMs)).toEqual([5, 5]);
  });

  it("negative: results that nobody can read, or of a test that no longer exists, prove nothing", () => {
    mkdirSync(join(root, "test-results"));
    writeFileSync(join(root, "test-results/practices.json"), '{"src/some.test.ts": {"tests": "all passed"}}');
    expect(taken()?.state).toBe("not-measured");
    keepRun(root, ran("passed", "passed"));
    rmSync(join(root, test));
    expect(taken()?.state).toBe("no-test");
  });

  it("negative: nothing is done where no endpoint leads to it", () => {
    keepRun(root, ran("passed", "passed"));
    expect(now([]).practices.filter(({ state }) => state === "done")).toEqual([]);
  });

  it("is printed by the command in both languages, and strict ends with 1", async () => {
    keepRun(root, ran("passed", "passed"));
    for (const language of ["en", "fr"] as const) {
      const lines: string[] = [];
      const terminal = {
        line: (text: string) => lines.push(text),
        problem: () => {},
        environment: {},
        language,
      };
      const command = practicesCommand(now);
      expect(await runCommand([command], ["practices", "--state", "done", "--strict"], terminal)).toBe(0);
      expect(lines[0]).toContain(language === "en" ? "Done" : "Réalisée");
      expect(lines[0]).toContain("1/1 + 1/1");
      expect(await runCommand([command], ["practices", "--strict"], terminal)).toBe(1);
      expect(await runCommand([command], ["practices", "--principle", "P10"], terminal)).toBe(2);
    }
    expect(states.at(-1)).toBe("done");
  });
});
