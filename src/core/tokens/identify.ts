import { systemActor, type Space } from "../../platform/contract/actor.ts";
import type { Storage } from "../../platform/storage/storage.ts";
import { identityOf, type Identity } from "../people/identity.ts";
import { parseToken } from "./rules.ts";
import { matches } from "./secret.ts";
import { issuerOf, markUsed, tokenForIdentifying } from "./store.ts";

/** A machine that showed a valid token. It acts within its issuer's roles, on these acts, in this election and space only. */
export interface Machine {
  /** `mch_…` */
  readonly id: string;
  readonly organisationId: string;
  readonly electionId: string;
  readonly space: Space;
  readonly actions: readonly string[];
  /** `per_…` */
  readonly issuedBy: string;
  /** Who that person is at this moment, or null where they have left: when they lose a role, the machine loses it too. */
  readonly issuer: Identity | null;
}

/** How often the time of last use is written: not at every request. */
const usedEveryMs = 60_000;

/**
 * Who shows this token, or null: unknown, wrong secret, expired, revoked, malformed all answer alike. Token and issuer are read
 * together, in one round trip, for every request: what is revoked is gone at once.
 */
export async function identifyMachine(storage: Storage, text: string): Promise<Machine | null> {
  const parts = parseToken(text);
  if (parts === null) return null;
  const identify = systemActor("identify");
  const { found, issuer, nowMs } = await storage.inTransaction(
    identify,
    async (tx) => {
      const both = [tokenForIdentifying(tx, parts.id), identityOf(tx, issuerOf(parts.id))] as const;
      const [found, issuer] = await Promise.all(both);
      return { found, issuer, nowMs: tx.nowMs };
    },
    { readOnly: true, asksOnce: true },
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
    issuer,
  };
}
