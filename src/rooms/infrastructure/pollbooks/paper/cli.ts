import { createWriteStream, existsSync, renameSync, rmSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { command, said, type Command, type Terminal } from "../../../../platform/cli/command.ts";
import { systemClock } from "../../../../platform/clock/clock.ts";
import { a4, letter } from "../../../../platform/print/printed-page.ts";
import { bytesOf, explained, NotDone } from "../package/cli.ts";
import { sentence } from "../sentence.ts";
import { sitePaper, type SitePaper } from "./documents.ts";
import { openSource, type Source } from "./source.ts";
import { keepStamp, printedBooks, readHeads, type Stamp } from "./stamp.ts";
import { busiestHour } from "./stock-rules.ts";

const Percent = z.coerce.number().min(0).max(100);
const flags = {
  data: said(z.string().optional(), {
    en: "folder of a device, or of the hub with --package",
    fr: "dossier d’un appareil, ou du centre avec --package",
  }),
  package: said(z.string().optional(), {
    en: "the election package, where there is no device",
    fr: "le dossier de scrutin, sans appareil",
  }),
  site: said(z.string().optional(), {
    en: "id of the site; the device’s own unless told",
    fr: "identifiant du lieu ; celui de l’appareil sinon",
  }),
  out: said(z.string(), { en: "the PDF to write", fr: "le PDF à écrire" }),
  paper: said(z.enum(["letter", "a4"]).default("letter"), { en: "letter or a4", fr: "letter ou a4" }),
  language: said(z.enum(["en", "fr"]).optional(), { en: "en or fr", fr: "en ou fr" }),
  timeZone: said(z.string().optional(), {
    en: "such as America/Toronto; this machine’s unless told",
    fr: "comme America/Toronto ; celui de la machine sinon",
  }),
  fonts: said(z.string().default(""), {
    en: "font files for scripts that Noto Sans lacks, separated by commas",
    fr: "polices pour les écritures absentes de Noto Sans, séparées par des virgules",
  }),
};
const FlagShapes = z.object(flags);
type Flags = z.infer<typeof FlagShapes>;

const paperBook = command({
  name: "pollbook paper book",
  say: {
    en: "Print a site’s pollbook as PDF: as-of stamp, early and postal marks, page numbers, a checksum on each page",
    fr: "Imprimer la liste d’émargement d’un lieu en PDF : état daté, mentions, pages numérotées, somme de contrôle",
  },
  args: z.object(flags),
  run: (args, terminal) =>
    explained(terminal, () =>
      print(args, terminal, ({ paper, source }) => {
        if (args.data !== undefined && args.package === undefined && !keepStamp(args.data, paper.stamp))
          terminal.problem(sentence(terminal.language, "paper-stamp-not-kept", { book: paper.stamp.book }));
        terminal.line(
          sentence(terminal.language, "paper-book", {
            book: paper.stamp.book,
            voters: paper.voters,
            site: source.site,
            events: source.ledger?.size() ?? 0,
          }),
        );
        return paper.book();
      }),
    ),
});

const paperChanges = command({
  name: "pollbook paper changes",
  say: {
    en: "Print everything since a book’s stamp, in the order of the book",
    fr: "Imprimer tout ce qui a changé depuis l’état d’une liste, dans son ordre",
  },
  args: z.object({
    ...flags,
    since: said(z.string(), {
      en: "the book, as on its cover; or the last of each device: hub:17,north-1:42",
      fr: "la liste, comme sur sa couverture ; ou le dernier de chaque appareil : hub:17,nord-1:42",
    }),
  }),
  run: (args, terminal) =>
    explained(terminal, () =>
      print(args, terminal, ({ paper, source }) => paper.changes(stampOf(args, source, terminal))),
    ),
});

const paperEnvelopes = command({
  name: "pollbook paper envelopes",
  say: {
    en: "Print blank provisional envelopes with numbers of their own, and their log",
    fr: "Imprimer des enveloppes provisoires vierges numérotées, et leur registre",
  },
  args: z.object({
    ...flags,
    count: said(z.coerce.number().int().min(1).max(999), { en: "how many", fr: "combien" }),
  }),
  run: (args, terminal) =>
    explained(terminal, () => print(args, terminal, ({ paper }) => paper.envelopes(args.count))),
});

const paperStock = command({
  name: "pollbook paper stock",
  say: {
    en: "Print what a site needs on paper for two to three hours at the peak",
    fr: "Imprimer ce qu’il faut en papier à un lieu pour deux à trois heures de pointe",
  },
  args: z.object({
    ...flags,
    peak: said(z.coerce.number().positive().max(100_000).optional(), {
      en: "voters in the busiest hour; unless told, the busiest so far",
      fr: "électeurs à l’heure de pointe ; sinon, la plus forte jusqu’ici",
    }),
    hours: said(z.coerce.number().min(1).max(24).default(3), {
      en: "hours to bridge",
      fr: "heures à couvrir",
    }),
    spoilt: said(Percent.default(5), { en: "spoilt ballots of 100", fr: "bulletins annulés sur 100" }),
    provisional: said(Percent.default(10), {
      en: "provisional envelopes of 100",
      fr: "enveloppes provisoires sur 100",
    }),
  }),
  run: (args, terminal) =>
    explained(terminal, () =>
      print(args, terminal, ({ paper, source }) =>
        paper.stock({
          peakPerHour: args.peak ?? busiestSoFar(source, terminal),
          hours: args.hours,
          spoiltPercent: args.spoilt,
          provisionalPercent: args.provisional,
        }),
      ),
    ),
});

export const paperCommands: readonly Command[] = [paperBook, paperChanges, paperEnvelopes, paperStock];

type Opened = { readonly paper: SitePaper; readonly source: Source };

async function print(
  args: Flags,
  terminal: Terminal,
  pages: (opened: Opened) => AsyncGenerator<Buffer>,
): Promise<0> {
  const { language } = terminal;
  if (existsSync(args.out)) throw new NotDone(sentence(language, "paper-file-exists", { file: args.out }));
  const packageBytes = args.package === undefined ? undefined : bytesOf(args.package, terminal);
  const opened = openSource({ data: args.data, packageBytes, site: args.site });
  if (!opened.ok) throw new NotDone(sentence(language, opened.refusal, opened.values));
  const source = opened.value;
  for (const file of source.unreadable)
    terminal.problem(sentence(language, "paper-log-unreadable", { file }));
  const look = {
    language: args.language ?? language,
    paper: args.paper === "a4" ? a4 : letter,
    timeZone: zoneOf(args.timeZone, terminal),
    fonts: args.fonts.split(",").filter(Boolean),
  };
  const paper = await sitePaper(source, look, systemClock.nowMs());
  const missing = paper.missing();
  if (missing.length > 0)
    throw new NotDone(
      sentence(language, "paper-letters-missing", {
        count: missing.length,
        letters: missing.slice(0, 20).join(" "),
      }),
    );
  await writeWhole(args.out, pages({ paper, source }));
  terminal.line(args.out);
  return 0;
}

/** The file is there when all of it is. */
async function writeWhole(file: string, pieces: AsyncGenerator<Buffer>): Promise<void> {
  const part = `${file}.part`;
  try {
    await pipeline(Readable.from(pieces), createWriteStream(part, { mode: 0o600, flush: true }));
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

function zoneOf(asked: string | undefined, terminal: Terminal): string {
  const timeZone = asked ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  } catch {
    throw new NotDone(sentence(terminal.language, "paper-zone-unknown", { zone: timeZone }));
  }
}

/** A book that was printed here is known by its letters; any other by what its cover says of each device. */
function stampOf(
  { data, since }: { readonly data?: string | undefined; readonly since: string },
  { site }: Source,
  terminal: Terminal,
): Stamp {
  const known =
    data === undefined
      ? undefined
      : printedBooks(data).find(({ book }) => book === since.toUpperCase().trim());
  if (known !== undefined) return known;
  const heads = readHeads(since);
  if (heads !== null) return { book: since.slice(0, 40), site, atMs: 0, heads };
  throw new NotDone(sentence(terminal.language, "paper-book-unknown", { book: since }));
}

function busiestSoFar({ ledger, site }: Source, terminal: Terminal): number {
  const checkIns = ledger?.counted(new Set(["check-in"])) ?? [];
  const busiest = busiestHour(checkIns.filter(({ act }) => act.site === site).map(({ act }) => act.atMs));
  if (busiest === null) throw new NotDone(sentence(terminal.language, "paper-peak-unknown", { site }));
  return busiest;
}
