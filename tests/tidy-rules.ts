import ts from "typescript";
import { byCodeUnit } from "../src/basics/order.ts";
import { codeOnly, isCode, isPure, isTest, type TreeFile } from "./tree.ts";

/** Each rule reads the tree and names what breaks it: `path: what`. Planted violations in tests/canaries prove each of them. */
export type TidyRule = (files: readonly TreeFile[]) => string[];

export const askNobody: TidyRule = (files) =>
  offenders(
    files,
    (file) => isPure(file.path),
    /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\blocaleCompare\b|\btoLocale\w+/,
  );

export const namedExportsOnly: TidyRule = (files) =>
  offenders(
    files,
    (file) => isCode(file.path) && /^(src|engines|tests|bench)\//.test(file.path),
    /^export default\b/m,
  );

export const noLeftOvers: TidyRule = (files) =>
  offenders(
    files,
    (file) => isCode(file.path) && !/^tests\/(tidy-rules|canaries)/.test(file.path),
    /@ts-ignore|@ts-nocheck|\bas any\b|: any\b|\.only\(/,
  );

/** Keys pressed before a field has the focus go nowhere: `typeHere` of tests/browser/harness.ts waits for it. */
export const typedAfterFocus: TidyRule = (files) =>
  offenders(
    files,
    (file) => isTest(file.path) && !/^tests\/(canaries|browser\/harness)/.test(file.path),
    /\bkeyboard\.(type|insertText)\(/,
  );

export const forbiddenNames: TidyRule = (files) =>
  files
    .filter(
      (file) => isCode(file.path) && /(^|\/)(utils?|helpers?|common|misc|manager)(\/|\.|-)/.test(file.path),
    )
    .map((file) => `${file.path}: a name that says nothing`);

export function longFiles(allowed: Readonly<Record<string, number>>): TidyRule {
  return (files) =>
    files
      .filter((file) => isCode(file.path))
      .flatMap((file) => {
        const lines = file.text.split("\n").length - 1;
        const most = allowed[file.path] ?? (isTest(file.path) ? 600 : 300);
        return lines > most ? [`${file.path}: ${lines} lines, at most ${most}`] : [];
      });
}

export function longFunctions(allowed: Readonly<Record<string, number>>): TidyRule {
  return (files) =>
    files
      .filter((file) => isCode(file.path) && !isTest(file.path) && !/^(tests|bench)\//.test(file.path))
      .flatMap((file) =>
        functionsOf(file)
          .filter(({ lines, name }) => lines > (allowed[`${file.path}:${name}`] ?? 70))
          .map(({ name, lines }) => `${file.path}:${name}: ${lines} lines, at most 70`),
      );
}

const furniture = ["README.md", "contract.ts", "messages.ts", "service.ts", "store.ts", "http.ts"];

/** Every slice has its furniture. What a slice truly has no use for is named with the slice, and the list only gets shorter. */
export function furnished(exceptions: Readonly<Record<string, readonly string[]>>): TidyRule {
  return (files) => {
    const slices = new Set(
      files.flatMap((file) => /^src\/(?:core|rooms\/[^/]+)\/[^/]+(?=\/)/.exec(file.path)?.[0] ?? []),
    );
    const paths = new Set(files.map((file) => file.path));
    return [...slices].flatMap((slice) => {
      const missing = furniture.filter(
        (name) => !paths.has(`${slice}/${name}`) && !(exceptions[slice] ?? []).includes(name),
      );
      const tested = [...paths].some((path) => path.startsWith(`${slice}/`) && isTest(path));
      return [...missing.map((name) => `${slice}: no ${name}`), ...(tested ? [] : [`${slice}: no test`])];
    });
  };
}

/** Every path that a document names in backticks is there; `<noun>`, `NNNN` and `*` stand for any name. */
export function pathsThatAreThere(exists: (path: string) => boolean): TidyRule {
  return (documents) =>
    documents.flatMap(({ path, text }) =>
      [...text.matchAll(/`((?:src|engines|tests|bench|docs|languages)\/[^`\s]*)`/g)]
        .map(([, named = ""]) => named)
        .filter((named) => !/[<*]|NNNN/.test(named) && !exists(named))
        .map((named) => `${path}: names ${named}, which is not there`),
    );
}

/** Every room is named where "Add a room" in CONTRIBUTING.md says. */
export const roomsAreNamed: TidyRule = (files) => {
  const text = (path: string) => files.find((file) => file.path === path)?.text ?? "";
  const [, tree = ""] = /^src\/rooms\/ +([\s\S]*?)^src\//m.exec(text("ARCHITECTURE.md")) ?? [];
  const slices = new Set(
    files.flatMap(({ path }) => /^src\/rooms\/([^/]+)\/([^/]+)\//.exec(path)?.[0] ?? []),
  );
  return [...slices].flatMap((folder) => {
    const [, , room = "", slice = ""] = folder.split("/");
    const lines = `src/core/permissions/${room}-lines-contract.ts`;
    return [
      ...(text("src/platform/ui/slice-routes.ts").includes(`"${room}"`)
        ? []
        : ["src/platform/ui/slice-routes.ts"]),
      ...(text("src/core/permissions/contract.ts").includes(`"./${room}-lines-contract.ts"`) ? [] : [lines]),
      ...(new RegExp(`\\b${room}/: [a-z, \\n-]*\\b${slice}\\b`).test(tree)
        ? []
        : ["ARCHITECTURE.md, the tree"]),
      ...(new RegExp(`^\\| \\d{4} to \\d{4} \\|[^|]*\\b${room}\\b`, "m").test(text("ARCHITECTURE.md"))
        ? []
        : ["ARCHITECTURE.md, the numbers of migrations"]),
    ].map((place) => `${folder} is not named in ${place}`);
  });
};

/** Every migration has a number of a range that ARCHITECTURE.md gives to somebody. */
export const numbersInRange: TidyRule = (files) => {
  const architecture = files.find((file) => file.path === "ARCHITECTURE.md")?.text ?? "";
  const ranges = [...architecture.matchAll(/^\| (\d{4}) to (\d{4}) \| (?!free)/gm)];
  return files
    .map(({ path }) => path)
    .filter((path) => {
      const [, number] = /\/migrations\/(\d{4})-[a-z0-9-]+\.sql$/.exec(path) ?? [];
      return number !== undefined && !ranges.some(([, from = "", to = ""]) => from <= number && number <= to);
    })
    .map((path) => `${path}: in no range of ARCHITECTURE.md`);
};

export const noMachinePaths: TidyRule = (files) =>
  offenders(files, () => true, /[/]wor[k][/](main|shared)|[/]far[m][/]|[/]tmp[/]bash[_]jobs/, false);

/** English and French of a message hold the same placeholders. */
export const samePlaceholders: TidyRule = (files) =>
  files
    .filter((file) => isCode(file.path) && /messages/.test(file.path) && !isTest(file.path))
    .flatMap((file) =>
      [...file.text.matchAll(/en:\s*("(?:[^"\\]|\\.)*"|`[^`]*`),\s*fr:\s*("(?:[^"\\]|\\.)*"|`[^`]*`)/g)]
        .filter(([, en = "", fr = ""]) => placeholders(en) !== placeholders(fr))
        .map(([, en]) => `${file.path}: other placeholders in French than in ${en?.slice(0, 60)}`),
    );

const named = /\{(\w+)(?:\}|, ?(?:plural|select|selectordinal|number|date|time)\b)/g;
/** `one {meets}` is a form of a word, no placeholder. */
const oneWordBranches = /(?:\b(?:zero|one|two|few|many|other)|=\d+) \{\p{L}+\}/gu;

function placeholders(sentence: string): string {
  return [
    ...new Set([...sentence.replaceAll(oneWordBranches, "").matchAll(named)].map(([, name = ""]) => name)),
  ]
    .sort(byCodeUnit)
    .join(",");
}

function offenders(
  files: readonly TreeFile[],
  chosen: (file: TreeFile) => boolean,
  pattern: RegExp,
  codeAlone = true,
): string[] {
  return files.filter(chosen).flatMap((file) => {
    const text = codeAlone ? codeOnly(file.text) : file.text;
    const at = text.search(pattern);
    if (at < 0) return [];
    const line = text.slice(0, at).split("\n").length;
    // What the linter was asked to let pass, with its reason, passes here too.
    if (/oxlint-disable-next-line .* -- \w/.test(file.text.split("\n")[line - 2] ?? "")) return [];
    return [`${file.path}:${line}: ${text.slice(at, at + 40).split("\n")[0]}`];
  });
}

function functionsOf(file: TreeFile): { name: string; lines: number }[] {
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2022, true);
  const found: { name: string; lines: number }[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isFunctionDeclaration(node) ||
      ts.isMethodDeclaration(node) ||
      ts.isArrowFunction(node) ||
      ts.isFunctionExpression(node)
    ) {
      const from = source.getLineAndCharacterOfPosition(node.getStart()).line;
      const to = source.getLineAndCharacterOfPosition(node.getEnd()).line;
      found.push({ name: nameOf(node), lines: to - from + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name !== undefined) return node.name.getText();
  return ts.isVariableDeclaration(node.parent) || ts.isPropertyAssignment(node.parent)
    ? node.parent.name.getText()
    : "a function";
}
