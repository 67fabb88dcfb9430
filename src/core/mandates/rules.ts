import { ok, refuse, type Result } from "../../basics/result.ts";
import type { Phase } from "../permissions/contract.ts";
import type { Mandate, MandateInForce, Matter } from "./contract.ts";

export interface Undertaking {
  readonly matter: Matter;
  readonly organisationId: string;
  readonly phase: Phase;
  readonly caretakerNow: boolean;
}

/**
 * May this organisation act on this matter now? A refusal says in `routeTo` to whom the matter is handed: the organisation
 * that has a mandate for it in this phase, else the one that the asker's own mandates name, `none` where nobody is known.
 * Deny by default: without a mandate nobody acts.
 */
export function mandateFor<M extends MandateInForce>(
  mandates: readonly M[],
  asked: Undertaking,
): Result<M, "out-of-mandate" | "outside-caretaker"> {
  const own = mandates.filter((each) => each.organisationId === asked.organisationId);
  const held = own.filter((each) => each.matter === asked.matter && each.phases.includes(asked.phase));
  const holds = held.find((each) => asked.caretakerNow || !each.caretakerOnly);
  if (holds !== undefined) return ok(holds);
  const routeTo = { routeTo: routeFor(mandates, own, asked) ?? "none" };
  return held.length > 0 ? refuse("outside-caretaker", routeTo) : refuse("out-of-mandate", routeTo);
}

function routeFor(
  mandates: readonly MandateInForce[],
  own: readonly MandateInForce[],
  asked: Undertaking,
): string | null {
  const elsewhere = mandates.filter(
    (each) =>
      each.organisationId !== asked.organisationId &&
      each.matter === asked.matter &&
      each.phases.includes(asked.phase) &&
      (asked.caretakerNow || !each.caretakerOnly),
  );
  const named = [...own.filter((each) => each.matter === asked.matter), ...own].map((each) => each.routesTo);
  return elsewhere[0]?.organisationId ?? named.find((organisation) => organisation !== null) ?? null;
}

/** What is outside a mandate cannot be handed to the one who asks. */
export function checkMandate<M extends Pick<Mandate, "organisationId" | "routesTo">>(
  mandate: M,
): Result<M, "routes-to-itself"> {
  return mandate.routesTo === mandate.organisationId ? refuse("routes-to-itself") : ok(mandate);
}
