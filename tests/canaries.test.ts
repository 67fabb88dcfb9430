// Goal: each of the five nets catches something; a net that reads nothing says that all is well. Method: planted violations, one
// or more for each net, and the very tools and rules of the real checks run over them.
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import * as rules from "./tidy-rules.ts";

const tsc = "node_modules/@typescript/native/bin/tsc";
const run = (script: string, args: string[], cwd = ".") => {
  const ran = spawnSync(process.execPath, [resolve(script), ...args], { cwd, encoding: "utf8" });
  return `${ran.stdout}${ran.stderr}`;
};

describe("nets 1 and 2: compile errors and package exports", () => {
  const output = run(tsc, ["-p", "tests/canaries/compile/tsconfig.json"]);
  const planted = readdirSync("tests/canaries/compile").filter((name) => name.endsWith(".ts"));
  test.each(planted)("%s does not compile", (name) =>
    expect(output).toContain(`tests/canaries/compile/${name}(`),
  );
  test("and nothing else is wrong", () => {
    const elsewhere = output
      .split("\n")
      .filter((line) => line.includes("error TS") && !line.startsWith("tests/canaries/"));
    expect(elsewhere).toEqual([]);
  });
});

describe("net 3: in pure files process, fetch, window and setTimeout do not exist", () => {
  const root = mkdtempSync(join(tmpdir(), "counterfoil-pure-"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  for (const name of ["tsconfig.json", "tsconfig.pure.json"]) copyFileSync(name, join(root, name));
  const pure = [
    "engines/one/src/x.ts",
    "src/basics/y.ts",
    ...["src/core/one", "src/rooms/exchange/reports"].flatMap((slice) =>
      ["contract", "nouns-contract", "rules", "receipt-rules", "messages", "word-messages"].map(
        (name) => `${slice}/${name}.ts`,
      ),
    ),
  ];
  for (const path of [...pure, "src/core/one/service.ts"]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), "export const planted = [process.env, fetch, window, setTimeout];\n");
  }
  const output = run(tsc, ["-p", "tsconfig.pure.json"], root);
  test.each(pure)("%s asks the world and does not compile", (path) => {
    const about = output.split("\n").filter((line) => line.startsWith(`${path}(`));
    for (const name of ["process", "fetch", "window", "setTimeout"])
      expect(about.some((line) => line.includes(`'${name}'`))).toBe(true);
  });
  test("a service may", () => expect(output).not.toContain("src/core/one/service.ts"));
});

