/** Goal: a French reader is told in French what was expected. Method: values with and without an expectation. */
import { expect, test } from "vitest";
import { valuesFor } from "./refusal-values.ts";

test("what was expected is said in the reader's language", () => {
  expect(valuesFor("fr-CA", { expected: "a colon", line: 3 })).toEqual({
    expected: "un deux-points",
    line: 3,
  });
  expect(valuesFor("en", { expected: "a colon" })).toEqual({ expected: "a colon" });
});

test("negative: values without an expectation, and none at all, stay as they are", () => {
  expect(valuesFor("fr", { line: 3 })).toEqual({ line: 3 });
  expect(valuesFor<string>("fr", undefined)).toBeUndefined();
});
