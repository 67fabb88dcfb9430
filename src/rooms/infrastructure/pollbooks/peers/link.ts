import type { TLSSocket } from "node:tls";
import type { SignedEvent, Summary } from "@counterfoil/pollbook-log";
import type { PeerBook } from "../device/book.ts";
import { hexOfPublicKey } from "../keys.ts";
import { FRAME, frameReader, jsonFrame, recordFrames, recordsIn, type Frame } from "./frames.ts";
import { admit, Hello, helloOf, Leave, LeaveAsked, Ping, Refused } from "./hello.ts";
import { FEW_DEVICES, saidOf } from "./said.ts";
import { summaryIn } from "./summary-frame.ts";

/** What goes on over one TLS connection to one peer, whoever opened it. */
export type Link = {
  /** The peer, once it is admitted. */
  readonly peer: () => string | null;
  /** Pushes what is newly known, but the peer's own. */
  readonly push: (fresh: Fresh) => void;
  /** Instead of pushing: with the next ping the peer is asked what it knows, and is given what it lacks. */
  readonly askSoon: () => void;
  readonly askLeave: (voter: string) => void;
  readonly close: () => void;
};

/** What is newly known, made ready once for all links. */
export type Fresh = {
  readonly events: readonly SignedEvent[];
  readonly devices: ReadonlySet<string>;
  /** All of it as frames. */
  readonly whole: Buffer;
};

export type LinkEvents = {
  readonly nowMs: () => number;
  readonly admitted: (link: Link, peer: string) => void;
  /** A whole frame of an admitted peer arrived. */
  readonly heard: (peer: string) => void;
  readonly refused: (refusal: string, values: Readonly<Record<string, string | number>>) => void;
  readonly closed: (link: Link) => void;
  readonly leave: (voter: string, leave: "given" | "withheld") => void;
  /** The hub alone answers these. */
  readonly leaveAsked?: (
    device: string,
    voter: string,
  ) => "given" | "withheld" | Promise<"given" | "withheld">;
  /** The hub alone: a device that is not enrolled yet. Answers frames to send. */
  readonly enrol?: (body: Buffer, key: string | null) => readonly Buffer[] | Promise<readonly Buffer[]>;
};

const PING_MS = 2_000;
/** A peer that says nothing for so long is not there: the connection is opened anew. */
const SILENCE_MS = 10_000;
/** So many pings in a row that differ, though the other side moves on, are looked into as well; among thousands later. */
const DIFFERING_MAX = 15;
const DEVICES_A_PING = 20;
/** So much waits for one peer's line at most before pushing to it pauses, and so many events wait then to go out in one piece. */
const WAITING_BYTES_MAX = 64_000;
const MISSED_MAX = 5_000;

export function openLink(socket: TLSSocket, book: PeerBook, events: LinkEvents): Link {
  const read = frameReader();
  const state: State = {
    socket,
    book,
    events,
    peer: null,
    caughtUp: false,
    hasSummarised: false,
    asks: false,
    missed: [],
    spoke: false,
    // Not every link of a hub that has just begun looks into it at the same moment.
    differing: -(linksOpened++ % DIFFERING_MAX),
    lastKnown: "",
    closed: false,
  };
  const link: Link = {
    peer: () => state.peer,
    push: (fresh) => push(state, fresh),
    askSoon: () => {
      state.asks = true;
    },
    askLeave: (voter) => send(state, jsonFrame(FRAME.leaveAsked, { voter })),
    close: () => socket.destroy(),
  };
  socket.setNoDelay(true);
  socket.setTimeout(SILENCE_MS, () => socket.destroy());
  const pinging = setInterval(() => ping(state), PING_MS);
  socket.on("data", (chunk: Buffer) => {
    const frames = read(chunk);
    if (frames === null) return refuse(state, "peer-not-understood", {});
    for (const one of frames) if (!state.closed) take(state, link, one);
  });
  socket.on("error", () => socket.destroy());
  socket.on("close", () => {
    state.closed = true;
    clearInterval(pinging);
    events.closed(link);
  });
  send(state, jsonFrame(FRAME.hello, helloOf(book)));
  return link;
}

let linksOpened = 0;

type State = {
  readonly socket: TLSSocket;
  readonly book: PeerBook;
  readonly events: LinkEvents;
  peer: string | null;
  /** The peer has said what it knows and was given the rest: from here on it lacks only what is new. */
  caughtUp: boolean;
  /** Whether this side has said exactly what it knows. */
  hasSummarised: boolean;
  /** Not everything was passed on: the next ping says so. */
  asks: boolean;
  /** What was not pushed while the line was full. */
  missed: SignedEvent[];
  /** Something was said since the last ping. */
  spoke: boolean;
  /** So many pings in a row the peer has known something else. */
  differing: number;
  lastKnown: string;
  closed: boolean;
};

/** Frames are data from outside: whatever does not parse ends the connection. */
function take(state: State, link: Link, { kind, body }: Frame): void {
  try {
    if (state.peer !== null) state.events.heard(state.peer);
    if (kind === FRAME.refused) return told(state, body);
    if (kind === FRAME.hello) return greeted(state, link, Hello.parse(JSON.parse(body.toString())));
    if (kind === FRAME.enrol && state.events.enrol !== undefined)
      return answerWhenDone(state, state.events.enrol(body, keyOf(state.socket)), (answers) => answers);
    if (state.peer === null) return refuse(state, "peer-not-understood", {});
    takeFromPeer(state, state.peer, kind, body);
  } catch {
    refuse(state, "peer-not-understood", {});
  }
}

