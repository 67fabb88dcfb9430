import { counts, fieldOf, type Facts } from "./facts.ts";
import { actOf, byDeviceAndSeq, type Act } from "./standing.ts";

/** Ballots, spoilt or not, that were given in another style than the one due, after corrections; sorted by device and number. */
export function differingStyles(facts: Facts): readonly Act[] {
  const differing = [...facts.events.values()].filter(
    (event) =>
      (event.fact.kind === "ballot-issued" || event.fact.kind === "paper-mark") &&
      fieldOf(facts, event, "styleDue") !== fieldOf(facts, event, "styleGiven") &&
      counts(facts, event),
  );
  return differing.sort(byDeviceAndSeq).map((event) => actOf(facts, event, []));
}
