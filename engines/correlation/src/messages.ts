import type { Link } from "./correlation-index.ts";
import type { ValueKind } from "./values.ts";

export type Bilingual = { readonly en: string; readonly fr: string };

const moreInEnglish =
  "{others, plural, =0 {} one { and # more value} other { and # more values}} (strength {percent}%).";
const moreInFrench =
  "{others, plural, =0 {} one { et # autre valeur} other { et # autres valeurs}} (force {percent} %).";

/** The sentence of a link: ICU MessageFormat with `kind`, `value`, `others` and `percent`. */
export const linkMessages: Readonly<Record<ValueKind, Bilingual>> = {
  domain: say("the domain {value}", "le domaine {value}"),
  site: say("the site {value}", "le site {value}"),
  url: say("the page {value}", "la page {value}"),
  handle: say("the account {value}", "le compte {value}"),
  hash: say("the file with the hash {value}", "le fichier dont l’empreinte est {value}"),
  ip: say("the network address {value}", "l’adresse réseau {value}"),
  email: say("the e-mail address {value}", "l’adresse électronique {value}"),
  text: say("the same text", "le même texte"),
  passage: say("a passage of the same words", "un passage aux mêmes mots"),
};

function say(english: string, french: string): Bilingual {
  return {
    en: ["Both have ", english, moreInEnglish].join(""),
    fr: ["Les deux ont en commun ", french, moreInFrench].join(""),
  };
}

export type LinkMessage = {
  /** A key of `linkMessages`: the kind of the strongest evidence. */
  readonly key: ValueKind;
  readonly values: { readonly value: string; readonly others: number; readonly percent: number };
};

/** What to say of a link: its strongest evidence, how much more there is, and how strong it is in all. */
export function messageOf(link: Link): LinkMessage {
  const strongest = link.evidence[0];
  return {
    key: strongest?.kind ?? "passage",
    values: {
      value: strongest?.text ?? "",
      others: link.shared - 1,
      percent: Math.min(99, Math.floor(link.strength * 100)),
    },
  };
}

/** The sentence itself, for a reader of English or French. */
export function explain(link: Link, language: "en" | "fr"): string {
  const { key, values } = messageOf(link);
  const others = values.others;
  return linkMessages[key][language]
    .replace(
      /\{others, plural, =0 \{\} one \{([^{}]*)\} other \{([^{}]*)\}\}/,
      (_, one: string, other: string) =>
        others === 0 ? "" : (others === 1 ? one : other).replace("#", String(others)),
    )
    .replace("{value}", values.value)
    .replace("{percent}", String(values.percent));
}
