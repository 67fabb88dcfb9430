import { measuredClaim } from "@counterfoil/risk-limiting-audit";
import { engineContest, recordedContest } from "./contest-rules.ts";
import type { Audit, AuditedContest } from "./contract.ts";
import { drawsMostOf, expectedDraws, firstRound, planFor, type Planned } from "./plan-rules.ts";

/** How many cards each contest asks for, those of earlier rounds included. */
export type Sizes = Readonly<Record<string, number>>;

/** A first round by card style: for each contest as many as are asked for, or as planned. */
export function firstSizes(
  { design, contests }: Pick<Audit, "design" | "contests">,
  draws: number | null,
): Sizes {
  return Object.fromEntries(
    contests.map((one) => {
      const planned = plannedOf(one);
      const { id, cards } = planned.contest;
      const asked =
        draws ??
        firstRound([expectedDraws(planned, planFor(design, planned, cards))], drawsMostOf(design, cards));
      return [id, Math.min(asked, cards)];
    }),
  );
}

function plannedOf(one: AuditedContest): Planned {
  const contest = engineContest(one);
  const { tally } = recordedContest(one);
  const assertions = (one.claims ?? []).map((claim) => measuredClaim(contest, tally, claim));
  return {
    contest,
    tally,
    assertions,
    riskLimit: one.riskLimit,
    phantoms: one.cards - (one.recorded ?? 0),
    pools: [],
  };
}
