import { randomBytes } from "node:crypto";
import { sha256Hex } from "../keys.ts";

/**
 * A one-time code as it is printed for one device: 10 bytes that tell the hub's key apart from every other, and 10 bytes that only the
 * hub and whoever holds the paper know. Crockford's base 32: no letter looks like a digit.
 */
export type EnrolCode = { readonly hubKeyStart: string; readonly secret: string };

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** @param chance 10 bytes */
export function newCode(
  hubPublicKey: string,
  chance: Uint8Array = randomBytes(10),
): { readonly text: string; readonly secret: string } {
  const secret = Buffer.from(chance).toString("hex");
  const hubKeyStart = sha256Hex(Buffer.from(hubPublicKey, "hex")).slice(0, 20);
  return { text: codeText(hubKeyStart + secret), secret };
}

/** Blanks, dashes and small letters are as good; O is 0, I and L are 1. Null for what is no code. */
export function readCode(text: string): EnrolCode | null {
  const plain = text.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  if (!/^[0-9A-HJKMNP-TV-Z]{32}$/.test(plain)) return null;
  let bits = 0n;
  for (const letter of plain.split("")) bits = bits * 32n + BigInt(LETTERS.indexOf(letter));
  const hex = bits.toString(16).padStart(40, "0");
  return { hubKeyStart: hex.slice(0, 20), secret: hex.slice(20) };
}

function codeText(hex: string): string {
  let bits = BigInt(`0x${hex}`);
  let text = "";
  for (let at = 0; at < 32; at++) {
    text = LETTERS[Number(bits % 32n)]! + text;
    bits /= 32n;
  }
  return (text.match(/.{4}/g) ?? []).join("-");
}
