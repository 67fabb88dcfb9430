import { allElections } from "../core/elections/store.ts";
import type { Election } from "../core/elections/contract.ts";
import { asOf } from "../core/elections/service.ts";
import { publicActor } from "../platform/contract/actor.ts";
import type { Clock } from "../platform/clock/clock.ts";
import type { PublicElection } from "../platform/public-page/route.ts";
import type { Storage } from "../platform/storage/storage.ts";

const freshMs = 1_000;

/** Elections as every request needs them, read at most once a second; a change is seen at once by the server that made it. */
export function electionDirectory(storage: Storage, clock: Clock) {
  let known: Map<string, Election> | null = null;
  let readAtMs = 0;
  storage.onCommitted((drafts) => {
    if (drafts.some((draft) => draft.action.startsWith("elections."))) known = null;
  });
  const read = async (): Promise<Map<string, Election>> => {
    if (known !== null && Math.abs(clock.nowMs() - readAtMs) < freshMs) return known;
    const all = await storage.inTransaction(publicActor(null), allElections, { readOnly: true });
    known = new Map(all.map((election) => [election.id, election]));
    readAtMs = clock.nowMs();
    return known;
  };
  return {
    async phaseOf(id: string): Promise<string | null> {
      const election = (await read()).get(id);
      return election ? asOf(election, clock.nowMs()).phase : null;
    },
    async publicElection(slug: string): Promise<PublicElection | null> {
      const election = (await read()).get(slug);
      return election ? { slug, name: election.name, timeZone: election.timeZone } : null;
    },
  };
}
