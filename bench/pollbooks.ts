import { devices } from "./pollbooks/device.ts";
import { deviceAlone } from "./pollbooks/device-alone.ts";
import { paperBook } from "./pollbooks/paper.ts";
import { hubUnderLoad } from "./pollbooks/hub.ts";
import { searches } from "./pollbooks/search.ts";

/**
 * What the pollbooks promise at 1,000,000 voters with full records (`--voters N` for another size): a prefix found in under 1 ms
 * (median), a misspelt name in under 10 ms (95 %), and of a device as a process of its own: first search under 5 s after a restart, under
 * 900 MB in all. And of devices: a
 * check-in on the disk in under 1 ms (median), on eleven others in under 100 ms (95 %), 100,000 events caught up in under 3 s. And of
 * paper: a site's book of 100,000 voters in under 60 s. And of the hub: 200 check-ins a second of 2,000 devices (`--devices N`), each on all
 * others in under 1 s (95 %).
 */
export async function run(print: (line: string) => void): Promise<void> {
  const asked = process.argv.indexOf("--voters");
  const voters = asked < 0 ? 1_000_000 : Number(process.argv[asked + 1]);
  const simulated = process.argv.indexOf("--devices");
  await hubUnderLoad(print, simulated < 0 ? 2_000 : Number(process.argv[simulated + 1]));
  await devices(print);
  await paperBook(print);
  searches(print, voters);
  await deviceAlone(print, voters);
}
