import type { PrintedText } from "./printed-page.ts";

/** The parts of pdfkit with which a document says what its texts are (ISO 32000-1, section 14.8); its types know only some of them. */
interface Tagged {
  struct(type: string): Element;
  addStructure(element: Element): void;
  markStructureContent(tag: string): object;
  markContent(tag: string): void;
  endMarkedContent(): void;
  /** For each page, to which element each piece of it belongs. */
  getStructParentTree(): { get(page: number): unknown; add(page: number, owners: unknown): void };
  ref(data: unknown): Reference;
  readonly page: { readonly structParentTreeKey: number };
}

/** An object of the document, known by its number once it is written. */
interface Reference {
  data: unknown;
  end(): void;
}

interface Element {
  add(child: Element | object): void;
  end(): void;
}

export interface Structure {
  /** Puts these texts, which belong together, into the document's outline; `print` writes them. */
  tag(texts: readonly PrintedText[], print: () => void): void;
  /** What is for the eye alone: rules, boxes, the foot of a page. */
  artifact(print: () => void): void;
  /** Nothing more is printed on this page: what it needed is written, and forgotten. */
  endPage(): void;
  end(): void;
}

/** Of a document that does not say what its texts are. */
export const untagged: Structure = {
  tag: (_, print) => print(),
  artifact: (print) => print(),
  endPage: () => undefined,
  end: () => undefined,
};

/** Texts of a page in groups: what stands beside each other with the same role and number is one paragraph or one cell. */
export function groupsOf(texts: readonly PrintedText[]): readonly (readonly PrintedText[])[] {
  const groups: PrintedText[][] = [];
  for (const text of texts) {
    const last = groups.at(-1);
    const before = last?.[0]?.role;
    const { role } = text;
    const goes =
      role && before && role.is === before.is && role.block === before.block && role.row === before.row;
    if (last && goes) last.push(text);
    else groups.push([text]);
  }
  return groups;
}

/** Headings, paragraphs, and tables of rows of cells, in the order of reading. */
export function structureOf(document: PDFKit.PDFDocument): Structure {
  const tagged = document as unknown as Tagged;
  const whole = tagged.struct("Document");
  tagged.addStructure(whole);
  let table: Element | null = null;
  let row: { readonly number: number; readonly element: Element } | null = null;
  const closeRow = (): void => {
    row?.element.end();
    row = null;
  };
  const closeTable = (): void => {
    closeRow();
    table?.end();
    table = null;
  };
  const within = (parent: Element, type: string): Element => {
    const element = tagged.struct(type);
    parent.add(element);
    return element;
  };
  const parentOf = ({ role }: PrintedText): Element => {
    if (role?.row === undefined) {
      closeTable();
      return whole;
    }
    table ??= within(whole, "Table");
    if (row?.number !== role.row) {
      closeRow();
      row = { number: role.row, element: within(table, "TR") };
    }
    return row.element;
  };
  return {
    tag(texts, print) {
      const first = texts[0];
      if (first === undefined) return;
      const type = first.role?.is ?? "P";
      const element = within(parentOf(first), type);
      const content = tagged.markStructureContent(type);
      print();
      tagged.endMarkedContent();
      element.add(content);
      element.end();
    },
    artifact(print) {
      tagged.markContent("Artifact");
      print();
      tagged.endMarkedContent();
    },
    endPage() {
      // pdfkit keeps the elements of all pages until the end, 2 kB each; as an object of its own the list of a page goes out now.
      const owners = tagged.getStructParentTree();
      const { structParentTreeKey } = tagged.page;
      const written = tagged.ref(owners.get(structParentTreeKey));
      written.end();
      written.data = null;
      owners.add(structParentTreeKey, written);
    },
    end() {
      closeTable();
      whole.end();
    },
  };
}
