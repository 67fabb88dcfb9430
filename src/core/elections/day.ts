const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day (ISO 8601) of a moment in a time zone, or null where the zone is unknown. */
export function dayIn(timeZone: string, ms: number): string | null {
  try {
    let format = formats.get(timeZone);
    if (format === undefined) {
      format = new Intl.DateTimeFormat("en-CA", {
        timeZone,
        year: "numeric",
        month: "2-digit",
        day: "2-digit",
      });
      formats.set(timeZone, format);
    }
    const parts = Object.fromEntries(format.formatToParts(ms).map((part) => [part.type, part.value]));
    return `${parts["year"]}-${parts["month"]}-${parts["day"]}`;
  } catch {
    return null;
  }
}
