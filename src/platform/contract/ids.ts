import { z } from "zod";

/** A branded id with a visible prefix: `idOf("rep")` takes `rep_` and 10 to 40 lower-case letters or digits. */
export function idOf<const P extends string>(prefix: P) {
  return z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9a-z]{10,40}$`), `expected an id that begins with ${prefix}_`)
    .brand<P>();
}
