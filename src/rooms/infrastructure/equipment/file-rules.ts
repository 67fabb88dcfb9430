import type { Bilingual } from "../../../basics/text.ts";

/** What is wrong with a file: the row as a spreadsheet counts it, the column, what was found and what was expected. */
export interface Wrong {
  readonly row: number | null;
  readonly field: string | null;
  readonly says: Bilingual;
}

/** The first so many are named; a file with more is wrong as a whole. */
export const wrongMax = 50;

export function wrongAt(row: number | null, field: string | null, en: string, fr: string): Wrong {
  return { row, field, says: { en, fr } };
}

export function wholeFile(en: string, fr: string): Wrong {
  return wrongAt(null, null, en, fr);
}

export function refusedFile(wrong: readonly Wrong[]) {
  return { ok: false, refusal: "file-refused", wrong: wrong.slice(0, wrongMax) } as const;
}

/** `equipment.csv, row 3, Serial` with what was expected there, as the refusal of a file names it. */
export function wrongFields(wrong: readonly Wrong[], file: string, language: "en" | "fr") {
  const row = { en: "row", fr: "ligne" }[language];
  return wrong.map((one) => ({
    path: [file, one.row === null ? null : `${row} ${one.row}`, one.field]
      .filter((part) => part !== null)
      .join(", "),
    expected: one.says[language],
  }));
}

export const notText = wholeFile(
  "This is no UTF-8 text. Export it again as UTF-8.",
  "Ce n’est pas du texte UTF-8. Exportez-le de nouveau en UTF-8.",
);
