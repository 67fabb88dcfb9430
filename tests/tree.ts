import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/** One file of the tree, as the tidy test reads it. Paths use `/` and begin at the root. */
export interface TreeFile {
  readonly path: string;
  readonly text: string;
}

export function filesOf(root: string, folders: readonly string[]): TreeFile[] {
  return folders.flatMap((folder) => walk(root, join(root, folder)));
}

function walk(root: string, folder: string): TreeFile[] {
  let names: string[];
  try {
    names = readdirSync(folder).sort();
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    if (["node_modules", "dist", "data"].includes(name)) return [];
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return walk(root, path);
    if (!/\.(ts|tsx|sql|md|json|css)$/.test(name)) return [];
    return [{ path: relative(root, path).replaceAll("\\", "/"), text: readFileSync(path, "utf8") }];
  });
}

export const isTest = (path: string): boolean =>
  /\.test(-data)?\.tsx?$|\.fixture\.tsx?$|\/testing\/|^tests\//.test(path);
export const isCode = (path: string): boolean => /\.tsx?$/.test(path);
export const isPure = (path: string): boolean =>
  isCode(path) &&
  !isTest(path) &&
  (/^engines\/[^/]+\/src\//.test(path) ||
    path.startsWith("src/basics/") ||
    /^src\/(core|rooms\/[^/]+)\/[^/]+\/[a-z-]*(contract|messages|rules)\.ts$/.test(path));

/** Comments and the words within strings blanked, so that words in them do not count as code. Line numbers stay. */
export function codeOnly(text: string): string {
  const blank = (found: string): string => found.replaceAll(/[^\n]/g, " ");
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//g, blank)
    .replaceAll(
      /(^|[^:"'`\\])(\/\/[^\n]*)/g,
      (_found, before: string, comment: string) => before + blank(comment),
    )
    .replaceAll(/`(?:[^`\\]|\\[\s\S])*`|"(?:[^"\\\n]|\\.)*"/g, blank);
}
