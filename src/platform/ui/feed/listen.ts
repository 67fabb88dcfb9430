import type { Space } from "../../contract/actor.ts";
import { eventStreamReader } from "./event-stream.ts";
import { FeedEvent } from "./feed-event.ts";

export interface Listener {
  /** True at every sign of life; false once nothing has come for longer than a reconnection takes. */
  readonly onContact: (alive: boolean) => void;
  readonly onEvent: (event: FeedEvent) => void;
  /** The stream is open again: what happened in between was not heard. */
  readonly onReopened: () => void;
}

/** The server writes at least every 15 s; after three missed signs of life the stream is given up and opened anew. */
const silenceMs = 45_000;
/** The server ends every stream now and then, on purpose: a short gap is no loss. */
const graceMs = 10_000;
const firstWaitMs = 1_000;
const longestWaitMs = 60_000;

/**
 * Listens to an election's live feed until the returned function is called. Not an EventSource, because that cannot name the
 * space in a header and does not show the server's signs of life. Polite: waits twice as long after each failure.
 */
export function listen(address: string, space: Space, listener: Listener): () => void {
  const leaving = new AbortController();
  void listenOn(address, space, listener, leaving.signal);
  return () => leaving.abort();
}

async function listenOn(
  address: string,
  space: Space,
  listener: Listener,
  leaving: AbortSignal,
): Promise<void> {
  let waitMs = firstWaitMs;
  let opened = false;
  let lost: ReturnType<typeof setTimeout> | undefined;
  const heard = () => {
    clearTimeout(lost);
    lost = undefined;
    waitMs = firstWaitMs;
    listener.onContact(true);
  };
  while (!leaving.aborted) {
    await listenOnce(address, space, leaving, {
      ...listener,
      onOpen: () => {
        if (opened) listener.onReopened();
        opened = true;
      },
      onSign: heard,
    });
    lost ??= setTimeout(() => listener.onContact(false), graceMs);
    await pause(waitMs, leaving);
    waitMs = Math.min(waitMs * 2, longestWaitMs);
  }
  clearTimeout(lost);
}

interface Once {
  readonly onOpen: () => void;
  readonly onSign: () => void;
  readonly onEvent: (event: FeedEvent) => void;
}

/** One stream, from its opening to its end; every way in which it can end is the same to the caller. */
async function listenOnce(address: string, space: Space, leaving: AbortSignal, once: Once): Promise<void> {
  const silence = new AbortController();
  let watch = setTimeout(() => silence.abort(), silenceMs);
  try {
    const response = await fetch(address, {
      headers: { Accept: "text/event-stream", "Counterfoil-Space": space },
      credentials: "same-origin",
      cache: "no-store",
      signal: AbortSignal.any([leaving, silence.signal]),
    });
    if (!response.ok || !response.body) return;
    once.onOpen();
    const events = eventStreamReader();
    const pieces = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let piece = await pieces.read(); !piece.done; piece = await pieces.read()) {
      clearTimeout(watch);
      watch = setTimeout(() => silence.abort(), silenceMs);
      once.onSign();
      for (const { name, data } of events.push(piece.value)) if (name === "change") told(data, once);
    }
  } catch {
    // Refused, cut off or silent: the caller waits and tries again.
  } finally {
    clearTimeout(watch);
  }
}

function told(data: string, once: Once): void {
  const json: unknown = JSON.parse(data);
  const event = FeedEvent.safeParse(json);
  if (event.success) once.onEvent(event.data);
}

function pause(ms: number, leaving: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    leaving.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
}
