import { NO_EVENT, SIGNATURE_BYTES, type Sha256, type Sign } from "../hashing.ts";
import { hexOf, joined } from "../octets.ts";
import { fine, refused, type Outcome } from "../outcome.ts";
import { encodeEvent } from "./encode-event.ts";
import type { EventRefusal, PollbookEvent } from "./event.ts";
import type { Fact } from "./fact.ts";

/** Where a log ends: the number and the id of its last event. */
export type LogHead = { readonly seq: number; readonly hash: string };

export const EMPTY_LOG: LogHead = { seq: 0, hash: NO_EVENT };

/** Of a stored event, and of nothing else. `device` and `seq` together are unique in an election. */
export type Receipt = { readonly device: string; readonly seq: number; readonly id: string };

export type DeviceLogOptions = {
  readonly electionId: string;
  readonly listVersion: string;
  readonly device: string;
  /** As read from the stored log; `EMPTY_LOG` for a new one. */
  readonly head: LogHead;
  readonly sha256: Sha256;
  readonly sign: Sign;
  /** Puts the record where a power cut cannot take it. False, or a throw, means that this is not certain. */
  readonly store: (record: Uint8Array) => boolean;
};

export type DeviceLog = {
  readonly head: () => LogHead;
  /**
   * Signs, stores, and only then answers with a receipt. When storing fails the record may be there or not, so that this log
   * stops for good: it must be opened anew from what is really stored, or one number could be given twice.
   */
  readonly append: (
    fact: Fact,
    by: { readonly actor: string; readonly atMs: number },
  ) => Outcome<Receipt & { readonly record: Uint8Array }, EventRefusal | "not-stored" | "log-stopped">;
};

/** The one pen that writes a device's log. */
export function deviceLog(options: DeviceLogOptions): DeviceLog {
  const { electionId, listVersion, device, sha256, sign } = options;
  let { head } = options;
  let stopped = false;
  return {
    head: () => head,
    append: (fact, { actor, atMs }) => {
      if (stopped) return refused("log-stopped");
      const event = {
        electionId,
        listVersion,
        device,
        seq: head.seq + 1,
        previous: head.hash,
        atMs,
        actor,
        fact,
      };
      const record = signEvent(sign, event);
      if (!record.ok) return record;
      stopped = !isStored(options, record.value);
      if (stopped) return refused("not-stored", { seq: event.seq });
      head = { seq: event.seq, hash: hexOf(sha256(record.value)) };
      return fine({ device, seq: head.seq, id: head.hash, record: record.value });
    },
  };
}

/** The record of an event: its encoding and the signature of that. */
export function signEvent(sign: Sign, event: PollbookEvent): Outcome<Uint8Array, EventRefusal> {
  const message = encodeEvent(event);
  if (!message.ok) return message;
  const signature = sign(message.value);
  if (signature.length !== SIGNATURE_BYTES) throw new RangeError(`a signature has ${SIGNATURE_BYTES} bytes`);
  return fine(joined([message.value, signature]));
}

function isStored({ store }: DeviceLogOptions, record: Uint8Array): boolean {
  try {
    return store(record);
  } catch {
    return false;
  }
}
