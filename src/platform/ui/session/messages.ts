import { messages } from "../../../basics/text.ts";

/** Words of signing in and of the account. */
export const account = messages("account", {
  "sign-in": { en: "Sign in", fr: "Ouvrir une session" },
  "sign-in-lead": {
    en: "The operations room. To tell what you saw, or to read what is known, you need no account.",
    fr: "La salle des opérations. Pour signaler ce que vous avez vu, ou lire ce que l’on sait, aucun compte n’est nécessaire.",
  },
  "public-site": { en: "Go to the public site", fr: "Aller au site public" },
  email: { en: "E-mail", fr: "Courriel" },
  password: { en: "Password", fr: "Mot de passe" },
  "sign-in-passkey": { en: "Sign in with a passkey", fr: "Ouvrir une session avec une clé d’accès" },
  "sign-out": { en: "Sign out", fr: "Fermer la session" },
  "code-title": { en: "Second step", fr: "Deuxième étape" },
  "code-lead": {
    en: "Type the six digits that your authenticator shows now, or one of your recovery codes.",
    fr: "Saisissez les six chiffres que votre application affiche, ou un de vos codes de secours.",
  },
  code: { en: "Code", fr: "Code" },
  "verify-code": { en: "Confirm the code", fr: "Confirmer le code" },
  "wrong-password": {
    en: "The e-mail or the password is wrong. Nothing else is told, for your safety.",
    fr: "Le courriel ou le mot de passe est faux. Rien d’autre n’est dit, pour votre sécurité.",
  },
  "wrong-code": {
    en: "This code does not fit. Wait for the next one and try again.",
    fr: "Ce code ne convient pas. Attendez le suivant et réessayez.",
  },
  "too-many": {
    en: "Too many attempts. Wait a minute, then try again.",
    fr: "Trop d’essais. Attendez une minute, puis réessayez.",
  },
  "no-passkey": {
    en: "No passkey was used: it was cancelled, or this device has none for this site.",
    fr: "Aucune clé d’accès n’a servi : annulée, ou cet appareil n’en a pas pour ce site.",
  },
  "no-passkey-support": { en: "This browser has no passkeys.", fr: "Ce navigateur n’a pas de clés d’accès." },
  "not-answered": {
    en: "The server does not answer. Check the network and try again.",
    fr: "Le serveur ne répond pas. Vérifiez le réseau et réessayez.",
  },
  failed: { en: "This did not work: {detail}", fr: "Cela n’a pas fonctionné : {detail}" },
  demonstration: { en: "Demonstration: choose who you are", fr: "Démonstration : choisissez qui vous êtes" },
  "demonstration-lead": {
    en: "Every person and organisation here is made up. One press fills in the form.",
    fr: "Toutes les personnes et organisations sont inventées. Une pression remplit le formulaire.",
  },
  "fill-in": { en: "Fill in as {name}", fr: "Remplir comme {name}" },
  "filled-in": {
    en: "Filled in: {name}. Now sign in.",
    fr: "Rempli : {name}. Ouvrez maintenant la session.",
  },
  role: { en: "Role", fr: "Rôle" },
  person: { en: "Person", fr: "Personne" },
  organisation: { en: "Organisation", fr: "Organisation" },
  "account-lead": {
    en: "How you sign in, and where you are signed in.",
    fr: "Comment et où votre session est ouverte.",
  },
  "my-roles": { en: "My roles", fr: "Mes rôles" },
  everywhere: { en: "in every election", fr: "dans toutes les élections" },
  until: { en: "until {when}", fr: "jusqu’au {when}" },
  sessions: { en: "Where I am signed in", fr: "Où ma session est ouverte" },
  "this-session": { en: "this one", fr: "celle-ci" },
  device: { en: "Device", fr: "Appareil" },
  since: { en: "Since", fr: "Depuis" },
  address: { en: "Address", fr: "Adresse" },
  "end-session": { en: "End the session", fr: "Terminer la session" },
  "end-session-means": {
    en: "That device is signed out at once. What is typed there and not sent stays there.",
    fr: "Cet appareil est déconnecté aussitôt. Ce qui y est saisi sans être envoyé y reste.",
  },
  "end-others": { en: "End all the others", fr: "Terminer toutes les autres" },
  totp: { en: "Second step with an authenticator", fr: "Deuxième étape avec une application" },
  "totp-lead": {
    en: "After the password, a code from your phone. It protects you when your password is stolen.",
    fr: "Après le mot de passe, un code de votre téléphone. Il vous protège si votre mot de passe est volé.",
  },
  "totp-start": { en: "Set up the second step", fr: "Installer la deuxième étape" },
  "totp-key": {
    en: "Open this address in your authenticator, or type the key by hand:",
    fr: "Ouvrez cette adresse dans votre application, ou saisissez la clé à la main :",
  },
  "totp-open": {
    en: "Open in the authenticator of this device",
    fr: "Ouvrir dans l’application de cet appareil",
  },
  "totp-codes": {
    en: "Recovery codes: each works once. Print them now, they are not shown again.",
    fr: "Codes de secours : chacun sert une fois. Imprimez-les maintenant, ils ne seront plus affichés.",
  },
  "totp-on": { en: "The second step is on.", fr: "La deuxième étape est en place." },
  passkeys: { en: "Passkeys", fr: "Clés d’accès" },
  "passkeys-lead": {
    en: "A passkey cannot be tricked out of you by a false page. It is the safest way to sign in.",
    fr: "Une fausse page ne peut pas vous soutirer une clé d’accès. C’est le moyen le plus sûr.",
  },
  "passkeys-none": { en: "You have no passkey yet.", fr: "Vous n’avez pas encore de clé d’accès." },
  "passkey-name": { en: "Name of the passkey", fr: "Nom de la clé" },
  "add-passkey": { en: "Add a passkey", fr: "Ajouter une clé d’accès" },
  "remove-passkey": { en: "Remove the passkey", fr: "Supprimer la clé" },
  "remove-passkey-means": {
    en: "You can no longer sign in with this passkey. Be sure that you have another way in.",
    fr: "Vous ne pourrez plus ouvrir de session avec cette clé. Assurez-vous d’avoir un autre moyen.",
  },
  "no-elections": { en: "No election is set up yet", fr: "Aucune élection n’est encore configurée" },
  "no-elections-text": {
    en: "Or none in which you have a role. The operator can change both.",
    fr: "Ou aucune où vous avez un rôle. L’exploitation peut changer les deux.",
  },
});
