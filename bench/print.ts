import { measuring, notoSans } from "../src/platform/print/faces.ts";
import { pdfOf } from "../src/platform/print/pdf.ts";
import { letter, type PrintedPage } from "../src/platform/print/printed-page.ts";
import { pagesOfRows } from "../src/platform/print/table-pages.ts";

/** What printing promises: a pollbook of 100,000 voters as a PDF in under 60 s, in memory that does not grow with its pages. */
export async function run(print: (line: string) => void): Promise<void> {
  for (const voters of [10_000, 100_000]) await pollbook(voters, print);
}

async function pollbook(voters: number, print: (line: string) => void): Promise<void> {
  const started = performance.now();
  const computed = process.cpuUsage();
  let [pages, bytes, memoryMost] = [0, 0, 0];
  const counted = (function* (): Generator<PrintedPage> {
    for (const page of pagesOfRows(settings(), rowsOf(voters))) {
      pages += 1;
      yield page;
    }
  })();
  const foot = (page: number, checksum: string): string => `Page ${page} · ${checksum}`;
  for await (const piece of pdfOf(counted, {
    title: "Pollbook",
    language: "fr",
    paper: letter,
    madeMs: 0,
    foot,
  })) {
    bytes += piece.length;
    memoryMost = Math.max(memoryMost, process.memoryUsage.rss());
  }
  const { user, system } = process.cpuUsage(computed);
  print(
    JSON.stringify({
      bench: "print",
      what: "pollbook",
      voters,
      pages,
      megabytes: Math.round(bytes / 1e5) / 10,
      seconds: Math.round(performance.now() - started) / 1000,
      secondsComputing: Math.round((user + system) / 1000) / 1000,
      memoryMegabytesMost: Math.round(memoryMost / 1e6),
    }),
  );
}

function settings() {
  return {
    paper: letter,
    title: "Registre / Pollbook",
    under: ["Bureau 12, école Saint-Jean-Baptiste"],
    columns: [
      { head: "Nº", part: 8 },
      { head: "Nom / Name", part: 30 },
      { head: "Adresse / Address", part: 34 },
      { head: "Né / Born", part: 10 },
      { head: "", part: 4, box: true },
      { head: "Signature", part: 20 },
    ],
    rowHeight: 21,
    widthOf: measuring(notoSans),
  };
}

function* rowsOf(voters: number): Generator<readonly string[]> {
  for (let index = 1; index <= voters; index++)
    yield [
      String(index),
      `Lévesque-${(index * 7919) % 5003}, Éloïse ${index % 26}`,
      `${index % 999} chemin de la Côte-des-Neiges`,
      `19${(index % 90) + 10}-03-04`,
    ];
}
