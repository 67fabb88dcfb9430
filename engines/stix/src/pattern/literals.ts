import { unquoted, type Token } from "./tokens.ts";
import type { Literal } from "./tree.ts";

/** What a token says as a literal; null where it is none, or has not the form of its kind. */
export function literalOf({ kind, text }: Token): Literal | null {
  const inside = text.slice(2, -1);
  if (kind === "string") return { kind, text: unquoted(text) };
  if (kind === "binary")
    return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(inside)
      ? { kind, text: inside }
      : null;
  if (kind === "hex") return /^(?:[0-9a-fA-F]{2})*$/.test(inside) ? { kind, text: inside } : null;
  if (kind === "number") return { kind: text.includes(".") ? "float" : "integer", text: plainNumber(text) };
  if (kind === "word" && /^(?:true|false)$/i.test(text)) return { kind: "boolean", text: text.toLowerCase() };
  return null;
}

/** Without a plus sign, with a digit on both sides of the point. */
export function plainNumber(text: string): string {
  return text
    .replace(/^\+/, "")
    .replace(/^(-?)\./, "$10.")
    .replace(/\.$/, "");
}

export function isHex(text: string, length: number): boolean {
  return text.length === length && /^[0-9a-fA-F]+$/.test(text);
}
