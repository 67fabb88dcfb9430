import {
  dilutedMargin,
  measuredClaim,
  strataRisks,
  type BoardLine,
  type RecordLine,
  type StrataSample,
  type Tally,
} from "@counterfoil/risk-limiting-audit";
import type { Context } from "../../../platform/contract/context.ts";
import { drawnCards } from "./card-draws.ts";
import type { BatchOfJurisdiction } from "./card-rules.ts";
import { engineContest, recordedContest } from "./contest-rules.ts";
import type { Audit, AuditedContest, Expected } from "./contract.ts";
import type { DrawnRound } from "./draw-store.ts";
import { allBatches } from "./manifest-sample.ts";
import { hardestPopulation, type Planned } from "./plan-rules.ts";
import type { DrawnCard } from "./sample-rules.ts";
import {
  cardsOfStratum,
  shares,
  stakeOf,
  strataDraws,
  strataOf,
  worthOf,
  type Worth,
} from "./strata-rules.ts";

/** The next cards of each stratum: the next part of its own sequence, which its own seed gives (RECORD.md, "The sample"). */
export async function drawnFromStrata(
  audit: Audit,
  batches: readonly BatchOfJurisdiction[],
  rounds: readonly DrawnRound[],
  draws: number,
): Promise<DrawnCard[]> {
  const strata = strataOf(audit.design, batches);
  const counts = shares(draws, strata);
  const drawn: DrawnCard[] = [];
  for (const [at, stratum] of strata.entries()) {
    const before = rounds.flatMap(({ cards }) => cardsOfStratum(audit.design, stratum.name, cards)).length;
    const without = audit.design.sampler === "tickets";
    const count = without ? Math.min(counts[at] ?? 0, stratum.cards - before) : (counts[at] ?? 0);
    const seed = `${audit.seed ?? ""},${stratum.name}`;
    if (count > 0) drawn.push(...(await drawnCards({ ...audit, seed }, stratum.batches, before, count)));
  }
  return drawn;
}

/** Rounds as they stand in the public record. */
export function strataRounds(audit: Audit, rounds: readonly DrawnRound[]) {
  return rounds.map(({ cards }) => ({
    strata: {
      compared: cardsOfStratum(audit.design, "compared", cards),
      polled: cardsOfStratum(audit.design, "polled", cards),
    },
  }));
}

export async function strataSample(
  cx: Context,
  audit: Audit,
  rounds: readonly DrawnRound[],
  said: {
    readonly boards: ReadonlyMap<string, BoardLine>;
    readonly records: ReadonlyMap<string, RecordLine>;
  },
): Promise<StrataSample> {
  const { measure, sampler } = audit.design;
  if (measure.kind !== "union-corners") throw new Error("a committed measure is not one of strata");
  const tallies = new Map(
    audit.contests.flatMap(({ id, compared }) => (compared === null ? [] : [[id, compared as Tally]])),
  );
  const strata = strataOf(audit.design, await allBatches(cx.tx, audit)).map(({ name, style, cards }) => ({
    name,
    style,
    cards,
    tallies: style === "comparison" ? tallies : new Map<string, Tally>(),
  }));
  return {
    strata,
    rounds: strataRounds(audit, rounds),
    ...said,
    replacement: sampler === "rivest",
    stake: measure.stake,
  };
}

export const strataRisksOf = (sample: StrataSample) => (contest: Parameters<typeof strataRisks>[1]) =>
  strataRisks(sample, contest);

/** What a draw is worth for each contest that somebody could lose. */
export function worthsOf(
  audit: Pick<Audit, "design">,
  contests: readonly AuditedContest[],
  batches: readonly BatchOfJurisdiction[],
): ReadonlyMap<string, Worth> {
  const strata = strataOf(audit.design, batches);
  const cards = strata.reduce((sum, one) => sum + one.cards, 0);
  return new Map(
    contests.flatMap((one): [string, Worth][] => {
      const planned = plannedIn(one);
      const hardest = planned.assertions.toSorted(
        (a, b) => a.margin / a.upperBound - b.margin / b.upperBound,
      )[0];
      const values = hardestPopulation(planned, {
        style: "polling",
        sampler: "rivest",
        measure: audit.design.measure,
        cards,
        drawsMax: cards,
      });
      if (hardest === undefined || values === null) return [];
      const margin = dilutedMargin(planned.contest, hardest, cards);
      return [[one.id, worthOf({ margin, upper: hardest.upperBound }, values, strata)]];
    }),
  );
}

function plannedIn(one: AuditedContest): Planned {
  const contest = engineContest(one);
  const { tally } = recordedContest(one);
  const assertions = (one.claims ?? []).map((claim) => measuredClaim(contest, tally, claim));
  return { contest, tally, assertions, riskLimit: one.riskLimit, phantoms: 0, pools: [] };
}

/** The measure that is committed to: the stake follows from what a draw is worth. */
export function measureOfStrata(worths: ReadonlyMap<string, Worth>): Audit["design"]["measure"] {
  return { kind: "union-corners", stake: stakeOf([...worths.values()]) };
}

/** How many draws are enough, by formula. */
export function expectedOfStrata(
  audit: Pick<Audit, "design">,
  one: AuditedContest,
  worth: Worth | undefined,
  drawsMax: number,
): Expected {
  const { measure } = audit.design;
  const common = { contest: one.id, style: audit.design.style, measure: measure.kind };
  if (worth === undefined || measure.kind !== "union-corners")
    return { ...common, half: 0, eighty: 0, ninety: 0, margin: 1 };
  const draws = (z: number): number | null => {
    const most = strataDraws(worth, measure.stake, { riskLimit: one.riskLimit, risk: 1 }, z);
    return most > drawsMax ? null : most;
  };
  return { ...common, half: draws(0), eighty: draws(0.8416), ninety: draws(1.2816), margin: 2 * worth.gain };
}
