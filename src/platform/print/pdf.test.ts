// Goal: what the house prints is the same bytes each time, keeps every text, and takes no more memory for more pages. Method: pages as
// plain data, printed; the figures are measured by `npm run bench -- print`.
import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import * as fc from "fast-check";
import { measuring, notoSans } from "./faces.ts";
import { checksumAfter, pdfOf } from "./pdf.ts";
import { letter, type PrintedPage } from "./printed-page.ts";
import { pagesOfRows, type TableSettings } from "./table-pages.ts";
import { pagesOfText } from "./text-pages.ts";
import { wrapped } from "./wrapped.ts";

const widthOf = measuring(notoSans);
const settings = { title: "A list", language: "en", paper: letter, madeMs: 0 };

async function printed(
  pages: Iterable<PrintedPage>,
  foot?: (page: number, sum: string) => string,
  tagged = false,
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of pdfOf(pages, { ...settings, tagged, ...(foot && { foot }) })) pieces.push(piece);
  return Buffer.concat(pieces);
}

const page = (text: string): PrintedPage => ({ texts: [{ text, x: 50, y: 50, size: 10 }], lines: [] });
const table: TableSettings = {
  paper: letter,
  title: "Voters",
  columns: [
    { head: "Name", part: 3 },
    { head: "Number", part: 1, align: "end" },
  ],
  widthOf,
};

describe("PDF", () => {
  test("the same pages give the same bytes, other pages others", async () => {
    const once = await printed([page("Élection")]);
    expect(await printed([page("Élection")])).toEqual(once);
    expect(await printed([page("Elections")])).not.toEqual(once);
  });

  test("the checksum of a page holds all pages before it", async () => {
    const sums: string[] = [];
    await printed([page("a"), page("b")], (_page, sum) => (sums.push(sum), sum));
    const first = checksumAfter("", page("a"));
    expect(sums).toEqual([first.slice(0, 16), checksumAfter(first, page("b")).slice(0, 16)]);
    const other: string[] = [];
    await printed([page("x"), page("b")], (_page, sum) => (other.push(sum), sum));
    expect(other[1]).not.toBe(sums[1]);
  });

  test("negative: a document without a page is refused", async () => {
    await expect(printed([])).rejects.toThrow("at least one page");
  });

  test("pages come while later pages are not there yet", async () => {
    let made = 0;
    const endless = (function* () {
      for (;;) yield page(`page ${(made += 1)}`);
    })();
    let bytes = 0;
    for await (const piece of pdfOf(endless, settings)) if ((bytes += piece.length) > 20_000) break;
    expect(made).toBeLessThan(200);
  });
});

