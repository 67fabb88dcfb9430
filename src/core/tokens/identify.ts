import { systemActor, type Space } from "../../platform/contract/actor.ts";
import type { Storage } from "../../platform/storage/storage.ts";
import { parseToken } from "./rules.ts";
import { matches } from "./secret.ts";
import { markUsed, tokenForIdentifying } from "./store.ts";

/** A machine that showed a valid token. It acts within its issuer's roles, on these acts, in this election and space only. */
export interface Machine {
  /** `mch_…` */
  readonly id: string;
  readonly organisationId: string;
  readonly electionId: string;
  readonly space: Space;
  readonly actions: readonly string[];
  /** `per_…`: when this person loses a role, the machine loses it too. */
  readonly issuedBy: string;
}

/** How often the time of last use is written: not at every request. */
const usedEveryMs = 60_000;

/** Who shows this token, or null: unknown, wrong secret, expired, revoked, malformed all answer alike. */
export async function identifyMachine(storage: Storage, text: string): Promise<Machine | null> {
  const parts = parseToken(text);
  if (parts === null) return null;
  const identify = systemActor("identify");
  const { found, nowMs } = await storage.inTransaction(
    identify,
    async (tx) => ({ found: await tokenForIdentifying(tx, parts.id), nowMs: tx.nowMs }),
    { readOnly: true },
  );
  if (!found || !matches(parts.secret, found.secretHash)) return null;
  const { token, space } = found;
  if (token.revokedAtMs !== null || token.expiresAtMs <= nowMs) return null;
  if (token.lastUsedAtMs === null || nowMs - token.lastUsedAtMs >= usedEveryMs) {
    await storage.inTransaction(identify, (tx) => markUsed(tx, token.id));
  }
  return {
    id: token.id,
    organisationId: token.organisationId,
    electionId: token.electionId,
    space: space === "exercise" ? "exercise" : "live",
    actions: token.actions,
    issuedBy: token.issuedBy,
  };
}
