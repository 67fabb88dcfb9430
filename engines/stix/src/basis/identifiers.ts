import { sha1 } from "./sha1.ts";
import { utf8 } from "./utf8.ts";

/** `type--UUID` (STIX 2.1, section 2.9). */
const identifier =
  /^([a-z][a-z0-9-]+[a-z0-9])--([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})$/;

export function isIdentifier(text: string): boolean {
  return identifier.test(text);
}

/** What stands before `--`, also of an identifier that is otherwise wrong. */
export function typeOfIdentifier(text: string): string {
  const at = text.indexOf("--");
  return at === -1 ? "" : text.slice(0, at);
}

/** The version digit of the UUID: 4 is random, 5 derived from content. 0 when there is none. */
export function uuidVersion(text: string): number {
  const uuid = text.slice(text.indexOf("--") + 2);
  return /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-9]/.test(uuid) ? Number(uuid[14]) : 0;
}

/** The name space that STIX 2.1, section 2.9 fixes for identifiers derived from content. */
const stixNamespace = "00abedb4aa42466c9c01fed23315a9b7";

/** A UUID version 5 (RFC 9562, section 5.5) of the name in the STIX name space. */
export function uuidFromContent(name: string): string {
  const space = Uint8Array.from({ length: 16 }, (_, index) =>
    Number.parseInt(stixNamespace.slice(index * 2, index * 2 + 2), 16),
  );
  const bytes = sha1(joined(space, utf8(name))).slice(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
