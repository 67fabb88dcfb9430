import type { TLSSocket } from "node:tls";
import type { SignedEvent, Summary } from "@counterfoil/pollbook-log";
import type { Book } from "../device/book.ts";
import { hexOfPublicKey, sha256Hex } from "../keys.ts";
import { FRAME, frameReader, jsonFrame, recordFrames, recordsIn, type Frame } from "./frames.ts";
import { admit, Hello, helloOf, Leave, LeaveAsked, Ping, Refused, SummaryFrame } from "./hello.ts";

/** What goes on over one TLS connection to one peer, whoever opened it. */
export type Link = {
  /** The peer, once it is admitted. */
  readonly peer: () => string | null;
  /** Pushes events that the peer is not known to have. */
  readonly push: (events: readonly SignedEvent[]) => void;
  readonly askLeave: (voter: string) => void;
  readonly close: () => void;
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
  readonly leaveAsked?: (device: string, voter: string) => "given" | "withheld";
  /** The hub alone: a device that is not enrolled yet. Answers frames to send. */
  readonly enrol?: (body: Buffer, key: string | null) => readonly Buffer[];
};

const PING_MS = 2_000;
/** A peer that says nothing for so long is not there: the connection is opened anew. */
const SILENCE_MS = 10_000;

export function openLink(socket: TLSSocket, book: Book, events: LinkEvents): Link {
  const read = frameReader();
  const state: State = { socket, book, events, peer: null, known: new Map(), closed: false };
  const link: Link = {
    peer: () => state.peer,
    push: (fresh) => push(state, fresh),
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

type State = {
  readonly socket: TLSSocket;
  readonly book: Book;
  readonly events: LinkEvents;
  peer: string | null;
  /** The highest event of each device that the peer is known to have without a gap. */
  readonly known: Map<string, number>;
  closed: boolean;
};

/** Frames are data from outside: whatever does not parse ends the connection. */
function take(state: State, link: Link, { kind, body }: Frame): void {
  try {
    if (state.peer !== null) state.events.heard(state.peer);
    if (kind === FRAME.refused) return told(state, body);
    if (kind === FRAME.hello) return greeted(state, link, Hello.parse(JSON.parse(body.toString())));
    if (kind === FRAME.enrol && state.events.enrol !== undefined) {
      for (const answer of state.events.enrol(body, keyOf(state.socket))) send(state, answer);
      return;
    }
    if (state.peer === null) return refuse(state, "peer-not-understood", {});
    takeFromPeer(state, state.peer, kind, body);
  } catch {
    refuse(state, "peer-not-understood", {});
  }
}

function takeFromPeer(state: State, peer: string, kind: number, body: Buffer): void {
  const { book, events } = state;
  switch (kind) {
    case FRAME.summary:
      return giveMissing(state, SummaryFrame.parse(JSON.parse(body.toString())));
    case FRAME.records: {
      const records = recordsIn(body);
      if (records === null) return refuse(state, "peer-not-understood", {});
      book.receive(records);
      return;
    }
    case FRAME.ping:
      if (Ping.parse(JSON.parse(body.toString())).knows !== knowledge(book)) sendSummary(state);
      return;
    case FRAME.leaveAsked: {
      const { voter } = LeaveAsked.parse(JSON.parse(body.toString()));
      const leave = events.leaveAsked?.(peer, voter);
      if (leave !== undefined) send(state, jsonFrame(FRAME.leave, { voter, leave }));
      return;
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
  sendSummary(state);
}

/** Bulk: everything that the peer lacks, its own summary says exactly what. */
function giveMissing(state: State, summary: Summary): void {
  for (const { device, head } of summary.devices) state.known.set(device, head);
  const missing = state.book.ledger.missingFor(summary);
  if (!missing.ok) return refuse(state, "peer-not-understood", {});
  for (const one of state.book.ledger.summary().devices) state.known.set(one.device, one.head);
  for (const frame of recordFrames(missing.value)) send(state, frame);
}

function push(state: State, events: readonly SignedEvent[]): void {
  if (state.peer === null) return;
  const lacking = events.filter(
    ({ device, seq }) => device !== state.peer && seq > (state.known.get(device) ?? 0),
  );
  for (const { device, seq } of lacking)
    if (seq === (state.known.get(device) ?? 0) + 1) state.known.set(device, seq);
  for (const frame of recordFrames(lacking.map(({ record }) => record))) send(state, frame);
}

function sendSummary(state: State): void {
  send(state, jsonFrame(FRAME.summary, state.book.ledger.summary()));
}

/** Two that know the same say the same; if not, summaries go across and what lacks follows. */
function ping(state: State): void {
  if (state.peer !== null) send(state, jsonFrame(FRAME.ping, { knows: knowledge(state.book) }));
}

function knowledge({ ledger }: Book): string {
  return sha256Hex(JSON.stringify(ledger.summary()));
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
  if (!state.closed && state.socket.writable) state.socket.write(frame);
}

/** The key that the other side has proven to hold in the handshake. */
export function keyOf(socket: TLSSocket): string | null {
  const certificate = socket.getPeerX509Certificate();
  return certificate === undefined ? null : hexOfPublicKey(certificate.publicKey);
}
