import { messages as say } from "../../../../basics/text.ts";

/** How a site works now, and how its people wait. */
export const siteWords = say("pollbooks-site", {
  work: { en: "Works", fr: "Travaille" },
  "on-devices": { en: "On devices", fr: "Sur appareils" },
  "on-paper": { en: "on paper", fr: "sur papier" },
  "on-paper-since": { en: "On paper since {when}", fr: "Sur papier depuis {when}" },
  queue: { en: "Queue", fr: "File" },
  "queue-none": { en: "Nobody waits", fr: "Personne n’attend" },
  "queue-kept": {
    en: "{waiting} wait, about {minutes} min",
    fr: "{waiting} attendent, environ {minutes} min",
  },
  "queue-soon": {
    en: "{waiting} wait, about {minutes} min: soon too long",
    fr: "{waiting} attendent, environ {minutes} min : bientôt trop",
  },
  "queue-late": {
    en: "{waiting} wait, about {minutes} min: too long",
    fr: "{waiting} attendent, environ {minutes} min : trop",
  },
  "queue-unknown": {
    en: "{waiting} wait, nobody was served lately",
    fr: "{waiting} attendent, personne n’a été servi récemment",
  },
});
