import { createHash } from "node:crypto";
import { canonicalJson } from "../../../basics/canonical-json.ts";

/** SHA-256, hex, of the canonical JSON of texts: what an approval is bound to, and what the public page shows. */
export function sha256Of(texts: unknown): string {
  return createHash("sha256").update(canonicalJson(texts)).digest("hex");
}
