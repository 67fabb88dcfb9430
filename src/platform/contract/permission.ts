/**
 * One line of the permission table: who may do what, where, how highly marked, for which purpose and in which phases.
 * From it come the server's check, the buttons, the generated document and the tests. Pure.
 */
export interface Permission {
  readonly action: string;
  /** `anyone` needs no account. */
  readonly roles: readonly string[] | "anyone";
  /** Where it holds: on the whole instance, in one election, in one's own organisation, on one's own record. */
  readonly scope: "instance" | "election" | "organisation" | "own";
  /** Phases of the election in which the act is open. */
  readonly phases: readonly string[] | "any";
  /** The highest classification an object may carry for this act. */
  readonly classificationMax: 0 | 1 | 2 | 3;
  /** What the act is for; a share or an export must state a purpose of this kind. */
  readonly purpose: string;
  /** True where a machine's token may act. */
  readonly machines: boolean;
  /** The practice or law from which the line comes. */
  readonly basis: string;
}

export type Denial = "not-signed-in" | "not-permitted" | "wrong-phase" | "not-for-machines" | "no-election";

/** The server's check and the button's: the same function. Null means allowed. */
export function denial(
  permission: Permission,
  asker: {
    readonly kind: "person" | "machine" | "public" | "system";
    readonly roles: readonly string[];
    readonly electionId: string | null;
  },
  phase: string | null,
): Denial | null {
  if (permission.roles !== "anyone") {
    if (asker.kind === "public") return "not-signed-in";
    const roles = permission.roles;
    if (!asker.roles.some((role) => roles.includes(role))) return "not-permitted";
  }
  if (asker.kind === "machine" && !permission.machines) return "not-for-machines";
  if (permission.scope !== "instance" && asker.electionId === null) return "no-election";
  if (permission.phases !== "any" && (phase === null || !permission.phases.includes(phase)))
    return "wrong-phase";
  return null;
}

/** The role in which the asker acts: the first of the permission's roles that it holds, else its own first role. */
export function actingRole(permission: Permission, roles: readonly string[]): string {
  if (permission.roles === "anyone") return roles[0] ?? "public";
  const held = permission.roles.find((role) => roles.includes(role));
  return held ?? roles[0] ?? "public";
}
