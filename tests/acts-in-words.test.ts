// Goal: whatever the journal records can be read in words, in English and French, by people who know no code of ours (G12). Method: every
// act that a service journals under its own name, against the messages by which the screens say it.
import { expect, test } from "vitest";
import { filesOf } from "./tree.ts";

const files = filesOf(".", ["src"]).filter(
  ({ path }) => /\.tsx?$/.test(path) && !/\.test\.|\.fixture\./.test(path),
);

/** `record(cx, "reports.grade", …)` and `action: "reports.grade"`. */
const journalled = /(?:record\(\s*cx,\s*|action:\s*)"([a-z]+\.[a-z-]+)"/g;
/** A set of messages begins with its noun: `messages("reports", {`. */
const setOfMessages = /\b\w+\(\s*"([a-z-]+)",\s*\{/g;
const act = /"did-([a-z-]+)":/g;

test("G12: every act that is journalled has its sentence", () => {
  const acts = new Set(
    files
      .filter(({ path }) => !/contract|messages/.test(path))
      .flatMap(({ text }) => [...text.matchAll(journalled)].map(([, name = ""]) => name)),
  );
  expect(acts.size).toBeGreaterThan(100);
  const said = new Set(files.flatMap(sentencesIn));
  expect([...acts].filter((name) => !said.has(name)).toSorted()).toEqual([]);
});

/**
 * `reports.grade` for a `did-grade` under the noun that stands last before it, or else the folder's; and under those that the slice goes
 * by, too.
 */
function sentencesIn({ path, text }: { readonly path: string; readonly text: string }): string[] {
  const sets = [...text.matchAll(setOfMessages)];
  const folder = path.split("/").at(path.includes("/ui/") ? -3 : -2) ?? "";
  return [...text.matchAll(act)].flatMap((found) => {
    const noun = sets.findLast(({ index }) => index < found.index)?.[1] ?? folder;
    return [noun, ...(furtherNouns[noun] ?? [])].map((one) => `${one}.${found[1]}`);
  });
}

/** As the routes of these slices say it (`alsoUnder`). */
const furtherNouns: Readonly<Record<string, readonly string[]>> = {
  collections: ["taxii"],
  correlation: ["correlations"],
};
