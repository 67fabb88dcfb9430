import { escaped } from "../html.ts";

/** An element with its content: words (escaped here), or further elements. Null and undefined leave an element out. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string | readonly (Element | null | undefined)[];
}

export function element(
  name: string,
  content: Element["content"],
  attributes: Element["attributes"] = {},
): Element {
  return { name, attributes, content };
}

/** The element, or nothing where there is nothing to say. */
export function optional(name: string, text: string | number | null | undefined): Element | null {
  return text === null || text === undefined || text === "" ? null : element(name, String(text));
}

/** A complete XML 1.0 document in UTF-8. */
export function xmlDocument(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, "")}\n`;
}

function written(node: Element, indent: string): string {
  const attributes = Object.entries(node.attributes)
    .map(
      ([name, value]) => ` ${name}="${escaped(value).replace(/[\t\n\r]/g, (c) => `&#${c.charCodeAt(0)};`)}"`,
    )
    .join("");
  if (typeof node.content === "string")
    return `${indent}<${node.name}${attributes}>${escaped(node.content).replace(/\r/g, "&#13;")}</${node.name}>`;
  const children = node.content.filter((child) => child !== null && child !== undefined);
  const inside = children.map((child) => written(child, `${indent}  `)).join("\n");
  return `${indent}<${node.name}${attributes}>\n${inside}\n${indent}</${node.name}>`;
}
