import { ok, refuse, type Result } from "../../../basics/result.ts";
import type {
  Auditability,
  BackUp,
  Gate,
  GateReason,
  Kind,
  PaperRecord,
  Registered,
  Technology,
  TechnologyState,
  Test,
} from "./contract.ts";

/** What leads from which state to which; docs/states/technologies.md draws the same table. */
export const moves = [
  { from: "registered", act: "change", to: "registered" },
  { from: "registered", act: "deploy", to: "deployed" },
  { from: "registered", act: "retire", to: "retired" },
  { from: "deployed", act: "change", to: "deployed" },
  { from: "deployed", act: "change", to: "registered" },
  { from: "deployed", act: "retire", to: "retired" },
] as const satisfies readonly { from: TechnologyState; act: string; to: TechnologyState }[];

/** What each kind can leave on paper. Who registers something else has mistaken one of the two. */
export const paperOfKind: Readonly<Record<Kind, readonly PaperRecord[]>> = {
  "hand-counted-paper": ["voter-marked"],
  "optical-scan": ["voter-marked"],
  "ballot-marking-device": ["voter-verifiable", "not-verifiable"],
  "dre-with-paper-trail": ["voter-verifiable", "not-verifiable"],
  dre: ["none"],
  internet: ["none"],
};

/** Whether there is paper that voters marked or could verify, or else a back-up of it that was counted. */
export function auditabilityOf({
  paperRecord,
  backUp,
}: Pick<Registered, "paperRecord" | "backUp">): Auditability {
  if (paperRecord === "voter-marked" || paperRecord === "voter-verifiable") return "auditable";
  return isStocked(backUp) ? "by-back-up" : "not-auditable";
}

/**
 * The gate: what was not tested, or failed, is not used; what cannot be audited is used only with a stocked paper back-up.
 * @param nowMs the certification must not have ended anywhere on earth
 */
export function gateOf(technology: Registered, nowMs: number): Gate {
  const auditability = auditabilityOf(technology);
  const ends = technology.certificationEndsOn;
  const reasons: GateReason[] = [
    ...testReasons("accessibility", technology.accessibilityTest),
    ...testReasons("security", technology.securityTest),
    ...(ends !== null && ends < earliestDay(nowMs) ? (["certification-ended"] as const) : []),
    ...(auditability === "not-auditable"
      ? ([technology.backUp === null ? "no-paper-back-up" : "back-up-not-stocked"] as const)
      : []),
  ];
  if (reasons.length > 0) return { verdict: "refused", reasons };
  return { verdict: auditability === "auditable" ? "permitted" : "permitted-with-condition", reasons };
}

/** The registration as it may be kept, whatever the gate will say of it. */
export function checkRegistered(
  registered: Registered,
  nowMs: number,
): Result<Registered, "paper-record-does-not-fit" | "date-in-future"> {
  const { kind, paperRecord, accessibilityTest, securityTest, backUp } = registered;
  if (!paperOfKind[kind].includes(paperRecord))
    return refuse("paper-record-does-not-fit", {}, [
      { path: "paperRecord", expected: "technologies.paper-record-does-not-fit" },
    ]);
  const days = {
    "accessibilityTest.testedOn": accessibilityTest?.testedOn,
    "securityTest.testedOn": securityTest?.testedOn,
    "backUp.countedOn": backUp?.countedOn,
  };
  const latest = latestDay(nowMs);
  const [early] = Object.entries(days).filter(([, day]) => day !== undefined && day > latest);
  return early === undefined
    ? ok(registered)
    : refuse("date-in-future", {}, [{ path: early[0], expected: "technologies.date-in-future" }]);
}

/** A technology in use stays there only while it passes the gate. */
export function changedTo(before: Technology, registered: Registered, nowMs: number): Technology {
  const gate = gateOf(registered, nowMs);
  const stays = before.state === "deployed" && gate.verdict !== "refused";
  return {
    ...before,
    ...registered,
    gate,
    auditability: auditabilityOf(registered),
    state: stays ? "deployed" : "registered",
    changedAtMs: nowMs,
    deployedAtMs: stays ? before.deployedAtMs : null,
  };
}

export function deployed(
  before: Technology,
  nowMs: number,
): Result<Technology, "already-deployed" | "deployment-refused"> {
  if (before.state === "deployed") return refuse("already-deployed");
  const gate = gateOf(before, nowMs);
  if (gate.verdict === "refused") return refuse("deployment-refused");
  return ok({ ...before, gate, state: "deployed", deployedAtMs: nowMs });
}

/** Two names are one where a reader would take them for one. */
export function nameKey({ jurisdiction, name }: Pick<Registered, "jurisdiction" | "name">): string {
  return JSON.stringify([jurisdiction.toLowerCase(), name.trim().replaceAll(/\s+/g, " ").toLowerCase()]);
}

function isStocked(backUp: BackUp | null): boolean {
  return backUp !== null && backUp.ballotsInStock >= backUp.ballotsNeeded;
}

function testReasons<const Of extends "accessibility" | "security">(
  of: Of,
  test: Test | null,
): (`${Of}-not-tested` | `${Of}-failed`)[] {
  if (test === null) return [`${of}-not-tested`];
  return test.result === "failed" ? [`${of}-failed`] : [];
}

const hour = 3_600_000;
/** The day that it is in the zone that is furthest ahead, and furthest behind. */
export const latestDay = (nowMs: number): string => new Date(nowMs + 14 * hour).toISOString().slice(0, 10);
const earliestDay = (nowMs: number): string => new Date(nowMs - 12 * hour).toISOString().slice(0, 10);
