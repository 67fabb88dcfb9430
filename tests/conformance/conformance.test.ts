/**
 * Goal: the conformance command reads whatever files it finds, by shape, and cannot pass by accident. Method: small folders with
 * right, wrong, unknown and unreadable files, and the command's lines and exit codes.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { conformance } from "./command.ts";

const root = mkdtempSync(join(tmpdir(), "conformance-"));
afterAll(() => rmSync(root, { recursive: true }));
let folders = 0;

function run(
  files: Readonly<Record<string, unknown>>,
  ...words: string[]
): { code: number; lines: string[] } {
  const folder = join(root, String(folders++));
  mkdirSync(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === "string" ? content : JSON.stringify(content));
  }
  const lines: string[] = [];
  const code = conformance(words.length > 0 ? words : ["exchange", "--data", folder], root, (line) =>
    lines.push(line),
  );
  return { code, lines };
}

const tool = {
  type: "tool",
  spec_version: "2.1",
  id: "tool--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061",
  created: "2024-01-01T00:00:00.000Z",
  modified: "2024-01-01T00:00:00.000Z",
  name: "x",
};
const bundle = { type: "bundle", id: "bundle--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061", objects: [tool] };

describe("conformance command", () => {
  it("passes right cases under any name and in any folder", () => {
    const { code, lines } = run({
      "a/b/whatever.txt": [
        { instance: tool, must_valid: true },
        { instance: { ...tool, name: 1 }, must_valid: false },
      ],
      "z.json": bundle,
    });
    expect(lines[0]).toBe("ok a/b/whatever.txt 2/2 cases");
    expect(lines[1]).toMatch(/^ok z\.json \d+\/\d+ cases \(1 objects, 0 repairs\)$/);
    expect(lines.at(-1)).toBe("2 passed, 0 failed, 0 skipped");
    expect(code).toBe(0);
  });

  it("negative: fails a case that is judged otherwise, names it, and exits 1", () => {
    const { code, lines } = run({ "x.json": [{ id: "c1", instance: tool, must_valid: false }] });
    expect(lines).toEqual([
      "FAIL x.json 0/1 cases",
      "     case c1: expected invalid, got valid",
      "0 passed, 1 failed, 0 skipped",
    ]);
    expect(code).toBe(1);
  });

  it.each([
    ["text", "hello"],
    ["an unknown shape", { a: 1 }],
    ["a list of unknown rows", [{ a: 1 }]],
    ["broken JSON", '{"type":"bundle",'],
    ["nothing", ""],
  ])("negative: fails a file of %s", (_, content) => {
    expect(run({ "x.json": content })).toMatchObject({ code: 1, lines: { length: expect.any(Number) } });
  });

  it("skips a shape whose engine is not built, with the reason", () => {
    const { code, lines } = run({ "e.json": { criteria: [], definitions: [] } });
    expect(lines).toEqual([
      expect.stringMatching(/^skip e\.json definitions: /),
      "0 passed, 0 failed, 1 skipped",
    ]);
    expect(code).toBe(0);
  });

  it("judges sightings and pairs of MISP objects; negative: one without a time, and a form that says another value, fail", () => {
    expect(run({ "e.json": { timestamp: "1", type: "0", value: "x" } }).lines[0]).toBe("ok e.json 3/3 cases");
    expect(run({ "e.json": { timestamp: "soon", type: "0", value: "x" } }).lines[0]).toMatch(/^FAIL e\.json/);
    const uuid = "0c7b5b88-8ff7-4a4d-aa9d-000000000001";
    const pair = (value: string) => ({
      url: {
        Observable: {
          MISP: {
            uuid,
            name: "software",
            Attribute: [{ object_relation: "name", type: "text", value: "a bot", to_ids: false }],
          },
          STIX: { type: "software", spec_version: "2.1", id: `software--${uuid}`, name: value },
        },
      },
    });
    expect(run({ "e.json": pair("a bot") }).lines[0]).toBe("ok e.json 2/2 cases");
    expect(run({ "e.json": pair("another") }).lines[0]).toMatch(/^FAIL e\.json 1\/2/);
  });

  it("negative: an unknown room, no room, a missing folder and an empty folder are errors that say so", () => {
    expect(run({}, "nowhere")).toMatchObject({
      code: 2,
      lines: [expect.stringContaining("nowhere"), expect.stringContaining("Rooms: audits, exchange")],
    });
    expect(run({}, "--data", root)).toMatchObject({ code: 2 });
    expect(run({}, "exchange", "--data", "no/such/folder")).toMatchObject({
      code: 2,
      lines: [expect.stringContaining("no/such/folder")],
    });
    expect(run({})).toEqual({ code: 1, lines: ["0 passed, 0 failed, 0 skipped"] });
  });
});
