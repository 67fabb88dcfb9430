import { connect, createServer, type Server, type TLSSocket } from "node:tls";
import { staleness, type Contact, type SignedEvent, type Staleness } from "@counterfoil/pollbook-log";
import type { PeerBook } from "../device/book.ts";
import { pemOf, type OwnKey } from "../keys.ts";
import { certificateOf } from "./certificate.ts";
import { recordFrames } from "./frames.ts";
import { openLink, type Link, type LinkEvents } from "./link.ts";

export type PeerAddress = { readonly host: string; readonly port: number };

/** A peer that was turned away, or that turned this device away. */
export type PeerProblem = {
  readonly atMs: number;
  readonly refusal: string;
  readonly values: Readonly<Record<string, string | number>>;
};

export type Mesh = {
  readonly port: number;
  /** Who is connected now. */
  readonly connected: () => readonly string[];
  readonly links: () => number;
  /** When each other device and the hub was last heard, the stalest first. Says nothing about whether they are switched on. */
  readonly contacts: () => readonly Staleness[];
  /** When each peer was last heard, by this device's clock. */
  readonly heard: () => ReadonlyMap<string, number>;
  readonly hubHeardSecondsAgo: () => number | null;
  readonly problems: () => readonly PeerProblem[];
  /** Asks the hub, where it is connected; the answer comes when it comes. */
  readonly askLeave: (voter: string) => void;
  readonly leaveFor: (voter: string) => "given" | "withheld" | "unheard";
  readonly dial: (address: PeerAddress) => void;
  readonly close: () => Promise<void>;
};

export type MeshOptions = {
  readonly book: PeerBook;
  readonly key: OwnKey;
  readonly listen: PeerAddress;
  readonly peers: readonly PeerAddress[];
  readonly nowMs: () => number;
  readonly hub?: Pick<LinkEvents, "leaveAsked" | "enrol">;
};

/** The first wait before a peer is called again; doubled up to the last. */
const REDIAL_MS = { first: 200, last: 3_000 };
/** More fresh events than these are not relayed one by one: each peer is asked what of them it lacks. */
const RELAYED_MAX = 1_000;
/** An answer of the hub about a voter holds so long. */
const LEAVE_MS = 10 * 60_000;
const PROBLEMS_KEPT = 20;

export async function openMesh(options: MeshOptions): Promise<Mesh> {
  const { book, key, listen, nowMs } = options;
  const state: State = {
    ...options,
    tls: { cert: certificateOf(key), key: pemOf(key) },
    links: new Map(),
    heard: new Map(),
    leaves: new Map(),
    asked: null,
    problems: [],
    sockets: new Set(),
    timers: new Set(),
    closed: false,
  };
  book.onFresh((events) => relay(state, events));
  const server = createServer({ ...state.tls, ...pinned, requestCert: true }, (socket) =>
    accept(state, socket),
  );
  await listening(server, listen);
  for (const peer of options.peers) dial(state, peer, REDIAL_MS.first);
  const address = server.address();
  const hub = book.manifest.hub.device;
  const contacts = () => staleness(nowMs(), othersOf(book), contactsOf(state));
  return {
    port: typeof address === "object" && address !== null ? address.port : listen.port,
    connected: () => [...state.links.keys()].sort(),
    links: () => state.links.size,
    contacts,
    heard: () => state.heard,
    hubHeardSecondsAgo: () => contacts().find(({ device }) => device === hub)?.secondsAgo ?? null,
    problems: () => state.problems,
    askLeave: (voter) => {
      state.asked = voter;
      state.links.get(hub)?.[0]?.askLeave(voter);
    },
    leaveFor: (voter) => {
      const answer = state.leaves.get(voter);
      return answer === undefined || Math.abs(nowMs() - answer.atMs) > LEAVE_MS ? "unheard" : answer.leave;
    },
    dial: (peer) => dial(state, peer, REDIAL_MS.first),
    close: () => close(state, server),
  };
}

/** TLS 1.3 alone. Certificates are not chained to anybody: the key itself is compared with the hub's log (`admit`). */
const pinned = { minVersion: "TLSv1.3", rejectUnauthorized: false } as const;

