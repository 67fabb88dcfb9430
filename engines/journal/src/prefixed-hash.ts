import type { Sha256 } from "./hashing.ts";

const scratch = new Uint8Array(8192);

/** SHA-256(prefix || first || second). Short inputs share one array: making one for each costs as much as hashing it. */
export function prefixedHash(
  sha256: Sha256,
  prefix: number,
  first: Uint8Array,
  second?: Uint8Array,
): Uint8Array {
  const length = 1 + first.length + (second?.length ?? 0);
  const input = length > scratch.length ? new Uint8Array(length) : scratch.subarray(0, length);
  input[0] = prefix;
  input.set(first, 1);
  if (second !== undefined) input.set(second, 1 + first.length);
  return sha256(input);
}
