import { createHash } from "node:crypto";
import { commitmentOf, type RecordedDesign } from "@counterfoil/risk-limiting-audit";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import { manifestText, type BatchOfJurisdiction } from "./card-rules.ts";
import { standing } from "./check-rules.ts";
import type { Audit, AuditedContest, commitAudit, DeclaredPaperTrail } from "./contract.ts";
import { countRecords, countTotals } from "./counting.ts";
import { filesOf, insertFiles, type FileMade } from "./draw-store.ts";
import { detailOf, record } from "./ground.ts";
import { checked } from "./inputs-service.ts";
import { batchesOf, rewriteRecords } from "./inputs-store.ts";
import { fixPools } from "./pool-store.ts";
import { linesText } from "./pool-rules.ts";
import { poolsOfAudit, type Pools } from "./pool-sample.ts";
import { recordedContest } from "./contest-rules.ts";
import {
  contestsToAudit,
  designWith,
  fits,
  recordedCards,
  talliesWith,
  type Counted,
} from "./plan-service.ts";
import { recordedStrata, strataOf } from "./strata-rules.ts";
import { inSetUp } from "./service.ts";
import { saveAudit } from "./store.ts";
import { tellWaits } from "./waits.ts";

/** Nothing of what is committed to here changes any more: whoever knew the seed first could not have chosen it. */
export const commit: Serves<typeof commitAudit> = async (cx, { params }) => {
  const held = await inSetUp(cx, params.audit);
  if (!held.ok) return held;
  const ready = await readyToCommit(cx, held.value);
  if (!ready.ok) return ready;
  const batches = await batchesOf(cx.tx, params.audit);
  const pools = await poolsOfAudit(cx.tx, held.value, batches);
  const counted = await fixRecords(cx, held.value, batches, pools);
  const contests = contestsToAudit(cx, held.value, counted);
  if (!contests.ok) return contests;
  const cards = batches.reduce((sum, each) => sum + each.cards, 0);
  const recorded = await recordedCards(cx, held.value);
  const design = designWith(held.value, contests.value, { cards, recorded, pools, batches });
  const unfit = contests.value.find((one) => !fits(one, design, cards));
  if (unfit !== undefined) return refuse("measure-invalid", { contest: unfit.id });
  const files = [...committedFiles(design, contests.value, batches), ...counted.files];
  const commitment = commitmentOf(Object.fromEntries(files.map(({ name, sha256 }) => [name, sha256])));
  await insertFiles(cx.tx, params.audit, true, files);
  const audit: Audit = {
    ...held.value,
    state: "committed",
    design,
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
  pools: Pools,
): Promise<Counted & { readonly files: readonly FileMade[] }> {
  const { style } = audit.design;
  if (style === "polling") return { tallies: new Map(), held: new Map(), files: [] };
  const hash = createHash("sha256");
  let bytes = 0;
  const count = style === "batch-comparison" ? countTotals : countRecords;
  const { tallies, held } = await count(cx.tx, audit, batches, async (batch) => {
    hash.update(batch.lines);
    bytes += Buffer.byteLength(batch.lines);
    await rewriteRecords(cx.tx, audit.id, batch);
  });
  const name = style === "batch-comparison" ? "batches.ndjson" : "records.ndjson";
  const files: FileMade[] = [{ name, sha256: hash.digest("hex"), bytes, body: null }];
  if (pools.lines.length > 0) {
    for (const [code, lines] of pools.byJurisdiction)
      await fixPools(cx.tx, { auditId: audit.id, code }, linesText(lines));
    files.push({ ...fileOf("batches.ndjson", linesText(pools.lines)), body: null });
  }
  return { tallies: talliesWith(audit, tallies, pools), held, files };
}

function committedFiles(
  of: Audit["design"],
  contests: readonly AuditedContest[],
  batches: readonly BatchOfJurisdiction[],
): FileMade[] {
  const { style, sampler, measure } = of;
  const strata = style === "strata" ? { strata: recordedStrata(strataOf(of, batches)) } : {};
  const design: RecordedDesign = { style, sampler, measure, ...strata };
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
