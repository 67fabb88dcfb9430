import { refuse } from "../../../src/basics/result.ts";
import type { readElection } from "../../../src/core/elections/contract.ts";
import type { Serves } from "../../../src/platform/contract/context.ts";

export const planted: Serves<typeof readElection> = async () => refuse("never-declared");