describe("structure", () => {
  /** Types of the elements in a document, in the order in which they were begun. */
  async function elements(pages: Iterable<PrintedPage>): Promise<string[]> {
    const bytes = (await printed(pages, (at) => `page ${at}`, true)).toString("latin1");
    expect(bytes).toContain("/Marked true");
    expect(bytes).toContain("/Lang (en)");
    const objects = [...bytes.matchAll(/(\d+) 0 obj\n<<\n\/S \/(\w+)\n/g)];
    return objects.toSorted(([, a], [, b]) => Number(a) - Number(b)).map(([, , type]) => type ?? "");
  }

  test("a table is read out as a table: title, heads, rows of cells, one element for a cell of two lines", async () => {
    const long = "A name that needs more than one line in its column, and then some words more to be sure";
    expect(
      await elements(
        pagesOfRows(table, [
          [long, "1"],
          ["Ada", "2"],
        ]),
      ),
    ).toEqual(["Document", "H1", "Table", "TR", "TH", "TH", "TR", "TD", "TD", "TR", "TD", "TD"]);
  });

  test("a text is read out with its headings, in its order; the foot is not", async () => {
    const blocks = [
      { kind: "title", text: "Report" },
      { kind: "heading", text: "Mayor" },
      { kind: "text", text: "Confirmed." },
      { kind: "facts", rows: [["Seed", "1"]] },
    ] as const;
    expect(await elements(pagesOfText(letter, blocks, widthOf))).toEqual(["Document", "H1", "H2", "P", "P"]);
  });

  test("W5.7 each piece of each page belongs to the element that it is of, in a list that went out with its page, however long the table", async () => {
    const rows = Array.from({ length: 150 }, (_, at) => [`Voter ${at}`, String(at)]);
    const bytes = (await printed(pagesOfRows(table, rows), (at) => `page ${at}`, true)).toString("latin1");
    const objects = new Map(
      [...bytes.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, text = ""]) => [id, text]),
    );
    const pages = [...objects].filter(([, text]) => text.includes("/Type /Page\n"));
    expect(pages.length).toBeGreaterThan(3);
    const owners = [...bytes.matchAll(/^ {4}(\d+) (\d+) 0 R$/gm)];
    expect(owners.map(([, key]) => Number(key))).toEqual([...pages.keys()]);
    let cells = 0;
    for (const [, key, list = ""] of owners) {
      const page = pages.find(([, text]) => text.includes(`/StructParents ${key}\n`))?.[0];
      const elements = [...(objects.get(list) ?? "").matchAll(/(\d+) 0 R/g)].map(([, id = ""]) =>
        objects.get(id),
      );
      for (const [piece, element = ""] of elements.entries())
        expect(element).toMatch(new RegExp(`/K \\[${piece}\\]\\n/Pg ${page} 0 R`));
      cells += elements.filter((element) => element?.includes("/S /TD")).length;
    }
    expect(cells).toBe(300);
  });

  test("negative: nothing that is printed stands outside of an element or an artifact", async () => {
    const bytes = await printed(pagesOfRows(table, [["Ada", "2"]]), (at) => `page ${at}`, true);
    const streams = [...bytes.toString("latin1").matchAll(/stream\n([\s\S]*?)\nendstream/g)].map(
      ([, text = ""]) => inflateOrNone(Buffer.from(text, "latin1")),
    );
    const content = streams.find((text) => text.includes(" Tj")) ?? "";
    let open = 0;
    for (const [word] of content.matchAll(/\b(BDC|BMC|EMC|Tj|S)\b/g)) {
      if (word === "BDC" || word === "BMC") open += 1;
      else if (word === "EMC") open -= 1;
      else expect(open).toBeGreaterThan(0);
    }
    expect(content).toContain(" Tj");
    expect(open).toBe(0);
  });
});

function inflateOrNone(octets: Buffer): string {
  try {
    return inflateSync(octets).toString("latin1");
  } catch {
    return "";
  }
}

describe("lines and rows", () => {
  test("wrapping keeps every character, and no line is wider than its place", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 60 }),
        fc.integer({ min: 30, max: 200 }),
        (text, width) => {
          const lines = wrapped(text, width, (one) => widthOf(one, 9));
          expect(lines.join("").replaceAll(/\s+/g, "")).toBe(text.replaceAll(/\s+/g, ""));
          for (const line of lines)
            if (Array.from(line).length > 1) expect(widthOf(line, 9)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  test("a table keeps every row, repeats its heads and stays on the paper", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 200 }), { maxLength: 120 }), (names) => {
        const pages = [
          ...pagesOfRows(
            table,
            names.map((name, index) => [name, `#${index}`]),
          ),
        ];
        const said = pages.flatMap(({ texts }) => texts);
        for (const index of names.keys()) expect(said.some(({ text }) => text === `#${index}`)).toBe(true);
        for (const { texts } of pages) {
          expect(texts.filter(({ text }) => text === "Voters" && true).length).toBeGreaterThan(0);
          for (const { y } of texts) expect(y).toBeLessThanOrEqual(letter.height - 40);
        }
      }),
      { numRuns: 30 },
    );
  });
});
