import { exportVerifier } from "@counterfoil/journal";
import { exportLines } from "../../src/core/journal/service.ts";
import { journalSigner, sha256, verifyEd25519 } from "../../src/core/journal/signing.ts";
import type { OpenStorage } from "../../src/platform/storage/open-storage.ts";
import { secret } from "./place.ts";

/** The first thing that is wrong with the journal, as its export shows it; null where its chain is whole. */
export async function journalProblem(storage: OpenStorage): Promise<string | null> {
  const verifier = exportVerifier({ sha256, verify: verifyEd25519 });
  for await (const line of exportLines(storage, journalSigner(secret, "localhost/journal"))) {
    const problem = verifier.bytes(Buffer.from(line));
    if (problem !== null) return JSON.stringify(problem);
  }
  const outcome = verifier.end();
  return outcome.ok ? null : JSON.stringify(outcome.problem);
}
