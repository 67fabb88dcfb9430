import { messages } from "../../../../basics/text.ts";

/** Words of the public pages of this slice: short sentences, words that a twelve-year-old knows. */
export const pageWords = messages("report-form", {
  title: { en: "Tell us what you saw", fr: "Dites-nous ce que vous avez vu" },
  truth: {
    en: "Only the election office says when, where and how you vote. If someone tells you something else, check with the office first.",
    fr: "Seul le bureau des élections dit quand, où et comment voter. Si quelqu’un vous dit autre chose, demandez d’abord au bureau.",
  },
  lead: {
    en: "Did something about the vote seem wrong? Tell us here. You need no account and no name. You do not have to be sure.",
    fr: "Quelque chose vous semble anormal dans le vote ? Dites-le ici. Il ne faut ni compte ni nom. Vous n’avez pas à être sûr de vous.",
  },
  danger: { en: "Are you in danger?", fr: "Êtes-vous en danger ?" },
  "danger-text": {
    en: "Go to a safe place first. Then call the police or the emergency number. We read what you send, but we cannot come to help you. If someone may look at your phone, use one that you trust.",
    fr: "Mettez-vous d’abord à l’abri. Appelez ensuite la police ou le numéro d’urgence. Nous lisons ce que vous envoyez, mais nous ne pouvons pas venir vous aider. Si quelqu’un peut lire votre téléphone, prenez un appareil sûr.",
  },
  "leave-out": { en: "What you should leave out", fr: "Ce qu’il ne faut pas écrire" },
  "leave-out-text": {
    en: "Do not tell us how you voted. Leave out passwords, bank cards and ID numbers. Give the names of other people only if we need them to understand.",
    fr: "Ne dites pas pour qui vous avez voté. Pas de mot de passe, de carte bancaire ni de numéro d’identité. Ne nommez d’autres personnes que si c’est utile pour comprendre.",
  },
  next: { en: "What happens next", fr: "Ce qui se passe ensuite" },
  "next-code": {
    en: "You get a code. With it you can see how far we are.",
    fr: "Vous recevez un code. Il vous permet de voir où nous en sommes.",
  },
  "next-read": {
    en: "{hours, plural, one {A person reads what you wrote within # hour.} other {A person reads what you wrote within # hours.}}",
    fr: "{hours, plural, one {Une personne lit votre texte en moins de # heure.} other {Une personne lit votre texte en moins de # heures.}}",
  },
  "next-answer": {
    en: "When we have checked it, you find our answer on the page for your code.",
    fr: "Quand nous avons vérifié, notre réponse est sur la page de votre code.",
  },
  outcome: { en: "What happened?", fr: "Qu’est-ce qui s’est passé ?" },
  "outcome-blocked": {
    en: "Someone tried something, and it did not work",
    fr: "Quelqu’un a essayé quelque chose, et cela n’a pas marché",
  },
  "outcome-unknown": {
    en: "Someone tried something. I do not know if it worked",
    fr: "Quelqu’un a essayé quelque chose. Je ne sais pas si cela a marché",
  },
  "outcome-breach": {
    en: "It worked: someone got in, took something, or people were misled",
    fr: "Cela a marché : quelqu’un est entré, a pris quelque chose, ou des gens ont été trompés",
  },
  kind: { en: "What is it about?", fr: "De quoi s’agit-il ?" },
  "kind-intrusion": {
    en: "A computer, a phone, an account or a machine",
    fr: "Un ordinateur, un téléphone, un compte ou une machine",
  },
  "kind-influence": {
    en: "Something that people are told or shown",
    fr: "Quelque chose que l’on dit ou que l’on montre aux gens",
  },
  "kind-both": { en: "Both of these", fr: "Les deux" },
  "kind-unsure": { en: "I am not sure", fr: "Je ne sais pas" },
  what: { en: "Tell us what you saw or heard", fr: "Dites ce que vous avez vu ou entendu" },
  "what-hint": {
    en: "Write it the way you would tell a friend. If it is a text or a post, copy its words.",
    fr: "Écrivez comme à un ami. Si c’est un message ou une publication, recopiez ses mots.",
  },
  where: { en: "Where was it?", fr: "Où était-ce ?" },
  "where-hint": {
    en: "A town, a street, a polling place, a group or a site.",
    fr: "Une ville, une rue, un bureau de vote, un groupe ou un site.",
  },
  traces: { en: "Links, accounts and phone numbers", fr: "Liens, comptes et numéros de téléphone" },
  "traces-hint": {
    en: "One on each line, at most 20. They help us find other people who saw the same.",
    fr: "Un par ligne, 20 au plus. Cela nous aide à trouver d’autres personnes qui ont vu la même chose.",
  },
  day: { en: "On which day was it?", fr: "Quel jour était-ce ?" },
  "day-hint": { en: "Leave it empty if you do not know.", fr: "Laissez vide si vous ne savez pas." },
  time: { en: "At what time, about?", fr: "Vers quelle heure ?" },
  contact: { en: "How can we reach you?", fr: "Comment vous joindre ?" },
  "contact-hint": {
    en: "A phone number or an email address. Only the people who check your report can see it. You can leave it empty.",
    fr: "Un numéro de téléphone ou une adresse courriel. Seules les personnes qui vérifient votre signalement la voient. Vous pouvez laisser vide.",
  },
  trap: { en: "Leave this field empty", fr: "Laissez ce champ vide" },
  send: { en: "Send the report", fr: "Envoyer le signalement" },
  "error-outcome": {
    en: "Say what happened. Choose one of the three lines.",
    fr: "Dites ce qui s’est passé. Choisissez une des trois lignes.",
  },
  "error-what": {
    en: "Tell us in a few words what you saw or heard.",
    fr: "Dites en quelques mots ce que vous avez vu ou entendu.",
  },
  "error-long": {
    en: "This is too long. At most {max} letters and spaces fit in here.",
    fr: "C’est trop long. Il y a place ici pour {max} lettres et espaces.",
  },
  "error-traces": {
    en: "Give at most 20 lines, each with at most 500 letters.",
    fr: "Donnez 20 lignes au plus, de 500 lettres au plus chacune.",
  },
  "error-day": {
    en: "This day cannot be right. Choose a day that is not in the future, or leave the field empty.",
    fr: "Ce jour n’est pas possible. Choisissez un jour qui n’est pas dans le futur, ou laissez vide.",
  },
  "error-time": {
    en: "Write the time like 14:30, not later than now, and give the day too. Or leave the time empty.",
    fr: "Écrivez l’heure comme 14:30, pas plus tard que maintenant, et donnez aussi le jour. Ou laissez l’heure vide.",
  },
  "error-trap": {
    en: "This looked as if a program had sent it, so we did not take it. If you are a person, please send it once more.",
    fr: "Cet envoi semblait venir d’un programme. Nous ne l’avons pas pris. Si vous êtes une personne, envoyez-le encore une fois.",
  },
  thanks: { en: "Thank you. We have your report", fr: "Merci. Nous avons votre signalement" },
  "thanks-lead": {
    en: "It is safe with us. Nobody reads it but the people who check it.",
    fr: "Il est en sûreté chez nous. Personne ne le lit, sauf les personnes qui le vérifient.",
  },
  "follow-link": { en: "See how far we are with your report", fr: "Voir où en est votre signalement" },
  another: { en: "Tell us about something else", fr: "Signaler autre chose" },
  "status-title": { en: "Follow your report", fr: "Suivre votre signalement" },
  "status-lead": {
    en: "Type the code that you got when you told us. Nobody can see your report with it. It only shows how far we are, and our answer.",
    fr: "Tapez le code reçu lors de votre envoi. Il ne montre à personne votre signalement. Il montre seulement où nous en sommes, et notre réponse.",
  },
  code: { en: "Your code", fr: "Votre code" },
  "code-hint": {
    en: "It has 12 letters and digits, like this: AB12-CD34-EF56",
    fr: "Il a 12 lettres et chiffres, comme ceci : AB12-CD34-EF56",
  },
  look: { en: "Look it up", fr: "Chercher" },
  "code-mistyped": {
    en: "There is a mistake in this code. Check each letter and digit and try again.",
    fr: "Il y a une faute dans ce code. Vérifiez chaque lettre et chaque chiffre, puis essayez encore.",
  },
  "code-unknown": {
    en: "We have no report with this code for this election. Check that you are on the page of the right election.",
    fr: "Nous n’avons pas de signalement avec ce code pour cette élection. Vérifiez que c’est la page de la bonne élection.",
  },
  "now-title": { en: "How far we are", fr: "Où nous en sommes" },
  "step-received": { en: "We have your report", fr: "Nous avons votre signalement" },
  "step-assessed": { en: "A person has read and checked it", fr: "Une personne l’a lu et vérifié" },
  "step-assessed-by": { en: "To be done by {when}.", fr: "À faire avant : {when}." },
  "step-late": {
    en: "It was to be done by {when}. We are late, and we are sorry. Your report is not lost.",
    fr: "C’était à faire avant : {when}. Nous sommes en retard et nous vous prions de nous excuser. Votre signalement n’est pas perdu.",
  },
  "step-answered": { en: "You have our answer", fr: "Vous avez notre réponse" },
  answer: { en: "Our answer", fr: "Notre réponse" },
});
