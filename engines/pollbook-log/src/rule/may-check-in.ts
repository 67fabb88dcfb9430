import type { DeviceStanding } from "../ledger/device-standing.ts";
import type { Act, VoterStanding } from "../ledger/standing.ts";

/**
 * Declared once for an election. A partition leaves no other choice (Gilbert and Lynch 2002): the voter's home site alone
 * decides, and there are no doubles; or the hub gives leave, and without it a provisional envelope; or every site decides, and
 * each double is found for certain when the devices hear each other again.
 */
export const CHECK_IN_MODES = ["home-site", "hub-leave", "detect"] as const;
export type CheckInMode = (typeof CHECK_IN_MODES)[number];

/** What holds on this device now. */
export type DeviceNow = {
  readonly standing: DeviceStanding;
  /** What the hub has answered for this voter; `unheard` while it has not. */
  readonly hubLeave: "given" | "withheld" | "unheard";
  /** Whole seconds since the hub was heard; null for never or not known. */
  readonly hubHeardSecondsAgo: number | null;
};

export type CheckInVoter = {
  readonly standing: VoterStanding;
  /** The site that owns the voter; null where the list names none. */
  readonly homeSite: string | null;
};

export type CheckInReason =
  | "device-sealed"
  | "device-retired"
  | "device-not-enrolled"
  | "device-log-stopped"
  | "already-checked-in"
  | "ballot-already-issued"
  | "ballot-already-cast"
  | "postal-ballot-out"
  | "postal-ballot-received"
  | "dispute-open"
  | "evidence-unsettled"
  | "another-site-is-home"
  | "hub-leave-withheld"
  | "hub-not-heard";

/**
 * `regular`: check in. `provisional`: offer a provisional envelope, which no voter who asks for one is denied (Help America
 * Vote Act, section 302(a)). `stop`: this device may check nobody in.
 */
export type CheckInAnswer = {
  readonly answer: "regular" | "provisional" | "stop";
  readonly reasons: readonly { readonly reason: CheckInReason; readonly evidence: readonly Act[] }[];
  /** How old what this device knows from elsewhere may be; null for never or not known. Part of every answer. */
  readonly hubHeardSecondsAgo: number | null;
};

/** Whether this voter may be checked in here, and every reason against it with its evidence. */
export function mayCheckIn(mode: CheckInMode, device: DeviceNow, voter: CheckInVoter): CheckInAnswer {
  const { hubHeardSecondsAgo } = device;
  const stops = deviceReasons(device.standing);
  if (stops.length > 0) return { answer: "stop", reasons: stops.map(bare), hubHeardSecondsAgo };
  const reasons = [...voterReasons(voter.standing), ...modeReasons(mode, device, voter).map(bare)];
  return { answer: reasons.length === 0 ? "regular" : "provisional", reasons, hubHeardSecondsAgo };
}

function deviceReasons(device: DeviceStanding): readonly CheckInReason[] {
  const reasons: CheckInReason[] = [];
  if (device.publicKey === null) reasons.push("device-not-enrolled");
  if (device.seal !== null) reasons.push("device-sealed");
  if (device.retiredAfter !== null) reasons.push("device-retired");
  if (device.stopped !== null) reasons.push("device-log-stopped");
  return reasons;
}

function voterReasons(voter: VoterStanding): CheckInAnswer["reasons"] {
  const { checkIns, issues, returns, unsettled, disputes } = voter;
  const postal = (act: Act) => act.channel === "postal";
  const all: CheckInAnswer["reasons"] = [
    { reason: "already-checked-in", evidence: checkIns },
    { reason: "ballot-already-issued", evidence: issues.filter((act) => !postal(act)) },
    { reason: "postal-ballot-out", evidence: issues.filter(postal) },
    { reason: "ballot-already-cast", evidence: returns.filter((act) => act.kind === "ballot-cast") },
    { reason: "postal-ballot-received", evidence: returns.filter((act) => act.kind === "absentee-received") },
    {
      reason: "dispute-open",
      evidence: disputes.filter((one) => one.decision === null).flatMap((one) => one.evidence),
    },
    { reason: "evidence-unsettled", evidence: unsettled },
  ];
  return all.filter(({ evidence }) => evidence.length > 0);
}

function modeReasons(
  mode: CheckInMode,
  { standing, hubLeave }: DeviceNow,
  { homeSite }: CheckInVoter,
): readonly CheckInReason[] {
  if (mode === "home-site" && (homeSite === null || homeSite !== standing.site))
    return ["another-site-is-home"];
  if (mode !== "hub-leave" || hubLeave === "given") return [];
  return [hubLeave === "withheld" ? "hub-leave-withheld" : "hub-not-heard"];
}

function bare(reason: CheckInReason): CheckInAnswer["reasons"][number] {
  return { reason, evidence: [] };
}
