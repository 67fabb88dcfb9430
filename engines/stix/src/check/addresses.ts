import type { Kind } from "./kinds.ts";

/** Network addresses as STIX 2.1, sections 6.5 and 6.8 to 6.10 write them, with an optional CIDR suffix. */

const octet = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
const ipv4Form = new RegExp(`^${octet}(?:\\.${octet}){3}(?:/(?:3[0-2]|[12]?[0-9]))?$`);

export const ipv4: Kind = (value, property, report) => {
  if (typeof value !== "string") report("value-type", property);
  else if (!ipv4Form.test(value)) report("address-format", property);
};

export const ipv6: Kind = (value, property, report) => {
  if (typeof value !== "string") report("value-type", property);
  else if (!isIpv6(value)) report("address-format", property);
};

export const macAddress: Kind = (value, property, report) => {
  if (typeof value !== "string") report("value-type", property);
  else if (!/^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/.test(value)) report("address-format", property);
};

/** The address alone (RFC 5322 addr-spec); a display name has its own property. */
export const emailAddress: Kind = (value, property, report) => {
  if (typeof value !== "string") report("value-type", property);
  else if (!/^(?:[^\s<>@"(),:;\\[\]]+|"[^"]+")@[^\s<>@]+$/.test(value)) report("email-format", property);
};

/** RFC 4291, section 2.2, with an optional prefix length from 0 to 128. */
function isIpv6(value: string): boolean {
  const [address = "", prefix, ...more] = value.split("/");
  if (more.length > 0 || (prefix !== undefined && !/^(?:12[0-8]|1[01][0-9]|[1-9]?[0-9])$/.test(prefix)))
    return false;
  const halves = address.split("::");
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  const last = groups.at(-1) ?? "";
  const embedded = last.includes(".");
  if (embedded && (!ipv4Form.test(last) || last.includes("/"))) return false;
  const plain = embedded ? groups.slice(0, -1) : groups;
  if (!plain.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return false;
  const length = plain.length + (embedded ? 2 : 0);
  return halves.length === 2 ? length <= 7 : length === 8;
}
