import { raire } from "./audits/raire.ts";
import { records } from "./audits/records.ts";
import { risk } from "./audits/risk.ts";
import { samples } from "./audits/samples.ts";

/**
 * What the audits room promises: 10,000 draws from 5,000,000 cards by tickets under 8 s and 150 MB with both cores, by Rivest's
 * rule under 50 ms; Dominion's CSV above 80,000 rows/s in flat memory; every instant-runoff contest under 1 s in all. Seconds of
 * computing stand beside those of the clock, because other work on the machine slows only the clock.
 */
export async function run(print: (line: string) => void): Promise<void> {
  await samples(print);
  await records(print);
  await risk(print);
  raire(print);
}
