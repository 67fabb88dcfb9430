import { problem, untilProblem, type FileReader, type Problem } from "./problem.ts";

/** An element with everything in it. Names are without their namespace prefix. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text directly in it, without the blanks around it. */
  readonly text: string;
};

export type XmlSink = {
  root(element: Pick<XmlElement, "name" | "attributes">): Problem | null;
  /** A child of the root, complete. `record` counts them from 1. */
  child(element: XmlElement, record: number): Problem | null;
};

type Open = {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  text: string;
};

const depthMax = 64;
const pieceLengthMax = 16_000_000;

/**
 * XML 1.0 in pieces, as far as records need it: elements, attributes, text, CDATA, comments, the five named entities and character
 * references. No document type declaration (so no external entities), bounded depth and size. Children of the root are given out
 * one by one and forgotten.
 */
export function xmlReader(file: string, sink: XmlSink): FileReader {
  let rest = "";
  let record = 0;
  let ended = false;
  const open: Open[] = [];
  const wrong = (found: string, expected: string): Problem =>
    problem("xml-malformed", file, { row: record + 1, found, expected });

  const close = (): Problem | null => {
    const { name, attributes, children, text } = open.pop()!;
    const element = { name, attributes, children, text: text.trim() };
    if (open.length === 0) ended = true;
    else if (open.length === 1) return sink.child(element, ++record);
    else open.at(-1)!.children.push(element);
    return null;
  };
  const begin = (inside: string): Problem | null => {
    const empty = inside.endsWith("/");
    const tag = tagOf(empty ? inside.slice(0, -1) : inside);
    if (tag === null || ended) return wrong(inside.slice(0, 60), '<name attribute="value">');
    if (open.length >= depthMax) return wrong(`<${tag.name}>`, `≤ ${depthMax}`);
    open.push({ ...tag, children: [], text: "" });
    const found = open.length === 1 ? sink.root(tag) : null;
    return found ?? (empty ? close() : null);
  };
  const addText = (raw: string): Problem | null => {
    const text = unescaped(raw);
    if (text === null) return wrong(raw.slice(0, 60), "&amp; &lt; &gt; &quot; &apos; &#…;");
    if (open.length > 0) open.at(-1)!.text += text;
    else if (text.replace(/^\uFEFF/, "").trim() !== "") return wrong(text.slice(0, 60), "<");
    return null;
  };
  const markup = (piece: string): Problem | null => {
    if (piece.startsWith("<!--") || piece.startsWith("<?")) return null;
    if (piece.startsWith("<![CDATA[")) {
      if (open.length > 0) open.at(-1)!.text += piece.slice(9, -3);
      return null;
    }
    if (piece.startsWith("<!")) return problem("xml-doctype", file);
    if (!piece.startsWith("</")) return begin(piece.slice(1, -1));
    const name = localName(piece.slice(2, -1).trim());
    const expected = open.at(-1)?.name ?? "";
    return name === expected ? close() : wrong(piece, `</${expected}>`);
  };
  const push = (chunk: string): Problem | null => {
    const text = rest + chunk;
    let at = 0;
    for (;;) {
      const next = nextPiece(text, at);
      if (next === null) break;
      const found = next.markup ? markup(text.slice(at, next.end)) : addText(text.slice(at, next.end));
      if (found) return found;
      at = next.end;
    }
    rest = text.slice(at);
    return rest.length > pieceLengthMax
      ? problem("record-too-large", file, { row: record + 1, expected: String(pieceLengthMax) })
      : null;
  };
  return untilProblem({
    push,
    end: () =>
      ended && rest.trim() === "" ? null : wrong(rest.slice(0, 60), `</${open.at(-1)?.name ?? "…"}>`),
  });
}

/** Where the piece of text or markup that begins here ends, or null when it is not all there yet. */
function nextPiece(text: string, at: number): { readonly end: number; readonly markup: boolean } | null {
  if (at >= text.length) return null;
  if (text[at] !== "<") {
    const end = text.indexOf("<", at);
    return end === -1 ? null : { end, markup: false };
  }
  // "<![CDATA[" has nine characters: with fewer it is not yet known what begins here.
  if (text.length - at < 9 && text.indexOf(">", at) === -1) return null;
  const closing = text.startsWith("<!--", at)
    ? "-->"
    : text.startsWith("<![CDATA[", at)
      ? "]]>"
      : text.startsWith("<?", at)
        ? "?>"
        : ">";
  const end = text.indexOf(closing, at + (closing === "-->" ? 4 : 1));
  return end === -1 ? null : { end: end + closing.length, markup: true };
}

function tagOf(inside: string): { name: string; attributes: Record<string, string> } | null {
  const name = /^[^\s/=<>"']+/.exec(inside)?.[0];
  if (!name) return null;
  const attributes: Record<string, string> = {};
  let rest = inside.slice(name.length);
  for (;;) {
    const found = /^\s+([^\s/=<>"']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/.exec(rest);
    if (!found) break;
    const value = unescaped(found[2] ?? found[3] ?? "");
    const key = found[1]!.startsWith("xmlns") ? found[1]! : localName(found[1]!);
    if (value === null || Object.hasOwn(attributes, key)) return null;
    attributes[key] = value;
    rest = rest.slice(found[0].length);
  }
  return rest.trim() === "" ? { name: localName(name), attributes } : null;
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescaped(text: string): string | null {
  if (!text.includes("&")) return text;
  let whole = true;
  const plain = text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w+));?/g,
    (entity, decimal: string, hex: string, name: string) => {
      const point = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : -1;
      const character = name
        ? named[name]
        : point > 0 && point < 0x110000
          ? String.fromCodePoint(point)
          : undefined;
      if (character === undefined || !entity.endsWith(";")) whole = false;
      return character ?? "";
    },
  );
  return whole && !/&(?![^&]*;)/.test(text) ? plain : null;
}
