import { bundle } from "./exchange/bundle.ts";
import { correlation } from "./exchange/correlation.ts";
import { patterns } from "./exchange/patterns.ts";
import { taxii } from "./exchange/taxii.ts";
import { validity } from "./exchange/validity.ts";

/**
 * `npm run bench -- exchange`: a large bundle and the TAXII server on both databases, and the pure engines of the exchange. Aims: see `exchange/taxii.ts`;
 * 1,000,000 observables under 60 s and 800 MB, asked under 5 ms.
 */
export async function run(print: (line: string) => void): Promise<void> {
  for await (const figure of taxii()) print(JSON.stringify({ bench: "exchange", ...figure }));
  for (const figures of [correlation, validity, patterns])
    for (const figure of figures()) {
      print(JSON.stringify({ bench: "exchange", ...figure }));
      await Promise.resolve();
    }
  // Last, because what it leaves of the heap would count in the others' memory.
  for await (const figure of bundle()) print(JSON.stringify({ bench: "exchange", ...figure }));
}
