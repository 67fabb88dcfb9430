import { ledgerOf, type Added, type SignedEvent } from "@counterfoil/pollbook-log";
import { hasMark, openImage, writeImage, type VoterList } from "@counterfoil/pollbook-search";
import { standingOf, type FreshListener, type PeerBook } from "../device/book.ts";
import { sha256, utf8, verify, type OwnKey } from "../keys.ts";
import type { ElectionPackage } from "../package/package-file.ts";
import { tallyOf, type Tally } from "../tally-rules.ts";

/** What one server knows of one package: the ledger, what is counted beside it, and the list. The database holds the events. */
export type ServerBook = PeerBook & {
  readonly key: OwnKey;
  readonly tally: Tally;
  readonly list: VoterList;
  /** How many voters the list has by their site; under "" those without one. */
  readonly listed: ReadonlyMap<string, number>;
  readonly isConfidential: (voter: string) => boolean;
  /** Takes in records that the database holds, and tells the listeners what of them is new. */
  readonly learn: (records: readonly Uint8Array[]) => void;
  /** Takes in records that came over the wire. Answers those that are worth keeping; they are passed on once they are kept. */
  readonly hear: (records: readonly Uint8Array[]) => readonly SignedEvent[];
  /** They are in the database now. */
  readonly kept: (events: readonly SignedEvent[]) => void;
  /** Up to which place in the database everything is known; moved by whoever reads. */
  place: number;
};

/** Of events that nobody vouches for no more are kept. */
const UNVOUCHED_MAX = 10_000;
const VOUCHED_HELD: readonly string[] = ["gap", "fork", "broken-link"];

/** @param receive what to do with what peers send; without it, nothing: this server has no hub for the package */
export function serverBook({ manifest, version, voters }: ElectionPackage, key: OwnKey): ServerBook {
  const { device } = manifest.hub;
  const { electionId, hub } = manifest;
  const ledger = ledgerOf({ electionId, listVersion: version, hub, sha256, verify });
  const image = openImage(writeImage(voters(), utf8), utf8);
  if (!image.ok) throw new Error(`a list that was just written does not open: ${image.refusal}`);
  const list = image.value;
  const listed = new Map<string, number>();
  for (const { site } of voters()) listed.set(site, (listed.get(site) ?? 0) + 1);
  const styleOf = (voter: string) => list.voter(voter)?.style ?? null;
  const tally = tallyOf({ ledger, styleOf, opensAtMs: Date.parse(manifest.opensAt) });
  const listeners: FreshListener[] = [];
  let unvouched = 0;
  const take = (records: readonly Uint8Array[]): readonly { event: SignedEvent; vouched: boolean }[] => {
    const added = ledger.addAll(records);
    const events = added.flatMap((how) => {
      const event = isFresh(how) && "event" in how ? ledger.event(how.event) : null;
      return event === null ? [] : [{ event, vouched: isVouched(how) }];
    });
    if (events.length > 0) tally.take(events.map(({ event }) => event));
    return events;
  };
  const tell = (events: readonly SignedEvent[]) => {
    if (events.length > 0) for (const listener of listeners) listener(events);
  };
  return {
    device,
    manifest,
    version,
    ledger,
    key,
    tally,
    list,
    listed,
    place: 0,
    isConfidential: (voter) => {
      const found = list.voter(voter);
      return found !== null && hasMark(found, "confidential");
    },
    standing: () => standingOf(ledger, device),
    learn: (records) => tell(take(records).flatMap(({ event, vouched }) => (vouched ? [event] : []))),
    hear: (records) =>
      take(records).flatMap(({ event, vouched }) => {
        if (!vouched) unvouched++;
        return vouched || unvouched <= UNVOUCHED_MAX ? [event] : [];
      }),
    kept: (events) => tell(events),
    receive: () => undefined,
    onFresh: (listener) => listeners.push(listener),
  };
}

function isFresh({ status }: Added): boolean {
  return status === "accepted" || status === "held";
}

/** What is not proven is kept as evidence, but passed on to nobody. */
function isVouched(added: Added): boolean {
  return added.status === "accepted" || (added.status === "held" && VOUCHED_HELD.includes(added.why));
}
