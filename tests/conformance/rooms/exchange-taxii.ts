import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { verdictOf, type DataFile, type FileVerdict } from "../room.ts";

const asking = fileURLToPath(new URL("../taxii-state.ts", import.meta.url));

/** The state of a TAXII server: `counterfoil taxii serve --fixture` has to serve every root, collection, object, version and status in it. */
export function judgeTaxiiState({ text }: DataFile): FileVerdict {
  const { stdout, stderr, status } = spawnSync(process.execPath, [asking], {
    input: text,
    encoding: "utf8",
    timeout: 180_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0)
    return verdictOf([`the server does not start: ${stderr.trim().split("\n").at(-1) ?? ""}`]);
  return verdictOf(JSON.parse(stdout) as (string | null)[]);
}
