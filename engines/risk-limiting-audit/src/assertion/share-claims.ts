import type { Share } from "../social-choice/share.ts";
import type { Claim } from "./claim.ts";

export function above(candidates: readonly string[], share: Share): readonly Claim[] {
  return candidates.map((candidate) => ({ kind: "above-share", candidate, share }));
}

export function below(candidates: readonly string[], share: Share): readonly Claim[] {
  return candidates.map((candidate) => ({ kind: "below-share", candidate, share }));
}
