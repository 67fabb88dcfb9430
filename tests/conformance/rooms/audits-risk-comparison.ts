import {
  alphaFixed,
  alphaOptimalComparison,
  alphaShrinkTruncate,
  agrapa,
  batchAudit,
  batchesToDraw,
  errorRatesUsual,
  estimatedSize,
  fixedShare,
  fixedStake,
  kaplanKolmogorov,
  kaplanMarkov,
  kaplanWald,
  optimisticSize,
  overstatementNull,
  overstatementValue,
  riskHistory,
  type RiskMeasure,
  superSimpleRisk,
  superSimpleSize,
  valueWithoutError,
  type Votes,
} from "@counterfoil/risk-limiting-audit";
import type { Cases, DataFile } from "../room.ts";
import {
  byVotes,
  type Case,
  flat,
  holds,
  listIn,
  nameOf,
  numberOf,
  partOf,
  same,
} from "./audits-risk-cases.ts";
import { tableRows } from "./audits-tables.ts";

export function judgeSuperSimple({ json }: DataFile): Cases {
  const example = partOf(json, "optimistic_example");
  const settings = { dilutedMargin: numberOf(example, "diluted_margin"), gamma: numberOf(example, "gamma") };
  const size = optimisticSize(settings, numberOf(example, "risk"), foundIn(example));
  return [
    same("optimistic example", size, numberOf(example, "expected")),
    ...listIn(json, "paper").map((one) => {
      const settings = { dilutedMargin: numberOf(one, "diluted_margin"), gamma: numberOf(one, "gamma") };
      const risk = superSimpleRisk(settings, { sampled: numberOf(one, "n"), found: foundIn(one) }, "counted");
      return same(nameOf(one), Number(risk.toFixed(3)), numberOf(one, "expected_p_3dp"));
    }),
    ...flat(listIn(json, "cases").map(superSimpleCase)),
  ];
}

function superSimpleCase(one: Case): Cases {
  const [name, settings, cards] = [
    nameOf(one),
    { dilutedMargin: numberOf(one, "diluted_margin") },
    numberOf(one, "ballots"),
  ];
  const riskLimit = numberOf(one, "risk_limit_pct") / 100;
  const first = superSimpleSize(settings, riskLimit, errorRatesUsual, cards);
  const cases = [same(`${name}, first size`, first, numberOf(one, "expected_initial_sample_size"))];
  if (!one["observed"]) return cases;
  const [sampled, found] = [numberOf(one["observed"], "sample_size"), foundIn(one["observed"])];
  const rates = {
    o1: found.o1 / sampled,
    o2: found.o2 / sampled,
    u1: found.u1 / sampled,
    u2: found.u2 / sampled,
  };
  const more = Math.max(0, superSimpleSize(settings, riskLimit, rates, cards) - sampled);
  const risk = (counted: "counted" | "ignored") => superSimpleRisk(settings, { sampled, found }, counted);
  return [
    ...cases,
    same(`${name}, more`, more, numberOf(one, "expected_additional_ballots")),
    same(`${name}, Arlo's p`, risk("ignored"), numberOf(one, "expected_arlo_p"), 1e-9),
    same(`${name}, Colorado's p`, risk("counted"), numberOf(one, "corla_p_with_understatements"), 1e-9),
    same(
      `${name}, optimistic`,
      optimisticSize(settings, riskLimit, found),
      numberOf(one, "corla_optimistic_total"),
    ),
    holds(`${name}, finished`, risk("ignored") <= riskLimit === one["expected_finished"]),
  ];
}

export function judgeColoradoRounds(file: DataFile): Cases {
  return tableRows(file).map((row) => {
    const margin = numberOf(row, "min_margin");
    const settings = {
      dilutedMargin: margin / numberOf(row, "ballot_card_count"),
      gamma: numberOf(row, "gamma"),
    };
    const optimistic = optimisticSize(settings, numberOf(row, "risk_limit"), foundIn(row));
    const estimated = estimatedSize(
      optimistic,
      numberOf(row, "overstatements"),
      numberOf(row, "audited_sample_count"),
    );
    const wanted = [
      numberOf(row, "expected_optimistic_samples"),
      numberOf(row, "expected_estimated_samples"),
    ];
    return holds(
      `${row["source_file"]} ${row["contest"]}`,
      optimistic === wanted[0] && estimated === wanted[1],
    );
  });
}

