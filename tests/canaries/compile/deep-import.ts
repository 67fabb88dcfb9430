import { leafHash } from "@counterfoil/journal/src/merkle/hashes.ts";

export const planted = leafHash;
