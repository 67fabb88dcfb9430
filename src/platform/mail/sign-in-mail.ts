import { systemActor } from "../contract/actor.ts";
import type { SignInMail } from "../sign-in/sign-in.ts";
import type { Storage } from "../storage/storage.ts";
import { post } from "./post.ts";

/** The mail of sign-in: both languages in one message, since before sign-in nobody's language is known. */
export function signInMail(storage: Storage): SignInMail {
  return {
    async sendResetLink({ email, personId, url }) {
      const posted = await storage.inTransaction(systemActor("mail"), (tx) =>
        post(tx, {
          kind: "sign-in.reset",
          to: email,
          subject: "Counterfoil: new password / nouveau mot de passe",
          text: resetText(url),
          language: "en",
          organisationId: null,
          about: [personId],
          readers: [],
          secret: true,
        }),
      );
      if (!posted.ok) throw new Error(`The mail of sign-in was refused: ${posted.refusal}`);
    },
  };
}

function resetText(url: string): string {
  return `Choose a new password here. The link works once, for one hour:
${url}

If you did not ask for this, do nothing; your password stays as it is.

Choisissez un nouveau mot de passe à cette adresse. Le lien fonctionne une seule fois, pendant une heure :
${url}

Si vous n’avez rien demandé, ne faites rien : votre mot de passe reste le même.
`;
}
