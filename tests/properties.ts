import { configureGlobal } from "fast-check";
import { propertySeed } from "./seed.ts";

/**
 * Every run of the tests tries the same cases, so that what passed here passes there. `COUNTERFOIL_SEED=N npm test` tries others; a
 * property that fails prints its seed and the smallest case.
 */
configureGlobal({ seed: propertySeed });