function takeFromPeer(state: State, peer: string, kind: number, body: Buffer): void {
  const { book, events } = state;
  switch (kind) {
    case FRAME.summary: {
      const summary = summaryIn(body);
      return summary === null ? refuse(state, "peer-not-understood", {}) : giveMissing(state, summary);
    }
    case FRAME.records: {
      const records = recordsIn(body);
      if (records === null) return refuse(state, "peer-not-understood", {});
      book.receive(records);
      return;
    }
    case FRAME.ping:
      return pinged(state, Ping.parse(JSON.parse(body.toString())));
    case FRAME.leaveAsked: {
      const { voter } = LeaveAsked.parse(JSON.parse(body.toString()));
      const leave = events.leaveAsked?.(peer, voter);
      if (leave === undefined) return;
      return answerWhenDone(state, leave, (answer) => [jsonFrame(FRAME.leave, { voter, leave: answer })]);
    }
    case FRAME.leave: {
      if (peer !== book.manifest.hub.device) return;
      const { voter, leave } = Leave.parse(JSON.parse(body.toString()));
      return events.leave(voter, leave);
    }
    default:
      return refuse(state, "peer-not-understood", {});
  }
}

function greeted(state: State, link: Link, hello: Hello): void {
  const admitted = admit(state.book, hello, keyOf(state.socket));
  if (!admitted.ok) return refuse(state, admitted.refusal, admitted.values ?? {});
  state.peer = hello.device;
  state.events.admitted(link, hello.device);
  state.events.heard(hello.device);
  // Among many a summary is long, and whoever comes back to a quiet hub lacks nothing.
  const said = saidOf(state.book);
  if (said.devices > FEW_DEVICES) send(state, said.ping);
  else sendSummary(state);
}

/** The hub stores before it answers. Where it cannot, the peer hears nothing and asks again. */
function answerWhenDone<T>(
  state: State,
  work: T | Promise<T>,
  frames: (answer: T) => readonly Buffer[],
): void {
  const answer = (done: T) => {
    for (const frame of frames(done)) send(state, frame);
  };
  if (work instanceof Promise) void work.then(answer, () => state.socket.destroy());
  else answer(work);
}

/** Bulk: everything that the peer lacks, its own summary says exactly what. */
function giveMissing(state: State, summary: Summary): void {
  if (isFull(state)) return askLater(state);
  const missing = state.book.ledger.missingFor(summary);
  if (!missing.ok) return refuse(state, "peer-not-understood", {});
  state.caughtUp = true;
  for (const frame of recordFrames(missing.value)) send(state, frame);
  if (!state.hasSummarised) sendSummary(state);
}

function push(state: State, { events, devices, whole }: Fresh): void {
  if (state.peer === null || !state.caughtUp) return;
  if (!isFull(state) && state.missed.length === 0 && !devices.has(state.peer)) return send(state, whole);
  for (const event of events) if (event.device !== state.peer) state.missed.push(event);
  pushMissed(state);
}

/** In one piece, once the line is free. Where too much was missed, the peer is asked what it lacks. */
function pushMissed(state: State): void {
  if (state.missed.length > MISSED_MAX) {
    state.missed = [];
    state.asks = true;
  }
  if (isFull(state) || state.missed.length === 0) return;
  const records = state.missed.map(({ record }) => record);
  state.missed = [];
  for (const frame of recordFrames(records)) send(state, frame);
}

/** A line that takes less than there is to say. */
function isFull({ socket }: State): boolean {
  return socket.writableLength > WAITING_BYTES_MAX;
}

function askLater(state: State): void {
  state.asks = true;
}

function sendSummary(state: State): void {
  if (isFull(state)) return askLater(state);
  state.hasSummarised = true;
  state.differing = 0;
  send(state, saidOf(state.book).summary);
}

/** Two that know the same say the same; if not, summaries go across and what lacks follows. */
function ping(state: State): void {
  if (state.peer === null) return;
  pushMissed(state);
  const said = saidOf(state.book);
  const spoke = state.spoke;
  state.spoke = false;
  // Whoever is pushed to all the time hears that this side is there, and knows that it differs.
  if (isFull(state) || (spoke && said.devices > FEW_DEVICES && !state.asks)) return;
  send(state, state.asks ? said.ask : said.ping);
  state.asks = false;
  state.spoke = false;
}

/** Where many devices push, two rarely know the same at one moment: then a difference that stays tells that something lacks. */
function pinged(state: State, { knows, ask = false }: Ping): void {
  // Nothing may lie between what both know and what is pushed from here on.
  const said = saidOf(state.book, { exactly: !state.caughtUp });
  if (knows === said.knows) {
    state.caughtUp = true;
    state.differing = 0;
    return;
  }
  state.differing++;
  const isFirst = !state.caughtUp && !state.hasSummarised;
  const isLong = state.differing >= Math.max(DIFFERING_MAX, said.devices / DEVICES_A_PING);
  const stays = knows === state.lastKnown || said.devices <= FEW_DEVICES;
  state.lastKnown = knows;
  if (isLong) state.asks = true;
  if (ask || isFirst || isLong || stays) sendSummary(state);
}

function refuse(state: State, refusal: string, values: Readonly<Record<string, string | number>>): void {
  state.events.refused(refusal, values);
  send(state, jsonFrame(FRAME.refused, { refusal, values }));
  state.socket.end();
  state.closed = true;
}

function told(state: State, body: Buffer): void {
  const { refusal, values = {} } = Refused.parse(JSON.parse(body.toString()));
  state.events.refused(`told-${refusal}`, values);
  state.socket.end();
}

function send(state: State, frame: Buffer): void {
  state.spoke = true;
  if (!state.closed && state.socket.writable) state.socket.write(frame);
}

/** The key that the other side has proven to hold in the handshake. */
export function keyOf(socket: TLSSocket): string | null {
  const certificate = socket.getPeerX509Certificate();
  return certificate === undefined ? null : hexOfPublicKey(certificate.publicKey);
}
