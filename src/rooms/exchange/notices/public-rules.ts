import { assert } from "../../../basics/assert.ts";
import type { Kind, NoticeId, Publication, Published } from "./contract.ts";

/** What stands after these public acts, in order. */
export function publishedOf(id: NoticeId, kind: Kind, publications: readonly Publication[]): Published {
  const [first, last] = [publications[0], publications.at(-1)];
  assert(first && last, "what is public was published");
  return {
    id,
    kind,
    publishedAtMs: first.atMs,
    withdrawnAtMs: publications.find((each) => each.act === "withdraw")?.atMs ?? null,
    texts: last.texts,
    heldAtMs: last.heldAtMs,
    publications: [...publications],
  };
}

/** When its words last changed openly; null where they never did. A redaction counts: it is told too. */
export function correctedAtMs({ publications }: Published): number | null {
  return publications.findLast((each) => each.act === "correct" || each.act === "redact")?.atMs ?? null;
}