export function judgeIrvSizes({ json }: DataFile): Cases {
  return listIn(json, "cases").map((one) => {
    const size = optimisticSize(
      { dilutedMargin: numberOf(one, "diluted_margin") },
      numberOf(one, "risk_limit"),
      foundIn(one),
    );
    return same(nameOf(one), size, numberOf(one, "expected_optimistic"));
  });
}

export function judgeNoErrorSizes({ json }: DataFile): Cases {
  return listIn(json, "rows").map((row) => {
    const assertion = { upper: numberOf(row, "upper"), margin: numberOf(json, "margin") };
    const track = fixedShare(numberOf(row, "maxLoss")).start(
      overstatementNull(assertion, numberOf(json, "N")),
    );
    while (track.next(valueWithoutError(assertion)) > numberOf(json, "risk_limit"));
    return same(
      `upper ${assertion.upper}, share ${numberOf(row, "maxLoss")}`,
      track.draws,
      numberOf(row, "expected_samples"),
      0.01,
    );
  });
}

export function judgeMartingales({ json }: DataFile): Cases {
  return flat(
    listIn(json, "cases").map((one) => {
      const values = (one["x_rle"] as readonly (readonly [number, number])[]).flatMap(([x, n]) =>
        Array<number>(n).fill(x),
      );
      const cards = one["N"] === null ? Infinity : numberOf(one, "N");
      const hypothesis = { mean: numberOf(one, "t"), upper: numberOf(one, "u"), cards };
      const history = riskHistory(measureOf(one), hypothesis, values);
      // Without a random order only the last value counts: the reference says so, and so does the theory.
      const inOrder = partOf(one, "params")["random_order"] !== false;
      const risk = inOrder ? history.p : (history.pNowAfter.at(-1) ?? 1);
      const first = history.pNowAfter.findIndex((p) => p <= 0.05) + 1 || null;
      const wanted = one["expected_first_index_p_le_0.05"];
      return [
        same(`${nameOf(one)}, p`, risk, numberOf(one, "expected_p"), 1e-9),
        ...Object.entries(partOf(one, "expected_p_history")).map(([draw, p]) =>
          same(`${nameOf(one)}, draw ${draw}`, history.pNowAfter[Number(draw) - 1] ?? null, Number(p), 1e-9),
        ),
        firstDraw(one, first, wanted),
      ];
    }),
  );
}

/** The reference counts the state before any draw as 0, so its index is the number of draws. */
function firstDraw(one: Case, first: number | null, wanted: unknown): string | null {
  // "null certain": all its own p are 1, and yet the reference names a draw. None is right.
  if (Object.values(partOf(one, "expected_p_history")).every((p) => p === 1))
    return holds(`${nameOf(one)}, never`, first === null);
  return holds(`${nameOf(one)}, first draw ${first}, not ${String(wanted)}`, first === wanted);
}

function measureOf(one: Case): RiskMeasure {
  const p = partOf(one, "params");
  const number = (name: string) => numberOf(p, name);
  const whole = 1 - Number.EPSILON;
  if (one["test"] === "kaplan_markov") return kaplanMarkov(number("g"));
  if (one["test"] === "kaplan_wald") return kaplanWald(number("g"));
  if (one["test"] === "kaplan_kolmogorov") return kaplanKolmogorov(number("g"));
  if (one["bet"] === "fixed_bet") return fixedStake(number("lam"));
  if (one["bet"] === "agrapa") {
    const given = p["c_grapa_0"] !== undefined;
    const shares = given
      ? { least: number("c_grapa_0"), most: number("c_grapa_max"), growth: number("c_grapa_grow") }
      : { least: whole, most: whole };
    return agrapa({ first: number("lam"), ...shares });
  }
  if (one["estim"] === "fixed_alternative_mean") return alphaFixed(number("eta"));
  if (one["estim"] === "optimal_comparison") return alphaOptimalComparison(number("error_rate_2"));
  const settings = { eta: number("eta"), c: number("c"), d: number("d"), f: number("f") };
  return alphaShrinkTruncate({ ...settings, leastDeviation: number("minsd") });
}

