import type { Audit, Board, Jurisdiction } from "./contract.ts";
import { needsRecords } from "./strata-rules.ts";

/** What those who run an audit are waited for, and the page of the audit on which they do it. */
export const waitsOfAudit = {
  "commit-waits": { verb: "audits.commit-files", page: "files" },
  "seed-waits": { verb: "audits.hold-ceremony", page: "seed" },
  "draw-waits": { verb: "audits.draw-round", page: "plan" },
  "measure-waits": { verb: "audits.measure-risk", page: "rounds" },
  "count-waits": { verb: "audits.add-up", page: "" },
  "conclude-waits": { verb: "audits.conclude-it", page: "" },
} as const;
export type WaitOfAudit = keyof typeof waitsOfAudit;

/** Units of a jurisdiction: ballots of the sample (contest empty), or batches of a contest that is counted in full. */
export interface Reading {
  readonly contest: string;
  readonly units: number;
  readonly settled: number;
}

/** What an audit waits for from those who run it; while boards read, nothing. */
export function dueOf({ state, contests }: Pick<Audit, "state" | "contests">, rows: readonly Reading[]) {
  const settled = (contest: string): boolean =>
    rows.every((row) => row.contest !== contest || row.settled === row.units);
  const counts = contests.some(({ id, standing }) => standing === "full-count" && settled(id));
  const counting: readonly WaitOfAudit[] = counts ? ["count-waits"] : [];
  const byState: Partial<Record<Audit["state"], readonly WaitOfAudit[]>> = {
    "set-up": ["commit-waits"],
    committed: ["seed-waits"],
    seeded: ["draw-waits", ...counting],
    reading: [...(settled("") ? (["measure-waits"] as const) : []), ...counting],
    counting,
    decided: ["conclude-waits"],
  };
  return byState[state] ?? [];
}

/** Organisations that still have files to hand in. */
export function filesMissing(
  { state, design }: Pick<Audit, "state" | "design">,
  jurisdictions: readonly Jurisdiction[],
): ReadonlySet<string> {
  if (state !== "set-up") return new Set();
  const lacks = ({ code, manifest, records, pools }: Jurisdiction): boolean =>
    manifest === null || (needsRecords(design, code) && records === null && pools === null);
  return new Set(jurisdictions.filter(lacks).map(({ organisationId }) => organisationId));
}

/** Who of a board is waited for at the table; both, where they have read something differently. */
export function membersMissing({ members, sittings, units, settled }: Board): readonly string[] {
  if (settled === units) return [];
  const here = new Set(
    sittings.filter(({ signedOutAtMs }) => signedOutAtMs === null).map(({ personId }) => personId),
  );
  return members.map(({ personId }) => personId).filter((person) => !here.has(person));
}
