// Goal: the tree itself keeps the house rules. Method: every rule of tidy-rules.ts over every file; each list of exceptions may
// only get shorter. tests/canaries.test.ts plants a violation of each rule and expects it to be found.
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  askNobody,
  forbiddenNames,
  furnished,
  longFiles,
  longFunctions,
  namedExportsOnly,
  noLeftOvers,
  noMachinePaths,
  numbersInRange,
  pathsThatAreThere,
  roomsAreNamed,
  samePlaceholders,
  typedAfterFocus,
} from "./tidy-rules.ts";
import { filesOf } from "./tree.ts";

const files = filesOf(".", ["src", "engines", "tests", "bench", "docs", "languages"]);
const documents = [
  ...["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"].map((path) => ({
    path,
    text: readFileSync(path, "utf8"),
  })),
  ...files.filter(({ path }) => /^docs\/.*[.]md$/.test(path)),
];

test("pure files never ask the time, the dice or the locale", () => expect(askNobody(files)).toEqual([]));
test("every export has a name", () => expect(namedExportsOnly(files)).toEqual([]));
test("nothing silences the compiler or the test run", () => expect(noLeftOvers(files)).toEqual([]));
test("no test types before a field has the focus", () => expect(typedAfterFocus(files)).toEqual([]));
test("every name says something", () => expect(forbiddenNames(files)).toEqual([]));
test("no file is too long to be read at once", () => expect(longFiles(longForNow)(files)).toEqual([]));
test("no function is too long to be held in the head", () => expect(longFunctions({})(files)).toEqual([]));
test("every slice has its furniture", () => expect(furnished(withoutFurniture)(files)).toEqual([]));
test("every path that a document names is there", () =>
  expect(pathsThatAreThere(existsSync)(documents)).toEqual([]));
test("every room is named where its recipe says", () =>
  expect(roomsAreNamed([...documents, ...files])).toEqual([]));
test("every migration has a number of its room", () =>
  expect(numbersInRange([...documents, ...files])).toEqual([]));
test("no file names a machine's path", () => expect(noMachinePaths(files)).toEqual([]));
test("English and French sentences hold the same placeholders", () =>
  expect(samePlaceholders(files)).toEqual([]));

/** The permission table is a value: it stores nothing. */
const withoutFurniture = {
  "src/core/permissions": ["store.ts"],
};

/** No file is too long, and none may be. */
const longForNow = {};
