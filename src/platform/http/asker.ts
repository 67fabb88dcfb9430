import type { Actor, Classification, Space } from "../contract/actor.ts";
import { publicActor } from "../contract/actor.ts";
import { actingRole, denial, type Permission } from "../contract/permission.ts";
import { HttpProblem } from "./problems.ts";

/** Who asks, before the election is known: a person, a machine, or nobody in particular. */
export interface Asker {
  readonly kind: "person" | "machine" | "public";
  readonly id: string;
  readonly organisationId: string | null;
  readonly clearance: Classification;
  /** `electionId` null: on the whole instance. Expired grants are not in the list. */
  readonly grants: readonly { readonly role: string; readonly electionId: string | null }[];
  /** Acts that a machine's token allows. */
  readonly scopes?: readonly string[];
  /** A machine's token holds in this space alone. */
  readonly onlySpace?: Space;
  readonly viaCookie: boolean;
}

export const nobody: Asker = {
  kind: "public",
  id: "public",
  organisationId: null,
  clearance: 0,
  grants: [],
  viaCookie: false,
};

export function rolesOf(asker: Asker, electionId: string | null): string[] {
  return (
    asker.grants
      // Acts on the whole instance (who takes part, which vocabulary) are open to a role held in any election.
      .filter((grant) => electionId === null || grant.electionId === null || grant.electionId === electionId)
      .map((grant) => grant.role)
  );
}

/** The actor of one request, or the universal problem that says why not. */
export function actorFor(
  asker: Asker,
  permission: Permission,
  place: { readonly electionId: string | null; readonly phase: string | null; readonly space: Space },
): Actor {
  const roles = asker.kind === "public" ? ["public"] : rolesOf(asker, place.electionId);
  const why = denial(permission, { kind: asker.kind, roles, electionId: place.electionId }, place.phase);
  if (why !== null) throw new HttpProblem(why);
  if (asker.onlySpace !== undefined && asker.onlySpace !== place.space)
    throw new HttpProblem("token-not-for-this");
  if (asker.scopes !== undefined && !asker.scopes.includes(permission.action))
    throw new HttpProblem("token-not-for-this");
  if (asker.kind === "public") return publicActor(place.electionId, place.space);
  return {
    kind: asker.kind,
    id: asker.id,
    organisationId: asker.organisationId,
    roles,
    role: actingRole(permission, roles),
    clearance: asker.clearance,
    electionId: place.electionId,
    space: place.space,
  };
}
