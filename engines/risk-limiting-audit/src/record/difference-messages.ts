import type { Bilingual } from "../interchange/problem-messages.ts";
import type { Difference } from "./record.ts";

const say = (en: string, fr: string): Bilingual => ({ en, fr });

/** A difference for somebody who has never seen a record. */
export type ExplainedDifference = {
  /** What is wrong and what it means, as one or two sentences. */
  readonly meaning: Bilingual;
  /** Where in the file, in words. */
  readonly place: Bilingual;
  readonly recorded: Bilingual;
  readonly recomputed: Bilingual;
};

export function explainDifference(difference: Difference): ExplainedDifference {
  const { recorded, recomputed } = difference;
  return {
    meaning: meaningOf(difference),
    place: placeOf(difference),
    recorded: phrase(recorded),
    recomputed: phrase(recomputed),
  };
}

function meaningOf({ file, where, recorded, recomputed }: Difference): Bilingual {
  if (where === "SHA-256") {
    return recomputed === "no such file"
      ? say(
          `The file ${file} is missing. The folder is not complete.`,
          `Le fichier ${file} manque. Le dossier n’est pas complet.`,
        )
      : say(
          `The file ${file} is not the one that was published: its fingerprint is another. It was changed or damaged.`,
          `Le fichier ${file} n’est pas celui qui a été publié : son empreinte est autre. Il a été changé ou endommagé.`,
        );
  }
  if (file !== "record.json") return filed[file] ?? filed["other"]!;
  if (where === "format" && recorded === "nothing")
    return say(
      "This is not the public folder of an audit: it has no file record.json that can be read as one.",
      "Ce n’est pas le dossier public d’une vérification : il n’y a pas de fichier record.json lisible comme tel.",
    );
  if (recomputed.startsWith("a hash"))
    return say(
      `The file record.json gives no fingerprint for ${where}, so nobody can tell whether that file belongs to this audit.`,
      `Le fichier record.json ne donne pas d’empreinte pour ${where} ; nul ne peut donc dire si ce fichier appartient à cette vérification.`,
    );
  return heads[where] ?? heads["contents"]!;
}

const heads: Readonly<Record<string, Bilingual>> = {
  format: say(
    "The record says that it has a form which this page does not know. A newer version may know it.",
    "Le dossier dit avoir une forme que cette page ne connaît pas. Une version plus récente peut la connaître.",
  ),
  commitment: say(
    "What was promised before the seed was drawn is not what this folder holds: the commitment does not fit its files.",
    "Ce qui a été promis avant le tirage de la graine n’est pas ce que contient ce dossier : l’engagement ne correspond pas à ses fichiers.",
  ),
  members: say(
    "The file record.json lacks a part that every record has.",
    "Il manque au fichier record.json une partie que tout dossier possède.",
  ),
  contents: say(
    "A file of this folder does not hold what the description of the format asks for, so it cannot be checked.",
    "Un fichier de ce dossier ne contient pas ce que demande la description du format ; il ne peut pas être vérifié.",
  ),
};

const filed: Readonly<Record<string, Bilingual>> = {
  "manifest.csv": say(
    "The list of batches cannot be read, so nobody knows which cards there are.",
    "La liste des lots ne peut pas être lue ; on ne sait donc pas quels bulletins existent.",
  ),
  "contests.json": say(
    "What was reported does not add up: it does not follow from the reported votes.",
    "Ce qui a été annoncé ne concorde pas : cela ne découle pas des voix annoncées.",
  ),
  "design.json": say(
    "The rules of this audit cannot be followed as they are written.",
    "Les règles de cette vérification ne peuvent pas être suivies telles qu’elles sont écrites.",
  ),
  "records.ndjson": say(
    "The records of the cards do not fit the list of batches.",
    "Les enregistrements des bulletins ne correspondent pas à la liste des lots.",
  ),
  "batches.ndjson": say(
    "The reported totals of the batches do not fit the list of batches.",
    "Les totaux annoncés des lots ne correspondent pas à la liste des lots.",
  ),
  "rounds.json": say(
    "The sample is not the one that the public seed gives. Somebody chose, or the seed is another.",
    "L’échantillon n’est pas celui que donne la graine publique. Quelqu’un a choisi, ou la graine est autre.",
  ),
  "boards.ndjson": say(
    "What the audit boards wrote down does not fit what was drawn.",
    "Ce que les équipes de vérification ont noté ne correspond pas à ce qui a été tiré.",
  ),
  "full-count.ndjson": say(
    "The full hand count does not fit the list of batches.",
    "Le dépouillement manuel complet ne correspond pas à la liste des lots.",
  ),
  "risk.json": say(
    "The published risk does not follow from what the audit boards saw.",
    "Le risque publié ne découle pas de ce que les équipes de vérification ont vu.",
  ),
  "outcome.json": say(
    "The published result of the audit does not follow from its own figures.",
    "Le résultat publié de la vérification ne découle pas de ses propres chiffres.",
  ),
  other: say("A file does not fit the others.", "Un fichier ne correspond pas aux autres."),
};

