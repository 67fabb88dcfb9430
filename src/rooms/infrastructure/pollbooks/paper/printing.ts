import type { Ledger } from "@counterfoil/pollbook-log";
import type { VoterList } from "@counterfoil/pollbook-search";
import { textIn } from "../../../../basics/text.ts";
import type { Paper } from "../../../../platform/print/printed-page.ts";
import type { Manifest } from "../package/definition-contract.ts";
import { printSay, type PrintLanguage, type PrintSay } from "./print-messages.ts";

/** One site's paper: the list, what is known, and how it is printed. Lengths in points. */
export type Printing = {
  readonly manifest: Manifest;
  readonly version: string;
  readonly site: string;
  readonly list: VoterList;
  /** Null where there is the package alone. */
  readonly ledger: Ledger | null;
  /** The site's voters in the order of the book. */
  readonly numbers: readonly string[];
  readonly language: PrintLanguage;
  readonly paper: Paper;
  /** IANA name: the polling place's. */
  readonly timeZone: string;
  readonly widthOf: (text: string, size: number, bold?: boolean) => number;
};

export type Words = {
  readonly say: PrintSay;
  readonly election: string;
  readonly site: string;
  readonly style: (id: string) => string;
  /** The day and the time by the clock at the polling place. */
  readonly when: (atMs: number) => string;
};

export function wordsOf({ manifest, site, language, timeZone }: Printing): Words {
  const format = new Intl.DateTimeFormat(language === "fr" ? "fr-CA" : "en-CA", {
    dateStyle: "medium",
    timeStyle: "medium",
    timeZone,
    hourCycle: "h23",
  });
  return {
    say: printSay(language),
    election: textIn(manifest.title, language).text,
    site: manifest.sites.find(({ id }) => id === site)?.name ?? site,
    style: (id) => manifest.styles.find((one) => one.id === id)?.name ?? id,
    when: (atMs) => format.format(atMs).replaceAll(/[\u00a0\u202f]/g, " "),
  };
}
