import { createHash } from "node:crypto";
import {
  commitmentOf,
  dilutedMargin,
  measuredClaim,
  type RecordedDesign,
} from "@counterfoil/risk-limiting-audit";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import { moreBatches } from "./batch-rules.ts";
import { boundsOfAudit } from "./batch-sample.ts";
import { manifestText, type BatchOfJurisdiction } from "./card-rules.ts";
import { standing } from "./check-rules.ts";
import { announcedTally, contestAssertions, engineContest } from "./contest-rules.ts";
import type {
  Audit,
  AuditedContest,
  commitAudit,
  DeclaredPaperTrail,
  Expected,
  planSample,
} from "./contract.ts";
import { countRecords, countTotals, type CountedRecords } from "./counting.ts";
import { filesOf, insertFiles, type FileMade } from "./draw-store.ts";
import { detailOf, houseLanguage, record } from "./ground.ts";
import { checked } from "./inputs-service.ts";
import { batchesOf, rewriteRecords } from "./inputs-store.ts";
import { drawsMostOf, expectedDraws, firstRound, measureFits, planFor, type Planned } from "./plan-rules.ts";
import { recordedContest } from "./contest-rules.ts";
import { inSetUp } from "./service.ts";
import { findAudit, jurisdictionsOf, saveAudit } from "./store.ts";
import { tellWaits } from "./waits.ts";

/** Nothing of what is committed to here changes any more: whoever knew the seed first could not have chosen it. */
export const commit: Serves<typeof commitAudit> = async (cx, { params }) => {
  const held = await inSetUp(cx, params.audit);
  if (!held.ok) return held;
  const ready = await readyToCommit(cx, held.value);
  if (!ready.ok) return ready;
  const batches = await batchesOf(cx.tx, params.audit);
  const counted = await fixRecords(cx, held.value, batches);
  const contests = contestsToAudit(cx, held.value, counted);
  if (!contests.ok) return contests;
  const cards = batches.reduce((sum, each) => sum + each.cards, 0);
  const unfit = contests.value.find((one) => !fits(one, held.value, cards));
  if (unfit !== undefined) return refuse("measure-invalid", { contest: unfit.id });
  const files = [...committedFiles(held.value, contests.value, batches), ...counted.files];
  const commitment = commitmentOf(Object.fromEntries(files.map(({ name, sha256 }) => [name, sha256])));
  await insertFiles(cx.tx, params.audit, true, files);
  const audit: Audit = {
    ...held.value,
    state: "committed",
    contests: contests.value,
    committedAtMs: cx.nowMs,
    commitment,
    cards,
  };
  await saveAudit(cx.tx, audit);
  await tellWaits(cx, audit);
  const hashes = await filesOf(cx.tx, audit.id, false);
  record(cx, "audits.commit", audit, { why: commitment, body: { commitment, cards, files: hashes } });
  return ok(await detailOf(cx, audit));
};

/** How much each method would read; before the commitment from the files as they are. */
export const plan: Serves<typeof planSample> = async (cx, { params }) => {
  const audit = await findAudit(cx.tx, params.audit);
  if (audit === null) return refuse("audit-not-found");
  const planned = await plannedContests(cx, audit);
  if (!planned.ok) return planned;
  const { cards, contests } = planned.value;
  const drawsMax = drawsMostOf(audit.design, cards);
  if (audit.design.style === "batch-comparison") return ok(await planOfBatches(cx, audit, cards, contests));
  const expect = (design: Audit["design"]) =>
    contests.map((one) => expectedDraws(one, planFor(design, one, cards)));
  const chosen = expect(audit.design);
  const byStyle = audit.design.sampler === "card-styles";
  const compared = audit.design.style === "comparison" ? expect(polledInstead(audit.design)) : [];
  return ok({
    cards,
    chosen: audit.design.style,
    // A card that serves several contests is read once: by card style this is the most.
    firstRound: byStyle
      ? Math.min(
          cards,
          contests.reduce((sum, { contest }, at) => sum + firstOf(chosen[at], contest.cards), 0),
        )
      : firstRound(chosen, drawsMax),
    expected: [...chosen, ...compared],
  });
};

