import type { CheckInAnswer, Receipt, Staleness, VoterStanding } from "@counterfoil/pollbook-log";
import type { ListedVoter, VoterList } from "@counterfoil/pollbook-search";
import { ok, type Result } from "../../../../basics/result.ts";
import type { Clock } from "../../../../platform/clock/clock.ts";
import { checkInAnswer, decide, type Act, type ActRefusal, type Situation } from "../acts-rules.ts";
import { paperDesk, type PaperDesk } from "../paper/desk.ts";
import type { Manifest } from "../package/definition-contract.ts";
import type { Mesh, PeerAddress, PeerProblem } from "../peers/mesh.ts";
import { openMesh } from "../peers/mesh.ts";
import { queueNow, SERVED_WINDOW_MS, type QueueNow } from "../queue-rules.ts";
import { openBook, type Book, type RecordingStopped, type RecordRefusal } from "./book.ts";
import { openFolder, type FolderRefusal } from "./folder.ts";
import { openLogDisk } from "./log-disk.ts";
import { todayOf, type Today } from "./today.ts";

/** One pollbook at one table. Nothing here waits for the network. */
export type Device = {
  readonly folder: string;
  readonly name: string;
  readonly site: string;
  readonly manifest: Manifest;
  readonly list: VoterList;
  readonly book: Book;
  readonly mesh: Mesh;
  readonly today: Today;
  readonly state: () => DeviceState;
  readonly voter: (number: string) => VoterSeen | null;
  readonly paper: PaperDesk;
  readonly act: (act: Act, actor: string) => Promise<Result<readonly Receipt[], ActRefusal | RecordRefusal>>;
  readonly close: () => Promise<void>;
};

export type VoterSeen = {
  readonly voter: ListedVoter;
  readonly standing: VoterStanding;
  readonly answer: CheckInAnswer;
};

export type DeviceState = {
  readonly device: string;
  readonly site: string;
  readonly electionId: string;
  readonly version: string;
  readonly mode: Manifest["mode"];
  /** Why nothing is recorded, or null while receipts are given. */
  readonly stopped: RecordingStopped | null;
  readonly enrolled: boolean;
  readonly contacts: readonly Staleness[];
  readonly connected: readonly string[];
  readonly problems: readonly PeerProblem[];
  readonly queue: QueueNow;
  readonly checkedInHere: number;
  /** Voters about whom a dispute is open. */
  readonly openDisputes: number;
  readonly quarantined: number;
  readonly events: number;
  /** Whether the site works at its devices, on paper, or not any more. */
  readonly work: "devices" | "paper" | "closed";
};

export type DeviceOptions = {
  readonly folder: string;
  readonly listen: PeerAddress;
  readonly peers: readonly PeerAddress[];
  readonly clock: Clock;
};

export async function openDevice(options: DeviceOptions): Promise<Result<Device, FolderRefusal>> {
  const { folder, clock } = options;
  const opened = openFolder(folder);
  if (!opened.ok) return opened;
  const { about, key, manifest, list, own, others } = opened.value;
  const { device, site, version } = about;
  const [ownLog, othersLog] = [openLogDisk(own), openLogDisk(others, { reserve: false })];
  const book = openBook({
    manifest,
    version,
    device,
    key,
    clock,
    own: ownLog.ok ? ownLog.value : ownLog.refusal,
    others: othersLog.ok ? othersLog.value : null,
  });
  const nowMs = () => clock.nowMs();
  const mesh = await openMesh({ book, key, listen: options.listen, peers: options.peers, nowMs });
  const today = todayOf(book);
  const paper = paperDesk({ site, list, book, today });
  const parts: Parts = { folder, name: device, site, manifest, list, book, mesh, today, clock, paper };
  return ok({
    ...parts,
    state: () => stateOf(parts),
    voter: (number) => seen(parts, number),
    act: async (typed, actor) => {
      const act = asListed(typed, list);
      if (act.kind === "paper-sheet") await paper.numbers();
      return book.record(() => decide(act, situation(parts, act, actor)), actor);
    },
    close: async () => {
      await mesh.close();
      book.close();
    },
  });
}

type Parts = Omit<Device, "state" | "voter" | "act" | "close"> & {
  readonly clock: Clock;
};

/** With the voter's number as the list writes it, however it was typed. */
function asListed(act: Act, list: VoterList): Act {
  if (!("voter" in act) || act.voter === "") return act;
  return { ...act, voter: list.voter(act.voter)?.number ?? act.voter };
}

function situation(parts: Parts, act: Act | null, actor: string): Situation {
  const { site, manifest, list, book, mesh, today, clock, paper } = parts;
  const voter = act !== null && "voter" in act ? act.voter : "";
  return {
    ledger: book.ledger,
    device: {
      standing: book.standing(),
      hubLeave: mesh.leaveFor(voter),
      hubHeardSecondsAgo: mesh.hubHeardSecondsAgo(),
    },
    site,
    mode: manifest.mode,
    channel: clock.nowMs() < Date.parse(manifest.opensAt) ? "early" : "in-person",
    actor,
    voterOf: list.voter,
    isStyle: (style) => manifest.styles.some(({ id }) => id === style),
    isEnvelopeUsed: today.isEnvelopeUsed,
    nextTicket: today.nextTicket(),
    paper: paper.situation(),
  };
}

/** The hub is asked for its leave as soon as the voter is looked at, so that the answer is there when it is needed. */
function seen(parts: Parts, number: string): VoterSeen | null {
  const voter = parts.list.voter(number);
  if (voter === null) return null;
  const { book, mesh, manifest } = parts;
  if (manifest.mode === "hub-leave" && mesh.leaveFor(voter.number) !== "given") mesh.askLeave(voter.number);
  const act = { kind: "check-in", voter: voter.number } as const;
  const answer = checkInAnswer(situation(parts, act, ""), voter);
  return { voter, standing: book.ledger.voter(voter.number), answer };
}

function stateOf({ name, site, manifest, book, mesh, today, clock, paper }: Parts): DeviceState {
  const waiting = book.ledger.waiting().filter((one) => one.site === site).length;
  const nowMs = clock.nowMs();
  const served = today.servedSince(site, nowMs - SERVED_WINDOW_MS);
  return {
    device: name,
    site,
    electionId: manifest.electionId,
    version: book.version,
    mode: manifest.mode,
    stopped: book.stopped(),
    enrolled: book.standing().publicKey !== null,
    contacts: mesh.contacts(),
    connected: mesh.connected(),
    problems: mesh.problems(),
    queue: queueNow(waiting, served, nowMs, manifest.waitMinutesMax),
    checkedInHere: today.ownCount("check-in") + today.ownCount("paper-mark"),
    openDisputes: new Set(
      book.ledger.disputes().flatMap(({ voter, decision }) => (decision === null ? [voter] : [])),
    ).size,
    quarantined: book.ledger.quarantine().length,
    events: book.ledger.size(),
    work: paper.work(),
  };
}
