import { ok } from "../../basics/result.ts";
import type { Serves } from "../../platform/contract/context.ts";
import type { Tx } from "../../platform/storage/storage.ts";
import type { readSession, Session } from "../../platform/ui/session-contract.ts";
import { organisationOf, ownGrants } from "./store.ts";

/** What a session tells beside the person; main knows it. */
export interface SessionWorld {
  readonly elections: (tx: Tx, nowMs: number) => Promise<Session["elections"]>;
  readonly languages: Session["languages"];
  readonly demonstration: boolean;
  /** Ready accounts of the demonstration, and nowhere else. */
  readonly accounts?: Session["accounts"];
}

/** Who am I, in which roles, for which elections. Without an account: nobody, with what everyone may know. */
export function sessionService(world: SessionWorld): Serves<typeof readSession> {
  return async ({ tx, actor, nowMs }) => {
    const known = actor.kind === "person" ? await organisationOf(tx, actor.id) : null;
    const grants = known === null ? [] : await ownGrants(tx);
    return ok({
      person: known && { id: actor.id, name: known.name, organisation: known.organisation },
      roles: grants,
      clearance: known === null ? 0 : actor.clearance,
      elections: await world.elections(tx, nowMs),
      languages: world.languages,
      demonstration: world.demonstration,
      ...(world.demonstration && world.accounts && { accounts: world.accounts }),
    });
  };
}
