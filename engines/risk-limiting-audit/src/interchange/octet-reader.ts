import { problem, untilProblem, type FileReader, type Problem } from "./problem.ts";

/** Takes a file as octets. */
export type OctetReader = {
  readonly push: (chunk: Uint8Array) => Problem | null;
  readonly end: () => Problem | null;
};

/** Decodes UTF-8 in pieces, strictly (Unicode, table 3-7), and hands the text on. Characters may be cut by the pieces. */
export function octetReader(file: string, reader: FileReader): OctetReader {
  let left: Uint8Array = new Uint8Array(0);
  let stopped: Problem | null = null;
  const textReader = untilProblem(reader);
  const push = (chunk: Uint8Array): Problem | null => {
    const octets = left.length === 0 ? chunk : joined(left, chunk);
    const end = wholeCharacters(octets);
    left = octets.slice(end);
    const text = decoded(octets, end);
    return text === null ? problem("not-utf8", file) : textReader.push(text);
  };
  return {
    push: (chunk) => (stopped ??= push(chunk)),
    end: () => (stopped ??= left.length > 0 ? problem("not-utf8", file) : textReader.end()),
  };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Where the last character that is whole ends: at most three octets before the end. */
function wholeCharacters(octets: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= octets.length; back++) {
    const octet = octets[octets.length - back]!;
    if (octet < 0x80) break;
    if (octet >= 0xc0) return lengthOf(octet) > back ? octets.length - back : octets.length;
  }
  return octets.length;
}

function lengthOf(first: number): number {
  return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

function decoded(octets: Uint8Array, end: number): string | null {
  let text = "";
  let units: number[] = [];
  for (let at = 0; at < end;) {
    const first = octets[at]!;
    const length = lengthOf(first);
    const point = length === 1 ? first : pointAt(octets, at, length, end);
    if (point < 0) return null;
    if (point > 0xffff) units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff));
    else units.push(point);
    at += length;
    if (units.length > 4096) {
      text += String.fromCharCode(...units);
      units = [];
    }
  }
  return text + String.fromCharCode(...units);
}

/** The code point of several octets, or -1 where they are no character: cut off, overlong, a surrogate, too large. */
function pointAt(octets: Uint8Array, at: number, length: number, end: number): number {
  const first = octets[at]!;
  if (first < 0xc2 || first > 0xf4 || at + length > end) return -1;
  let point = first & (0xff >> (length + 1));
  for (let index = 1; index < length; index++) {
    const octet = octets[at + index]!;
    if ((octet & 0xc0) !== 0x80) return -1;
    point = (point << 6) | (octet & 63);
  }
  const least = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
  return point < least || point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? -1 : point;
}
