import { type Profile } from "./profile.ts";
import { type Reason } from "./reason.ts";
import { gramsMax, sharedCount } from "./shingles.ts";

/** Below this likeness two texts of one language and subject are as like as strangers; above it evidence grows evenly. */
const likenessFloor = 0.3;

/** From this likeness on the text alone is as good as certain. */
const likenessCeiling = 0.75;

/** Below so many character grams a text is too short to say much. */
const gramsEnough = 40;

/** The text as a reason: the same, or alike enough to say something. */
export function textReasons(a: Profile, b: Profile): readonly Reason[] {
  if (a.textKey === null || b.textKey === null) return [];
  if (a.textKey === b.textKey) return [{ kind: "same-text", strength: 1, evidence: "100" }];
  const likeness = likenessOf(a.grams, b.grams);
  const size = Math.min(1, Math.min(a.grams.length, b.grams.length) / gramsEnough);
  const grown = Math.min(1, (likeness - likenessFloor) / (likenessCeiling - likenessFloor));
  const strength = Math.max(0, Math.min(0.98, grown * size));
  return [{ kind: "similar-text", strength, evidence: String(Math.round(likeness * 100)) }];
}

/**
 * The greater of resemblance (shared over all, Jaccard) and nine tenths of containment (shared over the smaller), so that
 * a shortened copy is known for what it is (Broder 1997). Sampled lists are cut to their common range first.
 */
export function likenessOf(a: Uint32Array, b: Uint32Array): number {
  const [left, right] = commonRange(a, b);
  const smaller = Math.min(left.length, right.length);
  if (smaller === 0) return 0;
  const shared = sharedCount(left, right);
  return Math.max(shared / (left.length + right.length - shared), (0.9 * shared) / smaller);
}

/** A full list holds only its lowest numbers; beyond its last one nothing is known of it. */
function commonRange(a: Uint32Array, b: Uint32Array): readonly [Uint32Array, Uint32Array] {
  const endOf = (list: Uint32Array) => (list.length < gramsMax ? 0xffffffff : (list.at(-1) ?? 0));
  const end = Math.min(endOf(a), endOf(b));
  return [upTo(a, end), upTo(b, end)];
}

function upTo(list: Uint32Array, end: number): Uint32Array {
  if ((list.at(-1) ?? 0) <= end) return list;
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) <= end) low = middle + 1;
    else high = middle;
  }
  return list.subarray(0, low);
}
