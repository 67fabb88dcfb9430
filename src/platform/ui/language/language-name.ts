/** The name of a language in the reader's own; the code where nobody named it. */
export function languageName(code: string, reader: string): string {
  return new Intl.DisplayNames(reader, { type: "language" }).of(code) ?? code;
}
