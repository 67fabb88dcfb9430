/** Why a list's columns were not recognised: for the hub's screens and for the command. */
export const formatMessages = {
  "columns-not-recognised": {
    en: "The list’s columns were not recognised: no column for {missing}. Choose the list’s form, or name the columns as the guide does. Nothing of it was kept.",
    fr: "Les colonnes de la liste n’ont pas été reconnues : aucune colonne pour {missing}. Choisissez la forme de la liste, ou nommez les colonnes comme le guide. Rien n’en a été gardé.",
  },
  "birth-not-recognised": {
    en: "The dates in the column “{column}” can be read in two ways, or in none. Write them as year-month-day. Nothing of it was kept.",
    fr: "Les dates de la colonne « {column} » se lisent de deux façons, ou d’aucune. Écrivez-les année-mois-jour. Rien n’en a été gardé.",
  },
} as const;
