import { ok, refuse } from "../../../basics/result.ts";
import { dayOf } from "../../../basics/zoned-time.ts";
import type { WaitsNow } from "../../../core/home/room-state.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import { reviewDaysUnlessSaid, type listReviews, type reviewFramework } from "./reviews-contract.ts";
import { insertReview, reviewsOf } from "./reviews-store.ts";
import { latestVersion } from "./store.ts";

const dayMs = 86_400_000;
const today = (nowMs: number): string => dayOf(nowMs, "UTC");

export const reviews: Serves<typeof listReviews> = async ({ tx, nowMs }) =>
  ok({ rows: await reviewsOf(tx, today(nowMs)) });

export const review: Serves<typeof reviewFramework> = async (cx, { body }) => {
  const version = await latestVersion(cx.tx, body.name);
  if (version === null) return refuse("framework-not-found", { name: body.name });
  const day = today(cx.nowMs);
  if (body.reviewBy < day) return refuse("review-in-past", { today: day });
  await insertReview(cx.tx, cx.dice.id("vrv"), body);
  cx.tx.journal({
    atMs: cx.nowMs,
    actor: cx.actor,
    action: "vocabulary.review",
    subject: version.id,
    why: body.why,
    electionId: null,
    organisationId: null,
    tlp: "clear",
    classification: 0,
    body: { name: body.name, reviewBy: body.reviewBy },
  });
  return ok({ rows: await reviewsOf(cx.tx, day) });
};

/** A version that comes in is as good as a review: its framework is looked at again half a year later. */
export async function reviewedByImport(cx: Context, name: string): Promise<void> {
  const reviewBy = today(cx.nowMs + reviewDaysUnlessSaid * dayMs);
  await insertReview(cx.tx, cx.dice.id("vrv"), { name, reviewBy, why: "import" });
}

/** Frameworks whose day of review has passed wait for those who can review them. */
export const reviewsWait: WaitsNow = async (tx) => {
  if (!tx.actor.roles.some((role) => role === "analyst" || role === "editor")) return [];
  const all = await reviewsOf(tx, today(tx.nowMs));
  return all
    .filter(({ overdue }) => overdue)
    .map(({ name, reviewBy }) => ({
      kind: "vocabulary.review-due",
      subject: name,
      title: `${name} · ${reviewBy}`,
      sinceMs: Date.parse(reviewBy),
      dueAtMs: null,
      path: "exchange/vocabulary",
      verb: "vocabulary.review-it",
    }));
};