function firstOf(expected: Expected | undefined, cards: number): number {
  return Math.min(cards, expected?.eighty ?? cards);
}

/** The same contests without their records. */
function polledInstead(design: Audit["design"]): Audit["design"] {
  const measure = { kind: "alpha-shrink-truncate" as const, eta: 0.55, d: 100 };
  const sampler = design.sampler === "card-styles" ? ("tickets" as const) : design.sampler;
  return { ...design, style: "polling", sampler, measure };
}

/** Batches that are enough if no error is found; before the commitment only polling can be planned. */
async function planOfBatches(cx: Context, audit: Audit, cards: number, contests: readonly Planned[]) {
  const committed = audit.committedAtMs !== null;
  const bounds = committed ? await boundsOfAudit(cx, audit) : [];
  const firstDraws = committed
    ? moreBatches(
        bounds,
        contests.map(({ riskLimit }) => ({ riskLimit, risk: 1 })),
      )
    : 0;
  const drawsMax = drawsMostOf(audit.design, cards);
  const polling = { ...audit.design, style: "polling" as const, sampler: "rivest" as const, cards, drawsMax };
  const measure = { kind: "alpha-shrink-truncate" as const, eta: 0.55, d: 100 };
  return {
    cards,
    chosen: audit.design.style,
    firstRound: firstDraws,
    expected: contests.flatMap((one) => {
      const drawn = expectedDraws(one, { ...polling, measure });
      const own = { ...drawn, style: audit.design.style, measure: audit.design.measure.kind };
      return committed
        ? [{ ...own, half: firstDraws, eighty: firstDraws, ninety: firstDraws }, drawn]
        : [drawn];
    }),
  };
}

/** What is drawn from, and what is known of each contest. */
export async function plannedContests(
  cx: Context,
  audit: Audit,
): Promise<
  Result<
    { readonly cards: number; readonly contests: readonly Planned[] },
    "files-missing" | "contest-not-auditable" | "tally-incomplete" | "measure-invalid"
  >
> {
  const batches = audit.committedAtMs === null ? await batchesOf(cx.tx, audit.id) : [];
  const cards = audit.cards ?? batches.reduce((sum, each) => sum + each.cards, 0);
  if (cards === 0) return refuse("files-missing", { files: "manifest" });
  const count = audit.design.style === "batch-comparison" ? countTotals : countRecords;
  const counted = audit.committedAtMs === null ? await count(cx.tx, audit, batches) : null;
  const contests = counted === null ? ok(audit.contests) : contestsToAudit(cx, audit, counted);
  if (!contests.ok) return contests;
  const unfit = contests.value.find((one) => !fits(one, audit, cards));
  if (unfit !== undefined) return refuse("measure-invalid", { contest: unfit.id });
  const jurisdictions = await jurisdictionsOf(cx.tx, audit.id);
  const recorded = jurisdictions.reduce((sum, { records }) => sum + (records?.cards ?? 0), 0);
  const phantoms = (one: AuditedContest): number => {
    if (audit.design.style !== "comparison") return 0;
    return audit.design.sampler === "card-styles" ? one.cards - (one.recorded ?? 0) : cards - recorded;
  };
  return ok({ cards, contests: contests.value.map((one) => plannedOf(one, phantoms(one))) });
}

function plannedOf(one: AuditedContest, phantoms: number): Planned {
  const contest = engineContest(one);
  const tally = one.tally ?? { kind: "votes", votes: {}, validCards: 0 };
  const assertions = (one.claims ?? []).map((claim) => measuredClaim(contest, tally, claim));
  return { contest, tally, assertions, riskLimit: one.riskLimit, phantoms };
}

function fits(one: AuditedContest, audit: Audit, cards: number): boolean {
  const { contest, assertions } = plannedOf(one, 0);
  const drawnFrom = audit.design.sampler === "card-styles" ? contest.cards : cards;
  return (
    contest.cards <= cards &&
    (audit.design.style === "batch-comparison" ||
      assertions.every((each) =>
        measureFits(audit.design, each, dilutedMargin(contest, each, drawnFrom), drawnFrom),
      ))
  );
}

