import type { WaitsNow } from "../../../core/home/room-state.ts";
import { linesOf } from "./reading.ts";
import { allPlaybooks } from "./store.ts";

/** Playbooks of one's own organisation that one can no longer rely on, with the technique or the day because of which. */
export const stalePlaybooksWait: WaitsNow = async (tx) => {
  if (!tx.actor.roles.includes("analyst")) return [];
  const ours = (await allPlaybooks(tx)).filter(
    ({ organisationId }) => organisationId === tx.actor.organisationId,
  );
  return (await linesOf(tx, ours)).flatMap(({ id, title, stale }) => {
    const [first] = stale;
    if (first === undefined) return [];
    const met = first.reason === "technique-new";
    return [
      {
        kind: met ? "playbooks.stale-by-technique" : "playbooks.stale-by-review",
        subject: id,
        title: `${title} · ${met ? first.code : first.reviewBy}`.slice(0, 500),
        sinceMs: met ? first.firstMs : Date.parse(first.reviewBy),
        dueAtMs: null,
        path: `exchange/playbooks/${id}`,
        verb: "playbooks.look",
      },
    ];
  });
};
