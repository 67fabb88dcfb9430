/** @counterfoil/pollbook-log: see README.md. Pure: hashing, signing and storing come in as values. */
export { NO_EVENT } from "./hashing.ts";
export type { Sha256, Sign, Verify } from "./hashing.ts";
export type { Fine, Outcome, Refusal } from "./outcome.ts";

export { decodeRecord } from "./event/decode-event.ts";
export { deviceLog, EMPTY_LOG, signEvent } from "./event/device-log.ts";
export type { DeviceLog, DeviceLogOptions, LogHead, Receipt } from "./event/device-log.ts";
export { encodeEvent } from "./event/encode-event.ts";
export { RECORD_BYTES_MAX } from "./event/event.ts";
export type { EventRefusal, PollbookEvent, SignedEvent } from "./event/event.ts";
export { CHANNELS, CORRECTABLE, FACT_FIELDS, HUB_ONLY, QUEUE_ENDS, UNDOABLE, voterOf } from "./event/fact.ts";
export type { Channel, Correctable, Fact, FactKind, FactOf, QueueEnd } from "./event/fact.ts";

export {
  FLUSHED_BYTES_MAX,
  FRAME_BYTES,
  flushOf,
  frameOf,
  framesOf,
  LOG_FILE_HEADER,
  readLogFile,
} from "./log-file/log-file.ts";
export type { LogFile } from "./log-file/log-file.ts";

export type { DeviceStanding } from "./ledger/device-standing.ts";
export { DISPUTE_KINDS } from "./ledger/disputes.ts";
export type { Dispute, DisputeKind } from "./ledger/disputes.ts";
export type { DeviceSummary, Summary } from "./ledger/exchange.ts";
export type { VoidReason } from "./ledger/facts.ts";
export { ledgerOf, QUARANTINE_MAX } from "./ledger/ledger.ts";
export type { Added, Ledger } from "./ledger/ledger.ts";
export type { HeldReason, Quarantined, TrailReason } from "./ledger/quarantine.ts";
export type { Ticket } from "./ledger/queue.ts";
export type { LedgerContext } from "./ledger/replica.ts";
export type { Act, Counted, VoterStanding } from "./ledger/standing.ts";

export { CHECK_IN_MODES, mayCheckIn } from "./rule/may-check-in.ts";
export type {
  CheckInAnswer,
  CheckInMode,
  CheckInReason,
  CheckInVoter,
  DeviceNow,
} from "./rule/may-check-in.ts";
export { staleness } from "./rule/staleness.ts";
export type { Contact, Staleness } from "./rule/staleness.ts";

export { messages } from "./messages.ts";
export type { Message, Told } from "./messages.ts";
