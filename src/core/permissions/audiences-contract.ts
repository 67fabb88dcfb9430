import type { Permission } from "../../platform/contract/permission.ts";
import type { Role } from "./contract.ts";

/** Roles of people whose organisations take part in the exchange. */
export const memberRoles = [
  "member",
  "coordinator",
  "analyst",
  "sponsor",
  "election-authority",
  "communications",
  "editor",
  "party-liaison",
  "campaign",
  "security-firm",
  "case-contact",
  "platform",
  "researcher",
  "civil-society",
  "fact-checker",
  "newsroom",
] as const satisfies readonly Role[];

/** Everyone who reads the content of an election. */
export const readers = [...memberRoles, "panel-member", "auditor"] as const satisfies readonly Role[];

/** A line of the permission table as it is written; what it leaves out: scope election, every phase, up to top secret, no machines. */
export type Line = Partial<Omit<Permission, "action" | "roles">> & {
  readonly roles: readonly Role[] | "anyone";
};