type NotReady =
  "paper-not-declared" | "paper-not-trustworthy" | "files-missing" | "checks-forbid" | "checks-unexplained";

async function readyToCommit(cx: Context, audit: Audit): Promise<Result<null, NotReady>> {
  if (audit.paperTrail === null) return refuse("paper-not-declared");
  if (!isTrustworthy(audit.paperTrail)) return refuse("paper-not-trustworthy");
  const { missing, findings } = await checked(cx, audit);
  if (missing.length > 0)
    return refuse("files-missing", {
      files: missing.map(({ jurisdiction, file }) => `${jurisdiction}: ${file}`).join(", "),
    });
  const { forbid, unexplained } = standing(findings);
  if (forbid > 0) return refuse("checks-forbid", { count: forbid });
  return unexplained > 0 ? refuse("checks-unexplained", { count: unexplained }) : ok(null);
}

/** Without paper that voters verified and that was kept, an audit would only confirm what somebody put into the boxes. */
function isTrustworthy({ voterVerified, custodyChecked, reconciled }: DeclaredPaperTrail): boolean {
  return voterVerified && custodyChecked && reconciled;
}

async function fixRecords(
  cx: Context,
  audit: Audit,
  batches: readonly BatchOfJurisdiction[],
): Promise<Counted & { readonly files: readonly FileMade[] }> {
  const { style } = audit.design;
  if (style === "polling") return { tallies: new Map(), held: new Map(), files: [] };
  const hash = createHash("sha256");
  let bytes = 0;
  const count = style === "comparison" ? countRecords : countTotals;
  const { tallies, held } = await count(cx.tx, audit, batches, async (batch) => {
    hash.update(batch.lines);
    bytes += Buffer.byteLength(batch.lines);
    await rewriteRecords(cx.tx, audit.id, batch);
  });
  const name = style === "comparison" ? "records.ndjson" : "batches.ndjson";
  return { tallies, held, files: [{ name, sha256: hash.digest("hex"), bytes, body: null }] };
}

type Counted = Pick<CountedRecords, "tallies" | "held">;

/** Each contest with the tally it is audited by, and what must be true for its outcome to be right. */
function contestsToAudit(
  cx: Context,
  audit: Audit,
  counted: Counted | null,
): Result<AuditedContest[], "contest-not-auditable" | "tally-incomplete"> {
  const contests: AuditedContest[] = [];
  for (const one of audit.contests) {
    const announced =
      audit.design.style === "polling" ? announcedTally(one) : ok(counted?.tallies.get(one.id) ?? null);
    if (!announced.ok) return announced;
    const tally = announced.value;
    if (tally === null) return refuse("tally-incomplete", { contest: one.id });
    const assertions = contestAssertions(one, tally, houseLanguage(cx.language));
    if (!assertions.ok) return assertions;
    contests.push({
      ...one,
      tally: tally as AuditedContest["tally"],
      claims: claimsOf(assertions.value),
      recorded: counted?.held.get(one.id) ?? null,
    });
  }
  return ok(contests);
}

function claimsOf(assertions: readonly { readonly claim: unknown }[]): AuditedContest["claims"] {
  return assertions.map(({ claim }) => claim) as AuditedContest["claims"];
}

function committedFiles(
  audit: Audit,
  contests: readonly AuditedContest[],
  batches: readonly BatchOfJurisdiction[],
): FileMade[] {
  const { style, sampler, measure } = audit.design;
  const design: RecordedDesign = { style, sampler, measure };
  const recorded = contests.map(recordedContest);
  return [
    fileOf("manifest.csv", manifestText(batches)),
    fileOf("contests.json", `${JSON.stringify(recorded)}\n`),
    fileOf("design.json", `${JSON.stringify(design)}\n`),
  ];
}

export function fileOf(name: string, body: string): FileMade & { readonly body: string } {
  return {
    name,
    sha256: createHash("sha256").update(body).digest("hex"),
    bytes: Buffer.byteLength(body),
    body,
  };
}
