import { fine, refused, type Outcome } from "../outcome.ts";

/** What of a licence the pollbook looks at. Its number is read over and never given out. */
export type Licence = {
  readonly last: string;
  readonly first: string;
  readonly middle: string;
  /** `yyyy-mm-dd`. */
  readonly birth: string;
};

/** Whether a text comes from a scanner that acts as a keyboard, not from a person. */
export function isLicence(text: string): boolean {
  return /^\s*@/.test(text) && /ANSI ?\d{6}|AAMVA ?\d{6}/.test(text);
}

/**
 * The text of the PDF417 symbol of a driving licence or identity card (AAMVA DL/ID Card Design Standard, annex D: version 1 of
 * 2000 to version 10 of 2020). Scanners turn its separators into line feeds, carriage returns or both, or drop the first ones.
 */
export function readLicence(
  text: string,
): Outcome<Licence, "licence-unreadable" | "licence-lacks-name" | "licence-lacks-birth"> {
  if (!isLicence(text)) return refused("licence-unreadable");
  const elements = elementsOf(text);
  const name = nameIn(elements);
  if (name.last === "") return refused("licence-lacks-name");
  const birth = dayOf(elements.get("DBB") ?? "", elements.get("DCG") ?? "");
  return birth === null ? refused("licence-lacks-birth") : fine({ ...name, birth });
}

/** The first element follows the subfile's designator (DL or ID) without a separator. */
function elementsOf(text: string): ReadonlyMap<string, string> {
  const elements = new Map<string, string>();
  for (const line of text.split(SEPARATORS)) {
    const element = /^(?:.*?\d(?:DL|ID))?(D[A-D][A-Z])(.*)$/.exec(line.trim());
    if (element !== null && !elements.has(element[1]!)) elements.set(element[1]!, element[2]!.trim());
  }
  return elements;
}

function nameIn(elements: ReadonlyMap<string, string>): Omit<Licence, "birth"> {
  const get = (id: string) => (elements.get(id) ?? "").replace(/^(NONE|unavl)$/i, "");
  // Version 1 may give all in one element: surname, given names, suffix, between commas.
  const [wholeLast = "", wholeFirst = "", wholeMiddle = ""] = get("DAA").split(",");
  // Versions 2 and 3 give all given names in one.
  const [given = "", ...others] = get("DCT").split(/[ ,]+/);
  return {
    last: (get("DCS") || get("DAB") || wholeLast).trim(),
    first: (get("DAC") || given || wholeFirst).trim(),
    middle: (get("DAD") || others.join(" ") || wholeMiddle).trim(),
  };
}

// oxlint-disable-next-line no-control-regex -- group and record separators are what the standard puts between elements
const SEPARATORS = /[\r\n\u001d\u001e]+/;

/** By the field of the country: month, day, year, or year, month, day (as all wrote it in version 1). */
function dayOf(digits: string, country: string): string | null {
  const yearLast = /^(\d\d)(\d\d)(\d{4})$/.exec(digits);
  const yearFirst = /^(\d{4})(\d\d)(\d\d)$/.exec(digits);
  if (yearLast === null || yearFirst === null) return null;
  const american = dayText(yearLast[3]!, yearLast[1]!, yearLast[2]!);
  const canadian = dayText(yearFirst[1]!, yearFirst[2]!, yearFirst[3]!);
  return country === "CAN" ? (canadian ?? american) : (american ?? canadian);
}

function dayText(year: string, month: string, day: string): string | null {
  const fits =
    year >= "1850" && year <= "2150" && month >= "01" && month <= "12" && day >= "01" && day <= "31";
  return fits ? `${year}-${month}-${day}` : null;
}
