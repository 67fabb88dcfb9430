import type { Json } from "../basis/json-value.ts";
import { nanosecondsOf, readTimestamp } from "../basis/timestamps.ts";
import { isSubnet } from "./ip-networks.ts";
import { compileRegex, type Search } from "./run-regex.ts";
import type { Comparator, Literal, Test } from "./tree.ts";

/** Does a value stand in the relation that a test asks for? */
export type ValueTest = (value: Json) => boolean;

export type CompiledTest =
  | { readonly ok: true; readonly holds: ValueTest }
  | { readonly ok: false; readonly at: number; readonly what: string };

/**
 * A test (STIX 2.1, section 9.6) made ready to be asked of many values. Values of another type than the literal's are unequal, and
 * in no other relation. Texts and binary values compare as bytes, where every character of the text is one byte.
 */
export function compileTest(test: Test): CompiledTest {
  const last = test.path.steps.findLast((step) => "property" in step);
  const read = readerOf(last && "property" in last ? last.property : "");
  const literal = test.literals[0];
  if (test.comparator === "IN") {
    const relations = test.literals.map((one) => relationTo(one, "=", read));
    return ready(test, (value) => relations.some((relation) => relation(value)));
  }
  if (!literal) return ready(test, () => false);
  if (test.comparator === "ISSUBSET" || test.comparator === "ISSUPERSET")
    return ready(test, subnet(test, literal));
  if (test.comparator !== "LIKE" && test.comparator !== "MATCHES")
    return ready(test, relationTo(literal, test.comparator, read));
  const source = literal.text.normalize("NFC");
  const compiled = compileRegex(test.comparator === "LIKE" ? likeAsRegex(source) : source);
  if (!compiled.ok) return compiled;
  return ready(test, searchIn(compiled.search, read));
}

function ready(test: Test, relation: ValueTest): CompiledTest {
  return { ok: true, holds: test.negated ? (value) => !relation(value) : relation };
}

function subnet(test: Test, literal: Literal): ValueTest {
  return (value) => {
    if (typeof value !== "string") return false;
    const [inner, outer] = test.comparator === "ISSUBSET" ? [value, literal.text] : [literal.text, value];
    return isSubnet(inner, outer) === true;
  };
}

/** The bytes that a text stands for, a character each, where its property says that it is hexadecimal or base64. */
type Reader = (value: string) => { readonly text: string; readonly binary: boolean };

function readerOf(property: string): Reader {
  return (value) => {
    if (property.endsWith("_hex") && /^(?:[0-9a-fA-F]{2})+$/.test(value))
      return { text: bytesOfHex(value), binary: true };
    if (property.endsWith("_bin")) {
      const bytes = bytesOfBase64(value);
      if (bytes !== null) return { text: bytes, binary: true };
    }
    return { text: value, binary: false };
  };
}

function relationTo(literal: Literal, comparator: Comparator, read: Reader): ValueTest {
  return (value) => {
    const order = orderOf(value, literal, read);
    if (order === null) return comparator === "!=";
    if (comparator === "=") return order === 0;
    if (comparator === "!=") return order !== 0;
    if (literal.kind === "boolean") return false;
    if (comparator === "<") return order < 0;
    if (comparator === ">") return order > 0;
    return comparator === "<=" ? order <= 0 : order >= 0;
  };
}

/** Negative, zero or positive as the value comes before the literal, is equal, or comes after it; null: not comparable. */
function orderOf(value: Json, literal: Literal, read: Reader): number | null {
  const { kind, text } = literal;
  if (kind === "integer" || kind === "float") return typeof value === "number" ? value - Number(text) : null;
  if (kind === "boolean") return typeof value === "boolean" ? Number(value) - Number(text === "true") : null;
  if (typeof value !== "string") return null;
  return kind === "timestamp" ? orderInTime(value, text) : orderOfTexts(read(value), literal);
}

function orderInTime(value: string, literal: string): number | null {
  const [first, second] = [readTimestamp(value), readTimestamp(literal)];
  if (!first || !second) return null;
  const [a, b] = [nanosecondsOf(first), nanosecondsOf(second)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function orderOfTexts(value: { text: string; binary: boolean }, literal: Literal): number | null {
  const binary = literal.kind === "hex" || literal.kind === "binary";
  const other =
    literal.kind === "hex" ? bytesOfHex(literal.text) : binary ? bytesOfBase64(literal.text) : literal.text;
  if (other === null) return null;
  if ((binary || value.binary) && !(isBytes(value.text) && isBytes(other))) return null;
  return value.text < other ? -1 : value.text > other ? 1 : 0;
}

function searchIn(search: Search, read: Reader): ValueTest {
  return (value) => {
    if (typeof value !== "string") return false;
    const { text, binary } = read(value);
    return search(binary ? text : text.normalize("NFC"));
  };
}

/** `%` is any characters, `_` is any one; everything else is itself. */
function likeAsRegex(like: string): string {
  const parts = Array.from(like, (character) => {
    if (character === "%") return ".*";
    if (character === "_") return ".";
    return /[A-Za-z0-9\s]/.test(character) || character > "\x7F" ? character : `\\${character}`;
  });
  return `\\A${parts.join("")}\\z`;
}

function isBytes(text: string): boolean {
  return !/[^\0-\xFF]/.test(text);
}

function bytesOfHex(hex: string): string {
  return hex.replaceAll(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function bytesOfBase64(text: string): string | null {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return null;
  let bytes = "";
  let bits = 0;
  let held = 0;
  for (const character of text.replace(/=+$/, "")) {
    held = ((held << 6) | alphabet.indexOf(character)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += String.fromCharCode((held >> bits) & 0xff);
  }
  return bytes;
}
