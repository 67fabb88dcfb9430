// Goal: a device works with exactly the list that its hub signed, and whoever builds one is told row by row what is wrong. Method:
// packages built, read, and damaged byte by byte; lists with one fault each; the commands as they are typed.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { VOTER_FIELDS, type ListedVoter } from "@counterfoil/pollbook-search";
import { array, assert as holds, integer, property, record, string } from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { runCommand } from "../../../../platform/cli/run-command.ts";
import { pollbookCommands } from "../cli.ts";
import { newKey } from "../keys.ts";
import type { Definition } from "./definition-contract.ts";
import { csvField, delimitedRows } from "../../../../basics/csv.ts";
import { knownFormat } from "./list-format.ts";
import { readPackage, writePackage } from "./package-file.ts";
import { readList } from "./read-list.ts";

const definition: Definition = {
  electionId: "ele-1",
  title: { en: "Municipal election", fr: "Élection municipale" },
  mode: "hub-leave",
  styles: [{ id: "A", name: "Ward A" }],
  sites: [{ id: "north", name: "North school" }],
  opensAt: "2026-11-03T07:00:00Z",
  closesAt: "2026-11-03T20:00:00Z",
  confidentialShows: ["party"],
  waitMinutesMax: 30,
};
const header = VOTER_FIELDS.join(",");
const row = (changes: Partial<ListedVoter> = {}) =>
  VOTER_FIELDS.map((field) => csvField({ ...ada, ...changes }[field])).join(",");
const ada: ListedVoter = {
  number: "1",
  last: "Lovelace",
  first: "Ada",
  middle: "",
  suffix: "",
  birth: "1985-12-10",
  address: "12 Elm St",
  city: "Town",
  district: "1",
  style: "A",
  site: "north",
  party: "Blue",
  status: "active",
  marks: "",
};
const listOf = (...rows: readonly string[]) => readList([header, ...rows].join("\n"), null, definition);
const key = newKey();
const hub = { device: "hub", key };

describe("an election package", () => {
  it("W5.4 gives back list, styles, sites and mode as they were signed", () => {
    const { voters, problems } = listOf(row(), row({ number: "2", last: 'O"Neil, Jr' }));
    expect(problems).toEqual([]);
    const read = readPackage(writePackage(definition, voters, hub, 5), key.publicKey);
    expect(read.ok && [...read.value.voters()]).toEqual(voters);
    expect(read.ok && read.value.manifest).toMatchObject({ ...definition, madeAtMs: 5, list: { voters: 2 } });
  });

  it("negative: W5.4 with any byte changed it is refused", () => {
    const bytes = writePackage(definition, listOf(row()).voters, hub, 5);
    for (let at = 0; at < bytes.length; at++) {
      bytes[at]! ^= 1;
      expect(readPackage(bytes, key.publicKey).ok, `byte ${at}`).toBe(false);
      bytes[at]! ^= 1;
    }
    for (let length = 0; length < bytes.length; length++)
      expect(readPackage(bytes.slice(0, length), key.publicKey).ok, `length ${length}`).toBe(false);
  });

  it("negative: W5.4 one signed by another key is refused, and the key is named", () => {
    const other = newKey();
    const read = readPackage(writePackage(definition, [], { device: "hub", key: other }, 5), key.publicKey);
    expect(read).toMatchObject({
      refusal: "package-key-unknown",
      values: { key: other.publicKey.slice(0, 16) },
    });
  });

  it("F15 another list, another mode or another day makes another version", () => {
    const version = (change: Partial<Definition>, voters: readonly ListedVoter[], at = 5) => {
      const read = readPackage(writePackage({ ...definition, ...change }, voters, hub, at), key.publicKey);
      return read.ok ? read.value.version : "";
    };
    const all = [version({}, []), version({}, [ada]), version({ mode: "detect" }, []), version({}, [], 6)];
    expect(new Set(all).size).toBe(4);
    expect(version({}, [ada])).toBe(all[1]);
  });
});

