import type { Card, CvrContest } from "./card.ts";
import { checkBatch, type CvrOptions } from "./cvr-reader.ts";
import type { CvrFolder } from "./ess.ts";
import { hartContests, hartRecord, type HartRecord } from "./hart-record.ts";
import { hartScans, type HartScan } from "./hart-scans.ts";
import { problem, type FileReader, type Problem } from "./problem.ts";
import { xmlReader, type XmlElement } from "./xml-reader.ts";

export type HartOptions = Omit<CvrOptions, "file"> & {
  readonly folder: string;
  /** "Vote for k" of contests by name, which the records do not say. Without it, 1, or more where a record proves more. */
  readonly votesAllowed?: Readonly<Record<string, number>>;
};

export type HartFolder = Omit<CvrFolder, "open"> & {
  /** @param archive the inner archive the file lies in, or null: records of one tabulator lie in one archive of its name */
  open(file: string, archive: string | null): FileReader;
};

/**
 * The CVR export of Hart: an XML file a card, in one inner archive for each tabulator, and `scanned-ballot-info.csv`, which gives
 * each record its identifier. Unpacking is the caller's work; what a file is, its content says. A contest without a marked option
 * is on the card and unmarked, never absent.
 *
 * The tabulator is the workstation of the scan file, else the name of the archive, else what the manifest says for the batch, if
 * only one tabulator has a batch of that name.
 */
export function hartReader(options: HartOptions): HartFolder {
  const { folder } = options;
  const scans = new Map<string, HartScan & { used: boolean }>();
  const known = hartContests(options.votesAllowed ?? {});
  const waiting: { readonly record: HartRecord; readonly file: string; readonly archive: string | null }[] =
    [];
  const seen = new Set<string>();
  const add = (file: string, archive: string | null, record: HartRecord): Problem | null => {
    if (seen.has(record.guid)) return problem("record-twice", file, { found: record.guid });
    seen.add(record.guid);
    waiting.push({ record, file, archive });
    return null;
  };
  const emit = ({ record, file, archive }: (typeof waiting)[number]): Problem | null => {
    const scan = scans.get(record.guid);
    if (scan) scan.used = true;
    else if (scans.size > 0) return problem("files-differ", folder, { found: record.guid, expected: file });
    const tabulator = scan?.tabulator || nameOf(archive) || tabulatorOf(options, record.batch);
    if (typeof tabulator !== "string") return tabulator;
    const unknown = checkBatch({ ...options, file }, 1, tabulator, record.batch);
    if (unknown === null) options.sink(cardOf(record, tabulator, scan?.id ?? record.guid));
    return unknown;
  };
  return {
    open: (file, archive) =>
      hartFile(file, {
        xml: (children) => {
          const record = hartRecord(file, children, known);
          return "name" in record ? record : add(file, archive, record);
        },
        scan: (scan) => {
          if (scans.has(scan.guid)) return problem("record-twice", file, { row: scan.row, found: scan.guid });
          scans.set(scan.guid, { ...scan, used: false });
          return null;
        },
      }),
    finish() {
      if (waiting.length === 0) return problem("cvr-file-missing", folder, { expected: "<Cvr>" });
      for (const one of waiting) {
        const found = emit(one);
        if (found) return found;
      }
      for (const [guid, { used, file }] of scans)
        if (!used) return problem("files-differ", folder, { found: guid, expected: file });
      return null;
    },
    contests: (): readonly CvrContest[] => known.contests(),
  };
}

/** XML begins with `<`, the scan file with anything else. */
function hartFile(
  file: string,
  kinds: {
    readonly xml: (children: readonly XmlElement[]) => Problem | null;
    readonly scan: (scan: HartScan) => Problem | null;
  },
): FileReader {
  let reader: FileReader | null = null;
  const children: XmlElement[] = [];
  const xml = xmlReader(file, {
    root: ({ name }) => (name === "Cvr" ? null : problem("file-unknown", file, { expected: "<Cvr>" })),
    child: (element) => (children.push(element), null),
  });
  return {
    push(chunk) {
      reader ??= /^[\s\uFEFF]*</.test(chunk) ? xml : hartScans(file, kinds.scan);
      return reader.push(chunk);
    },
    end() {
      if (reader === null) return problem("file-empty", file);
      return reader.end() ?? (reader === xml ? kinds.xml(children) : null);
    },
  };
}

function tabulatorOf({ manifest, folder }: HartOptions, batch: string): string | Problem {
  const tabulators = manifest?.tabulatorsOf(batch) ?? [];
  return tabulators.length > 1
    ? problem("batch-names-not-unique", folder, { found: batch, expected: tabulators.join(", ") })
    : (tabulators[0] ?? "");
}

function nameOf(archive: string | null): string {
  return archive === null ? "" : archive.replace(/^.*[/\\]/, "").replace(/\.zip$/i, "");
}

function cardOf(
  { batch, sequence, precinct, sheet, contests }: HartRecord,
  tabulator: string,
  id: string,
): Card {
  return { id, tabulator, batch, record: sequence, style: sheet, precinct, contests };
}
