import { performance } from "node:perf_hooks";
import { openImage, writeImage } from "@counterfoil/pollbook-search";
import { letter } from "../../src/platform/print/printed-page.ts";
import { utf8 } from "../../src/rooms/infrastructure/pollbooks/keys.ts";
import { sitePaper } from "../../src/rooms/infrastructure/pollbooks/paper/documents.ts";
import { definition } from "../../src/rooms/infrastructure/pollbooks/testing/polling-place.ts";
import { inventedVoters } from "./voters.ts";

const VOTERS = 100_000;

/** The book of one site with 100,000 voters, promised in under 60 s. */
export async function paperBook(print: (line: string) => void): Promise<void> {
  const here = (function* () {
    for (const voter of inventedVoters(VOTERS)) yield { ...voter, site: "north", style: "A" };
  })();
  const list = openImage(writeImage(here, utf8), utf8);
  if (!list.ok) throw new Error(list.refusal);
  const manifest = {
    ...definition,
    hub: { device: "hub", publicKey: "0".repeat(64) },
    list: { voters: VOTERS, bytes: 0, sha256: "0".repeat(64) },
    madeAtMs: 0,
  };
  const source = { manifest, version: "0".repeat(64), site: "north", list: list.value, ledger: null };
  const look = { language: "en", paper: letter, timeZone: "UTC", fonts: [] } as const;
  const processor = process.cpuUsage();
  const start = performance.now();
  let bytes = 0;
  for await (const piece of (await sitePaper(source, look, 0)).book()) bytes += piece.length;
  const { user, system } = process.cpuUsage(processor);
  print(
    JSON.stringify({
      what: `paper book of one site, ${VOTERS} voters`,
      seconds: Number(((performance.now() - start) / 1000).toPrecision(3)),
      processorSeconds: Number(((user + system) / 1e6).toPrecision(3)),
      megabytes: Number((bytes / 1e6).toPrecision(3)),
    }),
  );
}
