import { correlation } from "./exchange/correlation.ts";
import { patterns } from "./exchange/patterns.ts";
import { validity } from "./exchange/validity.ts";

/** `npm run bench -- exchange`: the pure engines of the exchange. Aims: 1,000,000 observables under 60 s and 800 MB, asked under 5 ms. */
export async function run(print: (line: string) => void): Promise<void> {
  for (const figures of [correlation, validity, patterns])
    for (const figure of figures()) {
      print(JSON.stringify({ bench: "exchange", ...figure }));
      await Promise.resolve();
    }
}
