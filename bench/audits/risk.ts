import {
  agrapa,
  alphaShrinkTruncate,
  chanceFrom,
  comparisonPopulation,
  minerva,
  overstatementNull,
  pollingPopulation,
  providence,
  quantilesUsual,
  riskHistory,
  simulateSizes,
  smallestRound,
  valueWithoutError,
  wrongOutcome,
} from "@counterfoil/risk-limiting-audit";
import { shown, taken } from "./stopwatch.ts";

/** Risk of 10,000 ballots, sizes by 1,000 simulated audits on 1,000,000 cards, sizes of rounds. Prints what it measures. */
export async function risk(print: (line: string) => void): Promise<void> {
  const assertion = { upper: 1, margin: 0.02 };
  const hypothesis = overstatementNull(assertion, 1_000_000);
  const values = Array.from({ length: 10_000 }, (_, index) =>
    index % 1000 === 999 ? 0 : valueWithoutError(assertion),
  );
  for (const measure of [alphaShrinkTruncate({ eta: 0.51, d: 100 }), agrapa({ first: 1 })])
    print(
      `risk of 10,000 ballots, ${measure.name}: ${await measured(() => riskHistory(measure, hypothesis, values))}`,
    );
  await benchSizes(print);
  for (const share of [0.51, 0.502])
    for (const measureOf of [minerva, providence]) {
      const measure = measureOf({ share, riskLimit: 0.1 });
      let sizes: (number | null)[] = [];
      const time = await measured(
        () => (sizes = [0.7, 0.8, 0.9].map((part) => smallestRound(measure.start(), part, 1e7))),
      );
      print(`first rounds of ${measure.name}, share ${share}: ${sizes.join(", ")} in ${time}`);
    }
}

async function benchSizes(print: (line: string) => void): Promise<void> {
  const cards = 1_000_000;
  const assertion = { upper: 1, margin: 0.02 };
  const rates = { o1: 0.001, o2: 0.0001, u1: 0.001, u2: 0.0001 };
  const plans = [
    {
      name: "polling 52 to 48",
      measure: alphaShrinkTruncate({ eta: 0.52, d: 100 }),
      hypothesis: wrongOutcome(1, cards),
      population: pollingPopulation({ winner: 520_000, loser: 480_000, cards }),
    },
    {
      name: "comparison, margin 2 %, usual errors",
      measure: agrapa({ first: 1 }),
      hypothesis: overstatementNull(assertion, cards),
      population: comparisonPopulation(assertion, cards, rates),
    },
  ];
  for (const { name, ...plan } of plans) {
    let sizes: (number | null)[] = [];
    const time = await measured(() => {
      const simulation = simulateSizes({ ...plan, riskLimit: 0.05, runs: 1000, chance: chanceFrom(1) });
      sizes = quantilesUsual.map((part) => simulation.quantile(part));
    });
    print(`1,000 simulated audits, ${name}: ${sizes.join(", ")} in ${time}`);
  }
}

async function measured(work: () => void): Promise<string> {
  const [time] = await taken(work);
  return shown(time);
}
