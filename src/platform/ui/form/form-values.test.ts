// Goal: a field's address finds exactly that field, in a form and in a refusal alike. Method: random nested addresses.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { pathSteps, pathText, valueAt, withValue } from "./form-values.ts";

const name = fc.stringMatching(/^[a-z]{1,6}$/);
const path = fc
  .tuple(name, fc.array(fc.oneof(name, fc.nat({ max: 4 })), { maxLength: 4 }))
  .map(([first, rest]) => [first, ...rest]);

test("what is put at an address is found at it, and other addresses keep their value", () => {
  fc.assert(
    fc.property(path, fc.string(), (steps, value) => {
      const before = { kept: "yes" };
      const at = pathText(["form", ...steps]);
      const after = withValue<Record<string, unknown>>(before, at, value);
      expect(valueAt(after, at)).toBe(value);
      expect(valueAt(after, "kept")).toBe("yes");
      expect(before).toEqual({ kept: "yes" });
    }),
  );
});

test("an address that leads nowhere is undefined (negative)", () => {
  expect(valueAt({ a: [1] }, "a[3].b")).toBeUndefined();
  expect(valueAt(undefined, "a")).toBeUndefined();
});

test("an address is said in steps, places counted from one; of lists in lists the last place counts", () => {
  expect(pathSteps("objects[3].name")).toEqual([
    { name: "objects", number: 4 },
    { name: "name", number: null },
  ]);
  expect(pathSteps("rows[0][2]")).toEqual([{ name: "rows", number: 3 }]);
  expect(pathSteps("")).toEqual([]);
});
