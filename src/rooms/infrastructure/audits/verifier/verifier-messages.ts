import type { VerifyStep } from "@counterfoil/risk-limiting-audit";
import type { Bilingual } from "../../../../basics/text.ts";

const say = (en: string, fr: string): Bilingual => ({ en, fr });

/** What the verifier's page says. Short sentences, common words. */
export const pageMessages = {
  title: say("Check an audit yourself", "Contrôlez vous-même une vérification"),
  skip: say("Go to the content", "Aller au contenu"),
  lead: say(
    "After an election, people look at some of the paper ballots to see whether the right person won. This is called an audit. The election authority publishes all the files of the audit. This page does all the sums again.",
    "Après une élection, des personnes regardent une partie des bulletins de papier pour voir si la bonne personne a gagné. C’est une vérification. L’autorité électorale publie tous les fichiers de la vérification. Cette page refait tous les calculs.",
  ),
  private: say(
    "All of it happens on your device. Nothing is sent anywhere. It also works without a network.",
    "Tout se passe sur votre appareil. Rien n’est envoyé nulle part. Cela marche aussi sans réseau.",
  ),
  choose: say("What do you want to check?", "Que voulez-vous contrôler ?"),
  folder: say("Choose the folder of the audit", "Choisir le dossier de la vérification"),
  folderHint: say(
    "The folder that was published, as it is. If it came as one packed file (TAR), unpack it first.",
    "Le dossier tel qu’il a été publié. S’il est arrivé sous forme d’un seul fichier (TAR), décompressez-le d’abord.",
  ),
  files: say("Choose all its files", "Choisir tous ses fichiers"),
  filesHint: say(
    "For phones and browsers that cannot open a folder.",
    "Pour les téléphones et les navigateurs qui ne peuvent pas ouvrir un dossier.",
  ),
  chosenFrom: say("Chosen: {from} (files: {files})", "Choisi : {from} (fichiers : {files})"),
  chosenFiles: say("Files chosen: {files}", "Fichiers choisis : {files}"),
  published: say("Check the audit published here", "Contrôler la vérification publiée ici"),
  publishedHint: say("From this address: {address}", "À cette adresse : {address}"),
  unreachable: say(
    "The files could not be fetched: {reason}. Try again later, or choose the folder.",
    "Les fichiers n’ont pas pu être obtenus : {reason}. Réessayez plus tard ou choisissez le dossier.",
  ),
  unreadable: say(
    "The files could not be read: {reason}. Choose them again.",
    "Les fichiers n’ont pas pu être lus : {reason}. Choisissez-les de nouveau.",
  ),
  checking: say("Checking", "Contrôle en cours"),
  step: say("Step {step} of {steps}: {what}", "Étape {step} sur {steps} : {what}"),
  stop: say("Stop checking", "Arrêter le contrôle"),
  stopped: say(
    "Checking was stopped. Nothing was found out.",
    "Le contrôle a été arrêté. Rien n’a été établi.",
  ),
  agrees: say("Everything agrees", "Tout concorde"),
  agreesLead: say(
    "This page did all the sums of this audit again and found the same. Only the figures below remain for you to compare.",
    "Cette page a refait tous les calculs de cette vérification et a trouvé la même chose. Il ne vous reste qu’à comparer les chiffres ci-dessous.",
  ),
  differs: say("Something does not agree", "Quelque chose ne concorde pas"),
  incomplete: say("The folder is not complete", "Le dossier n’est pas complet"),
  noRecord: say("This is not the folder of an audit", "Ce n’est pas le dossier d’une vérification"),
  firstOnly: say(
    "This is the first thing that does not agree. There may be more.",
    "C’est la première chose qui ne concorde pas. Il peut y en avoir d’autres.",
  ),
  file: say("File", "Fichier"),
  place: say("Place", "Endroit"),
  recorded: say("The record says", "Le dossier dit"),
  recomputed: say("Its own files give", "Ses propres fichiers donnent"),
  todo: say("What you can do", "Ce que vous pouvez faire"),
  again: say(
    "Fetch the folder again from the page of the election authority, and check it again. A file may have been damaged on the way.",
    "Reprenez le dossier sur la page de l’autorité électorale et contrôlez-le de nouveau. Un fichier a pu être endommagé en chemin.",
  ),
  chooseAgain: say(
    "Choose the folder that holds the file record.json itself, not a folder above it.",
    "Choisissez le dossier qui contient lui-même le fichier record.json, et non un dossier au-dessus.",
  ),
  tell: say(
    "If it still does not agree, tell the election authority and somebody whom you trust. Copy this text for them.",
    "S’il ne concorde toujours pas, dites-le à l’autorité électorale et à quelqu’un en qui vous avez confiance. Copiez ce texte pour eux.",
  ),
  found: say("What the audit found", "Ce que la vérification a établi"),
  risk: say("The risk, round by round", "Le risque, ronde par ronde"),
  riskHint: say(
    "The risk says how likely such a sample would be if the wrong person had won. An audit may stop when it is at or below the limit.",
    "Le risque dit combien un tel échantillon serait probable si la mauvaise personne avait gagné. Une vérification peut s’arrêter quand il est égal ou inférieur à la limite.",
  ),
  riskOf: say("{contest}: risk limit {limit}", "{contest} : limite de risque {limit}"),
  claim: say("What must be true", "Ce qui doit être vrai"),
  round: say("After round {round}", "Après la ronde {round}"),
  compare: say("Compare these", "Comparez ceci"),
  compareHint: say(
    "The commitment must have been public before the seed was drawn, the seed in public. No file can prove that. Compare both with a newspaper of the day or another copy that you trust.",
    "L’engagement doit avoir été public avant le tirage de la graine, et la graine tirée en public. Aucun fichier ne peut le prouver. Comparez les deux avec un journal du jour ou une autre copie en laquelle vous avez confiance.",
  ),
  commitment: say("Commitment", "Engagement"),
  seed: say("Seed", "Graine"),
  cards: say("Cards in all", "Bulletins en tout"),
  draws: say("Draws", "Tirages"),
  claims: say("Assertions tested", "Assertions éprouvées"),
  limits: say("What this cannot show", "Ce que cela ne peut pas montrer"),
  winners: say(
    "An audit confirms who won, not by how much.",
    "Une vérification confirme qui a gagné, pas avec quel écart.",
  ),
  paper: say(
    "It rests on the paper. Whether the ballots were kept safe, and whether people wrote down what they saw, no sum can tell.",
    "Elle repose sur le papier. Si les bulletins ont été bien gardés et si les gens ont noté ce qu’ils ont vu, aucun calcul ne peut le dire.",
  ),
  otherLanguage: say("Français", "English"),
} as const satisfies Readonly<Record<string, Bilingual>>;

