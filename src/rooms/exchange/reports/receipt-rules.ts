import { ok, refuse, type Result } from "../../../basics/result.ts";

/** Crockford's 32 letters (2019): without I, L, O and U, which look like others or spell. */
export const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Letters that carry chance; the twelfth checks them. */
export const lettersOfChance = 11;

/**
 * A receipt code `XXXX-XXXX-XXXX` from at least 11 random bytes: 55 bits, and a check letter over GF(32) that finds every single
 * wrong letter and every two letters that changed places.
 */
export function receiptCode(bytes: Uint8Array): string {
  const values = Array.from(bytes.subarray(0, lettersOfChance), (byte) => byte & 31);
  const letters = [...values, checkOf(values)].map((value) => alphabet.charAt(value)).join("");
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
}

/** The code as it was given out, from what a person typed: case, spaces, dashes, O for 0 and I or L for 1 do not matter. */
export function readReceiptCode(typed: string): Result<string, "code-mistyped"> {
  const letters = typed
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
  const values = Array.from(letters, (letter) => alphabet.indexOf(letter));
  if (values.length !== lettersOfChance + 1 || values.includes(-1)) return refuse("code-mistyped");
  if (checkOf(values.slice(0, -1)) !== values.at(-1)) return refuse("code-mistyped");
  return ok(`${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`);
}

/** The value that makes the sum of each value times its own power of the generator zero. */
function checkOf(values: readonly number[]): number {
  return values.reduce((sum, value) => twice(sum ^ value), 0);
}

/** Multiplication by the generator of GF(32), modulo x^5 + x^2 + 1. */
function twice(value: number): number {
  return value & 16 ? ((value << 1) & 31) ^ 0b00101 : value << 1;
}