describe("net 4: walls", () => {
  const root = mkdtempSync(join(tmpdir(), "counterfoil-walls-"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const plant = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const slice = "src/rooms/exchange/reports";
  const violations: Record<string, [string, string][]> = {
    "no-circles": [
      ["src/platform/a.ts", 'import { b } from "./b.ts";\nexport const a = () => b;\n'],
      ["src/platform/b.ts", 'import { a } from "./a.ts";\nexport const b = () => a;\n'],
    ],
    "engines-stand-alone": [
      ["engines/one/src/x.ts", 'import { a } from "../../../src/platform/a.ts";\nexport const x = a;\n'],
    ],
    "basics-know-nothing": [
      ["src/basics/y.ts", 'import { a } from "../platform/a.ts";\nexport const y = a;\n'],
    ],
    "platform-knows-no-room": [
      ["src/platform/c.ts", `import { s } from "../rooms/exchange/reports/store.ts";\nexport const c = s;\n`],
    ],
    "core-knows-no-room": [
      [
        "src/core/one/service.ts",
        `import { s } from "../../rooms/exchange/reports/store.ts";\nexport const c = s;\n`,
      ],
    ],
    "nobody-imports-main": [
      ["src/main/m.ts", "export const m = 1;\n"],
      [`${slice}/service.ts`, 'import { m } from "../../../main/m.ts";\nexport const v = m;\n'],
    ],
    "rooms-meet-at-contracts": [
      [
        "src/rooms/exchange/notices/service.ts",
        'import { s } from "../reports/store.ts";\nexport const n = s;\n',
      ],
    ],
    "contracts-are-pure": [
      [`${slice}/contract.ts`, 'import { s } from "./store.ts";\nexport const t = s;\n'],
    ],
    "contracts-are-pure: src/rooms/exchange/reports/nouns-contract.ts": [
      [`${slice}/nouns-contract.ts`, 'import { s } from "./store.ts";\nexport const u = s;\n'],
    ],
    "rules-are-pure": [[`${slice}/rules.ts`, 'import { s } from "./store.ts";\nexport const r = s;\n']],
    "only-stores-build-sql": [
      ["src/platform/ui/d.ts", 'import { sql } from "kysely";\nexport const d = sql;\n'],
    ],
    "only-http-knows-the-server": [
      ["src/platform/mail/e.ts", 'import Fastify from "fastify";\nexport const e = Fastify;\n'],
    ],
    "screens-never-reach-the-server-side": [
      [`${slice}/ui/page.ts`, 'import { s } from "../store.ts";\nexport const p = s;\n'],
    ],
    "only-declared-packages": [
      ["src/platform/f.ts", 'import { z } from "undeclared-package";\nexport const f = z;\n'],
    ],
    "nothing-unresolvable": [
      ["src/platform/g.ts", 'import { z } from "./not-there.ts";\nexport const g = z;\n'],
    ],
    "no-orphans": [["src/platform/orphan.ts", "export const nobody = 1;\n"]],
  };
  plant(
    "package.json",
    '{ "name": "planted", "type": "module", "dependencies": { "kysely": "*", "fastify": "*" } }',
  );
  plant(
    "tsconfig.json",
    '{ "compilerOptions": { "module": "NodeNext", "allowImportingTsExtensions": true, "noEmit": true } }',
  );
  plant(`${slice}/store.ts`, "export const s = 1;\n");
  for (const files of Object.values(violations)) for (const [path, text] of files) plant(path, text);
  mkdirSync(join(root, "node_modules/undeclared-package"), { recursive: true });
  plant(
    "node_modules/undeclared-package/package.json",
    '{ "name": "undeclared-package", "main": "index.js" }',
  );
  plant("node_modules/undeclared-package/index.js", "exports.z = 1;\n");
  for (const name of ["kysely", "fastify", "typescript"])
    symlinkSync(resolve("node_modules", name), join(root, "node_modules", name));
  const config = resolve(".dependency-cruiser.cjs");
  const output = run(
    "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
    ["--config", config, "src", "engines"],
    root,
  );
  test.each(Object.keys(violations))("%s is found", (name) => expect(output).toContain(`error ${name}`));
});

describe("net 5: the tree as a test", () => {
  const found = (rule: rules.TidyRule, path: string, text: string) => rule([{ path, text }]);
  const slice = "src/rooms/exchange/reports";
  const cases: [string, rules.TidyRule, string, string][] = [
    ["the time in a pure file", rules.askNobody, `${slice}/rules.ts`, "export const t = Date.now();\n"],
    ["the time in a noun", rules.askNobody, `${slice}/nouns-contract.ts`, "export const t = Date.now();\n"],
    [
      "the locale in an engine",
      rules.askNobody,
      "engines/one/src/a.ts",
      'export const c = "a".localeCompare("b");\n',
    ],
    ["a default export", rules.namedExportsOnly, "src/main/a.ts", "export default 1;\n"],
    ["a silenced compiler", rules.noLeftOvers, "src/main/a.ts", "export const a = 1 as any;\n"],
    [
      "a test that types before a field has the focus",
      rules.typedAfterFocus,
      "tests/browser/a.test.ts",
      'await page.keyboard.type("a");\n',
    ],
    ["a name that says nothing", rules.forbiddenNames, "src/main/utils.ts", "export const a = 1;\n"],
    ["a long file", rules.longFiles({}), "src/main/a.ts", "// line\n".repeat(301)],
    [
      "a long function",
      rules.longFunctions({}),
      "src/main/a.ts",
      `export function a() {\n${"  let x;\n".repeat(70)}}\n`,
    ],
    ["a slice without furniture", rules.furnished({}), `${slice}/contract.ts`, "export const a = 1;\n"],
    [
      "a document that names what is not there",
      rules.pathsThatAreThere(() => false),
      "ARCHITECTURE.md",
      "see `src/core/nowhere.ts`\n",
    ],
    ["a room that is named nowhere", rules.roomsAreNamed, `${slice}/rules.ts`, "export const a = 1;\n"],
    [
      "a migration with a number of nobody",
      rules.numbersInRange,
      "src/platform/storage/migrations/0999-lost.sql",
      "select 1;\n",
    ],
    ["a machine's path", rules.noMachinePaths, "docs/a.md", ["see ", "work", "shared"].join("/")],
    [
      "another placeholder in French",
      rules.samePlaceholders,
      `${slice}/messages.ts`,
      'export const m = { a: { en: "{n} left", fr: "reste {m}" } };\n',
    ],
  ];
  test.each(cases)("%s is found", (_name, rule, path, text) =>
    expect(found(rule, path, text).length).toBeGreaterThan(0),
  );
  test("and what is in order is not", () => {
    const fine = "/** Not Date.now() in a comment. */\nexport const a = 1;\n";
    for (const rule of [rules.askNobody, rules.namedExportsOnly, rules.noLeftOvers, rules.longFiles({})]) {
      expect(found(rule, `${slice}/rules.ts`, fine)).toEqual([]);
    }
  });
});
