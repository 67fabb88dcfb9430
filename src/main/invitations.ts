import { makeInvitedAccounts, type AccountMaking } from "../core/people/invited-accounts.ts";
import { systemActor } from "../platform/contract/actor.ts";
import { post } from "../platform/mail/post.ts";
import type { Accounts } from "../platform/sign-in/accounts.ts";
import type { Storage } from "../platform/storage/storage.ts";

/** Makes the accounts of everyone who was invited: at the start, and after every commit that invited someone. */
export function invitations(storage: Storage, accounts: Accounts): { now(): Promise<void>; stop(): void } {
  const making: AccountMaking = {
    createAccount: (invited) => accounts.createAccount(invited),
    resetLink: (personId) => accounts.resetLink(personId),
    send: async ({ personId, email }, { url }) => {
      const posted = await storage.inTransaction(systemActor("mail"), (tx) =>
        post(tx, {
          kind: "people.invite",
          to: email,
          subject: "Counterfoil: your account / votre compte",
          text: text(url),
          language: "en",
          organisationId: null,
          about: [personId],
          readers: [],
          secret: true,
        }),
      );
      if (!posted.ok) throw new Error(`The invitation was refused: ${posted.refusal}`);
    },
  };
  let running = Promise.resolve();
  const now = (): Promise<void> => {
    running = running
      .then(() => makeInvitedAccounts(storage, making))
      .then(
        () => undefined,
        // Goes on at the next invitation or start; the operator sees the invitation as waiting.
        () => undefined,
      );
    return running;
  };
  const stop = storage.onCommitted((drafts) => {
    if (drafts.some((draft) => draft.action === "people.invite")) void now();
  });
  return { now, stop };
}

function text(url: string): string {
  return `An account was made for you. Choose a password here within a day:
${url}

Un compte a été créé pour vous. Choisissez un mot de passe ici dans la journée :
${url}
`;
}
