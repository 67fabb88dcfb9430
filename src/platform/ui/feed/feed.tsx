import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { systemClock } from "../../clock/clock.ts";
import { usePlace } from "../place.tsx";
import { readAgain } from "../queries.ts";
import { isStale, type FeedEvent } from "./feed-event.ts";
import { listen } from "./listen.ts";

export interface FeedNews extends FeedEvent {
  readonly atMs: number;
}

export interface Feed {
  /** `connecting` before the first contact; `lost` when nothing has come for longer than the server promises. */
  readonly state: "connecting" | "live" | "lost";
  readonly lastContactMs: number | null;
  /** Newest first, since the page was opened, at most 100. */
  readonly news: readonly FeedNews[];
  readonly unread: number;
  readonly markRead: () => void;
}

const silent: Feed = {
  state: "connecting",
  lastContactMs: null,
  news: [],
  unread: 0,
  markRead: () => undefined,
};
const FeedContext = createContext<Feed>(silent);

export function useFeed(): Feed {
  return useContext(FeedContext);
}

const newsMax = 100;

/** Listens to the election's live feed and has stale queries read again. One connection; give it a `key` for the place. */
export function FeedProvider({ enabled, children }: { enabled: boolean; children: ReactNode }) {
  const client = useQueryClient();
  const { electionId, space } = usePlace();
  const [contact, setContact] = useState<number | null>(null);
  const [open, setOpen] = useState(false);
  const [news, setNews] = useState<readonly FeedNews[]>([]);
  const [readSeq, setReadSeq] = useState(0);
  useEffect(() => {
    if (!enabled || !electionId) return undefined;
    const stale = staleMarker(client);
    return listen(`/api/elections/${encodeURIComponent(electionId)}/feed`, space, {
      onContact: (isOpen) => {
        setOpen(isOpen);
        if (isOpen) setContact(systemClock.nowMs());
      },
      onEvent: (event) => {
        stale(event);
        const one = { ...event, atMs: systemClock.nowMs() };
        setNews((before) =>
          before.some(({ seq }) => seq === one.seq) ? before : [one, ...before].slice(0, newsMax),
        );
      },
      onReopened: () => void readAgain(client, () => true),
    });
  }, [enabled, electionId, space, client]);
  const feed = useMemo<Feed>(
    () => ({
      state: open ? "live" : contact === null ? "connecting" : "lost",
      lastContactMs: contact,
      news,
      unread: news.filter(({ seq }) => seq > readSeq).length,
      markRead: () => setReadSeq(Math.max(0, ...news.map(({ seq }) => seq))),
    }),
    [open, contact, news, readSeq],
  );
  return <FeedContext.Provider value={feed}>{children}</FeedContext.Provider>;
}

/** Acts come in bursts: queries are marked once for all that came within a quarter of a second. */
function staleMarker(client: QueryClient): (event: FeedEvent) => void {
  let waiting: FeedEvent[] = [];
  return (event) => {
    waiting.push(event);
    if (waiting.length > 1) return;
    setTimeout(() => {
      const events = waiting;
      waiting = [];
      void readAgain(client, (query) => isStale(query, events));
    }, 250);
  };
}
