import { asciiOf } from "./utf8.ts";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const padding = 0x3d;

/** Negative for what is no letter of the alphabet, so that one test of the sign serves a whole group. */
const sextets = new Int32Array(256).fill(-1);
for (let i = 0; i < 64; i++) sextets[alphabet.charCodeAt(i)] = i;
const [firstOfGroup, secondOfGroup, thirdOfGroup] = [18, 12, 6].map((shift) =>
  sextets.map((s) => s << shift),
) as [Int32Array, Int32Array, Int32Array];

/** Standard base64 with padding (RFC 4648 section 4). */
export function base64Of(bytes: Uint8Array): string {
  let text = "";
  let i = 0;
  for (; i + 2 < bytes.length; i += 3) {
    const triple = (bytes[i]! << 16) | (bytes[i + 1]! << 8) | bytes[i + 2]!;
    text += alphabet[triple >> 18]! + alphabet[(triple >> 12) & 63]!;
    text += alphabet[(triple >> 6) & 63]! + alphabet[triple & 63]!;
  }
  const left = bytes.length - i;
  if (left === 0) return text;
  const triple = (bytes[i]! << 16) | ((left === 2 ? bytes[i + 1]! : 0) << 8);
  text += alphabet[triple >> 18]! + alphabet[(triple >> 12) & 63]!;
  return text + (left === 2 ? alphabet[(triple >> 6) & 63]! : "=") + "=";
}

/** Strict: padding present, unused bits zero, nothing else in the text. What it accepts, it accepts in one spelling. */
export function fromBase64(text: string): Uint8Array | null {
  const ascii = asciiOf(text);
  return ascii === null ? null : fromBase64Ascii(ascii);
}

/** The same over the ASCII bytes of a text. */
export function fromBase64Ascii(ascii: Uint8Array): Uint8Array | null {
  const length = ascii.length;
  if (length % 4 !== 0) return null;
  if (length === 0) return new Uint8Array(0);
  const pads = ascii[length - 1] !== padding ? 0 : ascii[length - 2] !== padding ? 1 : 2;
  const bytes = new Uint8Array((length / 4) * 3 - pads);
  const whole = pads === 0 ? length : length - 4;
  let at = 0;
  for (let i = 0; i < whole; i += 4) {
    const group =
      firstOfGroup[ascii[i]!]! |
      secondOfGroup[ascii[i + 1]!]! |
      thirdOfGroup[ascii[i + 2]!]! |
      sextets[ascii[i + 3]!]!;
    if (group < 0) return null;
    bytes[at] = group >> 16;
    bytes[at + 1] = group >> 8;
    bytes[at + 2] = group;
    at += 3;
  }
  return pads === 0 || readLastGroup(ascii, whole, pads, bytes, at) ? bytes : null;
}

function readLastGroup(
  ascii: Uint8Array,
  from: number,
  pads: number,
  bytes: Uint8Array,
  at: number,
): boolean {
  const a = sextets[ascii[from]!]!;
  const b = sextets[ascii[from + 1]!]!;
  const c = pads === 2 ? 0 : sextets[ascii[from + 2]!]!;
  if ((a | b | c) < 0) return false;
  bytes[at] = (a << 2) | (b >> 4);
  if (pads === 2) return (b & 15) === 0;
  bytes[at + 1] = ((b & 15) << 4) | (c >> 2);
  return (c & 3) === 0;
}