const placeParts =
  /^(.*?) ?(line \d+)? ?(.*?) ?(claims|claim \d+|cards|tally|reported|riskLimit)? ?(round \d+)? ?(draw \d+)?$/;

/** `mayor claim 1 round 2` → `mayor, assertion 1, round 2`. */
function placeOf({ where }: Difference): Bilingual {
  const parts = (placeParts.exec(where) ?? []).slice(1).filter((part) => part !== undefined && part !== "");
  const words = parts.length > 0 ? parts : [where];
  return say(
    words
      .map((part) =>
        part.replace(/^claim(s| \d+)$/, "assertion$1").replace(/^SHA-256$/, "fingerprint (SHA-256)"),
      )
      .join(", "),
    words.map(inFrench).join(", "),
  );
}

const placeWords: readonly (readonly [RegExp, string])[] = [
  [/^line (\d+)$/, "ligne $1"],
  [/^round (\d+)$/, "ronde $1"],
  [/^draw (\d+)$/, "tirage $1"],
  [/^claim (\d+)$/, "assertion $1"],
  [/^claims$/, "assertions"],
  [/^cards$/, "nombre de bulletins"],
  [/^tally$/, "décompte"],
  [/^reported$/, "issue annoncée"],
  [/^riskLimit$/, "limite de risque"],
  [/^SHA-256$/, "empreinte (SHA-256)"],
  [/^rows$/, "lignes"],
  [/^measure$/, "mesure"],
  [/^style$/, "méthode"],
  [/^strata$/, "strates"],
  [/^members$/, "parties"],
  [/^contents$/, "contenu"],
  [/^commitment$/, "engagement"],
];

function inFrench(part: string): string {
  const found = placeWords.find(([words]) => words.test(part));
  return found ? part.replace(found[0], found[1]) : part;
}

const valueWords: readonly (readonly [RegExp, string])[] = [
  [/^nothing$/, "rien"],
  [/^none$/, "aucun"],
  [/^no such file$/, "fichier absent"],
  [/^a file$/, "un fichier"],
  [/^a hash committed before the seed$/, "une empreinte engagée avant la graine"],
  [/^a hash$/, "une empreinte"],
  [/^a reading$/, "une lecture"],
  [/^a drawn card, once$/, "un bulletin tiré, une fois"],
  [/^a drawn batch, once$/, "un lot tiré, une fois"],
  [/^a later card of the manifest$/, "un bulletin suivant du manifeste"],
  [/^a later batch of the manifest$/, "un lot suivant du manifeste"],
  [/^a card of a compared stratum$/, "un bulletin d’une strate comparée"],
  [/^no record, since its batch is a pool$/, "aucun enregistrement, car son lot n’a qu’un total"],
  [/^a contest of contests\.json$/, "un scrutin de contests.json"],
  [/^a contest$/, "un scrutin"],
  [/^an outcome$/, "une issue"],
  [/^a manifest$/, "une liste de lots"],
  [/^confirmed$/, "confirmé"],
  [/^not-confirmed$/, "non confirmé"],
  [/^no votes$/, "aucune voix"],
  [/^between 0 and 1$/, "entre 0 et 1"],
  [/^not UTF-8$/, "pas de l’UTF-8"],
  [/^a measure of RECORD\.md$/, "une mesure de RECORD.md"],
  [/^a style and a sampler of RECORD\.md$/, "une méthode et un tirage de RECORD.md"],
  [/^files as RECORD\.md says$/, "des fichiers comme le dit RECORD.md"],
  [/^each batch of the manifest, once$/, "chaque lot du manifeste, une fois"],
  [/^true of the reported rankings$/, "vrai des classements annoncés"],
  [/^polling with rivest$/, "contrôle sans enregistrements, tirage rivest"],
  [/^more-votes-than-cards$/, "plus de voix que de bulletins"],
  [/^more cards of (.+)$/, "davantage de bulletins de $1"],
  [/^(\d+) cards$/, "$1 bulletins"],
  [/^(\d+) to (\d+) strata$/, "$1 à $2 strates"],
  [/^at most the (\d+) of the manifest$/, "au plus les $1 du manifeste"],
  [/^at most (\d+) more than its records$/, "au plus $1 de plus que ses enregistrements"],
  [/^at least (\d+)$/, "au moins $1"],
  [/^format 2, for (.+)$/, "format 2, pour $1"],
  [/^claims of (.+) that are more-votes$/, "des assertions de $1 du genre more-votes"],
];

/** What was said or should have been; values of files stay as they are. */
function phrase(value: string): Bilingual {
  const found = valueWords.find(([words]) => words.test(value));
  return say(value, found ? value.replace(found[0], found[1]) : value);
}
