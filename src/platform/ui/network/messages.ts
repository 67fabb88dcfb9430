import { messages } from "../../../basics/text.ts";

/** Words of a picture of many links. */
export const network = messages("network", {
  steer: { en: "Move the picture", fr: "Déplacer l’image" },
  "zoom-in": { en: "Zoom in", fr: "Agrandir" },
  "zoom-out": { en: "Zoom out", fr: "Réduire" },
  whole: { en: "Show all", fr: "Tout voir" },
  left: { en: "Left", fr: "Gauche" },
  right: { en: "Right", fr: "Droite" },
  up: { en: "Up", fr: "Haut" },
  down: { en: "Down", fr: "Bas" },
  keys: {
    en: "Drag, or use the arrow keys, + and − to zoom and 0 to see all; Ctrl with the wheel zooms too. The tables below say the same in words.",
    fr: "Faites glisser, ou utilisez les flèches, + et − pour agrandir ou réduire, 0 pour tout voir ; Ctrl et la molette agrandissent aussi. Les tableaux plus bas disent la même chose en mots.",
  },
  arranging: { en: "The picture is being arranged.", fr: "L’image se met en place." },
  legend: { en: "What the shapes mean", fr: "Signification des formes" },
});
