import { dividedShape, has, type Room } from "../room.ts";
import { judgeShangrlaAssorters } from "./audits-choice.ts";
import { discrepancyShapes } from "./audits-discrepancies.ts";
import { drawShapes, judgeBatchDraws, judgeShangrlaSampling } from "./audits-draws.ts";
import { nistShapes } from "./audits-nist.ts";
import { raireShapes } from "./audits-raire.ts";
import { recordShapes } from "./audits-records.ts";
import { seatShapes } from "./audits-seats.ts";
import { judgeBatchRisk, judgeOneAudit } from "./audits-risk-comparison.ts";
import { riskShapes } from "./audits-risk.ts";

/**
 * The audits room: every file of published figures and records that the engine risk-limiting-audit must reproduce. Each file
 * `audits-<part>.ts` brings the shapes of its part. A file that several parts share is a `dividedShape` here: add your judge.
 */
export const audits: Room = {
  name: "audits",
  shapes: [
    ...drawShapes,
    ...discrepancyShapes,
    ...nistShapes,
    ...seatShapes,
    ...raireShapes,
    dividedShape(
      "a batch audit with its draws",
      ({ json }) => has(json, "seed", "contests", "batches", "rule"),
      [judgeBatchDraws, judgeBatchRisk],
    ),
    dividedShape(
      "SHANGRLA's assorters, overstatements and samples",
      ({ json }) => has(json, "prng", "assorters", "overstatements", "oneaudit", "consistent_sampling"),
      [judgeShangrlaSampling, judgeShangrlaAssorters, judgeOneAudit],
    ),
    ...recordShapes,
    ...riskShapes,
  ],
};
