/**
 * Goal: a seed that several people made in public is bent by none of them. Method: ceremonies that go right, and each way in which
 * one person can try to go wrong, by name.
 */
import { describe, expect, it } from "vitest";
import { csvOf, labelRows, placeholderRows, retrievalItems, retrievalRows } from "./retrieval-list.ts";
import { combineSeed, commitTo, isDiceSeed, type Reveal } from "./seed-ceremony.ts";

const ann: Reveal = { name: "Ann", rolls: "12345678901234567890", salt: "salt of Ann" };
const bob: Reveal = { name: "Bob", rolls: "99999999999999999999", salt: "salt of Bob" };
const commitments = [ann, bob].map((reveal) => ({ name: reveal.name, commitment: commitTo(reveal) }));

describe("a seed from several people's dice", () => {
  it("W5.7 is the sum of all rolls, digit by digit, whatever order they are revealed in", () => {
    expect(combineSeed(commitments, [ann, bob])).toEqual({ ok: true, seed: "01234567890123456789" });
    expect(combineSeed(commitments, [bob, ann])).toEqual({ ok: true, seed: "01234567890123456789" });
  });

  it("is a hash of four lines that anyone can make", () => {
    // printf 'counterfoil-seed-1\nAnn\n12345678901234567890\nsalt of Ann\n' | sha256sum
    expect(commitTo(ann)).toBe("8a4e0fe13b4ffb8823e34bf53f914976958905c4a1d1eb4c6eb3999966a1faa9");
    expect(commitTo(ann)).not.toBe(commitTo({ ...ann, salt: "salt of Amy" }));
  });

  it.each([
    ["nobody", [], []],
    ["reveal-missing", commitments, [ann]],
    ["reveal-differs", commitments, [ann, { ...bob, rolls: "99999999999999999998" }]],
    ["reveal-without-commitment", commitments.slice(0, 1), [ann, bob]],
    ["name-twice", [...commitments, commitments[0]!], [ann, bob]],
    ["commitment-not-a-hash", [{ name: "Ann", commitment: "12" }], [ann]],
  ] as const)("negative: W5.7 refuses: %s", (problem, committed, revealed) => {
    const ceremony = combineSeed(committed, revealed);
    expect(ceremony).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([expect.objectContaining({ problem })]),
    });
  });

  it.each([
    ["rolls-not-digits", { ...bob, rolls: "9999999999999999999x" }],
    ["rolls-too-few", { ...bob, rolls: "1234567890123456789" }],
    ["rolls-unequal", { ...bob, rolls: "123456789012345678901" }],
    ["salt-too-short", { ...bob, salt: "short" }],
  ])("negative: W5.7 refuses rolls that are no seed: %s", (problem, reveal) => {
    const committed = [commitments[0]!, { name: "Bob", commitment: commitTo(reveal) }];
    expect(combineSeed(committed, [ann, reveal])).toMatchObject({
      ok: false,
      problems: [{ problem, name: "Bob" }],
    });
  });

  it("needs at least 20 decimal digits", () => {
    expect(isDiceSeed("53417960661093690826")).toBe(true);
    for (const seed of ["5341796066109369082", "5341796066109369082a", "", "٣٤١٧٩٦٠٦٦١٠٩٣٦٩٠٨٢٦"])
      expect(isDiceSeed(seed)).toBe(false);
  });
});

describe("the list for the store room", () => {
  const card = { jurisdiction: "Hinsdale", tabulator: "102", storage: "Shelf 1", imprint: null };
  const draws = [
    { ...card, batch: "10", position: 3, draw: "1" },
    { ...card, batch: "9", position: 24, draw: "2" },
    { ...card, batch: "9", position: 3, draw: "3" },
    { ...card, batch: "10", position: 3, draw: "4" },
  ];

  it("W5.7 fetches a card once, names all its draws, and goes as a person walks", () => {
    const items = retrievalItems(draws);
    expect(items.map(({ batch, position, draws: all }) => [batch, position, all])).toEqual([
      ["9", 3, ["3"]],
      ["9", 24, ["2"]],
      ["10", 3, ["1", "4"]],
    ]);
    expect(csvOf(retrievalRows(items)).split("\r\n")[3]).toBe("Hinsdale,Shelf 1,102,10,3,,1 4,2");
    expect(labelRows(items)[1]![0]).toBe("1/3");
    expect(placeholderRows(items)).toHaveLength(4);
  });

  it("negative: a name that a spreadsheet would run as a formula is written as text", () => {
    expect(csvOf([['=HYPERLINK("x")', "-1+1", "a,b", 'c"d', -1]])).toBe(
      `"'=HYPERLINK(""x"")",'-1+1,"a,b","c""d",-1\r\n`,
    );
  });
});
