import { isObject, canonicalText, byCodeUnit, type Json, type JsonObject } from "./json-value.ts";
import { uuidFromContent } from "./identifiers.ts";

/** By type: the properties that make the id of an observable (STIX 2.1, section 6, "ID contributing properties"). */
export const contributing: Readonly<Record<string, readonly string[]>> = {
  artifact: ["hashes", "payload_bin"],
  "autonomous-system": ["number"],
  directory: ["path"],
  "domain-name": ["value"],
  "email-addr": ["value"],
  "email-message": ["from_ref", "subject", "body"],
  file: ["hashes", "name", "parent_directory_ref", "extensions"],
  "ipv4-addr": ["value"],
  "ipv6-addr": ["value"],
  "mac-addr": ["value"],
  mutex: ["name"],
  "network-traffic": [
    "start",
    "end",
    "src_ref",
    "dst_ref",
    "src_port",
    "dst_port",
    "protocols",
    "extensions",
  ],
  software: ["name", "cpe", "swid", "vendor", "version"],
  url: ["value"],
  "user-account": ["account_type", "user_id", "account_login"],
  "windows-registry-key": ["key", "values"],
  "x509-certificate": ["hashes", "serial_number"],
};

/**
 * The id that an observable's content makes (section 2.9): a UUID version 5 of the canonical JSON (RFC 8785) of its contributing
 * properties. Null for a type that the standard gives no such properties, and where the object has none of them: such an id
 * must be random.
 */
export function observableId(object: JsonObject): string | null {
  const type = typeof object["type"] === "string" ? object["type"] : "";
  const names = Object.hasOwn(contributing, type) ? contributing[type]! : [];
  const present = names.filter((name) => object[name] !== undefined);
  if (present.length === 0) return null;
  const content = Object.fromEntries(
    present.map((name) => [name, name === "hashes" ? oneHash(object[name] as Json) : (object[name] as Json)]),
  );
  return `${type}--${uuidFromContent(canonicalText(content))}`;
}

/** Of several hashes one counts: the first of this order, else the first name. */
function oneHash(hashes: Json): Json {
  if (!isObject(hashes)) return hashes;
  const names = Object.keys(hashes).sort(byCodeUnit);
  const chosen = ["MD5", "SHA-1", "SHA-256", "SHA-512"].find((name) => names.includes(name)) ?? names[0];
  return chosen === undefined ? hashes : { [chosen]: hashes[chosen] as Json };
}
