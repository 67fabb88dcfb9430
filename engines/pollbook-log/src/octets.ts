const digits = Uint8Array.from("0123456789abcdef", (digit) => digit.charCodeAt(0));

/** Lower-case hexadecimal. */
export function hexOf(bytes: Uint8Array): string {
  const codes = new Uint8Array(2 * bytes.length);
  for (let at = 0; at < bytes.length; at++) {
    codes[2 * at] = digits[bytes[at]! >> 4]!;
    codes[2 * at + 1] = digits[bytes[at]! & 15]!;
  }
  return Reflect.apply(String.fromCharCode, null, codes);
}

/** Strict: exactly `length` bytes in lower-case digits, or null. */
export function fromHex(text: string, length: number): Uint8Array | null {
  if (text.length !== 2 * length) return null;
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at++) {
    const value = 16 * digitAt(text, 2 * at) + digitAt(text, 2 * at + 1);
    if (Number.isNaN(value)) return null;
    bytes[at] = value;
  }
  return bytes;
}

function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 48 && code < 58) return code - 48;
  return code >= 97 && code < 103 ? code - 87 : Number.NaN;
}

/** One array from several. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** By code unit: the same on every machine. */
export function inOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
