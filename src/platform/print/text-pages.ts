import type { Paper, PrintedLine, PrintedPage, PrintedRole, PrintedText } from "./printed-page.ts";
import { wrapped } from "./wrapped.ts";

/** A part of a text that runs over pages. `facts` are a term and what it says; `write` a line to write on by hand, with what belongs on it. */
export type Block =
  | { readonly kind: "title" | "heading" | "text"; readonly text: string }
  | { readonly kind: "item"; readonly text: string }
  | { readonly kind: "facts"; readonly rows: readonly (readonly [string, string])[] }
  | { readonly kind: "write"; readonly label: string };

const styles = {
  title: { size: 18, bold: true, before: 0 },
  heading: { size: 12, bold: true, before: 12 },
  text: { size: 10, bold: false, before: 4 },
  item: { size: 10, bold: false, before: 2 },
} as const;
const margin = 54;
const footHeight = 54;
const factsIndent = 138;

/** Blocks one under the other, on as many pages as they need. A heading never stands alone at the foot of a page. */
export function pagesOfText(
  paper: Paper,
  blocks: readonly Block[],
  widthOf: (text: string, size: number, bold?: boolean) => number,
): readonly PrintedPage[] {
  const flow = openFlow(paper, widthOf);
  for (const block of blocks) {
    switch (block.kind) {
      case "facts":
        flow.space(8);
        for (const [term, said] of block.rows) flow.fact(term, said);
        break;
      case "write":
        flow.write(block.label);
        break;
      case "title":
      case "heading":
      case "text":
      case "item":
        flow.paragraph(block.kind, block.text);
    }
  }
  return flow.pages();
}

function openFlow(paper: Paper, widthOf: (text: string, size: number, bold?: boolean) => number) {
  const pages: { texts: PrintedText[]; lines: PrintedLine[] }[] = [{ texts: [], lines: [] }];
  const right = paper.width - margin;
  let y = margin;
  const need = (height: number): void => {
    if (y + height <= paper.height - footHeight) return;
    pages.push({ texts: [], lines: [] });
    y = margin;
  };
  let blocks = 0;
  const put = (text: PrintedText): void => void pages.at(-1)!.texts.push(text);
  const line = (text: string, x: number, size: number, bold: boolean, role: PrintedRole): void => {
    need(size * 1.4);
    y += size * 1.4;
    put({ text, x, y: y - size * 0.3, size, bold, role });
  };
  return {
    space(height: number): void {
      y += height;
    },
    paragraph(kind: keyof typeof styles, text: string): void {
      const { size, bold, before } = styles[kind];
      const x = kind === "item" ? margin + 14 : margin;
      if (y > margin) y += before;
      const lines = wrapped(text, right - x, (one) => widthOf(one, size, bold));
      need(kind === "heading" ? size * 5 : size * 1.4);
      const is = { title: "H1", heading: "H2", text: "P", item: "P" } as const;
      const role = { is: is[kind], block: (blocks += 1) };
      for (const [index, one] of lines.entries()) {
        line(one, x, size, bold, role);
        if (kind === "item" && index === 0) put({ text: "•", x: margin + 2, y: y - size * 0.3, size, role });
      }
    },
    fact(term: string, said: string): void {
      const terms = wrapped(term, factsIndent - 10, (one) => widthOf(one, 10, true));
      const values = wrapped(said, right - margin - factsIndent, (one) => widthOf(one, 10));
      const role = { is: "P", block: (blocks += 1) } as const;
      for (let index = 0; index < Math.max(terms.length, values.length); index++) {
        const value = values[index];
        line(terms[index] ?? "", margin, 10, true, role);
        if (value) put({ text: value, x: margin + factsIndent, y: y - 3, size: 10, role });
      }
      y += 2;
    },
    write(label: string): void {
      need(36);
      y += 30;
      put({ text: label, x: margin, y, size: 10 });
      pages.at(-1)!.lines.push({ from: [margin + factsIndent, y + 2], to: [right, y + 2], thick: 0.6 });
    },
    pages: (): readonly PrintedPage[] => pages,
  };
}