export const stepMessages: Readonly<Record<VerifyStep, Bilingual>> = {
  hashes: say("is every file the one that was published?", "chaque fichier est-il celui qui a été publié ?"),
  contests: say("does what was reported add up?", "ce qui a été annoncé concorde-t-il ?"),
  sample: say(
    "was the sample drawn from the seed, and are all records there?",
    "l’échantillon vient-il de la graine, et tous les enregistrements sont-ils là ?",
  ),
  "full-count": say("what did a full hand count find?", "qu’a donné un dépouillement complet à la main ?"),
  risk: say("what risk follows from what people saw?", "quel risque découle de ce que les gens ont vu ?"),
  outcome: say("does the published result follow?", "le résultat publié en découle-t-il ?"),
};

export type PageLanguage = "en" | "fr";
export type PageMessage = keyof typeof pageMessages;

export function speakerOf(
  language: PageLanguage,
): (key: PageMessage, values?: Readonly<Record<string, string | number>>) => string {
  return (key, values = {}) =>
    pageMessages[key][language].replaceAll(/\{(\w+)\}/g, (_found, name: string) =>
      String(values[name] ?? ""),
    );
}

/** By `?lang=`, else by the browser. */
export function languageOf(address: URL, preferred: readonly string[]): PageLanguage {
  const wanted = address.searchParams.get("lang");
  if (wanted === "en" || wanted === "fr") return wanted;
  const first = preferred.find((one) => /^(en|fr)\b/i.test(one));
  return first?.toLowerCase().startsWith("fr") ? "fr" : "en";
}
