/**
 * What the audits room promises: 10,000 draws from 5,000,000 cards by tickets under 8 s and 150 MB with both cores, by Rivest's
 * rule under 50 ms; Dominion's CSV above 80,000 rows/s in flat memory; every instant-runoff contest under 1 s in all; the public record of
 * 5,000,000 cards verified under 60 s; a draw that does not stop the server. Seconds of computing stand beside those of the clock,
 * because other work on the machine slows only the clock.
 */
export async function run(print: (line: string) => void): Promise<void> {
  // Each part is loaded when its turn comes: the memory that one is measured by holds nothing of the others.
  await (await import("./audits/samples.ts")).samples(print);
  await (await import("./audits/server-draw.ts")).serverDraw(print);
  await (await import("./audits/records.ts")).records(print);
  await (await import("./audits/risk.ts")).risk(print);
  (await import("./audits/raire.ts")).raire(print);
  await (await import("./audits/public-record.ts")).publicRecord(print);
}
