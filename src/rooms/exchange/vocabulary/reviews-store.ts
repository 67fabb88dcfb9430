import { sql, statements } from "../../../platform/storage/statements.ts";
import type { Tx } from "../../../platform/storage/storage.ts";
import { Review } from "./reviews-contract.ts";

interface Tables {
  vocabulary_reviews: {
    id: string;
    name: string;
    review_by: string;
    by_person: string;
    at_ms: number;
    why: string;
  };
  people: { id: string; name: string };
}

const from = statements<Tables>();

/** The last word on each framework, by name. @param today ISO 8601; days are those of UTC, for a framework has no election */
export async function reviewsOf(tx: Tx, today: string): Promise<Review[]> {
  const rows = await tx.many(
    from
      .selectFrom("vocabulary_reviews as r")
      .leftJoin("people as p", "p.id", "r.by_person")
      .select(["r.name", "r.by_person", "r.at_ms", "r.why", "p.name as by_name"])
      .select(sql<string>`to_char(r.review_by, 'YYYY-MM-DD')`.as("review_by"))
      .distinctOn("r.name")
      .orderBy("r.name")
      .orderBy("r.at_ms", "desc")
      .orderBy("r.id", "desc"),
  );
  return rows.map((row) =>
    Review.parse({
      name: row.name,
      reviewBy: row.review_by,
      overdue: row.review_by < today,
      byPerson: row.by_person,
      byName: row.by_name,
      atMs: row.at_ms,
      why: row.why,
    }),
  );
}

export async function insertReview(
  tx: Tx,
  id: string,
  review: Pick<Review, "name" | "reviewBy" | "why">,
): Promise<void> {
  await tx.run(
    from.insertInto("vocabulary_reviews").values({
      id,
      name: review.name,
      review_by: review.reviewBy,
      by_person: tx.actor.id,
      at_ms: tx.nowMs,
      why: review.why,
    }),
  );
}
