import { base64Of, fromBase64 } from "../base64.ts";
import { PUBLIC_KEY_BYTES, type Sha256 } from "../hashing.ts";
import { hexOf } from "../hex.ts";
import { joined } from "../octets.ts";
import { fine, refused, type Outcome } from "../outcome.ts";
import { utf8Of } from "../utf8.ts";

/** Ed25519, the one signature type that this engine knows (C2SP signed-note, "Signature types"). */
const ed25519Type = 0x01;

/** A named Ed25519 public key. `id` is 8 lower-case hexadecimal digits, `publicKey` 32 bytes. */
export type VerifierKey = { readonly name: string; readonly id: string; readonly publicKey: Uint8Array };

/** Key id = the first 4 bytes of SHA-256(name || 0x0A || 0x01 || public key) (C2SP signed-note, "Ed25519 signatures"). */
export function verifierKey(
  sha256: Sha256,
  name: string,
  publicKey: Uint8Array,
): Outcome<VerifierKey, "key-name-invalid" | "public-key-has-wrong-length"> {
  const nameBytes = isKeyName(name) ? utf8Of(name) : null;
  if (nameBytes === null) return refused("key-name-invalid");
  if (publicKey.length !== PUBLIC_KEY_BYTES) return refused("public-key-has-wrong-length");
  const hash = sha256(joined(nameBytes, Uint8Array.of(0x0a, ed25519Type), publicKey));
  return fine({ name, id: hexOf(hash.subarray(0, 4)), publicKey: Uint8Array.from(publicKey) });
}

/** `name+id+base64(0x01 || public key)`: what an auditor is given on paper. */
export function writeVerifierKey({ name, id, publicKey }: VerifierKey): string {
  return `${name}+${id}+${base64Of(joined(Uint8Array.of(ed25519Type), publicKey))}`;
}

/** Strict: the id must be that of name and key. */
export function parseVerifierKey(
  sha256: Sha256,
  text: string,
): Outcome<VerifierKey, "verifier-key-malformed"> {
  const malformed = refused("verifier-key-malformed");
  const nameEnd = text.indexOf("+");
  const idEnd = text.indexOf("+", nameEnd + 1);
  if (nameEnd < 0 || idEnd < 0) return malformed;
  const typed = fromBase64(text.slice(idEnd + 1));
  if (typed === null || typed[0] !== ed25519Type) return malformed;
  const key = verifierKey(sha256, text.slice(0, nameEnd), typed.subarray(1));
  return key.ok && key.value.id === text.slice(nameEnd + 1, idEnd) ? key : malformed;
}

/** Not empty, no white space of Unicode, no plus, no control character. */
export function isKeyName(name: string): boolean {
  return name !== "" && name.length <= 255 && !/[\p{White_Space}\p{Cc}+]/u.test(name);
}
