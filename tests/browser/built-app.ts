import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { build } from "vite";

const pages = [
  ["dist/web/index.html", "vite.config.ts"],
  ["dist/verifier/index.html", "vite.verifier.config.ts"],
] as const;
const lock = "dist/web-building";
/** Longer than any build takes: a lock that is older was left behind by a process that was killed. */
const lockMsMax = 300_000;

/** Builds the operations app and the verifier of audits where their sources are newer than what is built; of several test processes, one builds and the others wait. */
export async function builtOnce(): Promise<void> {
  while (!taken()) await after(200);
  try {
    for (const [page, configFile] of pages)
      if (!existsSync(page) || statSync(page).mtimeMs < newestMs(sources)) await builtForPeople(configFile);
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** As `npm run build` builds it. In a test NODE_ENV says `test`, from which the app would come as it is for its makers: slower, and a third larger. */
async function builtForPeople(configFile: string): Promise<void> {
  const before = process.env["NODE_ENV"];
  process.env["NODE_ENV"] = "production";
  try {
    await build({ configFile, logLevel: "error", mode: "production" });
  } finally {
    if (before === undefined) delete process.env["NODE_ENV"];
    else process.env["NODE_ENV"] = before;
  }
}

const sources = [
  "src",
  "engines",
  "index.html",
  "vite.config.ts",
  "vite.verifier.config.ts",
  "package-lock.json",
];

/** Making a folder is atomic: whoever makes it has the lock. */
function taken(): boolean {
  mkdirSync("dist", { recursive: true });
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const age = existsSync(lock) ? Date.now() - statSync(lock).mtimeMs : 0;
    if (age > lockMsMax) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

function newestMs(paths: readonly string[]): number {
  let newest = 0;
  for (const path of paths) {
    const found = statSync(path);
    const inside = found.isDirectory() ? readdirSync(path).filter((name) => name !== "node_modules") : [];
    newest = Math.max(newest, found.mtimeMs, newestMs(inside.map((name) => join(path, name))));
  }
  return newest;
}
