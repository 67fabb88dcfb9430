/** A network of addresses: its first address, and how many bits of it count. An address alone is a network of its own. */
type Network = { readonly bits: 32 | 128; readonly address: bigint; readonly prefix: number };

/** Does the first network lie within the second (RFC 4632; RFC 4291)? Null when one of them is none, or of another family. */
export function isSubnet(inner: string, outer: string): boolean | null {
  const [small, large] = [networkOf(inner), networkOf(outer)];
  if (!small || !large || small.bits !== large.bits) return null;
  if (small.prefix < large.prefix) return false;
  const shift = BigInt(large.bits - large.prefix);
  return small.address >> shift === large.address >> shift;
}

function networkOf(text: string): Network | null {
  const [address = "", suffix, ...more] = text.split("/");
  const bits = address.includes(":") ? 128 : 32;
  const value = bits === 32 ? ipv4Value(address) : ipv6Value(address);
  if (value === null || more.length > 0) return null;
  if (suffix === undefined) return { bits, address: value, prefix: bits };
  if (!/^\d{1,3}$/.test(suffix) || Number(suffix) > bits) return null;
  return { bits, address: value, prefix: Number(suffix) };
}

function ipv4Value(text: string): bigint | null {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255))
    return null;
  return parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
}

function ipv6Value(text: string): bigint | null {
  const halves = text.split("::");
  if (halves.length > 2) return null;
  const [head, tail] = halves.map(groupsOf);
  if (!head || tail === null) return null;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...Array<bigint>(missing).fill(0n), ...(tail ?? [])];
  return groups.reduce((sum, group) => (sum << 16n) | group, 0n);
}

/** The groups of 16 bits of one side of `::`; an address of version 4 at the end makes two. */
function groupsOf(half: string): bigint[] | null {
  if (half === "") return [];
  const groups: bigint[] = [];
  for (const part of half.split(":")) {
    const embedded = part.includes(".") ? ipv4Value(part) : null;
    if (embedded !== null) groups.push(embedded >> 16n, embedded & 0xffffn);
    else if (/^[0-9a-fA-F]{1,4}$/.test(part)) groups.push(BigInt(`0x${part}`));
    else return null;
  }
  return groups;
}
