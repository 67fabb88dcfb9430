import fs from "node:fs";
import { join } from "node:path";

/** Makes a file, or the names in a folder, reach the disk. */
export function flushPath(path: string): void {
  // Windows can neither open a folder nor flush what is open for reading only; it orders such writes itself.
  if (process.platform === "win32") return;
  const handle = fs.openSync(path, "r");
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/** Every file and folder below, and the folder itself. */
export function flushTree(folder: string): void {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) flushTree(path);
    else if (entry.isFile()) flushPath(path);
  }
  flushPath(folder);
}
