import type { FieldProblem, Refused } from "../../basics/result.ts";
import { messages, type Message } from "../../basics/text.ts";
import type { z } from "zod";

/** RFC 9457 problem details. `code` is the refusal's name; `fields` name what was wrong in the input. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly instance?: string;
  readonly fields?: readonly FieldProblem[];
  readonly values?: Readonly<Record<string, string | number>>;
}

/** What any endpoint may answer, beside its own refusals. */
export const universalProblems = {
  "not-signed-in": 401,
  "session-expired": 401,
  "token-refused": 401,
  "token-not-for-this": 403,
  "not-permitted": 403,
  "not-for-machines": 403,
  "wrong-phase": 409,
  "no-election": 404,
  "not-found": 404,
  "wrong-origin": 403,
  "invalid-input": 422,
  "not-json": 400,
  "wrong-media-type": 415,
  "too-large": 413,
  "too-many-requests": 429,
  "idempotency-key-reused": 409,
  "idempotency-key-malformed": 400,
  "idempotency-reply-lost": 409,
  "storage-unavailable": 503,
  "refused-by-row-security": 403,
  "internal-error": 500,
} as const satisfies Record<string, number>;

export type UniversalProblem = keyof typeof universalProblems;

export const problemMessages = messages("problems", {
  "not-signed-in": {
    en: "Sign in first. This is open to people with an account and the right role.",
    fr: "Connectez-vous d’abord. Cette fonction est réservée aux personnes ayant un compte et le bon rôle.",
  },
  "session-expired": {
    en: "Your session has ended. Sign in again; what you typed is kept on this page.",
    fr: "Votre session est terminée. Reconnectez-vous ; votre saisie est conservée sur cette page.",
  },
  "token-refused": {
    en: "This access token is unknown, expired or revoked.",
    fr: "Ce jeton d’accès est inconnu, expiré ou révoqué.",
  },
  "token-not-for-this": {
    en: "This access token is valid, but it was not issued for this act or this space.",
    fr: "Ce jeton d’accès est valide, mais il n’a pas été émis pour cet acte ou cet espace.",
  },
  "not-permitted": {
    en: "Your role does not permit this act. The permission table says which roles may.",
    fr: "Votre rôle n’autorise pas cet acte. La table des permissions indique quels rôles y ont droit.",
  },
  "not-for-machines": {
    en: "A machine's token may not do this. A person must.",
    fr: "Un jeton de machine n’autorise pas cet acte. Une personne doit le faire.",
  },
  "wrong-phase": {
    en: "The election is not in a phase in which this act is open.",
    fr: "L’élection n’est pas dans une phase où cet acte est ouvert.",
  },
  "no-election": { en: "There is no such election here.", fr: "Cette élection n’existe pas ici." },
  "not-found": { en: "There is nothing at this address.", fr: "Il n’y a rien à cette adresse." },
  "wrong-origin": {
    en: "The request came from another site and was not carried out.",
    fr: "La demande provenait d’un autre site et n’a pas été exécutée.",
  },
  "invalid-input": {
    en: "Some of what was sent is not as expected. Each field says what was expected.",
    fr: "Une partie de ce qui a été envoyé n’est pas conforme. Chaque champ indique ce qui était attendu.",
  },
  "not-json": {
    en: "The body is not well-formed JSON. The field says where and why.",
    fr: "Le corps n’est pas du JSON bien formé. Le champ indique où et pourquoi.",
  },
  "wrong-media-type": {
    en: "The body is of a type that is not taken here.",
    fr: "Le corps est d’un type qui n’est pas accepté ici.",
  },
  "too-large": {
    en: "The body is larger than is taken here.",
    fr: "Le corps dépasse la taille acceptée ici.",
  },
  "too-many-requests": {
    en: "Too many requests in a short time. Wait a minute and try again; nothing was done.",
    fr: "Trop de demandes en peu de temps. Attendez une minute et réessayez ; rien n’a été fait.",
  },
  "idempotency-key-reused": {
    en: "This Idempotency-Key was used before with other content. Nothing was done.",
    fr: "Cette clé Idempotency-Key a déjà servi avec un autre contenu. Rien n’a été fait.",
  },
  "idempotency-key-malformed": {
    en: "An Idempotency-Key has 16 to 100 letters, digits, dots, underscores or hyphens.",
    fr: "Une clé Idempotency-Key compte de 16 à 100 lettres, chiffres, points, tirets ou tirets bas.",
  },
  "idempotency-reply-lost": {
    en: "This was done before, under the same Idempotency-Key. It was not done again, but its reply can no longer be read.",
    fr: "Cette demande a déjà été exécutée avec la même clé Idempotency-Key. Elle ne l’a pas été de nouveau, mais sa réponse n’est plus lisible.",
  },
  "storage-unavailable": {
    en: "The record cannot be written at the moment. Nothing was kept; please try again.",
    fr: "L’enregistrement est impossible pour le moment. Rien n’a été conservé ; veuillez réessayer.",
  },
  "refused-by-row-security": {
    en: "This was refused: your organisation, role or clearance may not write what this act would have written. Nothing was kept. Ask whoever owns it, or the operator with the number given.",
    fr: "Ceci a été refusé : votre organisme, votre rôle ou votre habilitation ne permet pas d’écrire ce que cet acte aurait écrit. Rien n’a été conservé. Adressez-vous au propriétaire, ou à l’exploitant avec le numéro indiqué.",
  },
  "internal-error": {
    en: "Something failed here. Nothing was kept. The operator finds the cause under the number given.",
    fr: "Une erreur s’est produite ici. Rien n’a été conservé. L’exploitant en trouvera la cause sous le numéro indiqué.",
  },
}) satisfies Record<UniversalProblem, Message>;

/** A universal problem, thrown inside the HTTP layer only and turned into the reply at its edge. */
export class HttpProblem extends Error {
  readonly code: UniversalProblem;
  readonly fields: readonly FieldProblem[] | undefined;
  constructor(code: UniversalProblem, fields?: readonly FieldProblem[]) {
    super(code);
    this.code = code;
    this.fields = fields;
  }
}

export function problemOf(
  refused: Pick<Refused<string>, "refusal" | "values" | "fields">,
  status: number,
  title: string,
  instance: string,
): Problem {
  return {
    type: `/problems/${refused.refusal}`,
    title,
    status,
    code: refused.refusal,
    instance,
    ...(refused.fields && { fields: refused.fields }),
    ...(refused.values && { values: refused.values }),
  };
}

/** The first 50 things that are wrong, each with its path (`objects[3].name`) and what was expected. */
export function fieldsOf(error: z.ZodError, part: string): FieldProblem[] {
  return error.issues.slice(0, 50).map((issue) => ({
    path: [part, ...issue.path].reduce<string>(
      (path, step) =>
        typeof step === "number"
          ? `${path}[${step}]`
          : path === ""
            ? String(step)
            : `${path}.${String(step)}`,
      "",
    ),
    expected: issue.message.slice(0, 300),
  }));
}
