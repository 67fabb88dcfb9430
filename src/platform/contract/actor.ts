/**
 * Who asks, in which role, for which election and space. Every transaction has exactly one actor, and the database decides
 * from it which rows exist (row-level security). Pure.
 */
export interface Actor {
  readonly kind: "person" | "machine" | "public" | "system";
  /** `per_…`, `mch_…`, `public` or `system`. */
  readonly id: string;
  readonly organisationId: string | null;
  /** Every role this actor holds here and now (valid grants for this election). */
  readonly roles: readonly string[];
  /** The role in which it acts in this request; the journal records it. */
  readonly role: string;
  readonly clearance: Classification;
  readonly electionId: string | null;
  readonly space: Space;
  /** For `system` actors: the one duty that they run for (`retention`, `notify`, …). */
  readonly duty?: string;
}

export type Space = "live" | "exercise";

/** 0 unclassified, 1 protected, 2 secret, 3 top secret. The labels model a scheme; real classified data must not be put in. */
export type Classification = 0 | 1 | 2 | 3;

/** Someone without an account. */
export function publicActor(electionId: string | null, space: Space = "live"): Actor {
  return {
    kind: "public",
    id: "public",
    organisationId: null,
    roles: ["public"],
    role: "public",
    clearance: 0,
    electionId,
    space,
  };
}

/** The software itself, for one named duty; sees only what the policies of that duty name. */
export function systemActor(duty: string, electionId: string | null = null, space: Space = "live"): Actor {
  return {
    kind: "system",
    id: "system",
    organisationId: null,
    roles: ["system"],
    role: "system",
    clearance: 0,
    electionId,
    space,
    duty,
  };
}
