import { messages } from "../../basics/text.ts";

/** What sign-in refuses, in words. The HTTP edge turns the library's codes into these. */
export const signInMessages = messages("sign-in", {
  "wrong-address-or-password": {
    en: "The address or the password is not right.",
    fr: "L’adresse ou le mot de passe est inexact.",
  },
  "wrong-password": { en: "This password is not right.", fr: "Ce mot de passe est inexact." },
  "account-locked": {
    en: "Too many wrong passwords for this account. Try again in {seconds, plural, one {# second} other {# seconds}}, or sign in with a passkey.",
    fr: "Trop de mots de passe erronés pour ce compte. Réessayez dans {seconds, plural, one {# seconde} other {# secondes}}, ou connectez-vous avec une clé d’accès.",
  },
  "codes-locked": {
    en: "Too many wrong codes for this account. Try again in 15 minutes.",
    fr: "Trop de codes erronés pour ce compte. Réessayez dans 15 minutes.",
  },
  "too-many-requests": {
    en: "Too many attempts from this network in a short time. Wait a minute and try again.",
    fr: "Trop de tentatives depuis ce réseau en peu de temps. Attendez une minute et réessayez.",
  },
  "wrong-code": {
    en: "This code is not right. A new one appears every 30 seconds; check that the clock of the phone is right.",
    fr: "Ce code est inexact. Un nouveau code paraît toutes les 30 secondes; vérifiez l’heure du téléphone.",
  },
  "wrong-backup-code": {
    en: "This backup code is not right, or it was used before.",
    fr: "Ce code de secours est inexact ou a déjà servi.",
  },
  "begin-again": {
    en: "This took too long. Begin again with your address and password.",
    fr: "Le délai est dépassé. Recommencez avec votre adresse et votre mot de passe.",
  },
  "password-too-short": {
    en: "A password has at least 12 characters. A few words in a row are easy to remember.",
    fr: "Un mot de passe compte au moins 12 caractères. Quelques mots à la suite sont faciles à retenir.",
  },
  "password-too-long": {
    en: "A password has at most 128 characters.",
    fr: "Un mot de passe compte au plus 128 caractères.",
  },
  "link-not-valid": {
    en: "This link was used before or is too old. Ask for a new one.",
    fr: "Ce lien a déjà servi ou a expiré. Demandez-en un nouveau.",
  },
  "not-signed-in": { en: "Sign in first.", fr: "Connectez-vous d’abord." },
  "sign-in-again": {
    en: "For this, sign in again: your session is older than 30 minutes.",
    fr: "Pour cela, reconnectez-vous : votre session date de plus de 30 minutes.",
  },
  "passkey-unknown": {
    en: "This passkey is not registered here.",
    fr: "Cette clé d’accès n’est pas enregistrée ici.",
  },
  "passkey-failed": {
    en: "The passkey could not be checked. Try again, and unlock it with your finger, face or PIN when asked.",
    fr: "La clé d’accès n’a pas pu être vérifiée. Réessayez et déverrouillez-la par empreinte, visage ou NIP lorsque c’est demandé.",
  },
  "two-factor-not-enabled": {
    en: "No second factor is set up for this account.",
    fr: "Aucun second facteur n’est configuré pour ce compte.",
  },
  "two-factor-enabled": {
    en: "A second factor is already set up. Remove it first.",
    fr: "Un second facteur est déjà configuré. Retirez-le d’abord.",
  },
  "organisation-not-permitted": {
    en: "Your organisation's sign-in service may not vouch for this address.",
    fr: "Le service de connexion de votre organisation ne peut pas se porter garant de cette adresse.",
  },
  "no-account": {
    en: "There is no account for this address. Accounts are made by invitation.",
    fr: "Il n’y a pas de compte pour cette adresse. Les comptes sont créés sur invitation.",
  },
  "wrong-origin": {
    en: "The request came from another site and was not carried out.",
    fr: "La demande provenait d’un autre site et n’a pas été exécutée.",
  },
  "invalid-input": {
    en: "Some of what was sent is not as expected.",
    fr: "Une partie de ce qui a été envoyé n’est pas conforme.",
  },
  "sign-in-failed": {
    en: "Sign-in did not work. Nothing was changed; try again.",
    fr: "La connexion n’a pas abouti. Rien n’a été changé; réessayez.",
  },
});

export type SignInRefusal = keyof typeof signInMessages;

/** Our name for a code of the library. */
export function refusalOf(code: string | undefined): SignInRefusal {
  return (code !== undefined && byCode[code]) || "sign-in-failed";
}

const byCode: Readonly<Record<string, SignInRefusal>> = {
  INVALID_EMAIL_OR_PASSWORD: "wrong-address-or-password",
  INVALID_EMAIL: "wrong-address-or-password",
  INVALID_PASSWORD: "wrong-password",
  ACCOUNT_LOCKED: "account-locked",
  ACCOUNT_TEMPORARILY_LOCKED: "codes-locked",
  TOO_MANY_REQUESTS: "too-many-requests",
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: "begin-again",
  INVALID_CODE: "wrong-code",
  INVALID_BACKUP_CODE: "wrong-backup-code",
  INVALID_TWO_FACTOR_COOKIE: "begin-again",
  PASSWORD_TOO_SHORT: "password-too-short",
  PASSWORD_TOO_LONG: "password-too-long",
  INVALID_TOKEN: "link-not-valid",
  TOKEN_EXPIRED: "link-not-valid",
  USER_NOT_FOUND: "link-not-valid",
  UNAUTHORIZED: "not-signed-in",
  SESSION_EXPIRED: "sign-in-again",
  SESSION_NOT_FRESH: "sign-in-again",
  PASSKEY_NOT_FOUND: "passkey-unknown",
  AUTHENTICATION_FAILED: "passkey-failed",
  FAILED_TO_VERIFY_REGISTRATION: "passkey-failed",
  CHALLENGE_NOT_FOUND: "begin-again",
  USER_NOT_VERIFIED: "passkey-failed",
  TOTP_NOT_ENABLED: "two-factor-not-enabled",
  TWO_FACTOR_NOT_ENABLED: "two-factor-not-enabled",
  BACKUP_CODES_NOT_ENABLED: "two-factor-not-enabled",
  TOTP_ALREADY_ENABLED: "two-factor-enabled",
  ORGANISATION_NOT_PERMITTED: "organisation-not-permitted",
  INVALID_ORIGIN: "wrong-origin",
  MISSING_OR_NULL_ORIGIN: "wrong-origin",
  CROSS_SITE_NAVIGATION_LOGIN_BLOCKED: "wrong-origin",
  VALIDATION_ERROR: "invalid-input",
  BODY_MUST_BE_AN_OBJECT: "invalid-input",
  MISSING_FIELD: "invalid-input",
};
