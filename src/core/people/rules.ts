import { ok, refuse, type Result } from "../../basics/result.ts";
import { separatedDuties, type Role } from "../permissions/contract.ts";
import type { Grant } from "./contract.ts";

/** Two years: nobody holds a role longer without being asked again whether it is still needed. */
export const grantMsMax = 731 * 86_400_000;

/** Roles whose acts concern the whole instance; every other role is granted in an election. */
export const instanceRoles: readonly Role[] = ["operator", "coordinator", "sponsor", "auditor"];

export interface WantedGrant {
  readonly personId: string;
  readonly role: Role;
  readonly electionId: string | null;
  readonly expiresAtMs: number;
}

type GrantRefusal =
  | "grant-to-oneself"
  | "election-needed"
  | "expires-in-the-past"
  | "expires-too-late"
  | "granted-already"
  | "duties-not-separated";

export function isValid(grant: Pick<Grant, "expiresAtMs" | "revokedAtMs">, nowMs: number): boolean {
  return grant.revokedAtMs === null && grant.expiresAtMs > nowMs;
}

/** May this role be granted, beside what the person holds? A grant on the whole instance counts in every election. */
export function checkGrant(
  held: readonly Pick<Grant, "role" | "electionId" | "expiresAtMs" | "revokedAtMs">[],
  wanted: WantedGrant,
  granter: { readonly id: string; readonly nowMs: number },
): Result<null, GrantRefusal> {
  if (wanted.personId === granter.id) return refuse("grant-to-oneself");
  if (wanted.electionId === null && !instanceRoles.includes(wanted.role))
    return refuse("election-needed", { role: wanted.role });
  if (wanted.expiresAtMs <= granter.nowMs) return refuse("expires-in-the-past");
  if (wanted.expiresAtMs > granter.nowMs + grantMsMax) return refuse("expires-too-late");
  const beside = held.filter(
    (each) => isValid(each, granter.nowMs) && meets(each.electionId, wanted.electionId),
  );
  if (beside.some((each) => each.role === wanted.role && each.electionId === wanted.electionId))
    return refuse("granted-already");
  const against = beside.find((each) => areSeparated(each.role, wanted.role));
  return against === undefined
    ? ok(null)
    : refuse("duties-not-separated", { held: against.role, wanted: wanted.role });
}

/** Are these duties of two different people? Who assesses does not decide, who decides does not publish. */
export function areSeparated(one: Role, other: Role): boolean {
  const dutyOf = (role: Role): number => separatedDuties.findIndex((duty) => duty.includes(role));
  const [a, b] = [dutyOf(one), dutyOf(other)];
  return a !== -1 && b !== -1 && a !== b;
}

function meets(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other;
}
