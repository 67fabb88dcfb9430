import { z } from "zod";

/** One act, as the live feed tells it: `GET /api/elections/{election}/feed`, events named `change`, data in JSON. */
export const FeedEvent = z.object({
  seq: z.number().int(),
  /** Name of the act, such as `reports.grade`. */
  action: z.string(),
  /** Id of the object. */
  subject: z.string(),
  /** Ids of further objects that it concerns. */
  about: z.array(z.string()).default([]),
});

export type FeedEvent = z.infer<typeof FeedEvent>;

/**
 * Is this query stale after these acts? Yes, if it belongs to a slice in which something was done, names an object that was
 * touched, or watches a prefix of an id that was touched (`subjects: ["vic"]`).
 */
export function isStale(
  query: {
    readonly queryKey: readonly unknown[];
    readonly meta?: Readonly<Record<string, unknown>> | undefined;
  },
  events: readonly FeedEvent[],
): boolean {
  const [name, params, search] = query.queryKey;
  if (typeof name !== "string") return false;
  if (name === "home.read" || name === "journal.record") return events.length > 0;
  const slice = `${name.split(".")[0]}.`;
  const asked = JSON.stringify([params, search]);
  const watched = Array.isArray(query.meta?.["subjects"]) ? (query.meta["subjects"] as string[]) : [];
  return events.some((event) => {
    const touched = [event.subject, ...event.about];
    return (
      event.action.startsWith(slice) ||
      touched.some((id) => asked.includes(`"${id}"`)) ||
      watched.some((prefix) => touched.some((id) => id.startsWith(`${prefix}_`)))
    );
  });
}
