import { combineSeed, commitTo, isDiceSeed } from "@counterfoil/risk-limiting-audit";
import { ok, refuse, type Result } from "../../../basics/result.ts";
import type { Context, Serves } from "../../../platform/contract/context.ts";
import type { Audit, commitRolls, restartSeed, revealRolls, SeedPart } from "./contract.ts";
import { insertSeedPart, revealSeedPart, seedPartsOf } from "./draw-store.ts";
import { detailOf, ours, record } from "./ground.ts";
import { isOpen, seedIsKnown } from "./rules.ts";
import { saveAudit } from "./store.ts";
import { tellWaits } from "./waits.ts";

/** One person alone could have chosen the seed. */
const peopleMin = 2;

export const commitTheRolls: Serves<typeof commitRolls> = async (cx, { params, body }) => {
  const held = await atCeremony(cx, params.audit);
  if (!held.ok) return held;
  const { audit, parts } = held.value;
  if (parts.some((part) => part.rolls !== null)) return refuse("commitments-closed");
  if (parts.some((part) => part.name === body.name)) return refuse("name-twice", { name: body.name });
  await insertSeedPart(cx.tx, { auditId: audit.id, ceremony: audit.ceremony, seq: parts.length }, body);
  record(cx, "audits.seed", audit, { why: "commitment", body: { ceremony: audit.ceremony, ...body } });
  return ok(await detailOf(cx, audit));
};

export const revealTheRolls: Serves<typeof revealRolls> = async (cx, { params, body }) => {
  const held = await atCeremony(cx, params.audit);
  if (!held.ok) return held;
  const { audit, parts } = held.value;
  if (parts.length < peopleMin) return refuse("too-few-commitments", { least: peopleMin });
  const part = parts.find((each) => each.name === body.name);
  if (part === undefined) return refuse("reveal-without-commitment", { name: body.name });
  if (part.rolls !== null) return refuse("already-revealed", { name: body.name });
  if (!isDiceSeed(body.rolls)) return refuse("rolls-invalid", { name: body.name });
  if (commitTo(body) !== part.commitment) return refuse("reveal-differs", { name: body.name });
  await revealSeedPart(cx.tx, { auditId: audit.id, ceremony: audit.ceremony }, body);
  record(cx, "audits.seed", audit, { why: "reveal", body: { ceremony: audit.ceremony, ...body } });
  const revealed = parts.map((each): SeedPart =>
    each.name === body.name ? { ...each, rolls: body.rolls, salt: body.salt, revealedAtMs: cx.nowMs } : each,
  );
  const seeded = combined(revealed);
  if (!seeded.ok) return seeded;
  return ok(await detailOf(cx, seeded.value === null ? audit : await seedKnown(cx, audit, seeded.value)));
};

export const restart: Serves<typeof restartSeed> = async (cx, { params, body }) => {
  const held = await atCeremony(cx, params.audit);
  if (!held.ok) return held;
  const audit = { ...held.value.audit, ceremony: held.value.audit.ceremony + 1 };
  await saveAudit(cx.tx, audit);
  record(cx, "audits.seed", audit, { why: body.why, body: { ceremony: audit.ceremony } });
  return ok(await detailOf(cx, audit));
};

async function seedKnown(cx: Context, audit: Audit, seed: string): Promise<Audit> {
  const seeded: Audit = { ...audit, state: "seeded", seed, seededAtMs: cx.nowMs };
  await saveAudit(cx.tx, seeded);
  await tellWaits(cx, seeded);
  record(cx, "audits.seed", seeded, { why: "seed", body: { seed } });
  return seeded;
}

/** The seed once everybody has revealed; null while somebody has not. */
function combined(parts: readonly SeedPart[]): Result<string | null, "rolls-invalid"> {
  const reveals = parts.flatMap(({ name, rolls, salt }) =>
    rolls === null || salt === null ? [] : [{ name, rolls, salt }],
  );
  if (reveals.length < parts.length) return ok(null);
  const ceremony = combineSeed(parts, reveals);
  if (ceremony.ok) return ok(ceremony.seed);
  const [first] = ceremony.problems;
  return refuse("rolls-invalid", { name: first !== undefined && "name" in first ? first.name : "" });
}

/** Only once the files are committed: a seed that somebody knew before could have been looked for. */
async function atCeremony(
  cx: Context,
  id: string,
): Promise<
  Result<
    { readonly audit: Audit; readonly parts: readonly SeedPart[] },
    "audit-not-found" | "audit-of-others" | "not-committed-yet" | "seed-known"
  >
> {
  const held = await ours(cx, id);
  if (!held.ok) return held;
  const audit = held.value;
  if (seedIsKnown(audit.state)) return refuse("seed-known");
  if (!isOpen(audit.state, "seed")) return refuse("not-committed-yet");
  return ok({ audit, parts: await seedPartsOf(cx.tx, audit.id, audit.ceremony) });
}