export function judgeOneAudit({ json }: DataFile): Cases {
  return flat(listIn(json, "oneaudit").map(oneAuditCase));
}

function oneAuditCase(one: Case): Cases {
  const pools = partOf(one, "pools [A,B,other,blank]") as Readonly<Record<string, readonly number[]>>;
  const all = [...Object.values(pools), one["cards_with_cvr [A,B,other,blank]"] as readonly number[]];
  const mean = all.reduce((sum, counts) => sum + sumOf(counts), 0) / numberOf(one, "N");
  const assertion = { upper: 1, margin: 2 * mean - 1 };
  const hypothesis = overstatementNull(assertion, numberOf(one, "N"));
  const sample = one["sample [pool, mvr, cvr or null if pooled]"] as readonly (readonly (string | null)[])[];
  const values = sample.map(([pool, seen, record]) => {
    const counts = pools[pool ?? ""];
    return overstatementValue(assertion, counts ? poolMean(counts) : valueOfVote(record), valueOfVote(seen));
  });
  const risk = (measure: RiskMeasure) => riskHistory(measure, hypothesis, values).p;
  const wanted = partOf(one, "expected_p");
  const eta = valueWithoutError(assertion);
  return [
    same(`${nameOf(one)}, margin`, assertion.margin, numberOf(one, "expected_margin"), 1e-12),
    ...Object.entries(pools).map(([pool, counts]) =>
      same(
        `${nameOf(one)}, pool ${pool}`,
        poolMean(counts),
        numberOf(one["expected_pool_means"], pool),
        1e-12,
      ),
    ),
    same(
      `${nameOf(one)}, ALPHA`,
      risk(alphaOptimalComparison(1e-5)),
      numberOf(wanted, "alpha_optimal_e2_1e-5"),
      1e-9,
    ),
    same(
      `${nameOf(one)}, shrunk`,
      risk(alphaShrinkTruncate({ eta, d: 100 })),
      numberOf(wanted, "alpha_shrink_trunc_eta_u-ish_d100"),
      1e-9,
    ),
    same(`${nameOf(one)}, betting`, risk(fixedStake(0.8)), numberOf(wanted, "betting_fixed_0.8"), 1e-9),
  ];
}

export function judgeBatchRisk({ json }: DataFile): Cases {
  const reported = (json as Case)["batches"] as readonly (readonly [
    string,
    string,
    number,
    Record<string, Votes>,
  ])[];
  const idOf = (names: readonly string[]) => JSON.stringify(names.slice(0, 2));
  return flat(
    Object.entries(partOf(json, "contests")).map(([name, contest]) => {
      const batches = reported.map(([county, batch, ballots, votes]) => ({
        id: idOf([county, batch]),
        ballots,
        votes: votes[name] ?? {},
      }));
      const audited = listIn(contest, "draws").map((draw) => ({
        ids: ((draw["combined_members"] ?? [[draw["jurisdiction"], draw["batch"]]]) as string[][]).map(idOf),
        counted: draw["audited"] as Votes,
      }));
      const beyondAudit = numberOf(contest, "pendingBallots");
      const outcome = batchOutcome(
        partOf(contest, "votes"),
        numberOf(contest, "numWinners"),
        batches,
        beyondAudit,
        audited,
      );
      return [
        same(`${name}, U`, outcome.errorBound, numberOf(contest, "U"), 1e-9),
        same(`${name}, p`, outcome.risk, numberOf(contest, "reported_p_value"), 1e-7),
        same(`${name}, p recomputed`, outcome.risk, numberOf(contest, "recomputed_p_value"), 1e-9),
        same(
          `${name}, size`,
          batchesToDraw(outcome.errorBound, numberOf(json, "risk_limit_pct") / 100),
          numberOf(contest, "reported_sample_size"),
        ),
      ];
    }),
  );
}

