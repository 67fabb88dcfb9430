/**
 * Goal: the list of any registry that names its columns is read right, or refused. Method: made-up lists, whose columns are shuffled
 * and renamed, and the voter files of states whose form is known, which must be read as that form says.
 */
import * as fc from "fast-check";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { columnNames, wordsOf } from "./column-names.ts";
import { delimitedRows } from "../../../../basics/csv.ts";
import { knownFormat, knownFormats, rowReader } from "./list-format.ts";
import { readList } from "./read-list.ts";
import { recogniseColumns } from "./recognise-columns.ts";

const files = new URL("../../../../../../shared/data/pollbook/voterfiles/", import.meta.url);
const anything = { styles: [{ id: "P-01", name: "One" }], sites: [], confidentialShows: [] };

describe("The columns of a list", () => {
  it("W5.4 are recognised by what they are called, in English and French, whatever stands between the fields", () => {
    const english =
      "SOS_VOTERID|Last Name|FirstName|Residential Address1|Residential City|ZIP|PRECINCT|DOB|Confidential\n" +
      "007|O'Neil|Ann|1 Main St|Town|00123|P-01|04/25/1970|\n008|García|Bo|2 Main St|Town|00123|P-01|04/05/1970|Y\n";
    const french =
      "Numéro d’électeur;Nom;Prénoms;Date de naissance;Adresse;Commune;Code postal;Bureau de vote\n" +
      "007;O'Neil;Ann;25/04/1970;1 rue Haute;Ville;01230;P-01\n";
    const [one, other] = [english, french].map((text) => recogniseColumns(text));
    if (!one?.ok || !other?.ok) throw new Error("not recognised");
    expect(one.value).toMatchObject({ delimiter: "|", birth: "mm/dd/yyyy", constants: { status: "listed" } });
    const read = readList(english, one.value, anything);
    expect(read.problems).toEqual([]);
    expect(read.voters[0]).toMatchObject({
      number: "007",
      last: "O'Neil",
      birth: "1970-04-25",
      city: "Town 00123",
    });
    // Of a confidential voter the list carries no address.
    expect(read.voters[1]).toMatchObject({ last: "García", address: "", marks: "confidential" });
    expect(readList(french, other.value, anything).voters).toMatchObject([
      { number: "007", first: "Ann", birth: "1970-04-25", address: "1 rue Haute", district: "P-01" },
    ]);
  });

  it("W5.4 negative: a list without a number or a name is refused, and so are dates that can be read in two ways", () => {
    expect(recogniseColumns("Name,Street\nAnn,1 Main St\n")).toMatchObject({
      refusal: "columns-not-recognised",
      values: { missing: "number, last, first" },
    });
    expect(recogniseColumns("")).toMatchObject({ refusal: "columns-not-recognised" });
    const dated = (...days: string[]) =>
      recogniseColumns(`id,last,first,dob\n${days.map((day, at) => `${at},A,B,${day}\n`).join("")}`);
    expect(dated("04/05/1970", "01/02/1980", "01/02/1980")).toMatchObject({
      refusal: "birth-not-recognised",
      values: { column: "dob" },
    });
    expect(dated("the fourth of May")).toMatchObject({ refusal: "birth-not-recognised" });
    expect(dated("04/25/1970", "01/02/1980", "01/02/1980")).toMatchObject({ value: { birth: "mm/dd/yyyy" } });
    expect(dated("25.04.1970", "01.02.1980", "01.02.1980")).toMatchObject({ value: { birth: "dd/mm/yyyy" } });
  });

  it("are the same ones in whatever order they stand", () => {
    const header = [
      "Voter ID",
      "LAST_NAME",
      "first-name",
      "Birth Date",
      "Street Address",
      "City",
      "Mailing City",
      "Party",
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(header, { minLength: header.length }), (columns) => {
        const read = recogniseColumns(`${columns.join(",")}\n${columns.map(() => "1970-04-05").join(",")}\n`);
        expect(read).toMatchObject({
          value: {
            fields: {
              number: ["Voter ID"],
              last: ["LAST_NAME"],
              first: ["first-name"],
              city: ["City"],
              party: ["Party"],
            },
          },
        });
      }),
    );
  });

  it("have names that each stand for one field", () => {
    const all = Object.values(columnNames).flat();
    expect(all.filter((name, at) => all.indexOf(name) !== at)).toEqual([]);
    expect(all.filter((name) => wordsOf(name) !== name)).toEqual([]);
  });

  it.skipIf(!existsSync(files))(
    "W5.4 of the states whose form is known are those of the form (skipped where ../shared/data/pollbook is absent)",
    () => {
      const formats = knownFormats()
        .map(knownFormat)
        .filter(({ columns }) => columns === undefined);
      let compared = 0;
      for (const name of readdirSync(files)) {
        const text = readFileSync(new URL(name, files), "utf8");
        const format = formats.find(({ delimiter, ...rest }) => {
          const header = delimitedRows(text, delimiter).next().value?.fields ?? [];
          return typeof rowReader({ delimiter, ...rest }, header) === "function";
        });
        const read = recogniseColumns(text);
        if (format === undefined || !read.ok) continue;
        compared += 1;
        const { last, first, middle, birth, city } = format.fields;
        expect({ file: name, ...read.value }).toMatchObject({
          file: name,
          delimiter: format.delimiter,
          birth: format.birth,
          fields: { last, first, ...(middle && { middle }), ...(birth && { birth }), city },
        });
      }
      expect(compared).toBeGreaterThanOrEqual(7);
    },
  );
});