describe("a list for a package", () => {
  it.each<[string, Partial<ListedVoter>, string, string]>([
    ["no number", { number: " - " }, "number", "expected-number"],
    ["a number twice, spaced otherwise", { number: "0-0" }, "number", "expected-number-once"],
    ["no name", { last: "", first: "" }, "last", "expected-name"],
    ["a day that is none", { birth: "1985-02-30" }, "birth", "expected-birth"],
    ["a day in another form", { birth: "12/10/1985" }, "birth", "expected-birth"],
    ["an unknown style", { style: "B" }, "style", "expected-style"],
    ["an unknown site", { site: "south" }, "site", "expected-site"],
    ["no status", { status: "" }, "status", "expected-status"],
    ["an unknown mark", { marks: "confidential secret" }, "marks", "expected-marks"],
    ["a field too long", { city: "x".repeat(201) }, "city", "expected-short"],
    ["a control character", { city: "To\u0007wn" }, "city", "expected-printable"],
  ])("negative: W5.4 with %s is refused with row and field", (_what, change, field, expected) => {
    const { problems } = listOf(row({ number: "00" }), row({ number: "5", ...change }));
    expect(problems.map((one) => [one.row, one.field, one.expected])).toEqual([[3, field, expected]]);
  });

  it("negative: W5.4 without a column, with a field too few, with an open quotation mark is refused", () => {
    const without = readList(`${header.replace(",birth", "")}\n`, null, definition);
    expect(without.problems).toMatchObject([{ row: 1, field: "birth", expected: "expected-column" }]);
    expect(listOf("1,2,3").problems).toMatchObject([{ row: 2, expected: "expected-columns" }]);
    expect(listOf(row(), '"1,2').problems).toMatchObject([{ row: 3, expected: "expected-quotes" }]);
  });

  it("W5.4 holds of a confidential voter only what the law allows", () => {
    const [voter] = listOf(row({ marks: "confidential" })).voters;
    expect(voter).toMatchObject({
      last: "Lovelace",
      party: "Blue",
      style: "A",
      address: "",
      city: "",
      birth: "",
    });
    const signed = writePackage(definition, [voter!], hub, 5);
    expect(Buffer.from(signed).includes("Elm")).toBe(false);
  });

  it("reads fields back as they were written, whatever is in them", () => {
    holds(
      property(
        array(array(string({ unit: "binary" }), { minLength: 2, maxLength: 4 }), { maxLength: 4 }),
        (rows) => {
          const text = rows.map((fields) => fields.map(csvField).join(",")).join("\n");
          const read = [...delimitedRows(text, ",")].map(({ fields }) => fields);
          expect(read).toEqual(rows);
        },
      ),
    );
    holds(
      property(
        record({ text: string({ unit: "binary" }), cut: integer({ min: 0, max: 40 }) }),
        ({ text }) => {
          expect(() => [...delimitedRows(text, ",")]).not.toThrow();
        },
      ),
    );
  });

  it("leaves out who was removed, and reads the dates of another form", () => {
    const carolina = knownFormat("north-carolina");
    const columns = [...Object.values(carolina.fields).flat(), "Confidential_ind"];
    const removed = columns.map((column) => (column === "status_cd" ? "R" : "x")).join("\t");
    expect(readList(`${columns.join("\t")}\n${removed}\n`, carolina, definition)).toMatchObject({
      voters: [],
      leftOut: 1,
      problems: [],
    });
  });
});

describe("the commands", () => {
  const folder = mkdtempSync(join(tmpdir(), "counterfoil-package-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const at = (name: string) => join(folder, name);
  const typed = async (language: "en" | "fr", ...words: readonly string[]) => {
    const lines: string[] = [];
    const terminal = {
      line: (t: string) => lines.push(t),
      problem: (t: string) => lines.push(t),
      environment: {},
      language,
    };
    const code = await runCommand(pollbookCommands, words, terminal);
    return { code, text: lines.join("\n") };
  };
  const build = (language: "en" | "fr", list: string, name: string, format = "counterfoil") => {
    writeFileSync(at("definition.json"), JSON.stringify(definition));
    writeFileSync(at("list.csv"), list);
    const files = ["--definition", at("definition.json"), "--list", at("list.csv"), "--key", at("hub.pem")];
    return typed(language, "pollbook", "package", ...files, "--format", format, "--out", at(name));
  };

  it("W5.4 builds a package from a CSV and shows what is in it", async () => {
    expect(await build("en", `${header}\n${row()}\n`, "one.cfp")).toMatchObject({ code: 0 });
    const shown = await typed("fr", "pollbook", "package", "show", at("one.cfp"));
    expect(shown.code).toBe(0);
    expect(shown.text).toContain(
      "Élection municipale : 1 électeurs, 1 modèles de bulletin, 1 lieux, mode hub-leave",
    );
    expect(readFileSync(at("hub.pem"), "utf8")).toContain("PRIVATE KEY");
  });

  it("negative: W5.4 names row, field and what was expected, in English and French, and writes nothing", async () => {
    const list = `${header}\n${row()}\n${row({ number: "2", style: "Z" })}\n`;
    const english = await build("en", list, "two.cfp");
    expect(english).toMatchObject({ code: 1 });
    expect(english.text).toContain(
      "Row 3, style: found “Z”. Expected: the id of one of the election’s ballot styles.",
    );
    const french = await build("fr", list, "two.cfp");
    expect(french.text).toContain("Ligne 3, style : trouvé « Z ». Attendu : l’identifiant d’un des modèles");
    expect((await typed("en", "pollbook", "package", "show", at("two.cfp"))).code).toBe(2);
  });

  it("negative: W5.4 an unknown form, a wrong definition and a file that is no package are explained", async () => {
    expect((await build("en", "", "x", "atlantis")).text).toContain(
      "Known: counterfoil, recognised, colorado",
    );
    writeFileSync(at("bad.json"), JSON.stringify({ ...definition, mode: "magic" }));
    const bad = await typed(
      "fr",
      "pollbook",
      "package",
      "--definition",
      at("bad.json"),
      "--list",
      "x",
      "--key",
      "k",
      "--out",
      "o",
    );
    expect(bad).toMatchObject({ code: 2 });
    expect(bad.text).toContain("mode : Option invalide");
    const none = await typed("en", "pollbook", "package", "show", at("list.csv"));
    expect(none).toMatchObject({
      code: 2,
      text: "This file is not an election package of a version known here.",
    });
  });
});
