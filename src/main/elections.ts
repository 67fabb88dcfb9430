import { allElections } from "../core/elections/store.ts";
import type { Election } from "../core/elections/contract.ts";
import { asOf } from "../core/elections/service.ts";
import { publicActor } from "../platform/contract/actor.ts";
import type { Clock } from "../platform/clock/clock.ts";
import type { PublicElection } from "../platform/public-page/route.ts";
import type { Storage } from "../platform/storage/storage.ts";

const freshMs = 1_000;

interface Known {
  readonly election: Election;
  /** Where it stood when it was read: working out its day for every request would cost more than the request. */
  readonly phase: string;
}

/** Elections as every request needs them, read at most once a second; a change is seen at once by the server that made it. */
export function electionDirectory(storage: Storage, clock: Clock) {
  let known: Promise<Map<string, Known>> | null = null;
  let readAtMs = 0;
  storage.onCommitted((drafts) => {
    if (drafts.some((draft) => draft.action.startsWith("elections."))) known = null;
  });
  const readAll = async (nowMs: number): Promise<Map<string, Known>> => {
    const all = await storage.inTransaction(publicActor(null), allElections, {
      readOnly: true,
      asksOnce: true,
    });
    return new Map(all.map((election) => [election.id, { election, phase: asOf(election, nowMs).phase }]));
  };
  // Whoever asks while it is being read waits for that reading: fifty at once are one question.
  const read = (): Promise<Map<string, Known>> => {
    const nowMs = clock.nowMs();
    if (known !== null && Math.abs(nowMs - readAtMs) < freshMs) return known;
    const reading = readAll(nowMs);
    known = reading;
    readAtMs = nowMs;
    reading.catch(() => {
      if (known === reading) known = null;
    });
    return reading;
  };
  return {
    async phaseOf(id: string): Promise<string | null> {
      return (await read()).get(id)?.phase ?? null;
    },
    async publicElection(id: string): Promise<PublicElection | null> {
      const election = (await read()).get(id)?.election;
      return election ? { id, name: election.name, timeZone: election.timeZone } : null;
    },
  };
}
