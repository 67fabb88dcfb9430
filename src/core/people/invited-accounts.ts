import type { Result } from "../../basics/result.ts";
import { systemActor } from "../../platform/contract/actor.ts";
import type { Storage } from "../../platform/storage/storage.ts";
import { endInvitation, waitingInvitations, type Invited } from "./invitations-store.ts";

/** What makes accounts (platform/sign-in) and what tells the person; put together in main. */
export interface AccountMaking {
  createAccount(account: Invited): Promise<Result<null, string>>;
  /** A link to choose a password, or null where there is no account of this person. */
  resetLink(personId: string): Promise<{ readonly url: string; readonly expiresAtMs: number } | null>;
  send(invited: Invited, link: { readonly url: string; readonly expiresAtMs: number }): Promise<void>;
}

/**
 * Makes the accounts of everyone who was invited and tells them how to sign in. Accounts lie in a schema of their own, so this
 * runs outside the invitation's transaction: after a commit with `people.invite`, and at every start. Stopped half way, it goes
 * on where it stopped. Returns how many accounts are ready.
 */
export async function makeInvitedAccounts(storage: Storage, making: AccountMaking): Promise<number> {
  const duty = systemActor("invite");
  const waiting = await storage.inTransaction(duty, waitingInvitations);
  let made = 0;
  for (const invited of waiting) {
    const created = await making.createAccount(invited);
    // The link tells whether the account is this person's, also when an earlier run made it.
    const link = await making.resetLink(invited.personId);
    if (link !== null) await making.send(invited, link);
    const refused = link === null ? (created.ok ? "no-account" : created.refusal) : null;
    await storage.inTransaction(duty, (tx) => endInvitation(tx, invited.personId, refused));
    if (refused === null) made += 1;
  }
  return made;
}