export function judgeMacro({ json }: DataFile): Cases {
  const published = listIn(json, "published_in_tests").map((one) => {
    // The file names the contests but not their batches. Batches without margins of their own have U = 1/margin + 1; A and B are such.
    // C's p of 30 draws is that of another U than its size: its batches are needed, so only its size is judged.
    const errorBound = 1 / numberOf(one, "margin") + 1;
    const risk = Math.pow(1 - 1 / errorBound, 30);
    const size = batchesToDraw(errorBound, 0.25);
    return (
      same(`${String(one["contest"])}, size`, size, numberOf(one, "first_round_size_risk25")) ??
      (one["contest"] === "C" ? null : same("p", risk, numberOf(one, "p_after_30_clean"), 1e-9))
    );
  });
  return [...published, ...flat(listIn(json, "cases").map(macroCase))];
}

function macroCase(one: Case): Cases {
  const { ballots: _ballots, numWinners, votesAllowed: _allowed, ...tally } = partOf(one, "contest");
  const batches = Object.entries(partOf(one, "batches")).map(([id, votes]) => ({
    id,
    ballots: numberOf(votes, "ballots"),
    votes: votes as Votes,
  }));
  const audited = Object.entries(partOf(one, "audited")).map(([id, counted]) => ({
    ids: [id],
    counted: counted as Votes,
  }));
  const outcome = batchOutcome(tally, Number(numWinners), batches, numberOf(one, "unauditable"), audited);
  const [risk, finished] = one["expected_p_finished"] as readonly [number, boolean];
  const riskLimit = numberOf(one, "risk_limit_pct") / 100;
  return [
    same(`${nameOf(one)}, U`, outcome.errorBound, numberOf(one, "U"), 1e-9),
    same(`${nameOf(one)}, p`, outcome.risk, risk, 1e-9),
    holds(`${nameOf(one)}, finished`, outcome.risk <= riskLimit === finished),
    same(
      `${nameOf(one)}, size`,
      batchesToDraw(outcome.errorBound, riskLimit, outcome.risk),
      numberOf(one, "expected_next_sample_size"),
    ),
  ];
}

function batchOutcome(
  tally: Case,
  winnerCount: number,
  batches: readonly { readonly id: string; readonly ballots: number; readonly votes: Votes }[],
  beyondAudit: number,
  audited: readonly { readonly ids: readonly string[]; readonly counted: Votes }[],
): { readonly errorBound: number; readonly risk: number } {
  const { winners, losers } = byVotes(tally, winnerCount);
  const assertions = winners.flatMap((winner) => losers.map((loser) => ({ winner, losers: [loser] })));
  const audit = batchAudit({ assertions, batches, beyondAudit });
  if (!audit.ok) throw new Error(`refused: ${audit.refusal}`);
  const track = kaplanMarkov(0).start(audit.value.hypothesis);
  for (const { ids, counted } of audited) {
    const taint = audit.value.taint(ids, counted);
    if (!taint.ok) throw new Error(`refused: ${taint.refusal}`);
    track.next(1 - taint.value);
  }
  return { errorBound: audit.value.errorBound, risk: track.pNow };
}

function foundIn(one: unknown): { o1: number; o2: number; u1: number; u2: number } {
  const count = (name: string) => numberOf(one, name) || 0;
  return { o1: count("o1"), o2: count("o2"), u1: count("u1"), u2: count("u2") };
}

/** For [A, B, other, blank]: a vote for A counts 1, for B 0, all else a half. */
function sumOf([a = 0, , other = 0, blank = 0]: readonly number[]): number {
  return a + (other + blank) / 2;
}

function poolMean(counts: readonly number[]): number {
  return sumOf(counts) / counts.reduce((sum, count) => sum + count, 0);
}

function valueOfVote(vote: string | null | undefined): number {
  return vote === "A" ? 1 : vote === "B" || vote === "contest_absent" || vote === "phantom" ? 0 : 1 / 2;
}