type State = MeshOptions & {
  readonly tls: { readonly cert: string; readonly key: string };
  /** By peer; the first of several is the one that is pushed to. */
  readonly links: Map<string, Link[]>;
  readonly heard: Map<string, number>;
  readonly leaves: Map<string, { readonly leave: "given" | "withheld"; readonly atMs: number }>;
  /** The voter at the table: asked for again when the hub comes back. */
  asked: string | null;
  readonly problems: PeerProblem[];
  readonly sockets: Set<TLSSocket>;
  readonly timers: Set<NodeJS.Timeout>;
  closed: boolean;
};

function dial(state: State, peer: PeerAddress, waitMs: number): void {
  if (state.closed) return;
  let admitted = false;
  const socket = connect({ ...peer, ...state.tls, ...pinned, servername: "" });
  state.sockets.add(socket);
  socket.on("error", () => socket.destroy());
  socket.once("secureConnect", () =>
    openLink(socket, state.book, {
      ...linkEvents(state),
      admitted: (link, name) => {
        admitted = true;
        join(state, link, name);
      },
    }),
  );
  socket.once("close", () => {
    state.sockets.delete(socket);
    if (state.closed) return;
    const timer = setTimeout(() => {
      state.timers.delete(timer);
      dial(state, peer, admitted ? REDIAL_MS.first : Math.min(2 * waitMs, REDIAL_MS.last));
    }, waitMs);
    state.timers.add(timer);
  });
}

function accept(state: State, socket: TLSSocket): void {
  state.sockets.add(socket);
  socket.once("close", () => state.sockets.delete(socket));
  openLink(socket, state.book, linkEvents(state));
}

function linkEvents(state: State): LinkEvents {
  return {
    nowMs: state.nowMs,
    admitted: (link, peer) => join(state, link, peer),
    heard: (peer) => state.heard.set(peer, state.nowMs()),
    refused: (refusal, values) => {
      const again = state.problems.findIndex(
        (one) => one.refusal === refusal && sameValues(one.values, values),
      );
      if (again >= 0) state.problems.splice(again, 1);
      state.problems.unshift({ atMs: state.nowMs(), refusal, values });
      state.problems.length = Math.min(state.problems.length, PROBLEMS_KEPT);
    },
    closed: (link) => leave(state, link),
    leave: (voter, answer) => state.leaves.set(voter, { leave: answer, atMs: state.nowMs() }),
    ...state.hub,
  };
}

/** A peer that calls again and again is one problem. */
function sameValues(a: PeerProblem["values"], b: PeerProblem["values"]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function join(state: State, link: Link, peer: string): void {
  state.links.set(peer, [...(state.links.get(peer) ?? []), link]);
  if (peer === state.book.manifest.hub.device && state.asked !== null) link.askLeave(state.asked);
}

function leave(state: State, link: Link): void {
  const peer = link.peer();
  if (peer === null) return;
  const others = (state.links.get(peer) ?? []).filter((one) => one !== link);
  if (others.length > 0) state.links.set(peer, others);
  else state.links.delete(peer);
}

function relay(state: State, events: readonly SignedEvent[]): void {
  if (state.links.size === 0) return;
  if (events.length > RELAYED_MAX) {
    for (const [link] of state.links.values()) link?.askSoon();
    return;
  }
  const devices = new Set(events.map(({ device }) => device));
  const fresh = { events, devices, whole: Buffer.concat(recordFrames(events.map(({ record }) => record))) };
  for (const [link] of state.links.values()) link?.push(fresh);
}

function othersOf({ ledger, device }: PeerBook): readonly string[] {
  return ledger
    .devices()
    .filter((one) => one.device !== device && one.publicKey !== null && one.retiredAfter === null)
    .map((one) => one.device);
}

function contactsOf({ heard }: State): readonly Contact[] {
  return [...heard].map(([device, atMs]) => ({ device, atMs }));
}

async function listening(server: Server, { host, port }: PeerAddress): Promise<void> {
  await new Promise<void>((done, failed) => {
    server.once("error", failed);
    server.listen(port, host, done);
  });
}

async function close(state: State, server: Server): Promise<void> {
  state.closed = true;
  for (const timer of state.timers) clearTimeout(timer);
  for (const socket of state.sockets) socket.destroy();
  await new Promise((done) => server.close(done));
}
