import type { Permission } from "../../platform/contract/permission.ts";
import type { Line } from "./audiences-contract.ts";
import { coreLines } from "./core-lines-contract.ts";
import { exchangeLines } from "./exchange-lines-contract.ts";
import { federationLines } from "./federation-lines-contract.ts";
import { infrastructureLines } from "./infrastructure-lines-contract.ts";
import { readinessLines } from "./readiness-lines-contract.ts";

/** Every role, in the words of requirements section 3. `public` is anyone without an account. */
export const roles = [
  "public",
  "member",
  "coordinator",
  "analyst",
  "panel-member",
  "sponsor",
  "election-authority",
  "audit-board",
  "auditor",
  "communications",
  "editor",
  "party-liaison",
  "campaign",
  "security-firm",
  "victim",
  "case-contact",
  "platform",
  "researcher",
  "civil-society",
  "fact-checker",
  "newsroom",
  "operator",
] as const;

export type Role = (typeof roles)[number];

/** Phases of the electoral cycle, from law to dispute and back (International IDEA's cycle; row W1.1). */
export const phases = [
  "legal",
  "planning",
  "registration",
  "nomination",
  "campaign",
  "voting",
  "count",
  "results",
  "dispute",
  "between",
] as const;

export type Phase = (typeof phases)[number];

/** No person holds two of these in one election: who assesses does not decide, who decides does not publish. */
export const separatedDuties: readonly (readonly Role[])[] = [
  ["analyst"],
  ["panel-member"],
  ["communications", "editor"],
  ["operator"],
];

/**
 * The permission table. Deny by default: an act that is not here does not exist, and an endpoint without a line does not
 * compile.
 */
const lines = {
  ...coreLines,
  ...readinessLines,
  ...exchangeLines,
  ...federationLines,
  ...infrastructureLines,
};

export type Action = keyof typeof lines;

/** The line of an act, by its name. */
export const may: Readonly<Record<Action, Permission>> = Object.fromEntries(
  Object.entries<Line>(lines).map(([action, line]) => [
    action,
    {
      scope: "election",
      phases: "any",
      classificationMax: 3,
      machines: false,
      purpose: "",
      basis: "",
      ...line,
      action,
    },
  ]),
) as Record<Action, Permission>;
