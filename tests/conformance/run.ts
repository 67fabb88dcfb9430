import { resolve } from "node:path";
import { conformance } from "./command.ts";

process.exitCode = conformance(process.argv.slice(2), resolve(import.meta.dirname, "../.."), (line) =>
  process.stdout.write(`${line}\n`),
);
