import { z } from "zod";
import { limits } from "../../../basics/bounded.ts";
import { may } from "../../../core/permissions/contract.ts";
import { Day } from "../../../core/elections/contract.ts";
import { endpoint } from "../../../platform/contract/endpoint.ts";

/** Until when a framework is looked at again, where whoever takes in a version says nothing else. */
export const reviewDaysUnlessSaid = 180;

/** By when the shared language is looked at again, framework by framework; the last word counts. */
export const Review = z.object({
  /** Of the framework, such as `DISARM Framework`: reviews outlive its versions. */
  name: z.string(),
  reviewBy: Day,
  /** Its day has passed. */
  overdue: z.boolean(),
  byPerson: z.string(),
  byName: z.string().nullable(),
  atMs: z.number().int(),
  why: z.string(),
});
export type Review = z.infer<typeof Review>;

const refusals = { "framework-not-found": 404, "review-in-past": 422 } as const;

export const listReviews = endpoint({
  method: "GET",
  path: "/api/vocabulary-reviews",
  allow: may["vocabulary.reviews"],
  summary: "By when each framework of the shared vocabulary is looked at again, and who said so",
  reply: z.object({ rows: z.array(Review) }),
  refusals: {},
});

export const reviewFramework = endpoint({
  method: "POST",
  path: "/api/vocabulary-reviews",
  allow: may["vocabulary.review"],
  summary: "Say that a framework was looked at, and by when it is looked at again",
  body: z.object({
    name: z.string().max(limits.nameCharactersMax),
    reviewBy: Day,
    why: z.string().trim().min(3).max(limits.lineCharactersMax),
  }),
  reply: z.object({ rows: z.array(Review) }),
  refusals,
});
