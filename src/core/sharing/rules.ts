import { ok, refuse, type Result } from "../../basics/result.ts";
import type { Agreement, classes, Clause, purposes, Side } from "./contract.ts";
import { mayDisclose, atMost, type Tlp } from "./tlp-rules.ts";

export type InformationClass = (typeof classes)[number];
export type Purpose = (typeof purposes)[number];

/** An organisation as clauses see it: by its id, its sector, and the roles that someone in it holds now. */
export interface Party {
  readonly organisationId: string;
  readonly sector: string;
  readonly roles: readonly string[];
}

/** An agreement in force, with the parties that it binds now. */
export type InForce = Pick<Agreement, "id" | "clauses"> & { readonly bound: readonly string[] };

/** Kind, owner and marking come from the subject itself. */
export interface Subject {
  readonly kind: string;
  readonly organisationId: string;
  readonly tlp: Tlp;
  readonly createdBy: string;
  /** It came from another instance: who owns it here received it, and did not mark it. */
  readonly sourceElsewhere?: boolean;
}

export interface ShareRequest {
  readonly subject: Subject;
  readonly sharer: string;
  readonly from: Party;
  readonly to: Party;
  readonly toPersonId: string | null;
  readonly toInCommunity: boolean;
  readonly purpose: Purpose;
}

export interface Permit {
  readonly agreementId: Agreement["id"] | null;
  readonly clause: number | null;
  readonly retentionDays: number | null;
}

export type ShareRefusal =
  | "own-organisation"
  | "recipient-not-in-community"
  | "person-needed"
  | "onward-not-allowed"
  | "no-clause"
  | "class-not-covered"
  | "marking-too-high"
  | "purpose-not-covered";

/**
 * May this be shared? First the marking (TLP 2.0), then the clauses in force between the two organisations. A refusal names
 * the agreement and the clause that came closest and what it lacked; several clauses permit, the one with the shortest retention
 * counts.
 */
export function evaluateShare(
  agreements: readonly InForce[],
  request: ShareRequest,
): Result<Permit, ShareRefusal> {
  const { subject, from, to } = request;
  const withinOrganisation = from.organisationId === to.organisationId;
  // Of TLP:RED the source is a person; of everything else, an organisation.
  const bySource =
    subject.sourceElsewhere !== true &&
    subject.organisationId === from.organisationId &&
    (subject.tlp !== "red" || subject.createdBy === request.sharer);
  // One's own organisation sees what it owns and receives. Only RED is handed to someone in it, by its author.
  if (withinOrganisation && subject.tlp !== "red") return refuse("own-organisation");
  if (!withinOrganisation && !request.toInCommunity)
    return refuse("recipient-not-in-community", names(request));
  const between = clausesBetween(agreements, from, to);
  const disclosed = mayDisclose({
    tlp: subject.tlp,
    bySource,
    withinOrganisation,
    toClient: between.some(({ clause }) => clause.toClients),
    inCommunity: request.toInCommunity,
    toNamedPerson: request.toPersonId !== null,
  });
  if (!disclosed.ok) return disclosed;
  if (withinOrganisation) return ok({ agreementId: null, clause: null, retentionDays: null });
  const onward = !bySource && subject.tlp === "amber";
  return permitOf(onward ? between.filter(({ clause }) => clause.toClients) : between, request);
}

export interface Covering {
  readonly agreementId: Agreement["id"];
  readonly clause: Clause;
}

/** The clauses in force under which the one may send to the other, both bound. */
export function clausesBetween(agreements: readonly InForce[], from: Party, to: Party): Covering[] {
  return agreements
    .filter(({ bound }) => bound.includes(from.organisationId) && bound.includes(to.organisationId))
    .flatMap(({ id, clauses }) =>
      clauses
        .filter((clause) => isOn(clause.from, from) && isOn(clause.to, to))
        .map((clause) => ({ agreementId: id, clause })),
    );
}

function isOn(side: Side, party: Party): boolean {
  if ("organisation" in side) return side.organisation === party.organisationId;
  if ("sector" in side) return side.sector === party.sector;
  return party.roles.includes(side.role);
}

function permitOf(between: readonly Covering[], request: ShareRequest): Result<Permit, ShareRefusal> {
  if (between.length === 0) return refuse("no-clause", names(request));
  const { subject, purpose } = request;
  const steps = [
    ["class-not-covered", ({ clause }: Covering) => clause.classes.some((each) => each === subject.kind)],
    ["marking-too-high", ({ clause }: Covering) => atMost(subject.tlp, clause.tlpMax)],
    ["purpose-not-covered", ({ clause }: Covering) => clause.purposes.includes(purpose)],
  ] as const;
  let left = between;
  for (const [lacks, covers] of steps) {
    const closest = left[0];
    left = left.filter(covers);
    if (left.length === 0 && closest !== undefined) return refuse(lacks, valuesOf(closest, request));
  }
  const [strictest] = [...left].sort((a, b) => a.clause.retentionDays - b.clause.retentionDays);
  if (strictest === undefined) return refuse("no-clause", names(request));
  const { agreementId, clause } = strictest;
  return ok({ agreementId, clause: clause.number, retentionDays: clause.retentionDays });
}

function names({ from, to }: ShareRequest) {
  return { from: from.organisationId, to: to.organisationId };
}

function valuesOf({ agreementId, clause }: Covering, { subject, purpose }: ShareRequest) {
  const { tlpMax } = clause;
  return {
    agreement: agreementId,
    clause: clause.number,
    kind: subject.kind,
    tlp: subject.tlp,
    tlpMax,
    purpose,
  };
}

export interface MatrixCell {
  readonly from: string;
  readonly to: string;
  readonly class: InformationClass;
  readonly by: readonly (Pick<Clause, "tlpMax" | "purposes" | "retentionDays" | "toClients"> & {
    readonly agreementId: Agreement["id"];
    readonly clause: number;
  })[];
}

/** From x to x class: the clauses under which information of the class may go from one organisation to another. */
export function shareMatrix(
  agreements: readonly InForce[],
  parties: readonly Party[],
  all: readonly InformationClass[],
): MatrixCell[] {
  return parties.flatMap((from) =>
    parties
      .filter((to) => to.organisationId !== from.organisationId)
      .flatMap((to) => {
        const between = clausesBetween(agreements, from, to);
        return all
          .map((each) => ({
            from: from.organisationId,
            to: to.organisationId,
            class: each,
            by: between.filter(({ clause }) => clause.classes.includes(each)).map(entryOf),
          }))
          .filter((cell) => cell.by.length > 0);
      }),
  );
}

function entryOf({ agreementId, clause }: Covering): MatrixCell["by"][number] {
  const { number, tlpMax, purposes, retentionDays, toClients } = clause;
  return { agreementId, clause: number, tlpMax, purposes, retentionDays, toClients };
}

interface Marked {
  readonly kind: string;
  readonly classification: number;
}

/** A substitute is an item of the same kind and of a lower classification, so that readers see one or the other. */
export function checkSubstitute(
  original: Marked,
  substitute: Marked,
): Result<null, "kinds-differ" | "substitute-not-lower"> {
  if (original.kind !== substitute.kind) return refuse("kinds-differ");
  return substitute.classification < original.classification ? ok(null) : refuse("substitute-not-lower");
}
