/** The UTF-8 bytes (RFC 3629) of a text, or null where the text holds a lone surrogate. */
export function utf8Of(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length * 3);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      bytes[at++] = unit;
      continue;
    }
    const point = text.codePointAt(i)!;
    if (point >= 0xd800 && point <= 0xdfff) return null;
    if (point > 0xffff) i++;
    at = writePoint(bytes, at, point);
  }
  return bytes.slice(0, at);
}

/** The text of UTF-8 bytes; null for anything that is not well-formed (overlong, surrogate, cut short, above U+10FFFF). */
export function fromUtf8(bytes: Uint8Array): string | null {
  const ascii = shortAscii(bytes);
  if (ascii !== null) return ascii;
  let text = "";
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at]!;
    if (first < 0x80) {
      text += characters[first]!;
      at++;
      continue;
    }
    const length = sequenceLength(first);
    const point = at + length > bytes.length ? null : readPoint(bytes, at, length);
    if (point === null) return null;
    text += String.fromCodePoint(point);
    at += length;
  }
  return text;
}

/** In one go, so that a hundred thousand short texts are not a hundred thousand trees of characters. */
function shortAscii(bytes: Uint8Array): string | null {
  if (bytes.length > 128) return null;
  for (let at = 0; at < bytes.length; at++) if (bytes[at]! >= 0x80) return null;
  return Reflect.apply(String.fromCharCode, null, bytes);
}

/** Looked up: most texts are short ASCII, and millions of them are read in one go. */
const characters = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

/** The bytes of a text known to be ASCII; null where it is not. */
export function asciiOf(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) return null;
    bytes[i] = unit;
  }
  return bytes;
}

function writePoint(bytes: Uint8Array, at: number, point: number): number {
  if (point < 0x800) {
    bytes[at++] = 0xc0 | (point >> 6);
  } else {
    if (point > 0xffff) {
      bytes[at++] = 0xf0 | (point >> 18);
      bytes[at++] = 0x80 | ((point >> 12) & 63);
    } else {
      bytes[at++] = 0xe0 | (point >> 12);
    }
    bytes[at++] = 0x80 | ((point >> 6) & 63);
  }
  bytes[at++] = 0x80 | (point & 63);
  return at;
}

/** By the first byte; 0 for one that begins nothing. */
function sequenceLength(first: number): number {
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  if (first >= 0xf0 && first < 0xf5) return 4;
  return 0;
}

const smallestPointOfLength = [0, 0, 0x80, 0x800, 0x10000] as const;

function readPoint(bytes: Uint8Array, at: number, length: number): number | null {
  if (length === 0) return null;
  let point = bytes[at]! & (0x7f >> length);
  for (let i = 1; i < length; i++) {
    const next = bytes[at + i]!;
    if ((next & 0xc0) !== 0x80) return null;
    point = (point << 6) | (next & 63);
  }
  const overlong = point < smallestPointOfLength[length]!;
  const surrogate = point >= 0xd800 && point <= 0xdfff;
  return overlong || surrogate || point > 0x10ffff ? null : point;
}
