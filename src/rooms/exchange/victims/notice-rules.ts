import type { Language, LocalisedText } from "../../../basics/text.ts";
import { textIn } from "../../../basics/text.ts";
import type { Outcome } from "./contract.ts";

export interface NoticeGiven {
  readonly outcome: Outcome;
  /** Of the victim. */
  readonly language: Language;
  /** Of the election, the first first. */
  readonly electionLanguages: readonly Language[];
  readonly election: LocalisedText;
  readonly name: string;
  readonly contactName: string;
  /** The contact's own words in place of the house's. */
  readonly ownText?: string | undefined;
}

export interface Notice {
  readonly language: "en" | "fr";
  /** `attempt-1`, `breach-1`, or `own`. */
  readonly version: string;
  readonly subject: string;
  readonly text: string;
}

/** What the victim is told, without the code: an attempt is told as an attempt, a breach as a breach. */
export function noticeFor(given: NoticeGiven): Notice {
  const language = houseLanguage(given.language, given.electionLanguages);
  const election = textIn(given.election, language).text;
  const words = house[language];
  const what = given.outcome === "breach" ? "breach" : "attempt";
  const body = given.ownText ?? words[given.outcome];
  return {
    language,
    version: given.ownText === undefined ? `${what}-1` : "own",
    subject: words.subject[what](election),
    text: [
      words.greeting(given.name),
      body,
      ...(given.ownText === undefined ? [words.todo[what]] : []),
      words.first,
      words.contact(given.contactName),
    ].join("\n\n"),
  };
}

/** How to say that one has been told. Stands at the end of the letter, and is not kept with it. */
export function codeLines(language: "en" | "fr", code: string, page: string): string {
  return house[language].code(code, page);
}

/** The victim's language where the house writes it, else the first of the election's that it writes, else English. */
export function houseLanguage(language: Language, electionLanguages: readonly Language[]): "en" | "fr" {
  for (const each of [language, ...electionLanguages]) {
    const base = each.split("-")[0];
    if (base === "en" || base === "fr") return base;
  }
  return "en";
}

const house = {
  en: {
    subject: {
      attempt: (election: string) => `Someone tried to harm you: ${election}`,
      breach: (election: string) => `You were harmed: ${election}`,
    },
    greeting: (name: string) => `To ${name},`,
    "attempt-blocked":
      "Someone tried to attack you or one of your accounts during this election. As far as we know, the attempt was stopped. We tell you all the same, because you have a right to know and because whoever tried may try again.",
    "attempt-unknown":
      "Someone tried to attack you or one of your accounts during this election. We do not know whether it worked. Please act as if it had until you have looked.",
    breach:
      "Someone attacked you or one of your accounts during this election, and it worked. What was yours may have been read, taken, changed or used in your name.",
    todo: {
      attempt:
        "What you can do now: change the password of the account, turn on a second step for signing in, and look at where you are signed in. Be careful with messages that press you to act at once.",
      breach:
        "What you can do now: from a device that you trust, change your passwords, sign out everywhere, and turn on a second step for signing in. Keep what you find, and delete nothing: it may be evidence. If you are in danger, call the emergency number first.",
    },
    first:
      "We tell you before we tell the public. We will not name you, or describe you so that others can tell who you are, unless you agree. You can change your mind at any time.",
    contact: (name: string) =>
      `Your one contact with us is ${name}. Tell them what you need, and whether it is safe to write to you or to call you.`,
    code: (code: string, page: string) =>
      `Please tell us that you have read this. Go to ${page} and type this code, which is yours alone:\n\n${code}`,
  },
  fr: {
    subject: {
      attempt: (election: string) => `On a tenté de vous nuire : ${election}`,
      breach: (election: string) => `On vous a nui : ${election}`,
    },
    greeting: (name: string) => `À l’attention de ${name},`,
    "attempt-blocked":
      "Quelqu’un a tenté de vous attaquer, vous ou l’un de vos comptes, pendant cette élection. À notre connaissance, la tentative a été arrêtée. Nous vous le disons quand même : vous avez le droit de le savoir, et l’auteur peut recommencer.",
    "attempt-unknown":
      "Quelqu’un a tenté de vous attaquer, vous ou l’un de vos comptes, pendant cette élection. Nous ne savons pas si cela a réussi. Faites comme si c’était le cas tant que vous n’avez pas vérifié.",
    breach:
      "Quelqu’un vous a attaqué, vous ou l’un de vos comptes, pendant cette élection, et cela a réussi. Ce qui est à vous a pu être lu, pris, changé ou utilisé en votre nom.",
    todo: {
      attempt:
        "Ce que vous pouvez faire maintenant : changer le mot de passe du compte, activer une deuxième étape de connexion et vérifier où vos sessions sont ouvertes. Méfiez-vous des messages qui vous pressent d’agir.",
      breach:
        "Ce que vous pouvez faire maintenant : depuis un appareil sûr, changer vos mots de passe, fermer toutes vos sessions et activer une deuxième étape de connexion. Gardez ce que vous trouvez, n’effacez rien : cela peut servir de preuve. En cas de danger, appelez d’abord le numéro d’urgence.",
    },
    first:
      "Nous vous le disons avant d’en parler au public. Nous ne vous nommerons pas, et ne vous décrirons pas de façon reconnaissable, sans votre accord. Vous pouvez changer d’avis à tout moment.",
    contact: (name: string) =>
      `Votre seul contact chez nous est ${name}. Dites-lui ce dont vous avez besoin, et s’il est sûr de vous écrire ou de vous appeler.`,
    code: (code: string, page: string) =>
      `Dites-nous que vous avez lu ceci. Allez à ${page} et tapez ce code, qui n’est qu’à vous :\n\n${code}`,
  },
} as const;
