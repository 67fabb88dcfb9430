import type { Result } from "../../../basics/result.ts";
import type { Actor, Space } from "../../../platform/contract/actor.ts";
import type { Dice } from "../../../platform/dice/dice.ts";
import type { ReplySeal } from "../../../platform/http/reply-seal.ts";
import type { Storage } from "../../../platform/storage/storage.ts";
import type { PartnerServer } from "./partner-client.ts";
import type { PartnerError } from "./partners-contract.ts";
import type { PartnerRow } from "./partners-store.ts";

export interface ExchangeSetting {
  readonly storage: Storage;
  readonly seal: ReplySeal;
  readonly dice: Dice;
}

/** One page of an exchange: is there more, or how it failed. */
export type Step = Result<"more" | "done", PartnerError>;

export interface Running {
  readonly actor: Actor;
  readonly server: PartnerServer;
  readonly run: string;
  readonly partnerId: string;
  readonly signal: AbortSignal;
}

/** The exchange acts as a machine of an organisation, in the role that says what it is for. */
export function actorOf(row: PartnerRow, organisationId: string, roles: readonly string[]): Actor {
  const space: Space = row.space === "exercise" ? "exercise" : "live";
  return {
    kind: "machine",
    id: row.id,
    organisationId,
    roles,
    role: roles[0] ?? "member",
    clearance: 0,
    electionId: row.election_id,
    space,
  };
}
