import type { VoterList } from "@counterfoil/pollbook-search";
import type { Book } from "../device/book.ts";
import type { Today } from "../device/today.ts";
import type { PaperSituation } from "./paper-acts-rules.ts";
import { listLetters, numbersOfSite, onSheet, readSheet, sheetName } from "./sheets.ts";
import { siteNow, type SiteNow } from "./site-rules.ts";
import { siteTotals, type SiteTotals } from "./totals-rules.ts";

/** What a device knows of its site's paper. */
export type PaperDesk = {
  readonly now: () => SiteNow;
  readonly work: () => "devices" | "paper" | "closed";
  readonly totals: () => SiteTotals;
  /** The site's voters in the order of its book: looked through once, when paper is first touched. */
  readonly numbers: () => Promise<readonly string[]>;
  /** As they are known so far: before `numbers` has answered, no sheet has any voters. */
  readonly situation: () => PaperSituation;
};

type Parts = {
  readonly site: string;
  readonly list: VoterList;
  readonly book: Book;
  readonly today: Today;
};

export function paperDesk({ site, list, book, today }: Parts): PaperDesk {
  let looked: Promise<readonly string[]> | null = null;
  let known: readonly string[] = [];
  const isOurBook = (name: string) => name.startsWith(`${listLetters(book.version, site)}-`);
  const now = () => siteNow(today.ofSites(), site, book.ledger);
  const totals = () => siteTotals(book.ledger, site);
  return {
    now,
    totals,
    work: () => {
      const { closed, onPaper } = now();
      if (closed !== null) return "closed";
      return onPaper.length > 0 ? "paper" : "devices";
    },
    numbers: () => {
      looked ??= numbersOfSite(list, site).then((numbers) => (known = numbers));
      return looked;
    },
    situation: () => ({
      now: now(),
      totals,
      isOurBook,
      onSheet: (text) => {
        const sheet = readSheet(text);
        if (sheet === null || !isOurBook(sheet.book)) return null;
        const numbers = onSheet(known, sheet.page);
        return numbers.length === 0 ? null : { name: sheetName(sheet), numbers };
      },
    }),
  };
}
