import { has, listOf, type Cases, type DataFile, type Shape, verdictOf } from "../room.ts";
import {
  judgeColoradoRounds,
  judgeIrvSizes,
  judgeMacro,
  judgeMartingales,
  judgeNoErrorSizes,
  judgeSuperSimple,
} from "./audits-risk-comparison.ts";
import {
  judgeBravo,
  judgeMinervaProvidence,
  judgeMinervaRounds,
  judgeMinervaStates,
} from "./audits-risk-polling.ts";
import {
  judgeAlphaTables,
  judgeFisher,
  judgePointMass,
  judgeStratified,
  judgeSuite,
} from "./audits-risk-strata.ts";

/** Risk measures, designs and sample sizes. */
export const riskShapes: readonly Shape[] = [
  ofJson("Super-simple", judgeSuperSimple, (json) => has(json, "optimistic_example", "paper", "cases")),
  ofJson("sizes for instant-runoff assertions", judgeIrvSizes, (json) =>
    cases(json, "diluted_margin", "expected_optimistic"),
  ),
  ofJson("comparison without error", judgeNoErrorSizes, (json) =>
    has(json, "rows", "margin", "N", "risk_limit"),
  ),
  ofJson("martingale histories", judgeMartingales, (json) =>
    cases(json, "test", "x_rle", "expected_p_history"),
  ),
  ofJson("MACRO", judgeMacro, (json) => has(json, "published_in_tests", "snapshots", "cases")),
  ofJson("BRAVO", judgeBravo, (json) => has(json, "analytic_round_sizes", "asn_table", "cases")),
  ofJson("Minerva and Providence", judgeMinervaProvidence, (json) => has(json, "r2b2_published", "cases")),
  ofJson("Minerva by rounds", judgeMinervaRounds, (json) => has(json, "bayesian_rla_kmins", "cases")),
  ofJson("SUITE", judgeSuite, (json) => cases(json, "cvr_stratum", "polling_stratum")),
  ofJson("stratified tests", judgeStratified, (json) => cases(json, "N", "x", "lambda")),
  ofJson("Fisher's combination", judgeFisher, (json) => has(json, "stratum_p", "rows")),
  ofTable("Colorado's rounds", judgeColoradoRounds, "min_margin,risk_limit,audited_sample_count"),
  ofTable("Minerva by states", judgeMinervaStates, "expected_kmin,stop,next_round_size"),
  ofTable("UI-TS stopping times", judgePointMass, "alt,delta,bet,n_bands"),
  ofTable("tables of the ALPHA paper", judgeAlphaTables, "method,eta,d,g,expected_mean_sample"),
  {
    name: "notes",
    recognises: ({ text }) => text.startsWith("mean-sample-sizes.csv: tables of Stark 2023"),
    judge: () => ({ kind: "skipped", reason: "notes on a table; they are read by people" }),
  },
];

function ofJson(
  name: string,
  judge: (file: DataFile) => Cases,
  recognises: (json: unknown) => boolean,
): Shape {
  return { name, recognises: ({ json }) => recognises(json), judge: (file) => verdictOf(judge(file)) };
}

function ofTable(name: string, judge: (file: DataFile) => Cases, columns: string): Shape {
  const recognises = ({ json, text }: DataFile) =>
    json === undefined && (text.split(/\r?\n/, 1)[0] ?? "").includes(columns);
  return { name, recognises, judge: (file) => verdictOf(judge(file)) };
}

function cases(json: unknown, ...names: readonly string[]): boolean {
  return has(json, "cases") && listOf(json["cases"], ...names);
}
