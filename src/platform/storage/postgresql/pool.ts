import type { SessionPool } from "../backend.ts";
import type { Session } from "../session.ts";
import { StorageUnavailable } from "../storage.ts";

/** A few sessions that are opened when needed and kept. Who finds none free waits his turn. */
export function sessionPool(open: () => Promise<Session>, sessionsMax: number): SessionPool {
  const free: Session[] = [];
  const waiting: Waiting[] = [];
  let openCount = 0;
  let closed = false;

  const hand = (session: Session): Taken => {
    let given = false;
    return {
      session,
      giveBack: () => {
        if (given) return;
        given = true;
        // A session that comes back inside a transaction cannot be trusted any more.
        if (session.broken || session.status !== "idle" || closed) {
          openCount -= 1;
          if (!session.broken) void session.close();
          const next = waiting.shift();
          if (next) next.resolve(take());
          return;
        }
        const next = waiting.shift();
        if (next) next.resolve(hand(session));
        else free.push(session);
      },
    };
  };

  const take = async (): Promise<Taken> => {
    if (closed) throw new StorageUnavailable("closed");
    for (let session = free.pop(); session; session = free.pop()) {
      if (!session.broken) return hand(session);
      openCount -= 1;
    }
    if (openCount >= sessionsMax) return new Promise((resolve) => waiting.push({ resolve }));
    openCount += 1;
    try {
      return hand(await open());
    } catch (error) {
      openCount -= 1;
      const next = waiting.shift();
      if (next) next.resolve(take());
      throw error;
    }
  };

  return {
    take,
    async use(work) {
      const { session, giveBack } = await take();
      try {
        return await work(session);
      } finally {
        giveBack();
      }
    },
    async close() {
      closed = true;
      for (const each of waiting.splice(0)) each.resolve(Promise.reject(new StorageUnavailable("closed")));
      await Promise.all(free.splice(0).map((session) => session.close()));
    },
  };
}

interface Taken {
  readonly session: Session;
  readonly giveBack: () => void;
}

interface Waiting {
  readonly resolve: (taken: Taken | Promise<Taken>) => void;
}
